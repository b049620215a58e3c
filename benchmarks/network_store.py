"""Made networks as the store of a build: the values of ``network_shape`` as the statements that a build writes.

Enters: nodes, edges, observations, and a folder that is not there yet. Leaves: a store on disk with plain triples, a graph of
claims and observations for each document, and what the rules derive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.assemble.statements import Counted, Stated, claim_quads, document_quads, observation_quads, plain_triple, thing_quads
from graph.derive import derive_all, load_lines
from graph.model import Claim, Document, Observation
from graph.ontology import Ontology, load_ontology
from graph.resolve.corpus import Thing
from graph.resolve.iri import statement_iri
from graph.show import Edge, Fact, Node, NodeObservation
from graph.store import build_store

Things = dict[str, Thing]


def write_network_store(folder: Path, nodes: Iterable[Node], edges: Iterable[Edge], figures: Iterable[NodeObservation]) -> int:
    """Write the store and tell how many quads it has."""
    store, ontology = build_store(folder), load_ontology()
    things = {node.iri: Thing(node.iri, node.type, node.name, 1, node.aliases) for node in nodes}
    load_lines(store.inner, (line + "\n" for line in _state_all(things, edges, figures, ontology)))
    derived: list[str] = []
    derive_all(store.inner, sink=derived.extend)
    load_lines(store.inner, (line + "\n" for line in derived))
    store.inner.flush()
    store.inner.optimize()
    return len(store)


def _state_all(things: Things, edges: Iterable[Edge], figures: Iterable[NodeObservation], ontology: Ontology) -> Iterator[str]:
    documents: dict[str, Document] = {}
    for thing in things.values():
        yield from thing_quads(thing, ontology)
    for edge in edges:
        for fact in edge.facts:
            stated = _state_claim(edge, fact, things)
            yield from claim_quads(stated, _document_of(fact, documents), ontology)
            yield from plain_triple(stated, ontology)
    for figure in figures:
        yield from observation_quads(_state_figure(figure, things), _document_of(figure.fact, documents))
    for document in documents.values():
        yield from document_quads(document)


def _document_of(fact: Fact, documents: dict[str, Document]) -> Document:
    name = fact.document_id
    if name not in documents:
        documents[name] = Document(name, f"{name}.txt", "txt", "", fact.document_title, date="2024-05-06", digest="0" * 64)
    return documents[name]


def _state_claim(edge: Edge, fact: Fact, things: Things) -> Stated:
    ends = (edge.head_iri, edge.tail_iri)
    place = (fact.start, fact.end, fact.quote)
    claim = Claim(ends[0], edge.relation, ends[1], *place, fact.rule, fact.confidence, fact.status, fact.amount, fact.date)
    name = statement_iri("Claim", fact.document_id, (*ends, edge.relation, fact.start, fact.end))
    ordered = (min(ends), max(ends)) if load_ontology().is_symmetric(edge.relation) else ends
    return Stated(name, claim, things[ends[0]], things[ends[1]], ordered, None)


def _state_figure(figure: NodeObservation, things: Things) -> Counted:
    fact = figure.fact
    place = (fact.start, fact.end, fact.quote, fact.rule)
    told = (figure.subject_iri, figure.metric, figure.value, figure.unit, figure.kind)
    name = statement_iri("Observation", fact.document_id, (*told, fact.start, fact.end))
    return Counted(name, Observation(*told, *place, figure.bound, fact.date, fact.confidence), things[figure.subject_iri])
