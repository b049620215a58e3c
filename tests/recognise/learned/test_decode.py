"""Decoding: legal sequences only, the likeliest first, bolder on demand."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from graph.recognise.learned.decode import find_spans

TAGS = 5  # O, B and I of two classes


def _scores(rows: list[list[float]]) -> np.ndarray:
    return np.array(rows, dtype=np.float32)


def _is_legal(path: tuple[int, ...]) -> bool:
    return all(tag in (0, 1, 3) or (i and path[i - 1] in (tag - 1, tag)) for i, tag in enumerate(path))


def _spans(path: tuple[int, ...]) -> set[tuple[int, int, int]]:
    spans, begun = set(), None
    for i, tag in enumerate((*path, 0)):
        if begun is not None and tag in (0, 1, 3):
            spans.add((begun, i, (path[begun] - 1) // 2))
            begun = None
        if tag in (1, 3):
            begun = i
    return spans


@pytest.mark.parametrize("seed", range(12))
def test_the_best_legal_sequence_is_found(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(5, TAGS)).astype(np.float32)
    paths = [p for p in itertools.product(range(TAGS), repeat=5) if _is_legal(p)]
    best = max(paths, key=lambda p: float(sum(scores[i, tag] for i, tag in enumerate(p))))
    assert find_spans([scores], [0.0]) == [_spans(best)]


def test_eagerness_only_adds_where_no_name_was_likelier() -> None:
    scores = _scores([[0, -1, -9, -9, -9], [0, -9, -1, -9, -9], [0, -9, -9, -9, -9]])
    plain, eager = find_spans([scores], [0.0, 1.5])
    assert plain == set() and eager == {(0, 2, 0)}


def test_stretches_are_read_apart_and_counted_through() -> None:
    one = _scores([[-9, 0, -9, -9, -9]])
    two = _scores([[-5, -9, 0, -9, -9], [-9, -9, -9, 0, -9]])  # an I may not begin
    assert find_spans([one, two], [0.0]) == [{(0, 1, 0), (2, 3, 1)}]


def test_nothing_in_nothing_out() -> None:
    assert find_spans([], [0.0, 1.0]) == [set(), set()]
