"""In which regions a thing lies, as far as the network itself says.

Enters: nodes, edges, and regions inside regions where the caller knows more. Leaves: for each thing the regions it can be
filtered by: its own and those around it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from graph.show.network_model import Edge, Node

_LYING = frozenset({"locatedIn", "partOf"})


def find_regions(nodes: Iterable[Node], edges: Iterable[Edge], within: Mapping[str, Collection[str]]) -> dict[str, frozenset[str]]:
    """By IRI of a thing the IRIs of its regions; a region lies in itself. Things without a region are left out."""
    regions = {node.iri for node in nodes if node.type == "Region"}
    around: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.relation in _LYING and edge.tail_iri in regions:
            around[edge.head_iri].add(edge.tail_iri)
    for inner, outer in within.items():
        around[inner].update(regions.intersection(outer))
    found: dict[str, frozenset[str]] = {}
    for iri in sorted(regions | around.keys()):
        reached = _walk_outwards(iri, around)
        found[iri] = frozenset(reached | {iri}) if iri in regions else frozenset(reached)
    return found


def _walk_outwards(iri: str, around: Mapping[str, Collection[str]]) -> set[str]:
    reached: set[str] = set()
    ahead = [iri]
    while ahead:
        for outer in around.get(ahead.pop(), ()):
            if outer not in reached:
                reached.add(outer)
                ahead.append(outer)
    return reached
