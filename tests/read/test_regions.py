"""Places by their characters and the home region of a document."""

from __future__ import annotations

import pytest

from graph.read.regions import find_home, find_regions


def names(text: str) -> list[str]:
    return [region.name for _, _, region in find_regions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("山东省聊城市临清市烟店镇", ["临清市"]),
        ("湖北省、浙江省", ["湖北省", "浙江省"]),
        ("枣庄与滨州", ["枣庄市", "滨州市"]),
        ("枣庄市市中区", ["市中区"]),
        ("市中区", []),
        ("中山大学在南京路", []),
        ("淄博高新技术产业开发区", ["淄博市"]),
        ("位于河东区", []),
        ("双方和平解决，态度温和县里满意", []),
        ("安徽省马鞍山市和县，", ["和县"]),
    ],
)
def test_names_in_a_text(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_places_slice_to_the_name() -> None:
    text = "近日，山东省聊城市召开会议，来自恩施"
    assert [(text[start:end], end) for start, end, _ in find_regions(text)] == [("聊城市", 9), ("恩施", len(text))]


@pytest.mark.parametrize(
    ("title", "issuer", "text", "home"),
    [
        ("关于建设平台的意见", "洛阳市人民政府", "", "洛阳市"),
        ("枣庄市市中区发展特色产业", None, "", "枣庄市市中区"),
        ("枣庄市市中区发展特色产业", None, "我市积极推进。", "枣庄市"),
        ("昆山市科技工作", None, "全市企业增加。", "昆山市"),
        ("荆门召开大会", "湖北日报", "", "荆门市"),
        (None, None, "近年来，聊城市发展轴承产业。聊城市已有企业八百家。", "聊城市"),
        (None, None, "滨州与淄博合作。滨州出资，淄博出地。", None),
        (None, None, "寿光一家企业投产。", None),
        (None, "湖北日报", "企业投产。", "湖北省"),
        (None, None, "", None),
    ],
)
def test_home(title: str | None, issuer: str | None, text: str, home: str | None) -> None:
    assert find_home(title, issuer, text) == home
