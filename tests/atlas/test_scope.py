"""The part of a graph that a region or an industry has."""

from __future__ import annotations

import pytest

from graph.atlas.scope import keep_industry, keep_region, narrower_industries, stem_of

from .cases import make_desk

CPID = "https://w3id.org/chuangpu/id/"


@pytest.mark.parametrize(
    ("name", "stem"), [("新材料产业", "新材料"), ("轴承产业链", "轴承"), ("纺织", "纺织"), ("电子信息技术", "电子信息"), ("技术", "技术")]
)
def test_the_stem_of_an_industry_is_without_what_any_may_be_called(name: str, stem: str) -> None:
    assert stem_of(name) == stem


def test_an_industry_is_narrower_whose_name_ends_with_the_wider_one() -> None:
    desk = make_desk("thing 轴承产业 Industry\nthing 高端轴承 Industry\nthing 轴承钢 Industry\nthing 轴承 Industry\n")
    narrower = narrower_industries(desk.facts, f"{CPID}Industry/轴承产业")
    assert [desk.name(iri) for iri in narrower] == ["轴承", "高端轴承"]


def test_what_a_region_builds_is_not_of_all_its_industries() -> None:
    desk = make_desk("""
thing 甲市 Region
thing 轴承 Industry
thing 乙平台 Platform
document d1 题 2022 -
claim d1 甲市 inIndustry 轴承 done 甲市做轴承
claim d1 甲市 builds 乙平台 done 甲市建乙平台
""")
    kept = keep_industry(desk.facts, f"{CPID}Industry/轴承")
    assert [claim.relation for claim in kept.claims] == ["inIndustry"]


def test_a_body_named_after_the_region_is_of_it_wherever_it_is_told_of() -> None:
    desk = make_desk("""
thing 甲市 Region
thing 甲市科技局 GovernmentBody 政
thing 乙办法 Policy
document d1 题 2022 -
claim d1 甲市科技局 issues 乙办法 done 甲市科技局印发乙办法
""")
    assert len(keep_region(desk.facts, f"{CPID}Region/甲市").claims) == 1


def test_a_tenant_of_a_platform_of_the_region_is_of_the_region() -> None:
    desk = make_desk("""
thing 甲市 Region
thing 乙园 Platform
thing 丙企 Enterprise 产
thing 丁技术 Technology
document d1 题 2022 -
claim d1 乙园 locatedIn 甲市 done 乙园在甲市
claim d1 丙企 locatedIn 乙园 done 丙企在乙园
claim d1 丙企 develops 丁技术 done 丙企研制丁技术
""")
    assert len(keep_region(desk.facts, f"{CPID}Region/甲市").claims) == 3
