"""Weights of the signals, learned from the past: who became partners after a date, seen from that date.

Enters: participations. Leaves: ``Weights``, plain numbers that can be kept as JSON. For each asker the loss is the cross-entropy
between a softmax over its shortlist and its real new partners (ListNet, Cao et al. 2007); it is convex, so the same facts
give the same weights. A weight may grow or shrink with the number of partners of the asker (``slope``), because a hub and a
newcomer are found by different signs. For newcomers one sign is given more than it was learned to have (``LEANING``): they are few,
and their own few partners tell little.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize

from graph.match.projects.history import Floats, History, Ints, new_partners
from graph.match.projects.landscape import Block, Landscape, Table
from graph.match.projects.participation import Participation
from graph.match.projects.shortlist import shortlist
from graph.match.projects.signals import SIGNALS

BLOCK = 100
LOOKING_BACK = (0.16, 0.24, 0.32)  # parts of the years known; two years at most
PENALTY = 3e-4
ROUNDS = 100
NEWCOMER = 5  # partners at most
LEANED_ON = "what_others_did"
LEANING = 0.25  # how much a newcomer's list moves by that signal, in proportion to how much it differs by all that was learned
MARGIN = 0.1  # values beyond those seen in learning still differ, up to a tenth of the range


@dataclass(frozen=True, slots=True)
class Weight:
    """What one signal counts: its value is brought from ``low``–``high`` to 0–1, its weight is ``base`` + ``slope`` × standing.

    Newcomers have ``newcomer`` on top.
    """

    signal: str
    low: float
    high: float
    base: float
    slope: float
    newcomer: float = 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of all signals."""

    weights: tuple[Weight, ...]

    def as_data(self) -> list[dict[str, Any]]:
        """For JSON."""
        return [asdict(weight) for weight in self.weights]

    @classmethod
    def from_data(cls, data: Iterable[dict[str, Any]]) -> Weights:
        """Raises ``ValueError`` where the signals are not those of this version."""
        read = cls(tuple(Weight(**record) for record in data))
        found, expected = [w.signal for w in read.weights], [s.name for s in SIGNALS]
        if found != expected:
            raise ValueError(f"weights are for the signals {found}; expected {expected}")
        return read


@dataclass(frozen=True, slots=True)
class _Lesson:
    """One asker: the signals of its shortlist, which of them became partners, and its standing."""

    values: Table
    became: Table
    standing: float


def standing(degrees: Floats) -> Floats:
    """How well connected askers are: −1 without partners, 0 at 19, 1 at about 400."""
    return np.asarray(np.log1p(degrees) / 3 - 1)


def learn_weights(facts: Sequence[Participation], *, askers: int = 2400, seed: int = 0) -> Weights:
    """Learn from three dates in the past, a third of the askers each; what began after such a date is what has to be foretold.

    The facts should span three years or more. Raises ``ValueError`` where nobody found a new partner in time.
    """
    lessons = [lesson for date in _dates(facts) for lesson in _lessons(facts, date, askers // len(LOOKING_BACK), seed)]
    if not lessons:
        raise ValueError(f"nothing to learn from in {len(facts)} participations: no organisation found a new partner")
    return _fit(lessons)


def _dates(facts: Sequence[Participation]) -> list[float]:
    """Near the end, because what is known at such a date has to resemble what will be known when ranking."""
    began = [f.began for f in facts]
    known = max(began) - min(began)
    return [max(began) - min(known * part, 2 * part / LOOKING_BACK[-1]) for part in LOOKING_BACK]


def _lessons(facts: Sequence[Participation], date: float, count: int, seed: int) -> Iterator[_Lesson]:
    history = History(facts, until=date)
    fresh = new_partners(history, [f for f in facts if f.began >= date])
    landscape = Landscape(history)
    chosen = _choose(fresh, landscape.degree, count, seed)
    for start in range(0, len(chosen), BLOCK):
        block = Block(landscape, chosen[start : start + BLOCK])
        lists = shortlist(block)
        for row, (asker, listed, values) in enumerate(zip(block.askers, lists, measure(block, lists), strict=True)):
            became = np.isin(listed, list(fresh[int(asker)])).astype(np.float32)
            if became.any():
                yield _Lesson(values, became, float(standing(landscape.degree[block.askers[row : row + 1]])[0]))


def _choose(fresh: Mapping[int, object], degrees: Floats, count: int, seed: int) -> Ints:
    """So many askers, and a quarter as many newcomers: there are few of them, and other signs tell for them."""
    generator = np.random.default_rng(seed)
    everyone = np.array(sorted(fresh), dtype=np.int64)
    newcomers = everyone[degrees[everyone] <= NEWCOMER]
    drawn = [generator.permutation(group)[:size] for group, size in ((everyone, count), (newcomers, count // 4))]
    return np.unique(np.concatenate(drawn))


def measure(block: Block, lists: Sequence[Ints]) -> list[Table]:
    """The signals of each asker's list: candidate × signal."""
    found = [np.empty((len(listed), len(SIGNALS)), dtype=np.float32) for listed in lists]
    for column, signal in enumerate(SIGNALS):
        values = signal.measure(block)
        for row, listed in enumerate(lists):
            found[row][:, column] = values[row, listed]
    return found


def _fit(lessons: Sequence[_Lesson]) -> Weights:
    values = np.concatenate([lesson.values for lesson in lessons])
    low, high = values.min(0).astype(float), values.max(0).astype(float)
    mean, spread = values.mean(0), values.std(0) + 1e-6
    starts = np.cumsum([0] + [len(lesson.became) for lesson in lessons])[:-1]
    lengths = np.array([len(lesson.became) for lesson in lessons])
    normal = (values - mean) / spread
    both = np.concatenate([normal, normal * np.repeat([lesson.standing for lesson in lessons], lengths)[:, None]], axis=1).astype(
        np.float32
    )
    target = np.concatenate([lesson.became / lesson.became.sum() for lesson in lessons])
    solved = _minimise(both, target, starts, lengths)
    per_unit = solved / np.tile(spread, 2)
    return _as_weights(per_unit, _leaning(lessons, per_unit), low, high)


def _leaning(lessons: Sequence[_Lesson], per_unit: Floats) -> Floats:
    """What newcomers get on top, per unit of each signal; nothing where none were learned from."""
    extra = np.zeros(len(SIGNALS))
    highest = float(standing(np.array([NEWCOMER]))[0])
    newcomers = [lesson for lesson in lessons if lesson.standing <= highest]
    column = [signal.name for signal in SIGNALS].index(LEANED_ON)
    base, slope = per_unit.reshape(2, -1)
    learned = sum(float((lesson.values @ (base + slope * lesson.standing)).std()) for lesson in newcomers)
    alone = sum(float(lesson.values[:, column].std()) for lesson in newcomers)
    extra[column] = LEANING * learned / alone if alone else 0.0
    return extra


def _minimise(values: Table, target: Table, starts: Ints, lengths: Ints) -> Floats:
    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = values @ weights.astype(np.float32)
        highest = np.maximum.reduceat(scores, starts)
        grown = np.exp(scores - np.repeat(highest, lengths))
        totals = np.add.reduceat(grown, starts)
        chances = grown / np.repeat(totals, lengths)
        entropy = float((np.log(totals) + highest).sum(dtype=float) - (target * scores).sum(dtype=float))
        gradient = (values.T @ (chances - target)).astype(float)
        count = len(lengths)
        return entropy / count + PENALTY * float(weights @ weights), gradient / count + 2 * PENALTY * weights

    found = minimize(loss, np.zeros(values.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return np.asarray(found.x)


def _as_weights(per_unit: Floats, leaning: Floats, low: Floats, high: Floats) -> Weights:
    """Weights per unit of a signal become weights of its value in 0–1."""
    width = np.maximum(high - low, 1e-6)
    low, high = low - MARGIN * width, high + MARGIN * width
    columns = (low, high, *(per_unit.reshape(2, -1) * (high - low)), leaning * (high - low))
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return Weights(tuple(Weight(signal.name, *row) for signal, row in zip(SIGNALS, rows, strict=True)))
