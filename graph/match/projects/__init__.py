"""Partners learned from who took part in which project, and when.

Where it sits: beside the features of ``graph.match``, for graphs large enough to learn from. What enters: ``Participation``
values (an organisation, a project, a date; kind, country and topics where known). What leaves: for each organisation the
best candidates that are not its partners yet, each with a score in 0–1 that is the sum of its named parts.

``participation`` says what a fact is, ``history`` holds all facts up to a date, ``landscape`` what follows from them for every
organisation, ``signals`` the named features, ``learning`` the weights, ``ranking`` the lists, ``baselines`` and ``judging`` the
yardsticks. A knowledge graph could give participations as well
(whatever two bodies build, undertake or belong to is a project); nothing turns one into them yet.
"""

from graph.match.projects.history import History
from graph.match.projects.landscape import Landscape
from graph.match.projects.learning import Weights, learn_weights
from graph.match.projects.participation import Participation
from graph.match.projects.ranking import Prospect, rank_prospects
from graph.match.projects.signals import SIGNALS, Signal

__all__ = [
    "SIGNALS",
    "History",
    "Landscape",
    "Participation",
    "Prospect",
    "Signal",
    "Weights",
    "learn_weights",
    "rank_prospects",
]
