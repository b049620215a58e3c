"""Which part of a graph a page draws: all of it, or the best connected things where there are more than fit.

Enters: nodes and edges in any order. Leaves: a ``Selection`` in an order that depends on the values alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.show.network_model import Edge, Node


@dataclass(frozen=True, slots=True)
class Selection:
    """What is drawn, sorted, and of how many; ``degrees`` counts the different neighbours among all things given."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    degrees: dict[str, int]
    node_total: int
    edge_total: int


def select_best_connected(nodes: Iterable[Node], edges: Iterable[Edge], *, limit: int) -> Selection:
    """The ``limit`` things with most neighbours, and the edges that join two of them.

    Of two with equally many the one beside the better connected neighbour comes first, then the one whose IRI sorts
    first. A repeated node or an edge to a thing that is not given raises ``ValueError``.
    """
    if limit < 1:
        raise ValueError(f"limit is {limit}, expected at least 1")
    things = _index_nodes(nodes)
    links = sorted(edges, key=lambda edge: (edge.head_iri, edge.relation, edge.tail_iri))
    neighbours = _list_neighbours(things, links)
    degrees = {iri: len(neighbours[iri]) for iri in sorted(things)}
    best = sorted(degrees, key=lambda iri: (-degrees[iri], -max((degrees[near] for near in neighbours[iri]), default=0), iri))
    kept = set(best[:limit])
    return Selection(
        nodes=tuple(things[iri] for iri in sorted(kept)),
        edges=tuple(edge for edge in links if edge.head_iri in kept and edge.tail_iri in kept),
        degrees=degrees,
        node_total=len(things),
        edge_total=len(links),
    )


def _index_nodes(nodes: Iterable[Node]) -> dict[str, Node]:
    things: dict[str, Node] = {}
    for node in nodes:
        if node.iri in things:
            raise ValueError(f"node {node.iri} is given twice, expected every IRI once")
        things[node.iri] = node
    return things


def _list_neighbours(things: dict[str, Node], edges: list[Edge]) -> dict[str, set[str]]:
    neighbours: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        for end in (edge.head_iri, edge.tail_iri):
            if end not in things:
                raise ValueError(f"edge {edge.head_iri} {edge.relation} {edge.tail_iri}: no node {end} is given")
        if edge.head_iri != edge.tail_iri:
            neighbours[edge.head_iri].add(edge.tail_iri)
            neighbours[edge.tail_iri].add(edge.head_iri)
    return neighbours
