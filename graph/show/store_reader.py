"""Reads from a store what a network page draws: things, relations with the sentences behind them, figures.

Enters: a ``GraphStore`` and, where not all is drawn, the IRIs of the things that are. Leaves: a ``Drawing``. The only room of
``show`` that knows of SPARQL.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import cast

from graph.model import Bound, ObservationKind, Status
from graph.ontology import CP, Ontology, load_ontology
from graph.show.network_model import Edge, Fact, Node, NodeObservation
from graph.store import GraphStore, Rows

_AT_ONCE = 400  # things asked for in one query
_THINGS = "SELECT DISTINCT ?thing ?class ?name {{ {some} ?thing a ?class ; rdfs:label ?name }}"
_ALIASES = "SELECT DISTINCT ?thing ?alias {{ {some} ?thing skos:altLabel ?alias }}"
_ROLES = "SELECT DISTINCT ?thing ?role {{ {some} ?thing cp:role ?role }}"
_LINKS = """SELECT DISTINCT ?thing ?relation ?tail {{ {some} ?thing ?relation ?tail
  FILTER (isIRI(?tail) && STRSTARTS(STR(?relation), STR(cp:))) }}"""
_BACK = "SELECT DISTINCT ?head ?relation ?thing {{ {some} ?head ?relation ?thing FILTER (STRSTARTS(STR(?relation), STR(cp:))) }}"
_WITHIN = "SELECT DISTINCT ?inner ?outer { ?inner cp:within ?outer }"
_TITLES = "SELECT ?document ?title { ?document a cp:Document ; cp:title ?title }"
_EVIDENCE = """oa:exact ?quote ; oa:start ?start ; oa:end ?end ; cp:confidence ?confidence .
  OPTIONAL {{ ?stated cp:rule ?rule }} OPTIONAL {{ ?stated cp:date ?date }}"""
_CLAIMS = f"""SELECT ?thing ?relation ?tail ?graph ?quote ?start ?end ?confidence ?rule ?date ?status ?amount {{{{
  {{some}} GRAPH ?graph {{{{
  ?stated rdf:subject ?thing ; a cp:Claim ; rdf:predicate ?relation ; rdf:object ?tail ; cp:status ?status ; {_EVIDENCE}
  OPTIONAL {{{{ ?stated cp:amount ?amount }}}} }}}} }}}}"""
_FIGURES = f"""SELECT ?thing ?metric ?value ?unit ?kind ?bound ?graph ?quote ?start ?end ?confidence ?rule ?date {{{{
  {{some}} GRAPH ?graph {{{{
  ?stated cp:subject ?thing ; a cp:Observation ; cp:metric ?metric ; cp:value ?value ; cp:unit ?unit ; cp:kind ?kind ; cp:bound ?bound ;
  {_EVIDENCE} }}}} }}}}"""
_DATES = "SELECT ?document ?date { ?document a cp:Document ; cp:date ?date }"

Triple = tuple[str, str, str]
Some = Collection[str] | None  # IRIs; None: all


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a page draws; ``within`` leads from a region to the regions around it."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    observations: tuple[NodeObservation, ...]
    within: dict[str, set[str]]


def read_drawing(store: GraphStore, some: Some = None) -> Drawing:
    """All things of the store, or those with these IRIs, the relations among them, and what documents say of both."""
    ontology = load_ontology()
    nodes = tuple(_read_nodes(store, some, ontology))
    known = {node.iri for node in nodes}
    documents = _Documents(store)
    links = sorted({link for link in _read_links(store, some, ontology) if link[0] in known and link[2] in known})
    facts = _read_facts(store, some, ontology, documents)
    edges = tuple(Edge(*link, tuple(facts.get(_orient(link, ontology), ()))) for link in links)
    return Drawing(nodes, edges, tuple(_read_figures(store, some, documents, known)), _gather(_select(store, _WITHIN, union=True)))


def find_around(store: GraphStore, start: str, *, depth: int) -> set[str]:
    """The IRIs of a thing and of all that can be reached from it over ``depth`` relations, in either direction."""
    ontology = load_ontology()
    reached, ahead = {start}, {start}
    for _ in range(depth):
        out = (link[2] for link in _read_links(store, ahead, ontology))
        back = (link[0] for link in _read_links(store, ahead, ontology, query=_BACK))
        ahead = {iri for ends in (out, back) for iri in ends} - reached
        reached |= ahead
    return reached


def find_members(store: GraphStore, community: str) -> set[str]:
    """The IRIs of a community and of all that is linked with it."""
    return find_around(store, community, depth=1)


class _Documents:
    """Titles and dates of documents, by IRI."""

    def __init__(self, store: GraphStore) -> None:
        self.titles = dict(_pairs(_select(store, _TITLES)))
        self.dates = dict(_pairs(_select(store, _DATES)))

    def make_fact(self, document: str, place: tuple[str, ...], *, status: str = "done", amount: str = "") -> Fact:
        """``place`` is quote, start, end, confidence, rule, date; a fact without a date has that of its document."""
        quote, start, end, confidence, rule, date = place
        name = document.rsplit("/", 1)[-1]
        title = self.titles.get(document, name)
        when = date or self.dates.get(document)
        sum_ = float(amount) if amount else None
        return Fact(quote, name, title, int(start), int(end), cast(Status, status), float(confidence), rule, when, sum_)


def _read_nodes(store: GraphStore, some: Some, ontology: Ontology) -> Iterator[Node]:
    aliases = _gather(_ask(store, _ALIASES, some))
    roles = _gather((thing, ontology.concept(role.removeprefix(CP)).notation) for thing, role in _ask(store, _ROLES, some, union=True))
    found: dict[str, tuple[str, str]] = {}
    for thing, kind, name in _ask(store, _THINGS, some):
        if kind.removeprefix(CP) in ontology.entity_types:
            found[thing] = min((kind.removeprefix(CP), name), found.get(thing, ("~", "")))
    for thing, (kind, name) in sorted(found.items()):
        yield Node(thing, kind, name, tuple(sorted(aliases.get(thing, ()))), tuple(sorted(roles.get(thing, ()))))


def _read_links(store: GraphStore, some: Some, ontology: Ontology, *, query: str = _LINKS) -> Iterator[Triple]:
    for head, relation, tail in _ask(store, query, some):
        if relation.removeprefix(CP) in ontology.relations:
            yield head, relation.removeprefix(CP), tail


def _read_facts(store: GraphStore, some: Some, ontology: Ontology, documents: _Documents) -> dict[Triple, list[Fact]]:
    """The facts by oriented link."""
    facts: dict[Triple, list[Fact]] = defaultdict(list)
    for head, relation, tail, document, *place, status, amount in _ask(store, _CLAIMS, some):
        link = _orient((head, relation.removeprefix(CP), tail), ontology)
        facts[link].append(documents.make_fact(document, tuple(place), status=status, amount=amount))
    return facts


def _orient(link: Triple, ontology: Ontology) -> Triple:
    """A symmetric link with its ends in order: a document may state ``B 与 A 合作`` where the graph has A before B."""
    head, relation, tail = link
    turned = relation in ontology.relations and ontology.is_symmetric(relation) and tail < head
    return (tail, relation, head) if turned else link


def _read_figures(store: GraphStore, some: Some, documents: _Documents, known: Collection[str]) -> Iterator[NodeObservation]:
    for thing, metric, value, unit, kind, bound, document, *place in _ask(store, _FIGURES, some):
        if thing in known:
            fact = documents.make_fact(document, tuple(place))
            yield NodeObservation(thing, metric, float(value), unit, cast(ObservationKind, kind), cast(Bound, bound), fact)


def _ask(store: GraphStore, query: str, some: Some, *, union: bool = False) -> Iterator[tuple[str, ...]]:
    """The rows of a query about all things, or about some in several goes."""
    if some is None:
        yield from _select(store, query.format(some=""), union=union)
        return
    waiting = iter(sorted(some))
    while batch := list(islice(waiting, _AT_ONCE)):
        values = " ".join(f"<{iri}>" for iri in batch)
        yield from _select(store, query.format(some=f"VALUES ?thing {{ {values} }}"), union=union)


def _select(store: GraphStore, query: str, *, union: bool = False) -> Iterator[tuple[str, ...]]:
    """The values of the rows; empty where a variable is unbound."""
    answer = store.query(query, union=union)
    assert isinstance(answer, Rows)  # all queries of this module are SELECT
    return (tuple([term.value if term else "" for term in row]) for row in answer.rows)


def _gather(pairs: Iterable[tuple[str, ...]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return found


def _pairs(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    return ((key, value) for key, value in rows)
