"""Administrative divisions: what a place name means, alone, in a chain and in the light of a home."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.gazetteer import (
    FOLDER,
    Division,
    continues_chain,
    division_key,
    find_chain,
    find_division,
    full_name,
    is_ambiguous,
    is_full_name,
    leading_division,
    lies_in,
    load_areas,
    load_divisions,
    names_at,
    place_of_level,
    read_divisions,
    split_region,
)
from graph.rows import LexiconError


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


@pytest.mark.parametrize("surface", ["市中区", "鼓楼区", "某某市", "枣庄市市中区", ""])
def test_a_name_of_several_divisions_or_none_means_nothing(surface: str) -> None:
    assert find_division(surface) is None


@pytest.mark.parametrize(("home", "city"), [("枣庄市", "枣庄市"), ("滕州市", "枣庄市"), ("济南市", "济南市")])
def test_the_home_decides_between_namesakes(home: str, city: str) -> None:
    assert place("市中区", home).city == city


def test_the_province_of_the_home_decides_where_its_city_does_not() -> None:
    assert place("鼓楼区", "苏州市").province == "江苏省"


@pytest.mark.parametrize(
    ("name", "chain"),
    [
        ("枣庄市市中区", ("山东省", "枣庄市", "市中区")),
        ("山东省枣庄市市中区", ("山东省", "枣庄市", "市中区")),
        ("滕州市", ("山东省", "枣庄市", "滕州市")),
        ("枣庄", ("山东省", "枣庄市", "")),
        ("内蒙古呼和浩特市", ("内蒙古自治区", "呼和浩特市", "")),
    ],
)
def test_a_name_with_the_places_it_lies_in_is_found_strictly(name: str, chain: tuple[str, str, str]) -> None:
    found = find_division(name, strict=True)
    assert found and (found.province, found.city, found.county) == chain


@pytest.mark.parametrize("name", ["市中区", "鼓楼区", "科技局", "", "聊城市市中区", "枣庄市科技局"])
def test_a_name_that_leaves_a_choice_is_not_found_strictly(name: str) -> None:
    assert find_division(name, strict=True) is None


def test_a_home_decides_what_strictness_leaves_open() -> None:
    found = find_division("市中区", place("枣庄市"), strict=True)
    assert found is not None and found.city == "枣庄市"


@pytest.mark.parametrize(
    ("name", "outer", "inner"),
    [("山东省聊城市", "山东省", "聊城市"), ("聊城市阳谷县", "聊城市", "阳谷县"), ("枣庄市中区", "枣庄市", "市中区")],
)
def test_a_chain_is_two_divisions(name: str, outer: str, inner: str) -> None:
    chain = find_chain(name)
    assert chain is not None and [d.name for d in chain] == [outer, inner]


@pytest.mark.parametrize("name", ["聊城市", "聊城市科技局", ""])
def test_other_names_are_no_chain(name: str) -> None:
    assert find_chain(name) is None


@pytest.mark.parametrize(
    ("name", "division"), [("淄博市科技局", "淄博市"), ("枣庄市市中区", "枣庄市"), ("鼓楼区科技局", None), ("科技局", None), ("", None)]
)
def test_the_division_that_a_name_begins_with(name: str, division: str | None) -> None:
    found = leading_division(name)
    assert (found.name if found else None) == division


def test_names_at_a_place_are_the_longest_first_and_end_with_the_text() -> None:
    assert list(names_at("在吉林市", 1)) == ["吉林市", "吉林"]
    assert list(names_at("在恩施", 1)) == ["恩施"] and list(names_at("在恩施", 3)) == []


@pytest.mark.parametrize(
    ("name", "places", "rest"),
    [("山东省淄博市科技局", ("山东省", "淄博市"), "科技局"), ("轴承研究所", (), "轴承研究所"), ("淄博市", ("淄博市",), "")],
)
def test_leading_places_and_the_rest(name: str, places: tuple[str, ...], rest: str) -> None:
    assert split_region(name) == (places, rest)


@pytest.mark.parametrize(
    ("part", "whole", "inside"),
    [
        ("滕州市", "枣庄市", True),
        ("滕州市", "山东省", True),
        ("枣庄市", "滕州市", False),
        ("枣庄市", "枣庄市", False),
        ("海淀区", "北京市", True),
    ],
)
def test_what_lies_in_what(part: str, whole: str, inside: bool) -> None:
    assert lies_in(place(part), place(whole)) is inside


@pytest.mark.parametrize(
    ("outer", "inner", "continues"),
    [
        ("山东", "枣庄市", True),
        ("山东省枣庄市", "市中区", True),
        ("聊城市", "市中区", False),
        ("枣庄", "枣庄市", False),
        ("京津冀", "市中区", False),
    ],
)
def test_a_place_continues_the_chain_that_it_lies_in(outer: str, inner: str, continues: bool) -> None:
    assert continues_chain(outer, inner) is continues


def test_a_county_whose_name_others_bear_is_told_with_its_city() -> None:
    assert full_name(place("市中区", "枣庄市")) == "枣庄市市中区" and full_name(place("滕州市")) == "滕州市"


@pytest.mark.parametrize(
    ("name", "full"),
    [("枣庄市", True), ("枣庄市市中区", True), ("枣庄", False), ("山东省枣庄市", False), ("市中区", False), ("某地", False)],
)
def test_the_name_in_full(name: str, full: bool) -> None:
    assert is_full_name(name) is full


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


def test_every_division_has_its_chain() -> None:
    divisions = load_divisions()
    assert {d.level for d in divisions} == {"province", "city", "county", "zone"}
    assert [d.name for d in divisions if d.level != "zone" and not d.province] == []


def test_keys_and_codes_tell_divisions_apart() -> None:
    divisions = load_divisions()
    assert len({division_key(d) for d in divisions}) == len(divisions)
    assert len({d.code for d in divisions if d.code}) == sum(1 for d in divisions if d.code)


def test_short_forms_are_unambiguous() -> None:
    shorts = [d.short for d in load_divisions() if d.short and d.level != "zone"]
    assert len(shorts) == len(set(shorts))
    assert all(len(short) > 1 for short in shorts)


@pytest.mark.parametrize("word", ["和平", "市中", "鼓楼", "泰山", "朝阳区"])
def test_ordinary_words_are_no_short_forms(word: str) -> None:
    assert word not in {d.short for d in load_divisions()}


def test_areas_lead_to_their_usual_name() -> None:
    assert load_areas()["长江三角洲"] == load_areas()["长三角"] == "长三角"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("海城市\tcounty", r"regions\.tsv:2: found 2 fields"),
        ("海城市\ttown\t辽宁省\t鞍山市\t海城市\t210381\t海城", r"regions\.tsv: 海城市: found level 'town'"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "regions.tsv"
    path.write_text(f"# header\n{row}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        list(read_divisions(path))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.tsv")), ids=lambda path: path.name)
def test_every_table_opens_with_a_header_and_is_documented(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert f"`{path.name}`" in (Path(__file__).parents[1] / "docs" / "gazetteer.md").read_text(encoding="utf-8")
