"""Things and their links in memory: what the features of matching count on.

Enters: things and links, read from the store by ``graph.match.reader``. Leaves: neighbours, roles, fields and regions of
each thing; nothing here knows of RDF. Relations are local names of the ontology; direction and status of a link do not
matter for being neighbours.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

FIELD_TYPES = frozenset({"Industry", "Technology", "Demand"})
BELONGING = frozenset({"leads", "memberOf", "partOf", "builds", "locatedIn", "worksFor", "heads"})


@dataclass(frozen=True, slots=True)
class Thing:
    """A node of the graph: its IRI, its class as a local name, its name, other names, its roles among 政产学研金服用."""

    iri: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


class Link(NamedTuple):
    """``head relation tail``; head and tail are IRIs."""

    head: str
    relation: str
    tail: str


class Network:
    """All things with their links; ``within`` leads from a region to the regions around it, where known."""

    def __init__(self, things: Iterable[Thing], links: Iterable[Link], *, within: Mapping[str, Collection[str]] | None = None) -> None:
        self.things = {thing.iri: thing for thing in things}
        self.within = dict(within or {})
        self.links: dict[str, set[Link]] = defaultdict(set)
        self._around: dict[str, frozenset[str]] = {}
        for link in links:
            if link.head in self.things and link.tail in self.things and link.head != link.tail:
                self.links[link.head].add(link)
                self.links[link.tail].add(link)

    def neighbours(self, iri: str) -> frozenset[str]:
        """Whatever the thing is linked with, in either direction."""
        return self._neighbours.get(iri, frozenset())

    def neighbours_of_type(self, iri: str, types: frozenset[str]) -> frozenset[str]:
        """Those neighbours that are of one of the types."""
        grouped = self._grouped.get(iri, {})
        return frozenset[str]().union(*(grouped[kind] for kind in types if kind in grouped))

    def links_between(self, one: str, other: str) -> tuple[Link, ...]:
        """All links that join the two, in either direction, sorted."""
        return tuple(sorted(link for link in self.links.get(one, ()) if other in (link.head, link.tail)))

    @cached_property
    def _neighbours(self) -> dict[str, frozenset[str]]:
        return {iri: frozenset(end for link in links for end in (link.head, link.tail) if end != iri) for iri, links in self.links.items()}

    @cached_property
    def _grouped(self) -> dict[str, dict[str, set[str]]]:
        """Neighbours by class: a province with ten thousand neighbours is asked for its industries ten thousand times."""
        found: dict[str, dict[str, set[str]]] = {}
        for iri, neighbours in self._neighbours.items():
            grouped = found.setdefault(iri, defaultdict(set))
            for neighbour in neighbours:
                grouped[self.things[neighbour].type].add(neighbour)
        return found

    def roles(self, iri: str) -> frozenset[str]:
        """The roles of the thing among 政产学研金服用."""
        return frozenset(self.things[iri].roles)

    def roles_around(self, iri: str) -> frozenset[str]:
        """The roles of the thing and of whatever it is linked with."""
        if iri not in self._around:
            self._around[iri] = self.roles(iri).union(*(self.roles(n) for n in self.neighbours(iri)))
        return self._around[iri]

    def fields(self, iri: str) -> frozenset[str]:
        """Industries, technologies and demands of the thing, and the industries of what it belongs to or has built.

        Not those of a region it deals with: a city's list of industries says nothing about one of its firms.
        """
        return self._fields[iri]

    def regions(self, iri: str) -> frozenset[str]:
        """The regions that the thing is linked with; where there is none, those of what it belongs to or has built."""
        region = frozenset({"Region"})
        own = self.neighbours_of_type(iri, region)
        return own or frozenset[str]().union(*(self.neighbours_of_type(thing, region) for thing in self._belongs_to(iri)))

    def surrounding(self, region: str) -> frozenset[str]:
        """All regions around the region, however far out, without itself."""
        found: set[str] = set()
        todo = [region]
        while todo:
            new = set(self.within.get(todo.pop(), ())) - found
            found |= new
            todo += new
        return frozenset(found - {region})

    def _belongs_to(self, iri: str) -> frozenset[str]:
        tails = (link.tail for link in self.links.get(iri, ()) if link.head == iri and link.relation in BELONGING)
        return frozenset(tail for tail in tails if self.things[tail].type != "Region")

    def _read_fields(self, iri: str) -> frozenset[str]:
        around = {iri, *self._belongs_to(iri)}
        industries = (self.neighbours_of_type(thing, frozenset({"Industry"})) for thing in around)
        return self.neighbours_of_type(iri, FIELD_TYPES).union(*industries)

    @cached_property
    def _fields(self) -> dict[str, frozenset[str]]:
        return {iri: self._read_fields(iri) for iri in self.things}

    @cached_property
    def field_counts(self) -> Counter[str]:
        """For each field the number of things that have it."""
        return Counter(field for fields in self._fields.values() for field in fields)
