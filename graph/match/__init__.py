"""match: ranked partners for a thing, with reasons.

Where it sits: after store, beside query and show. What enters: the store of a build and the name of a thing. What
leaves: ``Candidate`` values, best first, each with its score as the sum of small named features and with a path through
the graph whose every step carries the sentences that say so. Nothing is formatted here.

``network`` holds things and links in memory, ``features`` gives the points, ``paths`` the way from one thing to the
other, ``reader`` fetches things, links and sentences from the store, ``partners`` puts them together.
"""

from graph.match.features import FEATURES, Feature
from graph.match.network import Link, Network, Thing
from graph.match.partners import Candidate, Score, Step, find_partners
from graph.match.reader import Quote
from graph.match.render import render_partners
from graph.query import AmbiguousNameError, UnknownNameError

__all__ = [
    "FEATURES",
    "AmbiguousNameError",
    "Candidate",
    "Feature",
    "Link",
    "Network",
    "Quote",
    "Score",
    "Step",
    "Thing",
    "UnknownNameError",
    "find_partners",
    "render_partners",
]
