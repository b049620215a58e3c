"""derive: what no document states but what follows from what they state, in a graph of its own, each triple with its rule.

Enters: a store with the plain triples and the claims. Leaves: the graph ``cpid:derived`` in that store. ``derive_all`` makes
it from nothing, ``derive_change`` makes anew what depends on a change. The rules are SPARQL files in ``rules``.
"""

from graph.derive.change import Change, derive_change, read_quads
from graph.derive.engine import derive_all, load_lines
from graph.derive.rule import RuleError
from graph.derive.rulebook import RuleBook, load_rules

__all__ = ["Change", "RuleBook", "RuleError", "derive_all", "derive_change", "load_lines", "load_rules", "read_quads"]
