"""Reads from a store what a network page draws: things, relations with the sentences behind them, figures.

Enters: a ``GraphStore`` and, where not all is drawn, the IRIs of the things that are. Leaves: a ``Drawing``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from graph.model import Bound, ObservationKind, Status
from graph.ontology import CP, Ontology, load_ontology
from graph.show import store_queries
from graph.show.network_model import Edge, Fact, Node, NodeObservation
from graph.show.store_batches import Row
from graph.show.store_queries import Some
from graph.store import GraphStore

_BY_NAME = 5000  # things up to which they are asked for by name; of more, everything is read and the rest left out

Triple = tuple[str, str, str]


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
    asked = some if some is not None and len(some) <= _BY_NAME else None
    nodes = tuple(node for node in _read_nodes(store, asked, ontology) if some is None or node.iri in some)
    known = {node.iri for node in nodes}
    reader = _FactReader(store, ontology)
    links = sorted({link for link in _read_links(store, asked, ontology) if link[0] in known and link[2] in known})
    facts = reader.read_facts(asked)
    edges = tuple(Edge(*link, tuple(facts.get(reader.orient(link), ()))) for link in links)
    return Drawing(nodes, edges, tuple(reader.read_figures(asked, known)), read_within(store))


def read_within(store: GraphStore) -> dict[str, set[str]]:
    """From the IRI of a region to those around it."""
    return _gather(store_queries.select(store, store_queries.WITHIN, union=True))


def find_around(store: GraphStore, start: str, *, depth: int) -> set[str]:
    """The IRIs of a thing and of all that can be reached from it over ``depth`` relations, in either direction."""
    ontology = load_ontology()
    reached, ahead = {start}, {start}
    for _ in range(depth):
        out = (link[2] for link in _read_links(store, ahead, ontology))
        back = (link[0] for link in _keep_relations(store_queries.list_links_back(store, ahead), ontology))
        ahead = {iri for ends in (out, back) for iri in ends} - reached
        reached |= ahead
    return reached


def find_members(store: GraphStore, community: str) -> set[str]:
    """The IRIs of a community and of all that is linked with it."""
    return find_around(store, community, depth=1)


def _read_nodes(store: GraphStore, some: Some, ontology: Ontology) -> Iterator[Node]:
    aliases = _gather(store_queries.list_aliases(store, some))
    notations = {concept.iri: concept.notation for concept in ontology.scheme("Roles")}
    roles = _gather((thing, notations[role]) for thing, role in store_queries.list_roles(store, some) if role in notations)
    found: dict[str, tuple[str, str]] = {}
    for thing, kind, name in store_queries.list_things(store, some):
        if kind.removeprefix(CP) in ontology.entity_types:
            found[thing] = min((kind.removeprefix(CP), name), found.get(thing, ("~", "")))
    for thing, (kind, name) in sorted(found.items()):
        yield Node(thing, kind, name, tuple(sorted(aliases.get(thing, ()))), tuple(sorted(roles.get(thing, ()))))


def _read_links(store: GraphStore, some: Some, ontology: Ontology) -> Iterator[Triple]:
    return _keep_relations(store_queries.list_links(store, some, ontology.relations), ontology)


def _keep_relations(rows: Iterable[Row], ontology: Ontology) -> Iterator[Triple]:
    """The rows whose property is a relation of the ontology, by its local name."""
    names = {CP + name: name for name in ontology.relations}
    return ((head, names[relation], tail) for head, relation, tail in rows if relation in names)


class _FactReader:
    """Reads claims and observations; knows titles and dates of documents and which relations say the same both ways."""

    def __init__(self, store: GraphStore, ontology: Ontology) -> None:
        self._store = store
        self._names = {CP + name: name for name in ontology.relations}
        self._symmetric = {name for name in ontology.relations if ontology.is_symmetric(name)}
        self._titles = dict(_pairs(store_queries.select(store, store_queries.TITLES)))
        self._dates = dict(_pairs(store_queries.select(store, store_queries.DATES)))

    def orient(self, link: Triple) -> Triple:
        """A symmetric link with its ends in order: a document may state ``B 与 A 合作`` where the graph has A before B."""
        head, relation, tail = link
        return (tail, relation, head) if tail < head and relation in self._symmetric else link

    def read_facts(self, some: Some) -> dict[Triple, list[Fact]]:
        """The facts by oriented link."""
        facts: dict[Triple, list[Fact]] = defaultdict(list)
        for head, relation, tail, status, *evidence, amount in store_queries.list_claims(self._store, some):
            if name := self._names.get(relation):
                fact = self._make_fact(evidence, cast(Status, status), float(amount) if amount else None)
                facts[self.orient((head, name, tail))].append(fact)
        return facts

    def read_figures(self, some: Some, known: Collection[str]) -> Iterator[NodeObservation]:
        """The observations of known things."""
        for thing, metric, value, unit, kind, bound, *evidence in store_queries.list_figures(self._store, some):
            if thing in known:
                fact = self._make_fact(evidence, "done", None)
                yield NodeObservation(thing, metric, float(value), unit, cast(ObservationKind, kind), cast(Bound, bound), fact)

    def _make_fact(self, evidence: list[str], status: Status, amount: float | None) -> Fact:
        """A fact without a date has that of its document."""
        quote, start, end, confidence, document, rule, date = evidence
        name = document.rsplit("/", 1)[-1]
        title = self._titles.get(document, name)
        when = date or self._dates.get(document)
        return Fact(quote, name, title, int(start), int(end), status, float(confidence), rule, when, amount)


def _gather(pairs: Iterable[Row]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return found


def _pairs(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    return ((key, value) for key, value in rows)
