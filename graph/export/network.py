"""The things of a selection and the relations between them, as the rows that tables and network files are made of.

Enters: a ``Selection``. Leaves: ``Vertex`` and ``Link`` rows like those of a build, in the same order. A relation that no
document states (a derived one that a query gives) has 0 facts. All rows are in memory; quads are not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from graph.assemble.facts import Link, Vertex
from graph.export.selection import Selection, describe_things
from graph.match.reader import ALIASES, THINGS
from graph.ontology import CP, Ontology
from graph.store import GraphStore, Rows, memory_store

LINKS = "SELECT ?head ?relation ?tail WHERE { ?head ?relation ?tail FILTER (isIRI(?tail) && STRSTARTS(STR(?relation), STR(cp:))) }"
CLAIMS = """
SELECT ?head ?relation ?tail ?document ?status ?confidence WHERE {
  GRAPH ?document {
    ?claim a cp:Claim ; rdf:subject ?head ; rdf:predicate ?relation ; rdf:object ?tail ; cp:status ?status ; cp:confidence ?confidence
  }
}
"""
COUNTED = "SELECT DISTINCT ?thing ?document WHERE { GRAPH ?document { ?observation a cp:Observation ; cp:subject ?thing } }"

Edge = tuple[str, str, str]


@dataclass(slots=True)
class _Support:
    """What documents say of one edge."""

    facts: int = 0
    documents: set[str] = field(default_factory=set)
    planned: bool = True
    confidence: float = 0.0


class NetworkRows:
    """Vertices in the order of their IRIs, links in the order of head, relation and tail."""

    def __init__(self, vertices: Iterable[Vertex], links: Iterable[Link]) -> None:
        self._vertices = {v.iri: v for v in sorted(vertices, key=lambda v: v.iri)}
        self._links = sorted(links, key=lambda link: (link.head, link.relation, link.tail))

    def vertices(self) -> Iterator[Vertex]:
        """All things."""
        return iter(self._vertices.values())

    def links(self) -> Iterator[Link]:
        """All relations."""
        return iter(self._links)

    def name_of(self, iri: str) -> str:
        """The name of a thing."""
        return self._vertices[iri].name

    def count(self) -> tuple[int, int]:
        """How many things and relations there are."""
        return len(self._vertices), len(self._links)


def read_network(selection: Selection, ontology: Ontology) -> NetworkRows:
    """The things of the selection with their names and classes, taken from the source where the selection leaves them out."""
    edges = {e for e in _edges(selection.content, ontology)}
    things = _read_things(_complete(selection, edges), ontology)
    edges = {e for e in edges if e[0] in things and e[2] in things}
    support, documents = _read_support(selection.source, ontology, edges)
    degree: dict[str, int] = defaultdict(int)
    for head, _, tail in edges:
        degree[head] += 1
        degree[tail] += 1
    vertices = (replace(v, documents=len(documents[v.iri]), degree=degree[v.iri]) for v in things.values())
    return NetworkRows(vertices, (_make_link(edge, support[edge]) for edge in edges))


def _make_link(edge: Edge, told: _Support) -> Link:
    return Link(*edge, told.facts, len(told.documents), told.planned and told.facts > 0, told.confidence)


def _edges(store: GraphStore, ontology: Ontology) -> Iterator[Edge]:
    for head, relation, tail in _values(store, LINKS):
        name = relation.removeprefix(CP)
        if name in ontology.terms and name not in ontology.value_schemes:
            yield head, name, tail


def _complete(selection: Selection, edges: Iterable[Edge]) -> GraphStore:
    """A store in which the things of the selection have their names and classes."""
    if selection.part is None:
        return selection.source
    subjects = {s.value for s, _, _ in selection.part.read_graph(None) if s.kind == "uri"}
    store = memory_store()
    store.add_to_graph(None, describe_things(selection.source, sorted(subjects | {iri for e in edges for iri in (e[0], e[2])})))
    return store


def _read_things(store: GraphStore, ontology: Ontology) -> dict[str, Vertex]:
    aliases: dict[str, set[str]] = defaultdict(set)
    for thing, alias in _values(store, ALIASES):
        aliases[thing].add(alias)
    found = ((thing, kind.removeprefix(CP), name) for thing, kind, name in _values(store, THINGS))
    return {iri: Vertex(iri, kind, name, tuple(sorted(aliases[iri])), 0, 0) for iri, kind, name in found if kind in ontology.entity_types}


def _read_support(store: GraphStore, ontology: Ontology, edges: set[Edge]) -> tuple[dict[Edge, _Support], dict[str, set[str]]]:
    """What claims say of the edges, and the documents that say anything of a thing."""
    support: dict[Edge, _Support] = defaultdict(_Support)
    documents: dict[str, set[str]] = defaultdict(set)
    for head, relation, tail, document, status, confidence in _values(store, CLAIMS):
        documents[head].add(document)
        documents[tail].add(document)
        edge = (head, relation.removeprefix(CP), tail)
        if edge not in edges and ontology.is_symmetric(edge[1]):
            edge = (tail, edge[1], head)
        if edge in edges:
            told = support[edge]
            told.facts += 1
            told.documents.add(document)
            told.planned &= status == "planned"
            told.confidence = max(told.confidence, float(confidence))
    for thing, document in _values(store, COUNTED):
        documents[thing].add(document)
    return support, documents


def _values(store: GraphStore, query: str) -> Iterator[tuple[str, ...]]:
    answer = store.query(query)
    assert isinstance(answer, Rows)  # all queries of this module are SELECT
    return (tuple([term.value if term else "" for term in row]) for row in answer.rows)
