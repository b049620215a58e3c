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
    return [_find_spans(rows, borders, eager) for eager in eagerness]


def _find_spans(rows: Array, borders: NDArray[np.intp], eager: float) -> set[TagSpan]:
    islands = _find_islands(rows[:, 1:].max(axis=1) - rows[:, 0] + eager, borders)
    price = np.zeros(rows.shape[1], dtype=np.float32)
    price[0] = eager
    paths = _decode([rows[start:end] - price for start, end in islands])
    return {span for path, (start, _) in zip(paths, islands, strict=True) for span in _spans_of(path, start)}


def _find_islands(lead: Array, borders: NDArray[np.intp]) -> list[tuple[int, int]]:
    """Runs of rows, none across a border, at which the best tag of a name is not far behind ``O``, and at one of which it leads."""
    changed = np.flatnonzero(np.diff(lead > -_SURE)) + 1
    starts = np.unique(np.concatenate(([0], changed, borders[borders < len(lead)])))
    ends = np.append(starts[1:], len(lead))
    leads = np.maximum.reduceat(lead, starts) > 0
    return list(zip(starts[leads].tolist(), ends[leads].tolist(), strict=True))


def _decode(scores: Sequence[Array]) -> list[NDArray[np.intp]]:
    """The best legal path of every stretch (Viterbi); only ``I`` is bound to what stands before it, so it needs no table of transitions."""
    order = sorted(range(len(scores)), key=lambda i: -len(scores[i]))
    lengths = np.array([len(scores[i]) for i in order])
    alive = np.searchsorted(-lengths, -np.arange(lengths[0] if order else 0)).tolist()  # islands longer than each step
    reached: list[Array] = []
    for step, count in enumerate(alive):
        here = np.array([scores[i][step] for i in order[:count]])
        if step:
            before = reached[-1][:count]
            here[:, 2::2] += np.maximum(before[:, 1::2], before[:, 2::2])
            best = before.max(axis=1, keepdims=True)
            here[:, 0:1] += best
            here[:, 1::2] += best
        else:
            here[:, 2::2] = _NEVER
        reached.append(here)
    paths = [np.zeros(len(s), dtype=np.intp) for s in scores]
    for row, i in enumerate(order):
        _trace(paths[i], [step[row] for step in reached[: lengths[row]]])
    return paths


def _trace(path: NDArray[np.intp], reached: Sequence[Array]) -> None:
    """Fill a path from its end: behind ``I`` stands its own ``B`` or ``I``, behind all else the best tag."""
    tag = int(reached[-1].argmax()) if len(reached) else 0
    for step in range(len(reached) - 1, -1, -1):
        path[step] = tag
        if step:
            before = reached[step - 1]
            inside = tag > 0 and tag % 2 == 0
            tag = (tag - 1 if before[tag - 1] >= before[tag] else tag) if inside else int(before.argmax())


def _spans_of(path: NDArray[np.intp], start: int) -> list[TagSpan]:
    spans: list[TagSpan] = []
    begun: int | None = None
    for i, tag in enumerate([*path.tolist(), 0]):
        if begun is not None and (tag == 0 or tag % 2 == 1):
            spans.append((start + begun, start + i, (path[begun] - 1) // 2))
            begun = None
        if tag % 2 == 1:
            begun = i
    return [(s, e, int(k)) for s, e, k in spans]
