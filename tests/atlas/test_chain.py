"""The industry chains."""

from __future__ import annotations

from graph.atlas.chain import list_chains

from .cases import make_desk, texts

GRAPH = """
thing 轴承产业 Industry
thing 高端轴承 Industry
thing 轴承 Industry
thing 甲企 Enterprise 产
thing 乙市 Region
thing 丙平台 Platform
thing 丁需求 Demand
document d1 题 2022 -
claim d1 甲企 inIndustry 高端轴承 done 甲企做高端轴承
claim d1 甲企 builds 丙平台 done 甲企建丙平台
claim d1 甲企 locatedIn 乙市 done 甲企在乙市
claim d1 乙市 inIndustry 轴承产业 done 乙市做轴承
claim d1 乙市 builds 丙平台 done 乙市建丙平台
claim d1 轴承 demands 丁需求 done 轴承需要丁
"""


def test_segments_stand_under_the_widest_industry_with_what_members_make() -> None:
    assert texts(list(list_chains(make_desk(GRAPH)))) == [
        ("轴承", "", "技术需求", "丁需求", "需求", "", ""),
        ("轴承", "", "地区", "乙市", "所属产业", "", ""),
        ("轴承", "高端轴承", "企业", "甲企", "所属产业", "乙市", ""),
        ("轴承", "高端轴承", "创新平台", "丙平台", "建设", "", "甲企"),
    ]
