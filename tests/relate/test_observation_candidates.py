"""Who a number may belong to and what speaks for each; what metrics speak of."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from graph.recognise.quantities import find_quantities
from graph.relate.observation_candidates import PATTERNS
from graph.relate.observation_choice import gather
from graph.relate.observation_topics import TOPICS, find_topics, unit_class
from graph.relate.observations import Draft, draft_observations
from graph.rows import read_rows
from tests.relate.markup import read_markup


def draft(markup: str) -> Draft:
    reading = read_markup(markup, title="江川观察")
    return draft_observations(replace(reading, quantities=find_quantities(reading.document.text)))


def features_of(found: Draft, name: str) -> list[str]:
    """The features of an entity as candidate of the last number."""
    entity = next(e.id for e in found.page.reading.entities if e.name == name)
    return found.scene.candidates(found.asked[-1])[entity]


@pytest.mark.parametrize(
    ("name", "feature"),
    [
        ("飞星公司", "near:c1"),
        ("飞星公司", "stated:sentence-last"),
        ("飞星公司", "before:c1|open|firm"),
        ("星河基金", "before:c1|makes|money"),
        ("星河基金", "after:c1|ends|money"),
        ("星河基金", "topic:Fund|size"),
        ("江川市", "near:s1"),
    ],
)
def test_place_and_surroundings_speak_for_a_candidate(name: str, feature: str) -> None:
    found = draft("[江川市](Region)观察。[飞星公司](Enterprise)发起设立[星河基金](Fund),首期规模2亿元。")
    assert feature in features_of(found, name)


def test_name_after_the_number_is_a_candidate() -> None:
    found = draft("[江川市](Region)建起总面积5000平方米的[星河中心](Platform)。")
    assert "behind:next" in features_of(found, "星河中心")


def test_what_the_rules_choose_is_told() -> None:
    found = draft("[星河实验室](Platform)现有科研人员120人。")
    assert "rule:named" in features_of(found, "星河实验室")


def test_number_before_speaks_for_its_owner() -> None:
    found = draft("[星河实验室](Platform)现有科研人员120人,与[飞星公司](Enterprise)合作项目6项。")
    first, second = found.asked
    lab, firm = (e.id for e in found.page.reading.entities)
    told = gather(found.scene, second, (first, lab))
    assert [f for f in told[lab] if f.startswith("on:")]
    assert [f for f in told[firm] if f.startswith("turn:")]


@pytest.mark.parametrize("row", tuple(read_rows(TOPICS, 4)), ids=lambda r: r[0])
def test_topic_matches_its_example_alone(row: tuple[str, ...]) -> None:
    topic, _, example, counter = row
    assert topic in find_topics(example)
    assert topic not in find_topics(counter)


@pytest.mark.parametrize("row", tuple(read_rows(PATTERNS / "name_surroundings.tsv", 5)), ids=lambda r: f"{r[1]}-{r[0]}")
def test_surroundings_match_their_example_alone(row: tuple[str, ...]) -> None:
    _, side, pattern, example, counter = row
    find = re.compile(pattern).match if side == "after" else re.compile(pattern).search
    assert find(example)
    assert not find(counter)


@pytest.mark.parametrize(("unit", "expected"), [("元", "money"), ("亩", "area"), ("名", "people"), ("%", "rate"), ("家", "count")])
def test_unit_has_its_class(unit: str, expected: str) -> None:
    assert unit_class(unit) == expected
