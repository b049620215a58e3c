"""揭榜: for each demand of the graph the best takers, and for each possible taker the demands that it could take.

Enters: an opened ``Matching``. Leaves: ``Board``: demands with candidates and reasons, and a matrix of scores. A demand that somebody
has taken up (``undertakes``) is marked and left out unless it is asked for; who posts a demand and who has taken it up are no candidates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.match.needs.index import TAKERS
from graph.match.partners import Candidate, Matching, Wishes
from graph.match.reader import Thing

# Who takes up a demand where no role is asked for: not who posts, pays or mediates, and no single person.
ABLE = frozenset(kind for kind, share in TAKERS.items() if share == 1.0)
SLACK = 30  # candidates that are looked at beyond those shown, as some are of other classes
SCORED = 1000  # the best so many candidates of each demand have a score in the matrix


@dataclass(frozen=True, slots=True)
class Challenge:
    """A demand of the graph: who posts it, who has taken it up, its industries, and the best candidates for it, best first."""

    thing: Thing
    posters: tuple[str, ...]
    taken_by: tuple[str, ...]
    industries: tuple[str, ...]
    candidates: tuple[Candidate, ...] = ()

    @property
    def taken(self) -> bool:
        """Whether somebody has taken it up."""
        return bool(self.taken_by)


@dataclass(frozen=True, slots=True)
class Offer:
    """A possible taker with the demands that it could take, best first, each with its score."""

    thing: Thing
    challenges: tuple[tuple[Challenge, Candidate], ...]


@dataclass(frozen=True, slots=True)
class Board:
    """``scores[i][j]`` is the score of ``takers[j]`` for ``challenges[i]``; ``None`` where nothing joins the two."""

    challenges: tuple[Challenge, ...]
    takers: tuple[Thing, ...]
    scores: tuple[tuple[float | None, ...], ...]

    def offers(self) -> list[Offer]:
        """The same by taker, whoever has the best score first."""
        found: dict[str, list[tuple[Challenge, Candidate]]] = {taker.iri: [] for taker in self.takers}
        for challenge in self.challenges:
            for candidate in challenge.candidates:
                found[candidate.thing.iri].append((challenge, candidate))
        offers = [Offer(t, tuple(sorted(found[t.iri], key=lambda pair: (-pair[1].score, pair[0].thing.iri)))) for t in self.takers]
        return sorted(offers, key=lambda offer: (-offer.challenges[0][1].score, offer.thing.iri))


def list_challenges(matching: Matching, *, taken: bool = False) -> list[Challenge]:
    """The demands that nobody has taken up, by name; with ``taken`` also the others."""
    index = matching.index
    demands = (number for number in range(len(index)) if index.type(number) == "Demand")
    challenges = (_describe(matching, number) for number in demands)
    return sorted((c for c in challenges if taken or not c.taken), key=lambda c: (c.taken, c.thing.name, c.thing.iri))


def make_board(matching: Matching, wishes: Wishes | None = None, *, taken: bool = False) -> Board:
    """The best takers of every demand; ``wishes.limit`` is how many of each. Raises ``ValueError`` as ``Matching.find`` does."""
    wishes = wishes or Wishes(limit=5)
    challenges = [_fill(matching, challenge, wishes) for challenge in list_challenges(matching, taken=taken)]
    takers = {c.thing.iri: c.thing for challenge in challenges for c in challenge.candidates}
    ordered = tuple(takers[iri] for iri in sorted(takers, key=lambda iri: (takers[iri].name, iri)))
    scores = tuple(_score(matching, challenge, ordered, wishes) for challenge in challenges)
    return Board(tuple(challenges), ordered, scores)


def _describe(matching: Matching, number: int) -> Challenge:
    index = matching.index
    heads: dict[str, list[str]] = {"demands": [], "undertakes": []}
    industries = []
    for other in index.row("near", number).tolist():
        for link in index.links_between(number, other):
            relation = index.relations[index["link_relation"][link]]
            if relation in heads and int(index["link_tail"][link]) == number:
                heads[relation].append(index.name(other))
            elif relation == "inIndustry":
                industries.append(index.name(other))
    return Challenge(index.thing(number), tuple(sorted(heads["demands"])), tuple(sorted(heads["undertakes"])), tuple(sorted(industries)))


def _fill(matching: Matching, challenge: Challenge, wishes: Wishes) -> Challenge:
    found = matching.find(matching.thing(challenge.thing.iri), replace(wishes, limit=wishes.limit + SLACK))
    able = [candidate for candidate in found if wishes.roles or candidate.thing.type in ABLE]
    return replace(challenge, candidates=tuple(able[: wishes.limit]))


def _score(matching: Matching, challenge: Challenge, takers: Sequence[Thing], wishes: Wishes) -> tuple[float | None, ...]:
    scores = matching.scores(matching.thing(challenge.thing.iri), replace(wishes, limit=SCORED))
    return tuple(scores.get(taker.iri) for taker in takers)
