"""What the atlas knows of a graph: things, claims, figures and documents in memory, each read once.

Enters: what ``graph.atlas.reader`` has read. Leaves: ``Facts``, which every section asks, and parts of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.ontology import Concept


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """A thing of the graph; ``type`` is the local name of its class."""

    iri: str
    type: str
    name: str


@dataclass(frozen=True, slots=True, order=True)
class Document:
    """A document of the graph; ``claims`` and ``figures`` are how many were read in it, empty texts what it does not say."""

    iri: str
    title: str
    date: str = ""
    issuer: str = ""
    region: str = ""
    claims: int = 0
    figures: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """``head relation tail`` as one document states it; ``start`` and ``end`` are code points of its text, ``amount`` is in yuan."""

    head: str
    relation: str
    tail: str
    document: str
    start: int
    end: int
    quote: str
    status: str = "done"
    confidence: float = 1.0
    amount: float | None = None
    date: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """A number that one document gives for a thing; ``kind`` is actual, target or support."""

    subject: str
    metric: str
    unit: str
    value: float
    kind: str
    document: str
    start: int
    end: int
    quote: str
    confidence: float = 1.0
    bound: str = "="
    date: str = ""

    @property
    def status(self) -> str:
        """A target is planned, what is counted or promised stands."""
        return "planned" if self.kind == "target" else "done"


Finding = Claim | Figure


@dataclass(frozen=True)
class Facts:
    """All of a graph, or the part of it that an atlas is about. Claims and figures are sorted, so that what is made of them is too."""

    things: Mapping[str, Thing]
    documents: Mapping[str, Document]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    concepts: Mapping[tuple[str, str], tuple[Concept, ...]]  # by thing and property
    within: Mapping[str, frozenset[str]]  # a region and all regions around it
    names: Mapping[str, tuple[str, ...]]  # other names of a thing, also those that only some document uses

    @cached_property
    def _by_head(self) -> dict[tuple[str, str], list[Claim]]:
        return _group(self.claims, lambda c: (c.head, c.relation))

    @cached_property
    def _by_tail(self) -> dict[tuple[str, str], list[Claim]]:
        return _group(self.claims, lambda c: (c.tail, c.relation))

    @cached_property
    def _by_relation(self) -> dict[tuple[str, str], list[Claim]]:
        return _group(self.claims, lambda c: ("", c.relation))

    @cached_property
    def _by_fact(self) -> dict[tuple[str, str], list[Claim]]:
        return _group(self.claims, lambda c: (f"{c.head} {c.tail}", c.relation))

    @cached_property
    def _by_end(self) -> dict[str, list[Finding]]:
        found: dict[str, list[Finding]] = defaultdict(list)
        for claim in self.claims:
            found[claim.head].append(claim)
            found[claim.tail].append(claim)
        for figure in self.figures:
            found[figure.subject].append(figure)
        return found

    @cached_property
    def _by_type(self) -> dict[str, list[Thing]]:
        found: dict[str, list[Thing]] = defaultdict(list)
        for thing in sorted(self.things.values(), key=lambda t: (t.name, t.iri)):
            found[thing.type].append(thing)
        return found

    def of_type(self, *types: str) -> list[Thing]:
        """The things of some classes, by name."""
        return [thing for kind in types for thing in self._by_type.get(kind, ())]

    def named(self, *relations: str) -> list[Claim]:
        """All claims of some relations."""
        return [claim for relation in relations for claim in self._by_relation.get(("", relation), ())]

    def from_head(self, head: str, *relations: str) -> list[Claim]:
        """What is claimed of a thing that stands first."""
        return [claim for relation in relations for claim in self._by_head.get((head, relation), ())]

    def to_tail(self, tail: str, *relations: str) -> list[Claim]:
        """What is claimed of a thing that stands last."""
        return [claim for relation in relations for claim in self._by_tail.get((tail, relation), ())]

    def links_of(self, iri: str, *, out: Collection[str] = (), into: Collection[str] = ()) -> dict[tuple[str, str], list[Claim]]:
        """The claims by the other end and the relation: relations that lead out of the thing, then those that lead to it."""
        found: dict[tuple[str, str], list[Claim]] = {}
        for claim in self.from_head(iri, *out):
            found.setdefault((claim.tail, claim.relation), []).append(claim)
        for claim in self.to_tail(iri, *into):
            found.setdefault((claim.head, claim.relation), []).append(claim)
        return found

    def stating(self, head: str, relation: str, tail: str) -> list[Claim]:
        """All claims of one fact."""
        return self._by_fact.get((f"{head} {tail}", relation), [])

    def names_of(self, iri: str) -> tuple[str, ...]:
        """What sentences may call a thing, the longest first."""
        return tuple(sorted({self.things[iri].name, *self.names.get(iri, ())}, key=lambda n: (-len(n), n)))

    def about(self, iri: str) -> list[Finding]:
        """Every claim and figure that names the thing."""
        return self._by_end.get(iri, [])

    def concept(self, thing: str, name: str) -> Concept | None:
        """The concept that a property (``level``, ``platformKind``) leads to; the first in its scheme where there are several."""
        return next(iter(self.concepts.get((thing, name), ())), None)

    def regions_of(self, thing: str) -> list[Claim]:
        """Where a thing is located: in regions, or in platforms that are; the widest region only where no narrower one is told."""
        told = self.from_head(thing, "locatedIn")
        direct = [c for c in told if self.things[c.tail].type == "Region"]
        through = [c for p in told if self.things[p.tail].type == "Platform" for c in self._regions_of_platform(p.tail)]
        found = direct or through
        return [c for c in found if not any(c.tail in self.within.get(other.tail, ()) for other in found)]

    def _regions_of_platform(self, platform: str) -> list[Claim]:
        return [c for c in self.from_head(platform, "locatedIn") if self.things[c.tail].type == "Region"]

    def keep(self, claims: Iterable[Claim], figures: Iterable[Figure], things: Collection[str]) -> Facts:
        """The part of the facts that these claims and figures make up, with these things and all that the claims name."""
        claims, figures = tuple(claims), tuple(figures)
        names = {*things, *(e for c in claims for e in (c.head, c.tail)), *(f.subject for f in figures)}
        sources = {c.document for c in claims} | {f.document for f in figures}
        return Facts(
            {iri: thing for iri, thing in self.things.items() if iri in names},
            {iri: document for iri, document in self.documents.items() if iri in sources},
            claims,
            figures,
            self.concepts,
            self.within,
            self.names,
        )


def _group(claims: Iterable[Claim], key: Callable[[Claim], tuple[str, str]]) -> dict[tuple[str, str], list[Claim]]:
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        found[key(claim)].append(claim)
    return dict(found)
