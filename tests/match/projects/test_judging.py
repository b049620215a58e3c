"""Measures on lists whose values can be worked out by hand."""

from __future__ import annotations

from math import log2

import pytest

from graph.match.projects.judging import Measures, judge, mean


@pytest.mark.parametrize(
    ("ranked", "right", "expected"),
    [
        ("甲 乙", "甲", (1.0, 1.0, 1.0)),
        ("乙 甲", "甲", (1 / log2(3), 0.5, 1.0)),
        ("乙 丙", "甲", (0.0, 0.0, 0.0)),
        ("甲 乙 丙", "甲 丙", ((1 + 0.5) / (1 + 1 / log2(3)), 1.0, 1.0)),
        ("子 丑 寅 卯 辰 巳 午 未 申 酉 甲", "甲", (0.0, 1 / 11, 0.0)),
    ],
)
def test_one_list(ranked: str, right: str, expected: tuple[float, float, float]) -> None:
    found = judge(ranked.split(), right.split())
    assert (found.ndcg, found.mrr, found.hits) == pytest.approx(expected)


def test_mean_of_lists() -> None:
    assert mean([Measures(1, 1, 1), Measures(0, 0.5, 0)]) == Measures(0.5, 0.75, 0.5)
    assert mean([]) == Measures(0, 0, 0)
