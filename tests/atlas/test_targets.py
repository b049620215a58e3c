"""Goals beside later figures, contradictions, plans and outcomes."""

from __future__ import annotations

import pytest

from graph.atlas.cells import Desk
from graph.atlas.reader import read_facts
from graph.atlas.targets import list_contradicting_claims, list_contradicting_figures, list_plans, list_targets
from graph.query import ask

from .cases import make_desk, make_store, quotes, texts

GOALS = """
thing 甲市 Region
document d1 计划 2022-01 甲市
document d2 总结 2023-01 甲市
document d3 年报 2024-01 甲市
figure d1 甲市 高新技术企业 900 家 target 力争九百家 bound=≥ date=2024
figure d1 甲市 孵化器 10 家 target 建十家孵化器
figure d1 甲市 单位能耗 5 吨 target 降到五吨 bound=≤
figure d1 甲市 院士 3 人 target 引进三人
figure d2 甲市 高新技术企业 800 家 actual 达到八百家
figure d3 甲市 高新技术企业 950 家 actual 达到九百五十家
figure d2 甲市 孵化器 8 家 actual 建成八家
figure d2 甲市 单位能耗 4 吨 actual 降到四吨
"""


def test_each_goal_stands_once_with_the_latest_figure_of_its_metric() -> None:
    store = make_store(GOALS)
    assert texts(list(list_targets(Desk(read_facts(store)), store))) == [
        ("甲市", "单位能耗", "≤5", "吨", "", "4", "2023-01", "已达到", ""),
        ("甲市", "孵化器", "10", "家", "", "8", "2023-01", "未达到", ""),
        ("甲市", "院士", "3", "人", "", "", "", "未见后续", ""),
        ("甲市", "高新技术企业", "≥900", "家", "2024", "950", "2024-01", "已达到", ""),
    ]


@pytest.mark.parametrize(
    ("metric", "later"),
    [
        ("孵化器总数", ("12", "2023", "已达到", "")),
        ("省级孵化器", ("", "", "指标相近", "省级孵化器 12 家")),
        ("众创空间", ("", "", "未见后续", "")),
    ],
)
def test_only_the_same_metric_tells_whether_a_goal_was_met(metric: str, later: tuple[str, ...]) -> None:
    graph = "thing 甲市 Region\ndocument d1 计划 2022 甲市\ndocument d2 总结 2023 甲市\nfigure d1 甲市 孵化器 10 家 target 建十家\n"
    store = make_store(f"{graph}figure d2 甲市 {metric} 12 家 actual 已有十二家\n")
    assert [row[5:] for row in texts(list(list_targets(Desk(read_facts(store)), store)))] == [later]


def test_goal_and_later_figure_have_their_own_sentences() -> None:
    store = make_store(GOALS)
    desk = Desk(read_facts(store))
    rows = list(list_targets(desk, store))
    assert (quotes(desk, rows[1], 2), quotes(desk, rows[1], 5)) == (["建十家孵化器"], ["建成八家"])


def test_contradicting_figures_stand_side_by_side() -> None:
    store = make_store("""
thing 甲市 Region
document d1 题一 2022 甲市
document d2 题二 2022 甲市
figure d1 甲市 孵化器 10 家 actual 有十家
figure d2 甲市 孵化器 12 家 actual 有十二家
""")
    desk = Desk(read_facts(store))
    rows = list(list_contradicting_figures(desk, store))
    assert texts(rows) == [("甲市", "孵化器", "2022", "10", "12", "家")]
    assert (quotes(desk, rows[0], 3), quotes(desk, rows[0], 4)) == (["有十家"], ["有十二家"])


def test_contradicting_statements_stand_once_with_the_sentences_of_both_sides() -> None:
    store = make_store("""
thing 甲共同体 InnovationCommunity
thing 乙企 Enterprise 产
thing 丙企 Enterprise 产
document d1 题一 2022 -
document d2 题二 2023 -
claim d1 乙企 leads 甲共同体 done 乙企牵头
claim d2 丙企 leads 甲共同体 done 丙企牵头
claim d2 丙企 leads 甲共同体 done 丙企领衔 start=20
""")
    desk = Desk(read_facts(store))
    rows = list(list_contradicting_claims(desk, store))
    assert texts(rows) == [("甲共同体", "牵头", "乙企", "丙企")]
    assert (quotes(desk, rows[0], 2), quotes(desk, rows[0], 3)) == (["乙企牵头"], ["丙企牵头", "丙企领衔"])


PLANS = """
thing 甲企 Enterprise 产
thing 乙平台 Platform
thing 丙平台 Platform
document d1 计划 2022 -
document d2 总结 2023 -
claim d1 甲企 builds 乙平台 planned 拟建乙平台
claim d1 甲企 builds 丙平台 planned 拟建丙平台
claim d2 甲企 builds 丙平台 done 建成丙平台
"""


def test_plans_say_whether_they_came_about_and_where_it_is_told() -> None:
    assert texts(list(list_plans(make_desk(PLANS)))) == [
        ("甲企", "建设", "丙平台", "已实现", "计划", "总结"),
        ("甲企", "建设", "乙平台", "未见实现", "计划", ""),
    ]


def test_plans_are_those_of_the_named_question() -> None:
    store = make_store(PLANS)
    asked = [(row[4].value, row[0].value) for row in ask(store, "plans_and_outcomes").rows if row[0] and row[4]]
    listed = [(row[2], "kept" if row[3] == "已实现" else "open") for row in texts(list(list_plans(Desk(read_facts(store)))))]
    assert sorted(asked) == sorted(listed)
