"""needs: how near a need in words is to what organisations are called, do and are told of.

Where it sits: in match, beside the features that count on the graph. What enters: a store, a need. What leaves: ``Taker`` values, best
first, each with the phrases that are near and the links that lead to them. Nothing is formatted here.

``material`` reads the store, ``terms`` and ``encoder`` say what words and meanings are compared by, ``build`` makes the index,
``nearness`` finds near phrases, ``spread`` who they are about, ``index`` puts them together, ``beside`` keeps the index.
"""

from graph.match.needs.asking import find_nearness
from graph.match.needs.beside import needs_path, open_needs
from graph.match.needs.index import TAKERS, BadNeedError, NeedsIndex, Taker, Through, check_need

__all__ = ["TAKERS", "BadNeedError", "NeedsIndex", "Taker", "Through", "check_need", "find_nearness", "needs_path", "open_needs"]
