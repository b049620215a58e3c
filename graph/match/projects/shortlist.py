"""Who is looked at closely: for each asker a few hundred organisations that any simple sign speaks for.

Enters: a ``Block``. Leaves: numbers of organisations, ascending; never the asker itself or its partners. Learning and ranking
see the same shortlist, so that weights are learned on the choice they will have to make.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graph.match.projects.history import Ints
from graph.match.projects.landscape import Block, Table

EACH = 150


def shortlist(block: Block) -> list[Ints]:
    """The candidates of each asker: the best 150 by each of six signs."""
    listed = np.zeros((len(block.askers), len(block.landscape)), dtype=bool)
    for values in _signs(block):
        np.put_along_axis(listed, _best(values), True, axis=1)
    links = block.landscape.partners
    for row, asker in enumerate(block.askers):
        listed[row, asker] = False
        listed[row, links.indices[links.indptr[asker] : links.indptr[asker + 1]]] = False
    return [np.flatnonzero(row) for row in listed]


def _signs(block: Block) -> Iterator[Table]:
    """Before its own partners are taken away a busy asker has them on top of every list, so they count as nothing here."""
    degree = block.landscape.degree[None, :]
    known = np.asarray(block.landscape.partners[block.askers].todense()) > 0
    known[np.arange(len(block.askers)), block.askers] = True
    common = block.common_partners
    for values in (degree, common, common / np.maximum(degree, 1), block.topic_activity, block.third_step, block.same_country * degree):
        yield np.where(known, -1, values)


def _best(values: Table) -> Ints:
    """The columns of the highest values of each row, in no order."""
    count = min(EACH, values.shape[1])
    if count == values.shape[1]:
        return np.broadcast_to(np.arange(count), values.shape)
    return np.asarray(np.argpartition(-values, count, axis=1)[:, :count])
