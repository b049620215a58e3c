"""The four pools and the flows between them."""

from __future__ import annotations

from graph.atlas.pools import list_demands, list_firms, list_flows, list_grade_counts, list_people, list_results

from .cases import make_desk, quotes, texts

FIRMS = """
thing 甲企 Enterprise 产
thing 乙企 Enterprise 产 =乙股份
thing 丙企 Enterprise 产
thing 第一批专精特新中小企业名单 Programme
thing 小巨人榜 Award
thing 丁市 Region
document d1 题一 2023-05 丁市
claim d1 甲企 receives 第一批专精特新中小企业名单 done 甲企入选
claim d1 甲企 receives 小巨人榜 done 甲企上榜
claim d1 乙企 locatedIn 丁市 done 高新技术企业乙股份在丁市
claim d1 丙企 locatedIn 丁市 done 丙企支持高新技术企业
figure d1 丁市 高新技术企业 950 家 actual 高新技术企业九百余家 bound=≈
figure d1 丁市 高新技术企业产值 900 元 actual 产值九百元
figure d1 丁市 科技型中小企业 10 家 target 培育十家 date=2025
"""


def test_firms_stand_by_grade_and_those_without_one_last() -> None:
    rows = texts(list(list_firms(make_desk(FIRMS))))
    assert [row[:3] for row in rows] == [
        ("乙企", "高新技术企业", "2"),
        ("甲企", "专精特新", "5"),
        ("甲企", "小巨人", "6"),
        ("丙企", "", ""),
    ]


def test_a_grade_has_the_sentence_that_tells_it() -> None:
    desk = make_desk(FIRMS)
    rows = list(list_firms(desk))
    assert [quotes(desk, row, 1) for row in rows] == [["高新技术企业乙股份在丁市"], ["甲企入选"], ["甲企上榜"], []]


def test_a_grade_that_the_graph_states_counts() -> None:
    desk = make_desk("thing 甲企 Enterprise 产\nderived 甲企 grade grade-gazelle\n")
    assert texts(list(list_firms(desk))) == [("甲企", "瞪羚", "8", "", "")]


def test_figures_that_count_firms_of_a_grade_are_listed_by_the_ladder() -> None:
    assert texts(list(list_grade_counts(make_desk(FIRMS)))) == [
        ("丁市", "科技型中小企业", "1", "科技型中小企业", "10", "家", "目标", "2025"),
        ("丁市", "高新技术企业", "2", "高新技术企业", "≈950", "家", "事实", "2023-05"),
    ]


FLOWS = """
thing 甲企 Enterprise 产
thing 降噪 Demand
thing 电机 Technology
thing 张三 Person
thing 李四团队 Team
thing 乙大学 University 学
document d1 题一 2023-05 丁市
claim d1 甲企 demands 降噪 done 甲企求降噪
claim d1 甲企 develops 电机 planned 甲企将研制电机
claim d1 张三 heads 甲企 done 张三任甲企董事长
claim d1 张三 heads 李四团队 done 张三带队
claim d1 李四团队 undertakes 降噪 done 团队揭榜
claim d1 乙大学 introduces 李四团队 done 乙大学引进团队
"""


def test_flows_join_two_pools_and_never_stay_in_one() -> None:
    rows = texts(list(list_flows(make_desk(FLOWS))))
    assert sorted(rows) == [
        ("人才池", "张三", "负责人", "企业池", "甲企", "已实现"),
        ("人才池", "李四团队", "承担", "需求池", "降噪", "已实现"),
        ("企业池", "甲企", "研发", "成果池", "电机", "计划中"),
        ("企业池", "甲企", "需求", "需求池", "降噪", "已实现"),
    ]


def test_the_slim_lists_have_owner_and_state() -> None:
    desk = make_desk(FLOWS)
    assert texts(list(list_demands(desk))) == [("降噪", "甲企", "揭榜")]
    assert texts(list(list_results(desk))) == [("电机", "甲企", "研发")]
    assert texts(list(list_people(desk))) == [("张三", "甲企", "负责人"), ("张三", "李四团队", "负责人"), ("李四团队", "乙大学", "引进")]
