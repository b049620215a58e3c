"""What decides whether a claim that some wording suggests is kept: all that the document says for it and against it.

Used by ``learned`` and ``training/relations.py``. In: for each (head, relation, tail) its best reading (``Hit``), and the
claims of the rules. Out: a table with one row of numbers a claim, in the order of ``COLUMNS``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.model import Claim, Entity
from graph.relate.context import Context
from graph.relate.masking import TYPES

Key = tuple[str, str, str]

RELATIONS = (
    "builds", "leads", "memberOf", "partOf", "locatedIn", "funds", "incubates", "cooperatesWith", "worksFor", "heads", "introduces",
    "undertakes", "develops", "demands", "serves", "issues", "responsibleFor", "inIndustry", "receives", "participatesIn",
)  # fmt: skip
# the classes of triggers.tsv that hint at each relation
HINTS = {
    "builds": ("build", "host"), "leads": ("lead",), "memberOf": ("member",), "partOf": ("part",), "locatedIn": ("place",),
    "funds": ("fund",), "incubates": ("incubate",), "cooperatesWith": ("cooperate",), "worksFor": ("staff",), "heads": ("head",),
    "introduces": ("introduce",), "undertakes": ("undertake",), "develops": ("develop",), "demands": ("demand",),
    "serves": ("serve",), "issues": ("issue",), "responsibleFor": ("responsible",), "inIndustry": ("field",),
    "receives": ("receive",), "participatesIn": ("attend",),
}  # fmt: skip
_ALL_HINTS = frozenset(h for hints in HINTS.values() for h in hints)
_NUMBER = {relation: i for i, relation in enumerate(RELATIONS)}
_ROLES = ("subject", "home", "region", "issuer", "protagonist", "policy", "own", "topic")
_NUMBERS = ("d:", "ng:", "nc:", "ca:", "cb:", "line:")
_FLAGS = ("meant", "far", "one", "sub", "pa", "pb", "ma", "mb", "row", "title", "rival:00", "rival:10", "rival:01", "rival:11")
_FLAGS_AND_ROLES = (*_FLAGS, *(f"role:{r}" for r in _ROLES))
_HINT_PLACES = ("h:", "h>", "h<", "hr:", "hl:")
_VALUES = {f"{name}{value}": (i, value) for i, name in enumerate(_NUMBERS) for value in range(64)}  # d:3 → the first number is 3
_HINTED = {f"{place}{hint}": (i, hint) for i, place in enumerate(_HINT_PLACES) for hint in _ALL_HINTS}
_RECENT = {f"role:{when}:{kind}": i for i, when in enumerate(("last", "far")) for kind in TYPES}
TOLD = frozenset({*_FLAGS_AND_ROLES, *_VALUES, *_HINTED, *_RECENT})  # the features of settings that are looked at here
_NONE = -9.0  # stands for the score of what is not there
COLUMNS = (
    "score", "second score", "readings", "relation", "first is head",
    *_FLAGS_AND_ROLES, "role:last", "role:far",
    *(f"own {p}" for p in _HINT_PLACES), "any h:", "any h>", "any hr:", *_NUMBERS,
    "rule", "kind of rule", "rules of tail", "rules of head", "rules of pair",
    "rival head", "rank of head", "rival tail", "rank of tail", "rival relation", "rank of relation",
    "class of head", "class of tail", "mentions of head", "mentions of tail",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
    """The best reading of a claim: its score (log odds), the score of the next best, how many there are, what it shows."""

    score: float
    second: float
    readings: int
    first_is_head: bool
    shown: frozenset[str]  # features of the setting, at least those of ``TOLD``


def tabulate(context: Context, hits: Mapping[Key, Hit], claims: Mapping[Key, Claim]) -> npt.NDArray[np.float32]:
    """One row for each key of ``hits`` in their order; every claim of the rules must have its hit."""
    entities = {e.id: e for e in context.reading.entities}
    rivals = _Rivals(hits, claims)
    ends = {e: _of_end(entities[e]) for key in hits for e in (key[0], key[2])}
    settings = {id(hit.shown): _Shown(hit.shown) for hit in hits.values()}
    rows = [
        (
            *_of_hit(key[1], hit, settings[id(hit.shown)]),
            *_of_rules(claims.get(key)),
            *rivals.of(key, hit.score),
            *(value for pair in zip(ends[key[0]], ends[key[2]], strict=True) for value in pair),
        )
        for key, hit in hits.items()
    ]
    return np.array(rows, dtype=np.float32).reshape(len(rows), len(COLUMNS))


class _Shown:
    """What a setting shows, as numbers that do not depend on the relation."""

    def __init__(self, shown: frozenset[str]) -> None:
        hints: list[set[str]] = [set() for _ in _HINT_PLACES]
        numbers = [-1] * len(_NUMBERS)
        recent = [False, False]
        for f in shown & TOLD:
            if f in _HINTED:
                place, hint = _HINTED[f]
                hints[place].add(hint)
            elif f in _VALUES:
                number, value = _VALUES[f]
                numbers[number] = value
            elif f in _RECENT:
                recent[_RECENT[f]] = True
        self.flags = tuple([flag in shown for flag in _FLAGS_AND_ROLES])
        self.recent = tuple(recent)
        self.hints = tuple(hints)
        self.any = tuple(len(hints[_HINT_PLACES.index(place)]) for place in ("h:", "h>", "hr:"))
        self.numbers = tuple(numbers)


def _of_hit(relation: str, hit: Hit, shown: _Shown) -> tuple[float, ...]:
    own = HINTS[relation]
    return (
        hit.score, hit.second, min(hit.readings, 9), _NUMBER[relation], hit.first_is_head, *shown.flags, *shown.recent,
        *(sum(h in hints for h in own) for hints in shown.hints), *shown.any, *shown.numbers,
    )  # fmt: skip


def _of_rules(claim: Claim | None) -> tuple[float, float]:
    if claim is None:
        return 0, 0
    return claim.confidence, 1 + claim.rule.startswith(("layout", "table", "list", "record")) + 2 * claim.rule.startswith("name")


def _of_end(entity: Entity) -> tuple[float, ...]:
    return TYPES.index(entity.type), min(len(entity.mentions), 9)


class _Rivals:
    """Other claims with the same tail, the same head or the same two ends."""

    def __init__(self, hits: Mapping[Key, Hit], claims: Mapping[Key, Claim]) -> None:
        self._scores: dict[tuple[str, ...], list[float]] = defaultdict(list)  # negated, so that the best comes first
        self._rules: dict[tuple[str, ...], int] = defaultdict(int)
        for key, hit in hits.items():
            for group in _groups(key):
                self._scores[group].append(-hit.score)
        for scores in self._scores.values():
            scores.sort()
        for key in claims:
            for group in _groups(key):
                self._rules[group] += 1
        self._claims = claims

    def of(self, key: Key, score: float) -> Iterable[float]:
        """Rules that speak of each group beside this claim; then the best other score and this one's rank."""
        own = key in self._claims
        groups = _groups(key)
        yield from (self._rules[g] - own for g in groups)
        for group in groups:
            scores = self._scores[group]
            above = bisect_left(scores, -score)
            # the best other one: the first, or the second where this one is the best
            yield -scores[0] if above else -scores[1] if len(scores) > 1 else _NONE
            yield above


def _groups(key: Key) -> tuple[tuple[str, ...], ...]:
    head, relation, tail = key
    return ("tail", relation, tail), ("head", head, relation), ("pair", *sorted((head, tail)))
