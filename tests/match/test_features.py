"""Each feature on a network small enough to count by hand."""

from __future__ import annotations

from math import exp, log

import pytest

from graph.match.features import FEATURES, complementary_role, same_region, shared_fields, shared_neighbours
from graph.match.network import Link, Network, Thing


def test_weights_add_up_to_one() -> None:
    assert sum(feature.weight for feature in FEATURES) == pytest.approx(1)


@pytest.mark.parametrize("feature", FEATURES, ids=lambda f: f.name)
def test_every_feature_explains_itself_in_chinese_and_english(feature: object) -> None:
    text = feature.explanation  # type: ignore[attr-defined]
    assert any("\u4e00" <= c <= "\u9fff" for c in text)
    assert " the " in text


def test_shared_neighbours_is_adamic_adar(network: Network) -> None:
    finding = shared_neighbours(network, "大学一", "银行")
    assert finding.value == pytest.approx(1 - exp(-1 / log(5)))
    assert finding.through == ("共同体",)


def test_regions_and_fields_are_no_shared_neighbours(network: Network) -> None:
    assert shared_neighbours(network, "大学二", "企业二").value == 0


def test_a_rare_neighbour_counts_more_than_a_busy_one() -> None:
    things = [Thing(i, "University", i) for i in "abcdxy"]
    links = [Link(i, "memberOf", "x") for i in "abcd"] + [Link(i, "memberOf", "y") for i in "ab"]
    network = Network(things, links)
    assert shared_neighbours(network, "a", "b").through == ("y", "x")
    assert shared_neighbours(network, "a", "c").value < shared_neighbours(network, "a", "b").value


def test_shared_fields_is_one_for_the_same_fields_only(network: Network) -> None:
    assert shared_fields(network, "大学一", "企业一").value == 1
    assert 0 < shared_fields(network, "企业二", "大学二").value < 1
    assert shared_fields(network, "大学一", "大学二").value == 0


def test_shared_fields_of_things_without_fields_is_nothing(network: Network) -> None:
    assert shared_fields(network, "孤院", "孤院").value == 0


@pytest.mark.parametrize(
    ("thing", "other", "value"),
    [("大学一", "银行", 1.0), ("大学二", "企业二", 1.0), ("大学二", "企业一", 0.5), ("大学一", "大学二", 0.0), ("企业三", "城甲", 0.0)],
)
def test_complementary_role(network: Network, thing: str, other: str, value: float) -> None:
    assert complementary_role(network, thing, other).value == value


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [("大学一", "企业一", 1.0), ("大学一", "企业二", 0.8), ("企业二", "企业三", 0.4), ("孤院", "企业三", 0.0)],
)
def test_same_region(network: Network, one: str, other: str, value: float) -> None:
    assert same_region(network, one, other).value == value
    assert same_region(network, other, one).value == value
