"""A short random walk with restart over the neighbours of things.

Enters: a partner index, where to start. Leaves: things and the chance to be there. At each step the walk ends with chance 0.15,
else it goes on to a neighbour, the better stated the likelier. Four steps reach partners of partners' partners; who is farther
is no partner yet. Regions and very busy things (over 5,000 links) are not passed through: they lead everywhere, and so nowhere.
"""

from __future__ import annotations

import numpy as np

from graph.find.arrays import Array
from graph.match.index import PartnerIndex
from graph.match.kinds import GROUP_NAMES

RESTART = 0.15
STEPS = 4
BUSY = 5000
WIDEST = 100_000  # so many ways on are looked at in a step, the likeliest places first


def walk_from(index: PartnerIndex, start: Array, weights: Array) -> tuple[Array, Array]:
    """Things that are reached, ascending, with their chances, which sum to 1 at most."""
    here, mass = start.astype(np.int64), weights / max(float(weights.sum()), 1e-12)
    ends: list[tuple[Array, Array]] = []
    for step in range(STEPS):
        here, mass = _step(index, here, mass * (1 - RESTART), first=step == 0)
        ends.append((here, mass * RESTART))
    return _add_up(np.concatenate([one for one, _ in ends]), np.concatenate([two for _, two in ends]))


def _step(index: PartnerIndex, here: Array, mass: Array, *, first: bool) -> tuple[Array, Array]:
    degree = index["near_start"][here + 1] - index["near_start"][here]
    if not first:
        onward = (degree <= BUSY) & (index["group"][here] != GROUP_NAMES.index("regions"))
        here, mass, degree = here[onward], mass[onward], degree[onward]
    order = np.argsort(-mass, kind="stable")
    kept = np.sort(order[np.cumsum(degree[order]) <= max(WIDEST, int(degree.max(initial=0)))])
    here, mass = here[kept], mass[kept]
    things, links, which = index.cells("near", here)
    share = mass / np.maximum(index["strength"][here], 1e-9)
    return _add_up(things.astype(np.int64), links * share[which])


def _add_up(things: Array, values: Array) -> tuple[Array, Array]:
    numbers, at = np.unique(things, return_inverse=True)
    return numbers, np.bincount(at, values, len(numbers))
