"""The sentences and figures of a large network, in stretches that the page unpacks one by one.

Enters: nodes and edges in the order in which the page numbers them, and observations. Leaves: elements, and where each stretch
begins. A sentence stands once in its stretch, however many facts it states.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from graph.show.amounts import humanise_quantity
from graph.show.network_model import Edge, Fact, Node, NodeObservation
from graph.show.ordering import order_fact, order_observation
from graph.show.packing import cut_evenly, pack_json

_TOGETHER = 1500  # facts in one stretch: some 100 KB of text, unpacked in a few milliseconds


@dataclass(frozen=True, slots=True)
class FactPacks:
    """``edge_begins`` and ``node_begins`` are the numbers of the first edge and node of each stretch, and one past the last."""

    elements: tuple[str, ...]
    edge_begins: list[int]
    node_begins: list[int]
    documents: int


def pack_facts(nodes: Sequence[Node], edges: Sequence[Edge], observations: Iterable[NodeObservation]) -> FactPacks:
    """All facts of the edges and all observations of the nodes; those of other things are left out."""
    figures = _group(nodes, observations)
    documents = _Documents()
    edge_begins = cut_evenly((max(len(edge.facts), 1) for edge in edges), _TOGETHER)
    node_begins = cut_evenly((max(len(group), 1) for group in figures), _TOGETHER)
    packs = [_pack_edges(f"facts-{i}", edges[a:b], documents) for i, (a, b) in enumerate(pairwise(edge_begins))]
    packs += [_pack_figures(f"figures-{i}", nodes[a:b], figures[a:b], documents) for i, (a, b) in enumerate(pairwise(node_begins))]
    return FactPacks((*packs, pack_json("documents", documents.listed)), edge_begins, node_begins, len(documents.listed))


class _Documents:
    """Numbers documents as facts name them; ``listed`` has id and title of each."""

    def __init__(self) -> None:
        self.listed: list[list[str]] = []
        self._numbers: dict[str, int] = {}

    def number(self, fact: Fact) -> int:
        if fact.document_id not in self._numbers:
            self._numbers[fact.document_id] = len(self.listed)
            self.listed.append([fact.document_id, fact.document_title])
        return self._numbers[fact.document_id]


def _group(nodes: Sequence[Node], observations: Iterable[NodeObservation]) -> list[list[NodeObservation]]:
    groups: dict[str, list[NodeObservation]] = defaultdict(list)
    for item in sorted(observations, key=order_observation):
        groups[item.subject_iri].append(item)
    return [groups.get(node.iri, []) for node in nodes]


def _pack_edges(name: str, edges: Sequence[Edge], documents: _Documents) -> str:
    sentences: dict[str, int] = {}
    rows = [[_row(fact, sentences, documents) for fact in _order(edge.facts)] for edge in edges]
    return pack_json(name, {"sentences": list(sentences), "totals": [e.fact_total or len(e.facts) for e in edges], "rows": rows})


def _order(facts: Sequence[Fact]) -> Sequence[Fact]:
    return sorted(facts, key=order_fact) if len(facts) > 1 else facts


def _pack_figures(name: str, nodes: Sequence[Node], groups: Sequence[list[NodeObservation]], documents: _Documents) -> str:
    sentences: dict[str, int] = {}
    rows = [[_figure(one, sentences, documents) for one in group] for group in groups]
    totals = [node.observation_total or len(group) for node, group in zip(nodes, groups, strict=True)]
    return pack_json(name, {"sentences": list(sentences), "totals": totals, "rows": rows})


def _row(fact: Fact, sentences: dict[str, int], documents: _Documents) -> list[Any]:
    """``[sentence, document, start, end, status, confidence, rule, date, amount]``; the first two by number."""
    amount = None if fact.amount is None else humanise_quantity(fact.amount, "元")
    sentence = sentences.setdefault(fact.quote, len(sentences))
    place = [sentence, documents.number(fact), fact.start, fact.end]
    return [*place, fact.status, fact.confidence, fact.rule, fact.date, amount]


def _figure(one: NodeObservation, sentences: dict[str, int], documents: _Documents) -> list[Any]:
    """``[metric, text, kind, bound, fact]``."""
    return [one.metric, humanise_quantity(one.value, one.unit), one.kind, one.bound, _row(one.fact, sentences, documents)]
