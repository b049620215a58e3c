"""From probabilities of tags to spans: the likeliest sequence in which every name begins with ``B`` and goes on with its own ``I``.

All stretches of a document, in every eagerness asked for, are decoded in step.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from graph.recognise.encoder import Array

TagSpan = tuple[int, int, int]  # first row, row behind the last, index of the class
_NEVER = -1e4


def find_spans(stretches: Sequence[Array], eagerness: Sequence[float]) -> list[set[TagSpan]]:
    """For each eagerness the spans of all stretches; rows are counted through all stretches, one after the other.

    ``stretches`` are log-probabilities, shape (characters, tags). Eagerness is taken from the score of ``O``: the higher, the more names.
    """
    scored = []
    for eager in eagerness:
        for stretch in stretches:
            scores = stretch.copy()
            scores[:, 0] -= eager
            scored.append(scores)
    paths = _decode(scored)
    starts = np.cumsum([0, *(len(s) for s in stretches)]).tolist()
    found: list[set[TagSpan]] = []
    for i in range(len(eagerness)):
        own = paths[i * len(stretches) : (i + 1) * len(stretches)]
        found.append({span for path, start in zip(own, starts, strict=False) for span in _spans_of(path, start)})
    return found


def _decode(scores: Sequence[Array]) -> list[NDArray[np.intp]]:
    """The best legal path of every stretch (Viterbi); only ``I`` is bound to what stands before it, so it needs no table of transitions."""
    order = sorted(range(len(scores)), key=lambda i: -len(scores[i]))
    lengths = [len(scores[i]) for i in order]
    alive = [sum(n > step for n in lengths) for step in range(lengths[0] if lengths else 0)]
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
