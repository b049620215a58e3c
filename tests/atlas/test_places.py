"""Where things are, and the codes of regions."""

from __future__ import annotations

from graph.atlas.places import list_places

from .cases import make_desk, quotes, texts

PLACES = """
thing 山东省 Region
thing 枣庄市 Region
thing 枣庄市市中区 Region
thing 某镇 Region
thing 甲企 Enterprise 产
thing 乙企 Enterprise 产
thing 丙园 Platform
thing 丁企 Enterprise 产
thing 枣庄市科技局 GovernmentBody 政
thing 枣庄市办法 Policy
document d1 题一 2022-10 枣庄市
claim d1 甲企 locatedIn 枣庄市 done 甲企在枣庄市
claim d1 甲企 locatedIn 枣庄市市中区 done 甲企在市中区
claim d1 乙企 locatedIn 丙园 done 乙企入驻丙园
claim d1 丙园 locatedIn 枣庄市市中区 planned 丙园拟建于市中区
claim d1 丁企 locatedIn 某镇 done 丁企在某镇
derived 枣庄市 within 山东省
derived 枣庄市市中区 within 枣庄市
"""


def test_things_stand_in_the_narrowest_region_that_is_told_with_its_code() -> None:
    assert texts(list(list_places(make_desk(PLACES)))) == [
        ("枣庄市", "370400", "市", "政府机构", "枣庄市科技局", "名称"),
        ("枣庄市市中区", "370402", "县", "企业", "乙企", "原文"),
        ("枣庄市市中区", "370402", "县", "企业", "甲企", "原文"),
        ("枣庄市市中区", "370402", "县", "创新平台", "丙园", "原文"),
        ("某镇", "", "", "企业", "丁企", "原文"),
    ]


def test_a_place_that_is_told_has_its_sentence_and_one_by_name_has_none() -> None:
    desk = make_desk(PLACES)
    rows = list(list_places(desk))
    assert [quotes(desk, row, 0) for row in rows[:3]] == [[], ["丙园拟建于市中区"], ["甲企在市中区"]]


def test_a_namesake_is_told_apart_by_the_regions_around_it() -> None:
    rows = texts(list(list_places(make_desk("""
thing 市中区@甲 Region
thing 济南市 Region
thing 甲企 Enterprise 产
document d1 题一 2022-10 济南市
claim d1 甲企 locatedIn 市中区@甲 done 甲企在市中区
derived 市中区@甲 within 济南市
"""))))  # fmt: skip
    assert rows == [("市中区", "370103", "县", "企业", "甲企", "原文")]


def test_a_namesake_is_told_apart_by_the_region_of_its_documents() -> None:
    graph = """
thing 市中区 Region
thing 甲企 Enterprise 产
document d1 题一 2022-10 枣庄市
claim d1 甲企 locatedIn 市中区 done 甲企在市中区
"""
    assert [row[1] for row in texts(list(list_places(make_desk(graph))))] == ["370402"]
    two = graph + "document d2 题二 2022-10 济南市\nclaim d2 甲企 locatedIn 市中区 done 甲企在市中区\n"
    assert [row[1] for row in texts(list(list_places(make_desk(two))))] == [""]


def test_a_town_has_the_code_of_the_county_around_it() -> None:
    graph = """
thing 临清市某某镇 Region
thing 甲企 Enterprise 产
document d1 题一 2022-10 -
claim d1 甲企 locatedIn 临清市某某镇 done 甲企在某某镇
"""
    assert [row[1:3] for row in texts(list(list_places(make_desk(graph))))] == [("371581", "县")]
