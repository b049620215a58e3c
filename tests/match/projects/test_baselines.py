"""Yardsticks against values worked out by hand."""

from __future__ import annotations

from math import log

import numpy as np
import pytest

from graph.match.projects import History, Landscape, Participation
from graph.match.projects.baselines import BASELINES, with_ties_broken
from graph.match.projects.landscape import Block

# 甲 and 丁 share 乙 (two partners) and 丙 (three)
PAIRS = ("甲乙", "甲丙", "丁乙", "丁丙", "丙戊")


def score(name: str) -> float:
    landscape = Landscape(History([Participation(o, pair, 2015.0) for pair in PAIRS for o in pair]))
    number = landscape.history.number
    return float(BASELINES[name](Block(landscape, np.array([number["甲"]])))[0, number["丁"]])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("popularity", 2),
        ("common neighbours", 2),
        ("Adamic–Adar", 1 / log(2) + 1 / log(3)),
        ("resource allocation", 1 / 2 + 1 / 3),
    ],
)
def test_score(name: str, expected: float) -> None:
    assert score(name) == pytest.approx(expected)


def test_the_walk_is_somewhere(landscape: Landscape) -> None:
    asker = int(landscape.degree.argmax())
    chances = BASELINES["random walk with restart"](Block(landscape, np.array([asker])))
    assert chances.sum() == pytest.approx(1, abs=1e-4)
    assert chances[0].argmax() == asker


def test_ties_go_to_the_one_with_more_partners(landscape: Landscape) -> None:
    scores = with_ties_broken(np.zeros((1, len(landscape)), dtype=np.float32), landscape)
    assert scores[0].argmax() == landscape.degree.argmax()
