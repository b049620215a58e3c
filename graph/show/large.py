"""The page of a large network: up to a hundred thousand things, drawn by WebGL from columns of numbers.

Enters: nodes, edges and observations (``network_model``) in any order. Leaves: one HTML file that fetches nothing. What the first
sight needs is unpacked at once; names of other kinds, sentences and figures are unpacked when somebody asks for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import numpy as np

from graph.ontology import Concept, load_ontology
from graph.show.clusters import find_clusters, make_network, measure_centrality
from graph.show.labels import describe_classes, describe_relations
from graph.show.large_facts import FactPacks, pack_facts
from graph.show.network_model import Edge, Fact, Node, NodeObservation
from graph.show.packing import Column, pack_columns, pack_json
from graph.show.page import LARGE_NETWORK, render_page
from graph.show.placement import place_things
from graph.show.regions import find_regions
from graph.show.selection import Selection, select_best_connected

MOST = 100_000
_CLUSTERS = 24  # clusters that have a colour and a name of their own
_NO_YEAR = 0


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Nodes, best connected first, and edges as they are numbered on the page, with the numbers of their ends."""

    nodes: Sequence[Node]
    edges: Sequence[Edge]
    ends: np.ndarray[Any, np.dtype[np.int64]]
    degrees: Mapping[str, int]
    totals: tuple[int, int]


def write_large_network(
    path: Path,
    nodes: Iterable[Node],
    edges: Iterable[Edge],
    observations: Iterable[NodeObservation] = (),
    *,
    title: str,
    limit: int = MOST,
    within: Mapping[str, Collection[str]] | None = None,
    centre: str | None = None,
    totals: tuple[int, int] | None = None,
) -> None:
    """Write the offline page of a large network to ``path``; the same values in any order give the same bytes.

    Raises as ``write_network`` does. ``within`` leads from the IRI of a region to those around it, beyond what the edges say.
    ``centre`` is the IRI of a thing that the page opens on. ``totals`` as for ``write_network``.
    """
    selection = select_best_connected(nodes, edges, limit=limit)
    drawing = _number(selection if totals is None else replace(selection, node_total=totals[0], edge_total=totals[1]))
    data, packs = describe_large_network(drawing, observations, title=title, within=within or {})
    data["centre"] = next((number for number, node in enumerate(drawing.nodes) if node.iri == centre), None)
    path.write_text(render_page(LARGE_NETWORK, data, title=title, packs=packs), encoding="utf-8", newline="\n")


def _number(selection: Selection) -> _Drawing:
    nodes = sorted(selection.nodes, key=lambda node: (-selection.degrees[node.iri], node.iri))
    place = {node.iri: number for number, node in enumerate(nodes)}
    edges = sorted(selection.edges, key=lambda edge: (place[edge.head_iri], place[edge.tail_iri], edge.relation))
    ends = np.array([(place[edge.head_iri], place[edge.tail_iri]) for edge in edges], dtype=np.int64).reshape(-1, 2)
    return _Drawing(nodes, edges, ends, selection.degrees, (selection.node_total, selection.edge_total))


def describe_large_network(
    drawing: _Drawing, observations: Iterable[NodeObservation], *, title: str, within: Mapping[str, Collection[str]]
) -> tuple[dict[str, Any], str]:
    """The page's JSON, and the elements that hold the rest."""
    classes = describe_classes({node.type for node in drawing.nodes})
    relations = describe_relations({edge.relation for edge in drawing.edges})
    facts = pack_facts(drawing.nodes, drawing.edges, observations)
    network = make_network(len(drawing.nodes), drawing.ends)
    clusters = find_clusters(network)
    regions = _list_regions(drawing, within)
    columns = _look_of(drawing, list(classes), clusters) | _lines_of(drawing, list(relations)) | _regions_of(drawing, regions)
    columns["rank"] = _fit(np.sqrt(measure_centrality(network)) * 65535, np.uint16)
    points = place_things(network, clusters)
    reach = max(float(np.abs(points).max(initial=1.0)), 1.0)
    columns |= {axis: _fit((points[:, i] / reach * 0.5 + 0.5) * 65535, np.uint16) for i, axis in enumerate("xy")}
    element, described = pack_columns("network", columns)
    data = {
        "title": title,
        "totals": _count(drawing, facts),
        "classes": classes,
        "relations": relations,
        "roles": [[role.notation, f"{role.notation} {role.labels['en']}"] for role in _roles()],
        "regions": [[drawing.nodes[number].name, count] for number, count in regions],
        "clusters": _list_clusters(drawing, clusters),
        "columns": described,
        "reach": round(reach, 3),
        "factChunks": facts.edge_begins,
        "figureChunks": facts.node_begins,
    }
    return data, "\n".join([element, pack_json("names", [node.name for node in drawing.nodes]), _pack_details(drawing), *facts.elements])


def _look_of(drawing: _Drawing, classes: list[str], clusters: np.ndarray[Any, np.dtype[np.int64]]) -> dict[str, Column]:
    index = {name: number for number, name in enumerate(classes)}
    roles = [sum(1 << place for place, role in enumerate(_roles()) if role.notation in node.roles) for node in drawing.nodes]
    return {
        "type": _fit([index[node.type] for node in drawing.nodes], np.uint8),
        "degree": _fit([drawing.degrees[node.iri] for node in drawing.nodes], np.uint32),
        "roles": _fit(roles, np.uint8),
        "cluster": _fit(clusters, np.uint16),
    }


def _roles() -> tuple[Concept, ...]:
    """政 产 学 研 金 服 用, in this order."""
    return load_ontology().scheme("Roles")


def _lines_of(drawing: _Drawing, relations: list[str]) -> dict[str, Column]:
    index = {name: number for number, name in enumerate(relations)}
    years = [_years_of(edge.facts) for edge in drawing.edges]
    return {
        "head": _fit(drawing.ends[:, 0], np.uint32),
        "tail": _fit(drawing.ends[:, 1], np.uint32),
        "relation": _fit([index[edge.relation] for edge in drawing.edges], np.uint8),
        "confidence": _fit([100 * max((fact.confidence for fact in edge.facts), default=1.0) for edge in drawing.edges], np.uint8),
        "firstYear": _fit([first for first, _ in years], np.uint16),
        "lastYear": _fit([last for _, last in years], np.uint16),
        "planned": _fit([bool(e.facts) and all(fact.status == "planned" for fact in e.facts) for e in drawing.edges], np.uint8),
    }


def _years_of(facts: Iterable[Fact]) -> tuple[int, int]:
    """The first and the last year of the facts that have a date; 0 where none has."""
    years = [int(fact.date[:4]) for fact in facts if fact.date and fact.date[:4].isdecimal()]
    return (min(years), max(years)) if years else (_NO_YEAR, _NO_YEAR)


def _list_regions(drawing: _Drawing, within: Mapping[str, Collection[str]]) -> _Regions:
    found = find_regions(drawing.nodes, drawing.edges, within)
    inside: dict[str, int] = defaultdict(int)
    for regions in found.values():
        for region in regions:
            inside[region] += 1
    place = {node.iri: number for number, node in enumerate(drawing.nodes)}
    return _Regions(found, [(place[iri], count) for iri, count in sorted(inside.items(), key=lambda item: (-item[1], item[0]))])


class _Regions(list[tuple[int, int]]):
    """Regions as (number of the thing, how many things lie in it), the fullest first; ``of`` gives those of a thing."""

    def __init__(self, found: Mapping[str, frozenset[str]], listed: Iterable[tuple[int, int]]) -> None:
        super().__init__(listed)
        self.of = found


def _regions_of(drawing: _Drawing, regions: _Regions) -> dict[str, Column]:
    """Two columns: where the regions of each thing begin in the second, which lists them by number."""
    number = {drawing.nodes[thing].iri: place for place, (thing, _) in enumerate(regions)}
    listed = [sorted(number[iri] for iri in regions.of.get(node.iri, ())) for node in drawing.nodes]
    begins = np.cumsum([0, *(len(some) for some in listed)])
    return {"regionBegins": _fit(begins, np.uint32), "region": _fit([one for some in listed for one in some], np.uint16)}


def _list_clusters(drawing: _Drawing, clusters: np.ndarray[Any, np.dtype[np.int64]]) -> list[list[Any]]:
    """The name of its best connected thing and the size of each large cluster; a thing alone is none."""
    numbers, firsts, sizes = np.unique(clusters, return_index=True, return_counts=True)
    return [[drawing.nodes[int(f)].name, int(s)] for _, f, s in zip(numbers[:_CLUSTERS], firsts, sizes, strict=False) if s > 1]


def _count(drawing: _Drawing, facts: FactPacks) -> dict[str, int]:
    return {
        "nodes": drawing.totals[0],
        "edges": drawing.totals[1],
        "nodesShown": len(drawing.nodes),
        "edgesShown": len(drawing.edges),
        "documents": facts.documents,
    }


def _pack_details(drawing: _Drawing) -> str:
    """Other names and IRIs: ``[IRI, name, …]`` of each thing."""
    return pack_json("details", [[node.iri, *sorted(set(node.aliases) - {node.name})] for node in drawing.nodes])


def _fit(values: Any, kind: type[np.uint8] | type[np.uint16] | type[np.uint32]) -> Column:
    """Whole numbers of a type, the nearest that it has."""
    whole = np.clip(np.rint(np.asarray(values, dtype=np.float64)), 0, np.iinfo(kind).max)
    return cast(Column, whole.astype(kind))
