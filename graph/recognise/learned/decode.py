"""From probabilities of tags to spans: the likeliest sequence in which every name begins with ``B`` and goes on with its own ``I``.

Where the likeliest tag of each character makes a legal sequence, that is the likeliest sequence. Only islands are decoded where it
does not: stretches in which a name might be, with characters around them that are surely none. All islands of a document are
decoded in step.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from graph.recognise.encoder import Array

TagSpan = tuple[int, int, int]  # first row, row behind the last, index of the class
_NEVER = -1e4
_SURE = 4.0  # where no name is likelier than any by so much (in log-probability), no name passes


def find_spans(stretches: Sequence[Array], eagerness: Sequence[float]) -> list[set[TagSpan]]:
    """For each eagerness the spans of all stretches; rows are counted through all stretches, one after the other.

    ``stretches`` are log-probabilities, shape (characters, tags). Eagerness is taken from the score of ``O``: the higher, the more names.
    """
    if not any(len(s) for s in stretches):
        return [set() for _ in eagerness]
    rows = np.concatenate(stretches)
    borders = np.cumsum([len(s) for s in stretches])[:-1]
    named = rows[:, 1:].argmax(axis=1) + 1
    lead = rows[np.arange(len(rows)), named] - rows[:, 0]
    tags = [np.where(lead + eager > 0, named, 0) for eager in eagerness]
    illegal = [_find_illegal(own, borders) for own in tags]
    islands = [_find_islands(lead + eager, borders, bad) if len(bad) else [] for eager, bad in zip(eagerness, illegal, strict=True)]
    prices = np.zeros((len(eagerness), rows.shape[1]), dtype=np.float32)
    prices[:, 0] = eagerness
    paths = iter(_decode([rows[start:end] - price for price, found in zip(prices, islands, strict=True) for start, end in found]))
    for own, found in zip(tags, islands, strict=True):
        for start, end in found:
            own[start:end] = next(paths)
    return [_spans_of(own) for own in tags]


def _find_illegal(tags: NDArray[np.intp], borders: NDArray[np.intp]) -> NDArray[np.intp]:
    """The rows with an ``I`` behind neither its own ``B`` nor its own ``I``."""
    before = np.concatenate(([0], tags[:-1]))
    before[borders[borders < len(tags)]] = 0
    return np.flatnonzero((tags > 0) & (tags % 2 == 0) & (before != tags) & (before != tags - 1))


def _find_islands(lead: Array, borders: NDArray[np.intp], illegal: NDArray[np.intp]) -> list[tuple[int, int]]:
    """Runs of rows, none across a border, at which the best tag of a name is not far behind ``O``; those that hold an illegal row."""
    changed = np.flatnonzero(np.diff(lead > -_SURE)) + 1
    starts = np.unique(np.concatenate(([0], changed, borders[borders < len(lead)])))
    ends = np.append(starts[1:], len(lead))
    bad = np.unique(np.searchsorted(starts, illegal, side="right") - 1)
    return list(zip(starts[bad].tolist(), ends[bad].tolist(), strict=True))


def _decode(scores: Sequence[Array]) -> list[list[int]]:
    """The best legal path of every stretch (Viterbi); only ``I`` is bound to what stands before it, so it needs no table of transitions."""
    order = sorted(range(len(scores)), key=lambda i: -len(scores[i]))
    lengths = np.array([len(scores[i]) for i in order])
    alive = np.searchsorted(-lengths, -np.arange(lengths[0] if order else 0)).tolist()  # islands longer than each step
    reached = _reach([scores[i] for i in order], alive)
    last = np.array([reached[n - 1][row].argmax() for row, n in enumerate(lengths.tolist())], dtype=np.intp)
    paths: list[list[int]] = [[] for _ in scores]
    for step in range(len(alive) - 1, -1, -1):
        going = alive[step + 1] if step + 1 < len(alive) else 0  # their tag at the next step is known
        last[:going] = _step_back(reached[step][:going], last[:going])
        for i, tag in zip(order, last[: alive[step]].tolist(), strict=False):
            paths[i].append(tag)
    return [path[::-1] for path in paths]


def _reach(scores: Sequence[Array], alive: Sequence[int]) -> list[Array]:
    """The best score of every tag at every step, shape (islands alive at the step, tags)."""
    reached: list[Array] = []
    for step, count in enumerate(alive):
        here = np.array([s[step] for s in scores[:count]])
        if step:
            before = reached[-1][:count]
            here[:, 2::2] += np.maximum(before[:, 1::2], before[:, 2::2])
            best = before.max(axis=1, keepdims=True)
            here[:, 0:1] += best
            here[:, 1::2] += best
        else:
            here[:, 2::2] = _NEVER
        reached.append(here)
    return reached


def _step_back(before: Array, tags: NDArray[np.intp]) -> NDArray[np.intp]:
    """The tags before these: before ``I`` stands its own ``B`` or ``I``, before all else the best tag."""
    rows = np.arange(len(tags))
    begins = before[rows, tags - 1] >= before[rows, tags]
    inside = (tags > 0) & (tags % 2 == 0)
    return np.where(inside, tags - begins, before.argmax(axis=1))


def _spans_of(tags: NDArray[np.intp]) -> set[TagSpan]:
    """The spans of a legal sequence: from each ``B`` to the next tag that is no ``I``."""
    begins = np.flatnonzero(tags % 2 == 1)
    breaks = np.append(np.flatnonzero((tags == 0) | (tags % 2 == 1)), len(tags))
    ends = breaks[np.searchsorted(breaks, begins, side="right")]
    return set(zip(begins.tolist(), ends.tolist(), ((tags[begins] - 1) // 2).tolist(), strict=True))
