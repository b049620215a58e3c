"""Measures on lists whose values can be worked out by hand."""

from __future__ import annotations

from math import log2

import pytest

from graph.match.projects.judging import Measures, interval, judge, mean


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


def test_the_interval_holds_the_mean_and_narrows_with_more_askers() -> None:
    few, many = [0.0, 0.1, 0.2] * 10, [0.0, 0.1, 0.2] * 1000
    (low, high), (lower, higher) = interval(few), interval(many)
    assert low < 0.1 < high
    assert lower < 0.1 < higher
    assert higher - lower < (high - low) / 5
    assert interval(few) == (low, high)


def test_equal_lists_differ_by_nothing() -> None:
    assert interval([0.0] * 20) == (0.0, 0.0)
