"""Reads what matching needs from a store: things, links, what claims say of them, regions inside regions, academicians.

Enters: a ``GraphStore``. Leaves: values that ``graph.match.build`` makes the index of. Everything is read as it comes and nothing is
sorted here, so the time grows with the number of facts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from graph.ontology import CP, load_ontology
from graph.store import GraphStore, Rows

THINGS = "SELECT ?thing ?class ?name WHERE { ?thing a ?class ; rdfs:label ?name }"
ALIASES = "SELECT ?thing ?alias WHERE { ?thing skos:altLabel ?alias }"
LINKS = "SELECT ?head ?tail WHERE { ?head cp:%s ?tail FILTER (isIRI(?tail)) }"
CLAIMS = """
SELECT ?head ?tail ?status ?confidence ?date ?told WHERE {
  GRAPH ?document { ?claim rdf:predicate cp:%s ; rdf:subject ?head ; rdf:object ?tail .
    OPTIONAL { ?claim cp:status ?status } OPTIONAL { ?claim cp:confidence ?confidence } OPTIONAL { ?claim cp:date ?date } }
  OPTIONAL { ?document cp:date ?told }
}
"""
ROLES = "SELECT DISTINCT ?thing ?role WHERE { ?thing cp:role ?role }"
WITHIN = "SELECT DISTINCT ?inner ?outer WHERE { ?inner cp:within ?outer }"
ACADEMICIANS = """
SELECT DISTINCT ?person WHERE {
  ?person a cp:Person ; rdfs:label ?name .
  { GRAPH ?any { ?claim rdf:subject ?person ; oa:exact ?words } } UNION { GRAPH ?any { ?claim rdf:object ?person ; oa:exact ?words } }
  FILTER (CONTAINS(?words, CONCAT(STR(?name), "院士")) || CONTAINS(?words, CONCAT("院士", STR(?name))))
}
"""


@dataclass(frozen=True, slots=True)
class Thing:
    """A node of the graph: its IRI, its class as a local name, its name, its roles among 政产学研金服用."""

    iri: str
    type: str
    name: str
    roles: tuple[str, ...] = ()


class Link(NamedTuple):
    """``head relation tail``; head and tail are IRIs."""

    head: str
    relation: str
    tail: str


class Statement(NamedTuple):
    """What one claim says of a link: its confidence (0–1), whether it is planned, and the year it is told for (0: not known)."""

    link: Link
    confidence: float = 1.0
    planned: bool = False
    year: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """All that an index is made of; each part may be read once. ``within`` leads from a region to one around it."""

    things: Iterable[Thing]
    links: Iterable[Link]
    statements: Iterable[Statement] = ()
    within: Iterable[tuple[str, str]] = ()
    academicians: Iterable[str] = ()


def read_facts(store: GraphStore) -> Facts:
    """The facts of a store; what is derived counts for roles and for regions inside regions."""
    return Facts(
        _read_things(store),
        _read_links(store),
        _read_statements(store),
        ((inner, outer) for inner, outer in select(store, WITHIN, union=True)),
        (person for (person,) in select(store, ACADEMICIANS)),
    )


def _read_things(store: GraphStore) -> Iterator[Thing]:
    """Each thing once; where it has several names the first in order, as elsewhere."""
    ontology = load_ontology()
    roles: defaultdict[str, set[str]] = defaultdict(set)
    for thing, role in select(store, ROLES, union=True):
        roles[thing].add(ontology.concept(local(role)).notation)
    named: dict[str, tuple[str, str]] = {}
    for iri, kind, name in select(store, THINGS):
        if local(kind) in ontology.entity_types:
            named[iri] = min(named.get(iri, (name, local(kind))), (name, local(kind)))
    return (Thing(iri, kind, name, tuple(sorted(roles.get(iri, ())))) for iri, (name, kind) in named.items())


def _read_links(store: GraphStore) -> Iterator[Link]:
    for relation in sorted(load_ontology().relations):
        for head, tail in select(store, LINKS % relation):
            yield Link(head, relation, tail)


def _read_statements(store: GraphStore) -> Iterator[Statement]:
    for relation in sorted(load_ontology().relations):
        for head, tail, status, confidence, stated, told in select(store, CLAIMS % relation):
            yield Statement(Link(head, relation, tail), float(confidence or 1), status == "planned", read_year(stated, told))


def read_year(stated: str, told: str) -> int:
    """The year a claim holds for: what it states, though not later than its document (“到2030年” is a plan), else that; 0: unknown.

    >>> read_year("2030", "2024-05-01"), read_year("", "2024-05-01"), read_year("2019-03", ""), read_year("", "")
    (2024, 2024, 2019, 0)
    """
    years = [int(text[:4]) for text in (stated, told) if text[:4].isdecimal()]
    return min(years, default=0)


def select(store: GraphStore, query: str, *, union: bool = False) -> Iterator[tuple[str, ...]]:
    """The values of the rows; empty where a variable is unbound."""
    answer = store.query(query, union=union)
    assert isinstance(answer, Rows)  # all queries of matching are SELECT
    return (tuple(term.value if term else "" for term in row) for row in answer.rows)


def local(iri: str) -> str:
    """The local name of a term of the ontology; any other IRI as it is."""
    return iri.removeprefix(CP)
