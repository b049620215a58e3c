"""match: ranked partners for a thing, a newcomer, a community or a need, with reasons.

Where it sits: after store, beside query and show. What enters: the store of a build, from which an index is made that lies
beside it, and names. What leaves: ``Candidate`` values, best first, each with its score as the sum of small named features and
for each feature with the ways through the graph that made it, whose every step carries the sentences that say so.

``reader`` takes facts from a store, ``links`` and ``build`` make arrays of them, ``index`` and ``beside`` hold them; ``asker``
says who asks, ``view`` finds what surrounds it (``walk``), ``features`` gives the points, ``reasons`` tells what made them
(``search``), ``feedback`` shifts, ``ranking`` ranks, ``partners`` puts names and sentences to it (``quotes``). ``learning``
finds weights, ``participations`` leads to ``projects``; ``needs`` compares needs in words.
"""

from graph.match.asker import Asker, Nearness
from graph.match.beside import make_partner_index, ready_index
from graph.match.features import FEATURES, Feature
from graph.match.feedback import FeedbackError, Judgement, add_feedback, feedback_path, forget_feedback, read_feedback
from graph.match.index import AskingError, PartnerIndex
from graph.match.needs import BadNeedError
from graph.match.partners import Candidate, Matching, Newcomer, Part, Step, Wishes, find_partners
from graph.match.quotes import Quote
from graph.match.reader import Link, Thing
from graph.match.render import render_partners
from graph.match.weights import Weights, WeightsError, load_weights
from graph.query import AmbiguousNameError, UnknownNameError

__all__ = [
    "FEATURES",
    "AmbiguousNameError",
    "Asker",
    "AskingError",
    "BadNeedError",
    "Candidate",
    "Feature",
    "FeedbackError",
    "Judgement",
    "Link",
    "Matching",
    "Nearness",
    "Newcomer",
    "Part",
    "PartnerIndex",
    "Quote",
    "Step",
    "Thing",
    "UnknownNameError",
    "Weights",
    "WeightsError",
    "Wishes",
    "add_feedback",
    "feedback_path",
    "find_partners",
    "forget_feedback",
    "load_weights",
    "make_partner_index",
    "read_feedback",
    "ready_index",
    "render_partners",
]
