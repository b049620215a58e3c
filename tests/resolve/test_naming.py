"""Self-sufficient names in the light of a document's home."""

from __future__ import annotations

import pytest

from graph.gazetteer import find_division
from graph.resolve.naming import fold_government, region_key

from .conftest import Resolve, named


@pytest.mark.parametrize(
    ("home", "text", "kind", "name"),
    [
        ("宜昌市", "市科技局组织验收。", "GovernmentBody", "宜昌市科技局"),
        ("滕州市", "市科技局组织验收。", "GovernmentBody", "滕州市科技局"),
        ("宜昌市", "省科技厅组织验收。", "GovernmentBody", "湖北省科技厅"),
        ("宜昌市", "项目列入省重点研发计划。", "Programme", "湖北省重点研发计划"),
        ("宜昌市", "高新区建设产业园。", "Region", "宜昌市高新区"),
        ("枣庄市", "市中区建设产业园。", "Region", "枣庄市市中区"),
        ("宜昌市", "枣庄引进人才。", "Region", "枣庄市"),
        ("宜昌市", "山东省聊城市引进人才。", "Region", "聊城市"),
        ("宜昌市", "形成智能制造、金属材料等7个研发中心。", "Platform", "智能制造研发中心"),
        (None, "株洲市科技局验收。市科技局随后公布结果。", "GovernmentBody", "株洲市科技局"),
        ("湖北省", "宜昌市科技局发文。市财政局拨款。", "GovernmentBody", "宜昌市财政局"),
        ("淄博市", "博山区建设产业园。", "Region", "淄博市博山区"),
        ("淄博市", "博山区建设产业园。区政府拨款。", "GovernmentBody", "淄博市博山区政府"),
        ("宜昌市", "宜昌高新区招商。高新区管委会发文。", "GovernmentBody", "宜昌高新区管委会"),
        ("宜昌市", "武汉市政府来访。市政府介绍情况。", "GovernmentBody", "宜昌市政府"),
    ],
)
def test_contextual_names_are_completed(resolve: Resolve, home: str | None, text: str, kind: str, name: str) -> None:
    assert name in named(resolve(text, home), kind)


@pytest.mark.parametrize(
    ("home", "text", "name"),
    [
        ("宜昌市", "市场监管总局发文。", "宜昌市场监管总局"),
        ("湖北省", "各市、高新区要落实。", "高新区"),
        (None, "市财政局拨款。", "宜昌市财政局"),
    ],
)
def test_nothing_is_completed_without_ground(resolve: Resolve, home: str | None, text: str, name: str) -> None:
    assert name not in [e.name for e in resolve(text, home).entities]


def test_the_surface_becomes_an_alias(resolve: Resolve) -> None:
    assert named(resolve("市科技局组织验收。"), "GovernmentBody") == {"宜昌市科技局": ("市科技局",)}


def test_all_forms_of_a_place_are_one(resolve: Resolve) -> None:
    reading = resolve("夷陵区建设产业园。夷陵引进人才。宜昌夷陵区招商。", "宜昌市")
    assert [len(e.mentions) for e in reading.entities if e.type == "Region" and "夷陵" in e.name] == [3]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("宜昌市人民政府", "宜昌市政府"),
        ("宜昌市科学技术局", "宜昌市科技局"),
        ("宜昌市发展和改革委员会", "宜昌市发改委"),
        ("湖北省宜昌市科技局", "宜昌市科技局"),
    ],
)
def test_forms_of_one_organ_have_one_key(one: str, other: str) -> None:
    assert fold_government(one) == fold_government(other)


@pytest.mark.parametrize(("one", "other"), [("湖北省科技厅", "科技厅"), ("宜昌市科技局", "株洲市科技局"), ("宜昌市政府", "宜昌市政协")])
def test_other_organs_have_other_keys(one: str, other: str) -> None:
    assert fold_government(one) != fold_government(other)


def test_a_place_has_one_key_in_all_its_forms() -> None:
    home = find_division("聊城市")
    assert len({region_key(name, home) for name in ("阳谷", "阳谷县", "聊城市阳谷县", "山东省阳谷县")}) == 1
    assert region_key("阳谷县", home) != region_key("聊城市", home) and region_key("某地", home) == "某地"
