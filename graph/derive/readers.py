"""Rules that SPARQL cannot say, because they look names up in the table of administrative divisions.

Enters: a store, and the things to look at (all, if none are given). Leaves: triples, traced like those of the rule files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from graph.derive.rule import Triple
from graph.derive.trace import DERIVED, trace_node
from graph.gazetteer import Division, division_key, find_division, split_region
from graph.ontology import CP, RDF, RDFS, load_ontology

DEFAULT = ox.DefaultGraph()
TYPE, LABEL = ox.NamedNode(RDF + "type"), ox.NamedNode(RDFS + "label")
WITHIN, LEVEL = ox.NamedNode(CP + "within"), ox.NamedNode(CP + "level")

Things = frozenset[ox.NamedNode] | None


@dataclass(frozen=True, slots=True)
class Reader:
    """A rule in code: ``conclude`` says what follows for some things, ``texts`` tell it in both languages."""

    name: str
    predicate: ox.NamedNode
    find: Callable[[ox.Store, Things], Iterator[Triple]]
    whole: bool  # what follows for one thing depends on the others, so that all are looked at
    title: dict[str, str]

    def makes(self, predicate: str) -> bool:
        """Whether its triples have this predicate."""
        return str(self.predicate) == predicate

    def conclude(self, store: ox.Store, things: Things) -> Iterator[Triple]:
        """What follows for some things, for all where ``None``."""
        return self.find(store, None if self.whole else things)

    def recall(self, store: ox.Store, things: Things) -> Iterator[Triple]:
        """What is known to follow for them."""
        for subject in [None] if self.whole or things is None else sorted(things, key=str):
            for quad in store.quads_for_pattern(subject, self.predicate, None, DERIVED):
                triple: Triple = (quad.subject, quad.predicate, quad.object)  # type: ignore[assignment]
                if any(True for _ in store.quads_for_pattern(trace_node(triple, self.name), None, None, DERIVED)):
                    yield triple


@cache
def load_readers() -> tuple[Reader, ...]:
    """The rules in code."""
    return (
        Reader("within", WITHIN, find_within, True, {"zh": "行政区划", "en": "administrative divisions"}),
        Reader("level", LEVEL, find_level, False, {"zh": "名称中的级别", "en": "level in a name"}),
    )


def find_within(store: ox.Store, things: Things) -> Iterator[Triple]:
    """A place lies in another place of the graph, by the table of divisions."""
    found = [(thing, division) for thing, name in _names(store, "Region", things) if (division := find_division(name, strict=True))]
    places = {division_key(division): thing for thing, division in sorted(found, key=lambda pair: str(pair[0]))}
    for thing, division in found:
        for above in _above(division):
            if above in places and places[above] != thing:
                yield thing, WITHIN, places[above]


def _above(division: Division) -> Iterator[str]:
    """Keys of the county, the city and the province of a division."""
    for name in (division.county, division.city, division.province):
        if name and name != division.name and (upper := _upper(name, division)):
            yield division_key(upper)


def _upper(name: str, division: Division) -> Division | None:
    return find_division(name, division, strict=True)


def find_level(store: ox.Store, things: Things) -> Iterator[Triple]:
    """A platform's or community's name says at which level it was recognised: 国家…, or the province, city or county it begins with."""
    concepts = {c.notation.removesuffix("级"): ox.NamedNode(c.iri) for c in load_ontology().scheme("Levels")}
    for kind in ("Platform", "InnovationCommunity"):
        for thing, name in _names(store, kind, things):
            if found := concepts.get(_level_of(name)):
                yield thing, LEVEL, found


def _level_of(name: str) -> str:
    for word in ("国家", "省级", "市级"):
        if word in name:
            return word.removesuffix("级")
    places, _ = split_region(name)
    division = find_division(places[-1], strict=True) if places and places[-1].endswith(("省", "市", "区", "县")) else None
    return {"province": "省", "city": "市", "county": "县区"}.get(division.level, "") if division else ""


def _names(store: ox.Store, kind: str, things: Things) -> Iterator[tuple[ox.NamedNode, str]]:
    """The things of a class with their Chinese names."""
    typed = ox.NamedNode(CP + kind)
    asked: Iterable[ox.NamedNode | None] = [None] if things is None else things
    for thing in asked:
        for quad in store.quads_for_pattern(thing, TYPE, typed, DEFAULT):
            for label in store.quads_for_pattern(quad.subject, LABEL, None, DEFAULT):
                if isinstance(label.object, ox.Literal) and label.object.language == "zh":
                    yield quad.subject, label.object.value  # type: ignore[misc]
