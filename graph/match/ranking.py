"""Ranks candidates for an asker.

Enters: a partner index, an asker, what is wanted, weights, judgements. Leaves: ``Ranked`` values, best first: numbers, no texts
yet. Points are rounded weight × value, a score is their sum; equal scores are ordered by IRI, so the same graph gives the same
list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graph.find.arrays import Array
from graph.match.asker import Asker
from graph.match.features import FEATURES, Feature
from graph.match.feedback import MOST, Judgement, Verdict, shift_of
from graph.match.index import AskingError, PartnerIndex
from graph.match.view import View
from graph.match.weights import Weights, load_weights

DIGITS = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which candidates are wanted: only those that fill one of some roles (bits), only those in one of some regions or inside them."""

    roles: int = 0
    regions: tuple[int, ...] = ()
    include_known: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """One feature of one candidate: ``points`` = weight × value, rounded."""

    feature: Feature
    value: float
    points: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate by number. ``shift`` is what judgements added or took; ``score`` is the sum of all points and the shift."""

    number: int
    score: float
    points: tuple[Points, ...]
    shift: float = 0.0
    judged: tuple[tuple[int, Verdict], ...] = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best candidates, and the view that reasons are looked up in."""

    view: View
    best: tuple[Ranked, ...]


def rank(
    index: PartnerIndex,
    asker: Asker,
    *,
    wanted: Wanted | None = None,
    limit: int = 20,
    weights: Weights | None = None,
    judgements: Sequence[Judgement] = (),
) -> Ranking:
    """The best candidates. Raises ``AskingError`` where ``limit`` is not positive."""
    if limit < 1:
        raise AskingError(f"limit is {limit}; expected 1 or more")
    wanted = wanted or Wanted()
    view = View(index, asker, open_things(index, asker, wanted))
    column = (weights or load_weights()).of[asker.kind]
    features = [feature for feature in FEATURES if column.get(feature.name)]
    values = measure_features(view, features)
    points = np.round(values * [column[feature.name] for feature in features], DIGITS)
    reasons = points[:, [feature.about_both for feature in features]].sum(axis=1) > 0
    base = points.sum(axis=1)
    shift, judged = shift_of(index, judgements, view.candidates)
    shift = np.round(np.clip(base + MOST * shift, 0, 1) - base, DIGITS)
    scores = np.round(base + shift, DIGITS)
    order = np.lexsort((view.candidates, -np.where(reasons, scores, -1.0)))[: min(limit, int(reasons.sum()))]
    chosen = (
        Ranked(
            int(view.candidates[i]),
            float(scores[i]),
            _points(features, values[i], points[i]),
            float(shift[i]),
            tuple(judged) if shift[i] else (),
        )
        for i in order
    )
    return Ranking(view, tuple(chosen))


def measure_features(view: View, features: Sequence[Feature]) -> Array:
    """How far each feature holds for each candidate: candidate × feature, rounded as it is shown."""
    return np.stack([np.round(feature.measure(view), DIGITS) for feature in features], axis=1)


def open_things(index: PartnerIndex, asker: Asker, wanted: Wanted) -> Array:
    """Of every thing whether it may be a candidate: an actor, not the asker itself, not known or kin, of the wanted roles and regions."""
    allowed = index["actor"] == 1
    if wanted.roles:
        allowed &= index["roles"] & wanted.roles > 0
    if asker.lacks and not wanted.roles:
        allowed &= index["roles"] & asker.lacks > 0
    if wanted.regions:
        inside = np.zeros(len(index), bool)
        for region in wanted.regions:
            for place in (region, *index.regions_inside(region)):
                inside[index.row("resident", place)] = True
        allowed &= inside
    if asker.thing >= 0:
        allowed[asker.thing] = False
    if not wanted.include_known:
        allowed[sorted(asker.known | asker.kin)] = False
    return np.asarray(allowed)


def fills(index: PartnerIndex, asker: Asker, wanted: Wanted, candidate: int) -> tuple[str, ...]:
    """The roles that a candidate would fill: of those wanted or lacking, else those new to the asker, else its own."""
    own = int(index["roles"][candidate])
    for looked_for in (wanted.roles, asker.lacks, ~asker.roles):
        if own & looked_for:
            return index.roles_of(own & looked_for)
    return index.roles_of(own)


def _points(features: Sequence[Feature], values: Array, points: Array) -> tuple[Points, ...]:
    return tuple(Points(*part) for part in zip(features, values.tolist(), points.tolist(), strict=True))
