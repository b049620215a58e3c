"""Prizes, honours and published lists."""

from __future__ import annotations

import pytest

from .conftest import Find


def awards(found: list[tuple[str, str]]) -> list[str]:
    return [text for text, kind in found if kind == "Award"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("团队获湖北省科技进步一等奖。", "湖北省科技进步一等奖"),
        ("该成果获国家技术发明二等奖。", "国家技术发明二等奖"),
        ("公司获中国专利优秀奖。", "中国专利优秀奖"),
        ("产品获得金龙奖。", "金龙奖"),
        ("项目入选“湖北十大科技成果”。", "湖北十大科技成果"),
        ("公司入选全省“瞪羚企业培育名单”。", "瞪羚企业培育名单"),
        ("企业进入“瞪羚企业”企业库。", "“瞪羚企业”企业库"),
        ("宜昌市获评国家知识产权示范城市，成绩突出。", "国家知识产权示范城市"),
        ("公司被认定为国家专精特新企业，发展良好。", "国家专精特新企业"),
    ],
)
def test_honours_are_found(find: Find, sentence: str, name: str) -> None:
    assert awards(find(sentence)) == [name]


@pytest.mark.parametrize(
    ("sentence"),
    [
        "获得一等奖两项。",
        "设立科技奖。",
        "发放奖金二十万元。",
        "团队建设了“科技成果数据库”。",
        "公司获国家级奖励。",
        "他说“很好”。",
        "入选省级名单。",
    ],
)
def test_kinds_of_prizes_and_stores_are_no_awards(find: Find, sentence: str) -> None:
    assert awards(find(sentence)) == []
