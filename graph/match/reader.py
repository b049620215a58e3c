"""Reads what matching needs from a store: things, links, roles, regions inside regions, and the sentences behind links.

Enters: a ``GraphStore``. Leaves: a ``Network``, and quotes by link. The only room of matching that knows of SPARQL.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.match.network import Link, Network, Thing
from graph.ontology import CP, Ontology, load_ontology
from graph.store import GraphStore, Rows

THINGS = "SELECT ?thing ?class ?name WHERE { ?thing a ?class ; rdfs:label ?name }"
ALIASES = "SELECT ?thing ?alias WHERE { ?thing skos:altLabel ?alias }"
LINKS = "SELECT ?head ?relation ?tail WHERE { ?head ?relation ?tail FILTER (isIRI(?tail) && STRSTARTS(STR(?relation), STR(cp:))) }"
ROLES = "SELECT DISTINCT ?thing ?role WHERE { ?thing cp:role ?role }"
WITHIN = "SELECT DISTINCT ?inner ?outer WHERE { ?inner cp:within ?outer }"
QUOTES = """
SELECT ?head ?relation ?tail ?document ?title ?start ?end ?quote WHERE {
  GRAPH ?graph {
    ?claim a cp:Claim ; rdf:subject ?head ; rdf:predicate ?relation ; rdf:object ?tail ;
           prov:wasDerivedFrom ?document ; oa:start ?start ; oa:end ?end ; oa:exact ?quote .
  }
  OPTIONAL { ?document cp:title ?title }
}
"""


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A sentence that states a link: ``text`` is ``[start, end)`` of the cleaned text of the document (an IRI)."""

    document: str
    start: int
    end: int
    text: str
    title: str | None = None


def load_network(store: GraphStore) -> Network:
    """All things of the default graph with their links; roles and regions also from what was derived."""
    ontology = load_ontology()
    aliases = _gather(_select(store, ALIASES))
    roles = _gather((thing, ontology.concept(_local(role)).notation) for thing, role in _select(store, ROLES, union=True))
    things = [
        Thing(iri, _local(kind), name, tuple(sorted(aliases[iri])), tuple(sorted(roles[iri])))
        for iri, kind, name in _select(store, THINGS)
        if _local(kind) in ontology.entity_types
    ]
    return Network(things, _read_links(store, ontology), within=_gather(_select(store, WITHIN, union=True)))


def load_quotes(store: GraphStore, links: Iterable[Link]) -> dict[Link, tuple[Quote, ...]]:
    """The sentences that state each of the links, ordered by document and place."""
    ontology = load_ontology()
    wanted = {_orient(link, ontology): link for link in links}
    found: dict[Link, set[Quote]] = defaultdict(set)
    for head, relation, tail, document, title, start, end, text in _select(store, QUOTES):
        link = wanted.get(_orient(Link(head, _local(relation), tail), ontology))
        if link is not None:
            found[link].add(Quote(document, int(start), int(end), text, title or None))
    return {link: tuple(sorted(quotes, key=lambda q: (q.document, q.start, q.end))) for link, quotes in found.items()}


def _read_links(store: GraphStore, ontology: Ontology) -> Iterator[Link]:
    for head, relation, tail in _select(store, LINKS):
        if _local(relation) in ontology.relations:
            yield Link(head, _local(relation), tail)


def _orient(link: Link, ontology: Ontology) -> Link:
    """A symmetric link with its ends in order: a document may state ``B 与 A 合作`` where the graph has A before B."""
    flip = link.relation in ontology.relations and ontology.is_symmetric(link.relation) and link.tail < link.head
    return Link(link.tail, link.relation, link.head) if flip else link


def _select(store: GraphStore, query: str, *, union: bool = False) -> Iterator[tuple[str, ...]]:
    """The values of the rows; empty where a variable is unbound."""
    answer = store.query(query, union=union)
    assert isinstance(answer, Rows)  # all queries of this module are SELECT
    return (tuple(term.value if term else "" for term in row) for row in answer.rows)


def _gather(pairs: Iterable[tuple[str, ...]]) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return found


def _local(iri: str) -> str:
    """The local name of a term of the ontology; any other IRI as it is."""
    return iri.removeprefix(CP)
