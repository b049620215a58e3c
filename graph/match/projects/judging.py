"""How good ranked lists are, against who became partners later.

Enters: a ranked list and the organisations that were right. Leaves: ``Measures``, 0–1, higher is better. Whether one way of ranking
is better than another on the same askers is told by ``interval``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import log2
from statistics import fmean

import numpy as np

TOP = 10
DRAWS = 2000


@dataclass(frozen=True, slots=True)
class Measures:
    """NDCG@10 (Järvelin and Kekäläinen 2002), MRR and Hits@10 (share of lists with a right one among the first ten)."""

    ndcg: float
    mrr: float
    hits: float


def judge(ranked: Sequence[str], right: Collection[str]) -> Measures:
    """The measures of one list. ``right`` is not empty; MRR counts the whole list."""
    found = [place for place, name in enumerate(ranked) if name in right]
    gained = sum(1 / log2(place + 2) for place in found if place < TOP)
    best = sum(1 / log2(place + 2) for place in range(min(TOP, len(right))))
    return Measures(gained / best, 1 / (found[0] + 1) if found else 0.0, float(any(place < TOP for place in found)))


def mean(measures: Iterable[Measures]) -> Measures:
    """The mean of each measure; 0 where there is nothing to average."""
    listed = list(measures)
    if not listed:
        return Measures(0.0, 0.0, 0.0)
    return Measures(fmean(m.ndcg for m in listed), fmean(m.mrr for m in listed), fmean(m.hits for m in listed))


def interval(differences: Sequence[float]) -> tuple[float, float]:
    """Between which bounds the mean difference lies in 95 of 100 cases (paired bootstrap over askers, Efron 1979); the same each time."""
    values = np.asarray(differences, dtype=float)
    generator = np.random.default_rng(0)
    means = [float(generator.choice(values, len(values)).mean()) for _ in range(DRAWS)]
    low, high = np.quantile(means, (0.025, 0.975))
    return float(low), float(high)
