"""From probabilities of tags to spans: the likeliest sequence in which every name begins with ``B`` and goes on with its own ``I``.

Only islands are decoded, where the boldest reading might see a name; characters between them are surely none, so that no name
reaches across. All islands of a document are decoded in step.
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
    lead = rows[:, 1:].max(axis=1) - rows[:, 0]
    islands = [_find_islands(lead + eager, borders) for eager in eagerness]
    prices = np.zeros((len(eagerness), rows.shape[1]), dtype=np.float32)
    prices[:, 0] = eagerness
    paths = iter(_decode([rows[start:end] - price for price, found in zip(prices, islands, strict=True) for start, end in found]))
    return [{span for start, _ in found for span in _spans_of(next(paths), start)} for found in islands]


def _find_islands(lead: Array, borders: NDArray[np.intp]) -> list[tuple[int, int]]:
    """Runs of rows, none across a border, at which the best tag of a name is not far behind ``O``, and at one of which it leads."""
    changed = np.flatnonzero(np.diff(lead > -_SURE)) + 1
    starts = np.unique(np.concatenate(([0], changed, borders[borders < len(lead)])))
    ends = np.append(starts[1:], len(lead))
    leads = np.maximum.reduceat(lead, starts) > 0
    return list(zip(starts[leads].tolist(), ends[leads].tolist(), strict=True))


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


def _spans_of(path: list[int], start: int) -> list[TagSpan]:
    spans: list[TagSpan] = []
    begun: int | None = None
    for i, tag in enumerate([*path, 0]):
        if begun is not None and (tag == 0 or tag % 2 == 1):
            spans.append((start + begun, start + i, (path[begun] - 1) // 2))
            begun = None
        if tag % 2 == 1:
            begun = i
    return spans
