"""Party and government organs."""

from __future__ import annotations

import pytest

from .conftest import Find


def organs(found: list[tuple[str, str]]) -> list[str]:
    return [text for text, kind in found if kind == "GovernmentBody"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("宜昌市科技局、市财政局、各区县科技局负责落实。", ["宜昌市科技局", "市财政局"]),
        ("市委书记到会。", ["市委"]),
        ("省委组织部印发通知。", ["省委组织部"]),
        ("科技部、工业和信息化部联合发文。", ["科技部", "工业和信息化部"]),
        ("宜昌市科技局会同市财政局组织验收。", ["宜昌市科技局", "市财政局"]),
        ("湖北省宜昌市夷陵区人民政府发文。", ["湖北省宜昌市夷陵区人民政府"]),
        ("会同县科技局发文。", ["会同县科技局"]),
    ],
)
def test_organs_are_found_with_their_place_or_level(find: Find, sentence: str, names: list[str]) -> None:
    assert organs(find(sentence)) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "各市科技局要抓好落实。",
        "有关部门要抓好落实。",
        "来源：宜昌市科技局",
        "各区县科技局负责。",
        "各镇政府要抓好落实。",
        "各县政府要抓好落实。",
        "各乡镇政府要抓好落实。",
        "政府要搭好台。",
        "委员会议召开。",
    ],
)
def test_organs_in_general_and_sources_are_none(find: Find, sentence: str) -> None:
    assert [text for text, kind in find(sentence) if kind in {"GovernmentBody", "Enterprise"}] == []
