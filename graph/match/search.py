"""The most telling way through the graph from one thing to another.

Enters: a partner index, where to start, a goal. Leaves: the things on the way. Each step costs 1, and passing through a thing
costs the logarithm of its number of neighbours, and something on top where it is an industry: a way through a small project
says more than one through a busy thing. A way never passes through a region. The search goes two steps from either end, so a
way has four steps at most.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from graph.find.arrays import Array
from graph.match.index import PartnerIndex
from graph.match.kinds import GROUP_NAMES

BROAD = {"regions": np.inf, "industries": 1.0}
MOST_CELLS = 50_000  # looked at on each side, the things with fewest neighbours first


class _Ring(NamedTuple):
    """Things that are so many steps away, ascending, what the way there costs (themselves not passed yet), and from where one comes."""

    things: Array
    costs: Array
    before: Array


def find_way(index: PartnerIndex, starts: Sequence[int], goal: int) -> list[int]:
    """The things of the cheapest way, both ends among them; empty where none is short enough."""
    here = _rings(index, starts)
    there = _rings(index, [goal])
    best: tuple[float, list[int]] = (np.inf, [])
    for one, two in ((1, 0), (1, 1), (2, 1), (2, 2)):
        best = min(best, _join(index, here[: one + 1], there[: two + 1]), key=lambda found: (found[0], len(found[1])))
    return best[1]


def _rings(index: PartnerIndex, starts: Sequence[int]) -> list[_Ring]:
    first = np.array(sorted(starts), np.int64)
    rings = [_Ring(first, np.zeros(len(first)), np.full(len(first), -1))]
    for _ in range(2):
        rings.append(_widen(index, rings[-1], passed=len(rings) > 1))
    return rings


def _widen(index: PartnerIndex, ring: _Ring, *, passed: bool) -> _Ring:
    rows = index.shortest_rows("near", ring.things, MOST_CELLS)
    if passed:
        rows = rows[np.isfinite(price(index, ring.things[rows]))]
    things, _, which = index.cells("near", ring.things[rows])
    at = rows[which]
    costs = ring.costs[at] + 1 + (price(index, ring.things[at]) if passed else 0)
    order = np.lexsort((ring.things[at], costs, things))
    things, costs, before = things[order].astype(np.int64), costs[order], ring.things[at][order]
    first = np.ones(len(things), bool)
    first[1:] = things[1:] != things[:-1]
    return _Ring(things[first], costs[first], before[first])


def _join(index: PartnerIndex, here: Sequence[_Ring], there: Sequence[_Ring]) -> tuple[float, list[int]]:
    shared, one, two = np.intersect1d(here[-1].things, there[-1].things, assume_unique=True, return_indices=True)
    if not len(shared):
        return np.inf, []
    costs = here[-1].costs[one] + there[-1].costs[two] + (price(index, shared) if len(there) > 1 else 0)
    if not np.isfinite(costs.min()):
        return np.inf, []
    meeting = int(shared[np.lexsort((shared, costs))[0]])
    way = [*reversed(_back(here, meeting)), *_back(there, meeting)[1:]]
    return (float(costs.min()), way) if len(set(way)) == len(way) else (np.inf, [])


def _back(rings: Sequence[_Ring], thing: int) -> list[int]:
    way = [thing]
    for ring in reversed(rings[1:]):
        way.append(int(ring.before[np.searchsorted(ring.things, way[-1])]))
    return way


def price(index: PartnerIndex, things: Array) -> Array:
    """What it costs to pass through each of some things."""
    groups = index["group"][things]
    degree = index["near_start"][things + 1] - index["near_start"][things]
    broad = np.array([BROAD.get(name, 0.0) for name in GROUP_NAMES])
    return np.asarray(np.log(np.maximum(degree, 1)) + broad[groups])
