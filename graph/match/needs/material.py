"""What nearness is measured on: things with their names, links, and the sentences that state links.

Enters: a store. Leaves: ``Material``, everything by number, in an order that depends on nothing but the content. Only what
documents state is read, nothing derived: an inverse or a co-builder says nothing new about a need.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.ontology import CP, Ontology, load_ontology
from graph.store import GraphStore, Rows

THINGS = "SELECT ?thing ?class ?name WHERE { ?thing a ?class ; rdfs:label ?name FILTER(isIRI(?thing)) }"
ALIASES = "SELECT ?thing ?name WHERE { ?thing skos:altLabel ?name FILTER(isIRI(?thing)) }"
LINKS = "SELECT ?head ?relation ?tail WHERE { ?head ?relation ?tail FILTER (isIRI(?tail) && STRSTARTS(STR(?relation), STR(cp:))) }"
CLAIMS = """
SELECT ?head ?relation ?tail ?quote WHERE {
  GRAPH ?document { ?claim a cp:Claim ; rdf:subject ?head ; rdf:predicate ?relation ; rdf:object ?tail ; oa:exact ?quote }
}
"""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing: IRI, class as a local name, name, other names in order."""

    iri: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """``links`` are (head, relation, tail), ends by number; ``told`` are (link, sentence), each by number."""

    things: tuple[Named, ...]
    links: tuple[tuple[int, str, int], ...]
    sentences: tuple[str, ...]
    told: tuple[tuple[int, int], ...]


def read_material(store: GraphStore) -> Material:
    """All of it. Of a claim that is not asserted, because its ends do not fit, nothing is read."""
    ontology = load_ontology()
    things = _read_things(store, ontology)
    number = {thing.iri: i for i, thing in enumerate(things)}
    links = sorted(
        (number[head], relation.removeprefix(CP), number[tail])
        for head, relation, tail in _select(store, LINKS)
        if head in number and tail in number and relation.removeprefix(CP) in ontology.relations
    )
    link_number = {(h, r, t): i for i, (h, r, t) in enumerate(links)}
    claims = []
    for head, relation, tail, quote in _select(store, CLAIMS):
        ends = (number.get(head, -1), relation.removeprefix(CP), number.get(tail, -1))
        link = link_number.get(ends, link_number.get((ends[2], ends[1], ends[0]), -1))  # a symmetric link has the lesser IRI first
        if link >= 0:
            claims.append((link, quote))
    sentences = sorted({quote for _, quote in claims})
    at = {sentence: i for i, sentence in enumerate(sentences)}
    told = sorted({(link, at[quote]) for link, quote in claims})
    return Material(tuple(things), tuple(links), tuple(sentences), tuple(told))


def _read_things(store: GraphStore, ontology: Ontology) -> list[Named]:
    others: dict[str, set[str]] = {}
    for iri, name in _select(store, ALIASES):
        others.setdefault(iri, set()).add(name)
    named = {}
    for iri, kind, name in sorted(_select(store, THINGS)):
        if (local := kind.removeprefix(CP)) in ontology.entity_types:
            named[iri] = Named(iri, local, name, tuple(sorted(others.get(iri, set()) - {name})))
    return [named[iri] for iri in sorted(named)]


def _select(store: GraphStore, query: str) -> Iterator[tuple[str, ...]]:
    answer = store.query(query)
    assert isinstance(answer, Rows)  # all queries of this module are SELECT
    return (tuple(term.value if term else "" for term in row) for row in answer.rows)
