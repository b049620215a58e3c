"""Reads from a store all that a site tells, each kind of thing with one query.

Enters: a ``GraphStore``. Leaves: ``SiteData``: things, relations with their facts, figures, documents. Pages are made from it one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph.ontology import CP, Concept, load_ontology
from graph.show.network_model import Edge, Fact, Node, NodeObservation
from graph.show.store_reader import read_drawing
from graph.site.paths import document_path, thing_path
from graph.store import GraphStore, Rows

_DOCUMENTS = """SELECT ?document ?property ?value { ?document a cp:Document ; ?property ?value
  VALUES ?property { cp:title cp:source cp:format cp:issuer cp:number cp:date cp:region cp:digest } }"""
_KINDS = "SELECT ?thing ?property ?concept { ?thing ?property ?concept VALUES ?property { %s } FILTER (isIRI(?concept)) }"
_NOT_OF_THINGS = frozenset({"status", "kind", "bound", "role"})


@dataclass(frozen=True, slots=True)
class SiteDocument:
    """A document of the store; ``key`` is the last segment of its IRI, ``name`` what pages call it. ``None`` means: not stated."""

    key: str
    name: str
    path: str
    source: str | None = None
    format: str | None = None
    title: str | None = None
    issuer: str | None = None
    number: str | None = None
    date: str | None = None
    region: str | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class SiteData:
    """All that a site tells. ``links_of`` leads from a thing to the indices of its edges, ``near`` to what they lead to, ``figures_of``
    to its observations; ``said_in`` and ``counted_in`` from a document's key to what it states.
    """

    nodes: dict[str, Node]
    edges: tuple[Edge, ...]
    documents: dict[str, SiteDocument]
    within: dict[str, set[str]]
    kinds: dict[str, tuple[Concept, ...]]
    paths: dict[str, str]
    links_of: dict[str, list[int]]
    near: dict[str, set[str]]
    figures_of: dict[str, list[NodeObservation]]
    said_in: dict[str, list[tuple[int, Fact]]]
    counted_in: dict[str, list[NodeObservation]]


def read_site(store: GraphStore) -> SiteData:
    """Everything of the store; a document that facts name and the store does not describe is there too, by its key."""
    drawing = read_drawing(store)
    links_of: dict[str, list[int]] = defaultdict(list)
    near: dict[str, set[str]] = defaultdict(set)
    figures_of: dict[str, list[NodeObservation]] = defaultdict(list)
    said_in: dict[str, list[tuple[int, Fact]]] = defaultdict(list)
    counted_in: dict[str, list[NodeObservation]] = defaultdict(list)
    for number, edge in enumerate(drawing.edges):
        for end in dict.fromkeys((edge.head_iri, edge.tail_iri)):
            links_of[end].append(number)
        near[edge.head_iri].add(edge.tail_iri)
        near[edge.tail_iri].add(edge.head_iri)
        for fact in edge.facts:
            said_in[fact.document_id].append((number, fact))
    for figure in drawing.observations:
        figures_of[figure.subject_iri].append(figure)
        counted_in[figure.fact.document_id].append(figure)
    documents = _read_documents(store)
    for key in sorted({*said_in, *counted_in} - documents.keys()):
        documents[key] = _make_document(key, {})
    return SiteData(
        nodes={node.iri: node for node in drawing.nodes},
        edges=drawing.edges,
        documents=documents,
        within=drawing.within,
        kinds=_read_kinds(store),
        paths={node.iri: thing_path(node.iri, node.type) for node in drawing.nodes},
        links_of=links_of,
        near=near,
        figures_of=figures_of,
        said_in=said_in,
        counted_in=counted_in,
    )


def _read_documents(store: GraphStore) -> dict[str, SiteDocument]:
    """The documents by key, in the order of keys; of two values of a property the first by sorting."""
    told: dict[str, dict[str, str]] = defaultdict(dict)
    for iri, name, value in sorted(_ask(store, _DOCUMENTS)):
        told[iri].setdefault(name.removeprefix(CP), value)
    return {key: _make_document(key, said) for key, said in ((iri.rsplit("/", 1)[-1], said) for iri, said in sorted(told.items()))}


def _make_document(key: str, told: dict[str, str]) -> SiteDocument:
    return SiteDocument(key, told.get("title") or told.get("source") or key, document_path(key), **told)


def _read_kinds(store: GraphStore) -> dict[str, tuple[Concept, ...]]:
    """By thing the concepts that tell its level, kind, grade or stage, in the order of the ontology's properties."""
    ontology = load_ontology()
    order = {name: place for place, name in enumerate(ontology.value_schemes) if name not in _NOT_OF_THINGS}
    rows = set(_ask(store, _KINDS % " ".join(f"cp:{name}" for name in order), union=True))
    known = sorted((thing, order[name.removeprefix(CP)], concept) for thing, name, concept in rows if concept.startswith(CP))
    found: dict[str, list[Concept]] = defaultdict(list)
    for thing, _, concept in known:
        found[thing].append(ontology.concept(concept.removeprefix(CP)))
    return {thing: tuple(concepts) for thing, concepts in found.items()}


def _ask(store: GraphStore, query: str, *, union: bool = False) -> Iterator[tuple[str, ...]]:
    answer = store.query(query, union=union)
    assert isinstance(answer, Rows)  # all queries of this module are SELECT
    return (tuple(term.value for term in row if term) for row in answer.rows)
