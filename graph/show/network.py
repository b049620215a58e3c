"""The network page: a pyvis network with fixed positions, and beside it all that its page tells about each thing.

Enters: nodes, edges and observations (``network_model``) in any order. Leaves: one HTML file that fetches nothing.
pyvis is imported when a page is drawn, since it brings IPython along.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.ontology import load_ontology
from graph.show.amounts import humanise_quantity
from graph.show.labels import describe_classes, describe_relations
from graph.show.layout import compute_positions
from graph.show.network_model import Edge, Fact, Node, NodeObservation
from graph.show.ordering import order_fact, order_observation
from graph.show.page import NETWORK, read_library, render_page
from graph.show.palette import load_styles
from graph.show.selection import Selection, select_best_connected

if TYPE_CHECKING:
    from pyvis.network import Network

_OPTIONS = {
    "autoResize": True,
    "physics": {"enabled": False},
    "interaction": {"hover": True, "hoverConnectedEdges": False, "selectConnectedEdges": False, "keyboard": False, "zoomSpeed": 0.6},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3},
    "edges": {"arrows": {"to": {"scaleFactor": 0.45}}, "selectionWidth": 1.5, "hoverWidth": 1.0},
}

# Shapes of one size differ in area; with these they weigh the same to the eye, and still fit their disc in the layout.
_EVENNESS = {"dot": 0.92, "hexagon": 0.95, "square": 0.85, "diamond": 1.05, "star": 1.15}


def write_network(
    path: Path,
    nodes: Iterable[Node],
    edges: Iterable[Edge],
    observations: Iterable[NodeObservation] = (),
    *,
    title: str,
    limit: int = 400,
    totals: tuple[int, int] | None = None,
) -> None:
    """Write the offline network page of the graph to ``path``; the same values in any order give the same bytes.

    At most ``limit`` things are drawn, the best connected ones, and the page says of how many. A type or relation that
    the ontology does not have raises ``UnknownTermError``; an edge without its nodes ``ValueError``. Observations of
    things that are not drawn are left out. ``totals`` are the numbers of things and of edges of the whole graph, for a
    caller who gives only its best connected part; ``None`` means: as many as are given.
    """
    selection = select_best_connected(nodes, edges, limit=limit)
    if totals is not None:
        selection = replace(selection, node_total=totals[0], edge_total=totals[1])
    data = describe_network(selection, observations, title=title)
    path.write_text(render_page(NETWORK, data, title=title, library=read_library()), encoding="utf-8", newline="\n")


def describe_network(selection: Selection, observations: Iterable[NodeObservation], *, title: str) -> dict[str, Any]:
    """All that the page knows, as it stands in its JSON."""
    numbers = _group_observations(selection, observations)
    facts = [fact for edge in selection.edges for fact in edge.facts] + [n.fact for group in numbers.values() for n in group]
    classes = describe_classes({node.type for node in selection.nodes})
    relations = describe_relations({edge.relation for edge in selection.edges})
    network = _draw(selection)
    documents = {fact.document_id: fact.document_title for fact in sorted(facts, key=order_fact)}
    return {
        "title": title,
        "totals": _count(selection) | {"documents": len(documents)},
        "classes": classes,
        "relations": relations,
        "documents": documents,
        "things": {node.iri: _describe_thing(node, numbers[node.iri], selection.degrees[node.iri]) for node in selection.nodes},
        "factTotals": [edge.fact_total or len(edge.facts) for edge in selection.edges],
        "facts": [[_describe_fact(fact) for fact in sorted(edge.facts, key=order_fact)] for edge in selection.edges],
        "network": {"nodes": network.nodes, "edges": network.edges, "options": network.options},
    }


def _draw(selection: Selection) -> Network:
    """The pyvis network; the id of an edge is its index in ``Selection.edges``."""
    from pyvis.network import Network

    # directed, since pyvis compares each undirected edge with all before it
    network = Network(directed=True)
    network.options = _OPTIONS
    styles = load_styles()
    order = {node.iri: i for i, node in enumerate(selection.nodes)}
    sizes = [round(min(11 + 3.6 * sqrt(selection.degrees[node.iri]), 40), 1) for node in selection.nodes]
    positions = compute_positions(sizes, [(order[edge.head_iri], order[edge.tail_iri]) for edge in selection.edges])
    for node, size, (x, y) in zip(selection.nodes, sizes, positions, strict=True):
        style = styles[node.type]
        looks = {"shape": style.shape, "color": style.colour, "size": round(size * _EVENNESS.get(style.shape, 1.0), 1)}
        network.add_node(node.iri, label=node.name or node.iri, x=x, y=y, **looks)
    for number, (edge, bend) in enumerate(zip(selection.edges, _bend_parallels(selection.edges), strict=True)):
        network.add_edge(edge.head_iri, edge.tail_iri, id=number, relation=edge.relation, smooth=bend, **_style_edge(edge))
    return network


def _style_edge(edge: Edge) -> dict[str, Any]:
    planned = bool(edge.facts) and all(fact.status == "planned" for fact in edge.facts)
    style: dict[str, Any] = {"dashes": [7, 6] if planned else False, "width": round(min(1.1 + 0.5 * sqrt(len(edge.facts)), 4), 1)}
    return style | ({"arrows": ""} if load_ontology().is_symmetric(edge.relation) else {})


def _bend_parallels(edges: tuple[Edge, ...]) -> list[dict[str, Any] | bool]:
    """Straight lines, but bent ones where several edges join the same two things and would hide each other."""
    pairs = [tuple(sorted((edge.head_iri, edge.tail_iri))) for edge in edges]
    together, seen = Counter(pairs), Counter[tuple[str, ...]]()
    bends: list[dict[str, Any] | bool] = []
    for edge, pair in zip(edges, pairs, strict=True):
        offset = 0.14 * (seen[pair] - (together[pair] - 1) / 2)
        seen[pair] += 1
        turned = offset if edge.head_iri == pair[0] else -offset  # both ways round, the bulge goes to its own side
        kind = "curvedCW" if turned > 0 else "curvedCCW"
        bends.append({"enabled": True, "type": kind, "roundness": round(abs(turned), 2)} if turned else False)
    return bends


def _group_observations(selection: Selection, observations: Iterable[NodeObservation]) -> dict[str, list[NodeObservation]]:
    drawn = {node.iri for node in selection.nodes}
    groups: dict[str, list[NodeObservation]] = defaultdict(list)
    for item in sorted(observations, key=order_observation):
        if item.subject_iri in drawn:
            groups[item.subject_iri].append(item)
    return groups


def _count(selection: Selection) -> dict[str, int]:
    return {
        "nodes": selection.node_total,
        "edges": selection.edge_total,
        "nodesShown": len(selection.nodes),
        "edgesShown": len(selection.edges),
    }


def _describe_thing(node: Node, numbers: list[NodeObservation], degree: int) -> dict[str, Any]:
    return {
        "type": node.type,
        "name": node.name,
        "aliases": sorted(set(node.aliases) - {node.name}),
        "roles": list(node.roles),
        "degree": degree,
        "observationTotal": node.observation_total or len(numbers),
        "observations": [_describe_observation(number) for number in numbers],
    }


def _describe_observation(number: NodeObservation) -> dict[str, Any]:
    return {
        "metric": number.metric,
        "value": number.value,
        "unit": number.unit,
        "text": humanise_quantity(number.value, number.unit),
        "kind": number.kind,
        "bound": number.bound,
        "fact": _describe_fact(number.fact),
    }


def _describe_fact(fact: Fact) -> dict[str, Any]:
    """The fact without its document's title, which stands once in ``documents``."""
    described: dict[str, Any] = {
        "quote": fact.quote,
        "document": fact.document_id,
        "start": fact.start,
        "end": fact.end,
        "status": fact.status,
        "confidence": fact.confidence,
        "rule": fact.rule,
        "date": fact.date,
    }
    return described | ({} if fact.amount is None else {"amount": humanise_quantity(fact.amount, "元")})
