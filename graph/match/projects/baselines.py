"""The usual yardsticks of link prediction, for comparison: popularity, common neighbours, Adamic–Adar, resource allocation, random walk.

Enters: a landscape and askers. Leaves: a table of scores, asker × organisation. Where a yardstick gives equal scores (mostly 0),
the number of partners decides, so that an asker without partners still gets the popular ones.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import sparse

from graph.match.projects.landscape import Block, Landscape, Table, dense

RESTART = 0.15
STEPS = 20


def popularity(block: Block) -> Table:
    """The number of partners."""
    return np.broadcast_to(block.landscape.degree.astype(np.float32), (len(block.askers), len(block.landscape)))


def common_neighbours(block: Block) -> Table:
    """The number of common partners."""
    return block.common_partners


def adamic_adar(block: Block) -> Table:
    """Common partners, each weighted by 1/ln of its number of partners."""
    return _through(block, 1 / np.log(np.maximum(block.landscape.degree, 2)))


def resource_allocation(block: Block) -> Table:
    """Common partners, each weighted by 1/number of its partners."""
    return _through(block, 1 / np.maximum(block.landscape.degree, 1))


def random_walk_with_restart(block: Block) -> Table:
    """Where a walk over partners is found that starts anew with chance 0.15 at each step."""
    landscape = block.landscape
    backwards = _walk(landscape).T.tocsr()
    start = np.zeros((len(landscape), len(block.askers)), dtype=np.float32)
    start[block.askers, np.arange(len(block.askers))] = 1
    here = start
    for _ in range(STEPS):
        here = (1 - RESTART) * (backwards @ here) + RESTART * start
    return np.ascontiguousarray(here.T)


def with_ties_broken(scores: Table, landscape: Landscape) -> Table:
    """Equal scores ordered by number of partners; nothing else changes."""
    return np.asarray(scores + 1e-9 * landscape.degree[None, :])


def _through(block: Block, weights: Any) -> Table:
    partners = block.landscape.partners
    return dense(partners[block.askers] @ sparse.diags(weights) @ partners)


def _walk(landscape: Landscape) -> Any:
    return (sparse.diags(1 / np.maximum(landscape.degree, 1)) @ landscape.partners).tocsr().astype(np.float32)


BASELINES: dict[str, Callable[[Block], Table]] = {
    "popularity": popularity,
    "common neighbours": common_neighbours,
    "Adamic–Adar": adamic_adar,
    "resource allocation": resource_allocation,
    "random walk with restart": random_walk_with_restart,
}
