"""What follows from a history: activity, leanings, walks."""

from __future__ import annotations

import numpy as np
import pytest

from graph.match.projects import History, Landscape, Participation
from graph.match.projects.landscape import Block


def made(*projects: tuple[str, float]) -> Landscape:
    return Landscape(
        History([Participation(o, str(n), began) for n, (names, began) in enumerate(projects) for o in names.split()], until=2018.0)
    )


def test_a_project_alone_is_no_shared_activity() -> None:
    landscape = made(("甲 乙", 2016.0), ("甲", 2017.0))
    number = landscape.history.number
    assert landscape.activity[number["甲"]] == 1
    assert landscape.years_since[number["甲"]] == 2.0
    assert landscape.mean_size[number["甲"]] == 2.0


def test_recent_projects_count_more() -> None:
    landscape = made(("甲 乙", 2017.9), ("丙 丁", 2014.0))
    number = landscape.history.number
    assert landscape.recent_activity[number["甲"]] > 10 * landscape.recent_activity[number["丙"]]


def test_steps_are_chances(landscape: Landscape) -> None:
    sums = np.asarray(landscape.steps.sum(axis=1)).ravel()
    assert sums[landscape.degree > 0] == pytest.approx(1)


def test_common_partners_are_counted() -> None:
    landscape = made(("甲 乙", 2016.0), ("甲 丙", 2016.0), ("丁 乙", 2016.0), ("丁 丙", 2016.0))
    number = landscape.history.number
    assert Block(landscape, np.array([number["甲"]])).common_partners[0, number["丁"]] == 2


def test_those_of_one_circle_lie_near_each_other(landscape: Landscape) -> None:
    places, circles = landscape.spectrum, landscape.history.countries
    likeness = places @ places.T
    same = circles[:, None] == circles[None, :]
    assert likeness[same].mean() > likeness[~same].mean() + 0.1


def test_countries_that_meet_often_lean_to_each_other(landscape: Landscape) -> None:
    leaning = landscape.country_leaning
    assert leaning[0, 0] > 0 > leaning[0, 1]


def test_topic_shares_add_up_to_one(landscape: Landscape) -> None:
    assert landscape.asker_topics.sum(axis=1) == pytest.approx(1)


def test_without_topics_and_partners_nothing_fails() -> None:
    landscape = made(("甲", 2016.0), ("乙", 2016.0), ("丙", 2016.0), ("丁", 2016.0))
    assert not landscape.spectrum.any()
    assert not landscape.topic_counts.any()


def test_what_those_like_the_asker_did_counts_by_likeness() -> None:
    facts = [
        Participation("问", "零", 2017.0, "学", "甲国", topics=("能源",)),
        *(Participation(o, "一", 2017.0, "学", "甲国", topics=("能源",)) for o in ("同", "同友")),
        *(Participation(o, "二", 2017.0, "产", "乙国", topics=("能源",)) for o in ("半", "半友")),
        *(Participation(o, "三", 2017.0, "学", "甲国", topics=("健康",)) for o in ("异", "异友")),
    ]
    landscape = Landscape(History(facts, until=2018.0))
    number = landscape.history.number
    block = Block(landscape, np.array([number["问"]]))
    assert block.likeness.sum() == pytest.approx(1)
    assert block.likeness[0, number["问"]] == 0
    met = {name: block.met_by_others_like_it[0, number[name]] for name in ("同友", "半友", "异友")}
    assert met["同友"] > 2 * max(met["半友"], met["异友"]) > 0
