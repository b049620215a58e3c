"""Ranks the things that another thing is not yet linked with, and says why.

Enters: a store, the name of a thing. Leaves: ``Candidate`` values, best first. A candidate is an actor (organisation,
platform, person or team) with no direct link to the thing, and with at least one reason besides its role, which alone would fit
half the graph.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.match.features import FEATURES, Feature
from graph.match.network import Link, Network, Thing
from graph.match.paths import find_path
from graph.match.reader import Quote, load_network, load_quotes
from graph.query import find_thing
from graph.store import GraphStore

PARTNER_TYPES = frozenset(
    {
        "GovernmentBody", "Enterprise", "University", "ResearchInstitute", "FinancialInstitution", "Fund",
        "ServiceOrganization", "InnovationCommunity", "Platform", "Person", "Team",
    }
)  # fmt: skip
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Score:
    """One feature of one candidate: ``points`` = weight × value, rounded; ``through`` names the things that carry it."""

    feature: Feature
    value: float
    points: float
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One link of the way to a candidate, with names instead of IRIs, and the sentences that state it."""

    head: str
    relation: str
    tail: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible partner; ``score`` (0–1) is the sum of the points of its parts."""

    thing: Thing
    score: float
    parts: tuple[Score, ...]
    path: tuple[Step, ...] = ()


def find_partners(store: GraphStore, name: str, *, limit: int = 20) -> list[Candidate]:
    """The best candidates for the thing with this name, other name or IRI, each with reasons, best first.

    Raises ``UnknownNameError`` or ``AmbiguousNameError`` where the name does not lead to one thing, ``ValueError`` where
    ``limit`` is not positive.
    """
    if limit < 1:
        raise ValueError(f"limit is {limit}; expected 1 or more")
    thing = find_thing(store, name)
    network = load_network(store)
    ranked = rank_candidates(network, thing.iri, limit=limit)
    ways = [[link for step in find_path(network, thing.iri, c.thing.iri) for link in step] for c in ranked]
    quotes = load_quotes(store, {link for way in ways for link in way})
    return [_with_path(network, candidate, way, quotes) for candidate, way in zip(ranked, ways, strict=True)]


def rank_candidates(network: Network, iri: str, *, limit: int) -> list[Candidate]:
    """The best candidates without their paths; equal scores are ordered by IRI."""
    scored = (_score(network, iri, other) for other in _eligible(network, iri))
    return heapq.nsmallest(limit, (c for c in scored if c is not None), key=lambda c: (-c.score, c.thing.iri))


def _eligible(network: Network, iri: str) -> Iterator[str]:
    linked = network.neighbours(iri)
    return (other for other, thing in network.things.items() if thing.type in PARTNER_TYPES and other != iri and other not in linked)


def _score(network: Network, iri: str, other: str) -> Candidate | None:
    parts = tuple(_measure(network, iri, other, feature) for feature in FEATURES)
    if not any(part.through for part in parts):
        return None
    total = round(sum(part.points for part in parts), DIGITS)
    return Candidate(network.things[other], total, parts)


def _measure(network: Network, iri: str, other: str, feature: Feature) -> Score:
    finding = feature.measure(network, iri, other)
    names = tuple(network.things[thing].name for thing in finding.through)
    return Score(feature, round(finding.value, DIGITS), round(feature.weight * finding.value, DIGITS), names)


def _with_path(network: Network, candidate: Candidate, way: Sequence[Link], quotes: Mapping[Link, Iterable[Quote]]) -> Candidate:
    names = network.things
    steps = (Step(names[k.head].name, k.relation, names[k.tail].name, tuple(quotes.get(k, ()))) for k in way)
    return Candidate(candidate.thing, candidate.score, candidate.parts, tuple(steps))
