"""Partners for a thing, a newcomer, a community or a need, with reasons: the way in to matching.

Enters: a store and names. Leaves: ``Candidate`` values, best first, with texts: names instead of numbers, and the sentences of
every step of every reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.match.asker import Asker, Nearness, ask_for_need, ask_for_newcomer, ask_for_thing
from graph.match.beside import folder_of, ready_index
from graph.match.feedback import Judgement, Verdict
from graph.match.index import AskingError, PartnerIndex
from graph.match.needs import NeedsIndex, check_need, find_nearness, needs_path, open_needs
from graph.match.needs.index import open_needs_index
from graph.match.quotes import Quote, load_quotes
from graph.match.ranking import Ranked, Ranking, Wanted, fills, rank
from graph.match.reader import Link, Thing
from graph.match.reasons import WITHIN, Hop, Reason
from graph.match.weights import Weights
from graph.query import find_thing
from graph.store import GraphStore

FEEDBACK = "your_feedback"
FEEDBACK_SAYS = (
    "你的反馈：你说过合适或不要的对象加减至多 0.3 分，与之相像的加减其相像程度的一半。"
    " Your feedback: whom you called good or not this gains or loses up to 0.3, things like it half of their likeness."
)


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a way, with names, and the sentences that state it. ``derived``: a region inside another, which no sentence states."""

    head: str
    relation: str
    tail: str
    quotes: tuple[Quote, ...] = ()
    link: Link | None = None
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One feature of one candidate: ``points`` = weight × value, rounded; ``through`` names what carries it, ``ways`` lead there.

    ``about_both``: its ways begin at the asker; else it tells of the candidate alone.
    """

    name: str
    explanation: str
    value: float
    points: float
    through: tuple[str, ...] = ()
    ways: tuple[tuple[Step, ...], ...] = ()
    about_both: bool = True

    @property
    def title(self) -> str:
        """The name in Chinese."""
        return self.explanation.partition("：")[0]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible partner; ``score`` (0–1) is the sum of the points of its parts, ``fills`` the roles it would bring."""

    thing: Thing
    score: float
    parts: tuple[Part, ...]
    fills: tuple[str, ...] = ()
    known: bool = False

    @property
    def path(self) -> tuple[Step, ...]:
        """The most telling way: the first of the part with most points that has one and is about both."""
        for part in sorted(self.parts, key=lambda part: -part.points):
            if part.ways and part.about_both:
                return part.ways[0]
        return ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What an answer is to be like. ``roles`` are notations such as 学, ``regions`` names or IRIs of regions."""

    limit: int = 20
    roles: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    include_known: bool = False
    weights: Weights | None = None
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is not in the graph. ``industries``, ``places`` and ``links`` are names or IRIs of things of the graph."""

    name: str
    type: str = ""
    industries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


class Matching:
    """A store with its partner index; made once, asked often."""

    def __init__(self, store: GraphStore, index: PartnerIndex | None = None) -> None:
        self.store = store
        self.index = index if index is not None else ready_index(store)
        self._makes_needs = index is None

    def thing(self, name: str, *, nearness: Mapping[str, Nearness] | None = None) -> Asker:
        """The thing with this name, other name or IRI; a demand is asked as the need that its name says.

        Raises ``UnknownNameError`` or ``AmbiguousNameError``.
        """
        number = self._number(name)
        if nearness is None and self.index.type(number) == "Demand":
            nearness = find_nearness(self.needs, self.index.name(number))
        return ask_for_thing(self.index, number, nearness=nearness)

    def newcomer(self, newcomer: Newcomer, *, nearness: Mapping[str, Nearness] | None = None) -> Asker:
        """Somebody who is not in the graph; what it names must be. Raises as ``thing`` does, ``AskingError`` for a class or role."""
        linked = [*self._numbers(newcomer.industries, ("Industry",)), *self._numbers(newcomer.links)]
        places = self._numbers(newcomer.places, ("Region",))
        return ask_for_newcomer(
            self.index, newcomer.name, type=newcomer.type, linked=linked, places=places, roles=newcomer.roles, nearness=nearness
        )

    def need(
        self, need: str, nearness: Mapping[str, Nearness] | None = None, *, linked: Sequence[str] = (), places: Sequence[str] = ()
    ) -> Asker:
        """A need in words. ``linked`` are industries and the like that it is in, ``places`` regions that it is from.

        How near each candidate is to it is found by the needs index, unless ``nearness`` says it by IRI. Raises ``BadNeedError``.
        """
        wanted = check_need(need)
        fields: dict[str, float] = {}
        if nearness is None:
            nearness, fields = find_nearness(self.needs, wanted), self.needs.fields(wanted)
        numbers = self._numbers(linked), self._numbers(places, ("Region",))
        return ask_for_need(self.index, wanted, nearness, fields=fields, linked=numbers[0], places=numbers[1])

    @cached_property
    def needs(self) -> NeedsIndex:
        """The needs index of the store, made now where there is none; who brings an index gets this one too as it lies beside the store."""
        folder = folder_of(self.store)
        if self._makes_needs or folder is None or not needs_path(folder).is_file():
            return open_needs(self.store)
        return open_needs_index(needs_path(folder))

    def find(self, asker: Asker, wishes: Wishes | None = None) -> list[Candidate]:
        """The best candidates with reasons, best first. Raises ``AskingError`` for an unknown role or a limit below 1."""
        wishes = wishes or Wishes()
        regions = self._numbers(wishes.regions, ("Region",))
        wanted = Wanted(self.index.mask_of(wishes.roles), tuple(regions), wishes.include_known)
        own = [j for j in wishes.judgements if j.asker == self.key(asker)]
        ranking = rank(self.index, asker, wanted=wanted, limit=wishes.limit, weights=wishes.weights, judgements=own)
        return _Telling(self.store, self.index, ranking, wanted).candidates()

    def scores(self, asker: Asker, wishes: Wishes | None = None) -> dict[str, float]:
        """The scores of the best candidates by IRI, without reasons."""
        wishes = wishes or Wishes()
        wanted = Wanted(self.index.mask_of(wishes.roles), tuple(self._numbers(wishes.regions, ("Region",))), wishes.include_known)
        ranking = rank(self.index, asker, wanted=wanted, limit=wishes.limit, weights=wishes.weights)
        return {self.index.iri(ranked.number): ranked.score for ranked in ranking.best}

    def lacks(self, asker: Asker, wishes: Wishes) -> tuple[str, ...]:
        """The roles that an answer was narrowed to because the asker, a community, lacks them; none where roles were wanted."""
        return () if wishes.roles else self.index.roles_of(asker.lacks)

    def key(self, asker: Asker) -> str:
        """What judgements know an asker by: its IRI, or its name where it is not in the graph."""
        return self.index.iri(asker.thing) if asker.thing >= 0 else asker.name

    def judge(self, asker: Asker, names: Iterable[str], verdict: Verdict) -> list[Judgement]:
        """What a user says of things by their names, to be kept with ``add_feedback``. Raises ``AskingError`` for the asker itself."""
        things = [find_thing(self.store, name) for name in names]
        if any(thing.iri == self.key(asker) for thing in things):
            raise AskingError(f"不能评价提问者自己 {asker.name} / found the asker itself, expected one of its candidates")
        return [Judgement(self.key(asker), thing.iri, verdict, thing.name) for thing in things]

    def _number(self, name: str, classes: Collection[str] = ()) -> int:
        return self.index.number(find_thing(self.store, name, classes=classes).iri)

    def _numbers(self, names: Iterable[str], classes: Collection[str] = ()) -> list[int]:
        return [self._number(name, classes) for name in names]


def find_partners(store: GraphStore, name: str, *, limit: int = 20, roles: Sequence[str] = ()) -> list[Candidate]:
    """The best candidates for the thing with this name, other name or IRI, each with reasons, best first.

    Raises ``UnknownNameError`` or ``AmbiguousNameError`` where the name does not lead to one thing, ``AskingError`` for an unknown role or
    where ``limit`` is not positive.
    """
    matching = Matching(store)
    return matching.find(matching.thing(name), Wishes(limit=limit, roles=tuple(roles)))


class _Telling:
    """Puts names and sentences to a ranking."""

    def __init__(self, store: GraphStore, index: PartnerIndex, ranking: Ranking, wanted: Wanted) -> None:
        self._index, self._view, self._wanted = index, ranking.view, wanted
        self._best = ranking.best
        self._reasons = [[points.feature.trace(ranking.view, r.number) for points in r.points] for r in ranking.best]
        hops = {hop for r in self._reasons for reason in r for way in reason.ways for hop in way}
        self._links = {hop: Link(index.iri(hop.head), hop.relation, index.iri(hop.tail)) for hop in hops}
        self._quotes = load_quotes(store, (link for link in self._links.values() if link.relation != WITHIN), degree=self._degree)

    def _degree(self, iri: str) -> int:
        return self._index.degree(self._index.number(iri))

    def candidates(self) -> list[Candidate]:
        return [self._tell(ranked, reasons) for ranked, reasons in zip(self._best, self._reasons, strict=True)]

    def _tell(self, ranked: Ranked, reasons: Sequence[Reason]) -> Candidate:
        parts = [
            Part(
                p.feature.name, p.feature.explanation, p.value, p.points,
                self._index.names(reason.through), self._ways(reason), p.feature.about_both,
            )
            for p, reason in zip(ranked.points, reasons, strict=True)
            if p.points
        ]  # fmt: skip
        if ranked.shift:
            about = tuple(f"{self._index.name(number)}（{_VERDICTS[verdict]}）" for number, verdict in ranked.judged)
            parts.append(Part(FEEDBACK, FEEDBACK_SAYS, ranked.shift, ranked.shift, about, about_both=False))
        asker = self._view.asker
        role = fills(self._index, asker, self._wanted, ranked.number)
        return Candidate(self._index.thing(ranked.number), ranked.score, tuple(parts), role, ranked.number in asker.known)

    def _ways(self, reason: Reason) -> tuple[tuple[Step, ...], ...]:
        return tuple(tuple(self._step(hop) for hop in way) for way in reason.ways)

    def _step(self, hop: Hop) -> Step:
        link = self._links[hop]
        return Step(
            self._index.name(hop.head), hop.relation, self._index.name(hop.tail), self._quotes.get(link, ()), link, hop.relation == WITHIN
        )


_VERDICTS = {"good": "合适", "not_this": "不要"}
