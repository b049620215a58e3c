"""Weights learned from a graph: links are hidden, those who had them are asked, and the weights are sought that bring the hidden
ones to the top.

Enters: facts of a graph. Leaves: weights, in the same form as those set by judgement, so that they are explained in the same
way; and measures of both. The loss is ListNet's with weights that may not be negative: convex, so the same facts give the same
weights. Partners in hidden links are looked for among all candidates, as in an answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize

from graph.find.arrays import Array
from graph.match.asker import Asker, Kind, ask_for_thing
from graph.match.build import make_index
from graph.match.features import FEATURES
from graph.match.index import PartnerIndex
from graph.match.kinds import ORGANISATIONS, PLATFORMS
from graph.match.projects.judging import Measures, judge, mean
from graph.match.ranking import Wanted, measure_features, open_things
from graph.match.reader import Facts, Link
from graph.match.view import View
from graph.match.weights import Weights

PENALTY = 1e-3
NEWCOMER = 3  # links that a newcomer has at most
ASKED = frozenset({*ORGANISATIONS, *PLATFORMS})
NAMES = tuple(feature.name for feature in FEATURES)
ABOUT_BOTH = np.array([feature.about_both for feature in FEATURES])


@dataclass(frozen=True, slots=True)
class Lesson:
    """One asker: the features of each candidate, which candidates became partners, and how many links it had."""

    values: Array
    became: Array
    links: int

    @property
    def kind(self) -> Kind:
        """Which weights it teaches."""
        return "newcomer" if self.links <= NEWCOMER else "thing"


def hide_partners(facts: Facts, share: float, seed: int) -> tuple[Facts, dict[str, set[str]]]:
    """A share of the links between bodies is taken away; who had them with whom comes out beside the rest."""
    things = list(facts.things)
    bodies = {thing.iri for thing in things if thing.type in ASKED}
    links = sorted(set(facts.links))
    pairs = sorted({_pair(link) for link in links if link.head in bodies and link.tail in bodies})
    chance = np.random.default_rng(seed)
    hidden = {pair for pair, drawn in zip(pairs, chance.random(len(pairs)), strict=True) if drawn < share}
    right: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in hidden:
        right[one].add(other)
        right[other].add(one)
    kept = [link for link in links if _pair(link) not in hidden]
    return replace(facts, things=things, links=kept), dict(right)


def collect_lessons(
    index: PartnerIndex, right: Mapping[str, Collection[str]], known: Mapping[str, Collection[str]] | None = None
) -> Iterator[Lesson]:
    """A lesson for each asker who has something to find; ``known`` are partners that the graph does not link directly."""
    for iri in sorted(right):
        number = index.number(iri)
        if number < 0:
            continue
        met = frozenset(n for other in (known or {}).get(iri, ()) if (n := index.number(other)) >= 0)
        asker = replace(ask_for_thing(index, number), kind="thing", lacks=0)
        yield _ask(index, replace(asker, known=asker.known | met), {index.number(other) for other in right[iri]}, len(asker.known))


def _ask(index: PartnerIndex, asker: Asker, right: Collection[int], links: int) -> Lesson:
    view = View(index, asker, open_things(index, asker, Wanted()))
    values = measure_features(view, FEATURES).astype(np.float32)
    reasons = values[:, ABOUT_BOTH].sum(axis=1) > 0
    became = np.isin(view.candidates, list(right))
    missed = len(right) - int((became & reasons).sum())
    lesson = Lesson(values[reasons], became[reasons], links)
    return _with_missed(lesson, missed)


def _with_missed(lesson: Lesson, missed: int) -> Lesson:
    """Right ones that were no candidates at all stand at the end, with nothing to speak for them, so that they count as not found."""
    values = np.concatenate([lesson.values, np.full((missed, len(NAMES)), -1.0, np.float32)])
    return replace(lesson, values=values, became=np.concatenate([lesson.became, np.ones(missed, bool)]))


def learn_column(lessons: Sequence[Lesson]) -> dict[str, float]:
    """The weights, adding up to 1, under which the right ones come first. Raises ``ValueError`` where there is nothing to learn from."""
    useful = [lesson for lesson in map(_without_missed, lessons) if lesson.became.any() and not lesson.became.all()]
    if not useful:
        raise ValueError("图谱太小，没有可学的联系 / found no hidden link that a feature speaks for, expected a larger graph")
    found = minimize(_loss, np.full(len(NAMES), 1.0), args=(useful,), jac=True, method="L-BFGS-B", bounds=[(0, None)] * len(NAMES))
    weights = np.asarray(found.x) / max(float(found.x.sum()), 1e-9)
    return {name: round(float(weight), 4) for name, weight in zip(NAMES, weights, strict=True)}


def _without_missed(lesson: Lesson) -> Lesson:
    there = lesson.values[:, 0] >= 0
    return replace(lesson, values=lesson.values[there], became=lesson.became[there])


def _loss(weights: Array, lessons: Sequence[Lesson]) -> tuple[float, Array]:
    loss, gradient = PENALTY * float(weights @ weights), 2 * PENALTY * weights
    for lesson in lessons:
        scores = lesson.values @ weights
        grown = np.exp(scores - scores.max())
        chances, target = grown / grown.sum(), lesson.became / lesson.became.sum()
        loss += (float(np.log(grown.sum()) + scores.max()) - float(target @ scores)) / len(lessons)
        gradient = gradient + lesson.values.T @ (chances - target) / len(lessons)
    return loss, gradient


def measure_column(lessons: Sequence[Lesson], column: Mapping[str, float]) -> Measures:
    """How high the right ones come under some weights."""
    weights = np.array([column.get(name, 0.0) for name in NAMES])
    return mean(_judge(lesson, weights) for lesson in lessons)


def _judge(lesson: Lesson, weights: Array) -> Measures:
    order = np.argsort(-(lesson.values @ weights), kind="stable")
    right = {str(n) for n in np.flatnonzero(lesson.became).tolist()}
    missed = {str(n) for n in np.flatnonzero(lesson.values[:, 0] < 0).tolist()}
    return judge([str(n) for n in order.tolist() if str(n) not in missed], right)


def learn_weights_of(facts: Facts, base: Weights, *, share: float = 0.2, folds: int = 5) -> tuple[Weights, list[Lesson]]:
    """Weights for things and newcomers of a graph, the other kinds as in ``base``, and the lessons that they come from."""
    lessons = [lesson for fold in range(folds) for lesson in lessons_of(facts, share, fold)]
    return weights_of(lessons, base), lessons


def lessons_of(facts: Facts, share: float, seed: int) -> list[Lesson]:
    """The lessons of a graph with a share of its partner links hidden."""
    rest, right = hide_partners(facts, share, seed)
    return list(collect_lessons(PartnerIndex(make_index(rest)), right))


def weights_of(lessons: Sequence[Lesson], base: Weights) -> Weights:
    """Weights from lessons; newcomers are taught by all where too few of them are among the askers."""
    newcomers = [lesson for lesson in lessons if lesson.kind == "newcomer"]
    columns = {"thing": learn_column(lessons), "newcomer": learn_column(newcomers if len(newcomers) >= 30 else lessons)}
    return Weights({**base.of, **columns})  # type: ignore[dict-item]


def _pair(link: Link) -> tuple[str, str]:
    return (link.head, link.tail) if link.head < link.tail else (link.tail, link.head)
