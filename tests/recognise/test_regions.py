"""Regions in running text, and words that only look like them."""

from __future__ import annotations

import pytest

from .conftest import Find


def regions(found: list[tuple[str, str]]) -> list[str]:
    return [text for text, kind in found if kind == "Region"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("枣庄市市中区建设产业园。", ["枣庄市市中区"]),
        ("市中区建设产业园。", ["市中区"]),
        ("安徽省和县的蔬菜远近闻名。", ["安徽省和县"]),
        ("河北省青县的企业参加了活动。", ["河北省青县"]),
        ("高青县的企业参加了活动。", ["高青县"]),
        ("京津冀协同发展提速。", ["京津冀"]),
        ("宜昌市夷陵区龙泉镇发展白酒产业。", ["宜昌市夷陵区", "龙泉镇"]),
        ("园区位于宜昌高新区。", ["宜昌高新区"]),
        ("高新区的企业参加了活动。", ["高新区"]),
        ("湖南、湖北两省合作。", ["湖南", "湖北"]),
    ],
)
def test_places_are_regions(find: Find, sentence: str, names: list[str]) -> None:
    assert regions(find(sentence)) == names


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("和县域经济结合起来，壮大特色产业。", "和县"),
        ("高青县的企业参加了活动。", "青县"),
        ("跨省域高新区合作提速。", "高新区"),
        ("建设国家级高新区。", "高新区"),
        ("湖南大学派员参加。", "湖南"),
        ("宜昌市科技局组织验收。", "宜昌市"),
        ("甲乙双方会同专家论证。", "会同"),
    ],
)
def test_parts_of_other_words_and_names_are_no_regions(find: Find, sentence: str, place: str) -> None:
    assert place in sentence and place not in regions(find(sentence))
