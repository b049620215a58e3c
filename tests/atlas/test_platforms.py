"""The chain of platforms and the chain of incubation."""

from __future__ import annotations

from graph.atlas.platforms import list_incubation, list_steps

from .cases import make_desk, texts

GRAPH = """
thing 甲加速器 Platform
thing 乙众创空间 Platform
thing 丙平台 Platform
thing 丁创业苗圃 Platform
thing 戊企 Enterprise 产
thing 己企 Enterprise 产
thing 庚共同体 InnovationCommunity
thing 辛市 Region
document d1 题 2022 -
claim d1 乙众创空间 incubates 戊企 done 乙孵化戊企
claim d1 己企 locatedIn 乙众创空间 done 己企入驻乙
claim d1 己企 locatedIn 丙平台 done 己企入驻丙
claim d1 庚共同体 incubates 己企 done 庚孵化己企
claim d1 乙众创空间 locatedIn 辛市 done 乙在辛市
derived 甲加速器 platformKind platform-accelerator
derived 甲加速器 level level-city
derived 乙众创空间 platformKind platform-maker-space
"""


def test_platforms_stand_by_step_and_level() -> None:
    assert texts(list(list_steps(make_desk(GRAPH)))) == [
        ("成果转化", "市", "甲加速器", "加速器"),
        ("成果转化", "", "乙众创空间", "众创空间"),
        ("", "", "丁创业苗圃", ""),
        ("", "", "丙平台", ""),
    ]


def test_incubators_stand_by_stage_with_what_they_incubate_and_house() -> None:
    assert texts(list(list_incubation(make_desk(GRAPH)))) == [
        ("苗圃", "丁创业苗圃", "", "", ""),
        ("苗圃", "乙众创空间", "戊企", "辛市", "孵化"),
        ("苗圃", "乙众创空间", "己企", "辛市", "位于"),
        ("加速器", "甲加速器", "", "", ""),
        ("", "庚共同体", "己企", "", "孵化"),
    ]
