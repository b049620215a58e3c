"""Administrative divisions: what a place name means, alone and in the light of a home."""

from __future__ import annotations

import pytest

from graph.recognise.gazetteer import Division, find_division, full_name, is_ambiguous, load_divisions, place_of_level


def place(name: str, home: str | None = None) -> Division:
    division = find_division(name, find_division(home) if home else None)
    assert division is not None
    return division


@pytest.mark.parametrize(
    ("surface", "name"),
    [("枣庄", "枣庄市"), ("枣庄市", "枣庄市"), ("浙江", "浙江省"), ("滕州", "滕州市"), ("北京", "北京市"), ("吉林", "吉林省")],
)
def test_short_and_full_names_mean_the_highest_division(surface: str, name: str) -> None:
    assert place(surface).name == name


@pytest.mark.parametrize("surface", ["市中区", "鼓楼区", "某某市", ""])
def test_a_name_of_several_divisions_or_none_means_nothing(surface: str) -> None:
    assert find_division(surface) is None


@pytest.mark.parametrize(("home", "city"), [("枣庄市", "枣庄市"), ("滕州市", "枣庄市"), ("济南市", "济南市")])
def test_the_home_decides_between_namesakes(home: str, city: str) -> None:
    assert place("市中区", home).city == city


def test_the_province_of_the_home_decides_where_its_city_does_not() -> None:
    assert place("鼓楼区", "苏州市").province == "江苏省"


def test_a_county_whose_name_others_bear_is_told_with_its_city() -> None:
    assert full_name(place("市中区", "枣庄市")) == "枣庄市市中区" and full_name(place("滕州市")) == "滕州市"


@pytest.mark.parametrize(("name", "ambiguous"), [("市中区", True), ("滕州市", False), ("枣庄", False)])
def test_ambiguity_counts_full_names(name: str, ambiguous: bool) -> None:
    assert is_ambiguous(name) is ambiguous


@pytest.mark.parametrize(
    ("home", "level", "name"),
    [
        ("枣庄市", "省", "山东省"),
        ("枣庄市", "市", "枣庄市"),
        ("枣庄市", "区", ""),
        ("滕州市", "市", "滕州市"),
        ("高青县", "县", "高青县"),
        ("高青县", "市", "淄博市"),
        ("重庆市", "市", "重庆市"),
        ("山东省", "市", ""),
    ],
)
def test_a_level_means_the_homes_place_of_that_level(home: str, level: str, name: str) -> None:
    assert place_of_level(place(home), level) == name


def test_every_division_has_its_province() -> None:
    assert [d.name for d in load_divisions() if d.level in {"city", "county"} and not d.province] == []
