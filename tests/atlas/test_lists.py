"""The five lists: platforms, talents, achievements, needs, projects."""

from __future__ import annotations

from graph.atlas.lists import list_achievements, list_needs, list_platforms, list_projects, list_talents

from .cases import make_desk, quotes, texts

PLATFORMS = """
thing 甲大学 University 学
thing 乙企 Enterprise 产
thing 甲省丙重点实验室 Platform
thing 丁平台 Platform
thing 戊市 Region
thing 轴承 Industry
document d1 题一 2022-10 戊市
claim d1 甲大学 builds 甲省丙重点实验室 done 甲大学建设丙室
claim d1 乙企 builds 甲省丙重点实验室 planned 乙企将参与丙室
claim d1 乙企 builds 丁平台 planned 乙企拟建丁平台
claim d1 甲省丙重点实验室 locatedIn 戊市 done 丙室在戊市
claim d1 甲省丙重点实验室 inIndustry 轴承 done 丙室做轴承
derived 甲省丙重点实验室 level level-provincial
derived 甲省丙重点实验室 platformKind platform-key-laboratory
"""


def test_a_platform_stands_once_with_level_step_kind_and_builders() -> None:
    rows = list(list_platforms(make_desk(PLATFORMS)))
    assert texts(rows) == [
        ("丁平台", "", "", "", "乙企", "", "", "计划中"),
        ("甲省丙重点实验室", "省", "基础研究", "重点实验室", "乙企、甲大学", "戊市", "轴承", "已实现"),
    ]


def test_a_cell_of_builders_has_the_sentence_of_each() -> None:
    desk = make_desk(PLATFORMS)
    rows = list(list_platforms(desk))
    assert quotes(desk, rows[1], 4) == ["乙企将参与丙室", "甲大学建设丙室"]
    assert rows[1][4].thing is None and rows[0][4].thing == "https://w3id.org/chuangpu/id/Enterprise/乙企"


TALENTS = """
thing 张三 Person
thing 李四 Person
thing 甲大学 University 学
thing 乙市 Region
thing 陶瓷 Industry
thing 电子陶瓷 Technology
document d1 题一 2022 乙市
claim d1 张三 worksFor 甲大学 done 甲大学张三院士
claim d1 乙市 introduces 张三 done 乙市引进张三
claim d1 甲大学 inIndustry 陶瓷 done 甲大学做陶瓷
claim d1 张三 develops 电子陶瓷 done 张三研制电子陶瓷
"""


def test_a_person_has_a_row_for_each_body_and_the_title_beside_the_name() -> None:
    assert texts(list(list_talents(make_desk(TALENTS)))) == [
        ("张三", "院士", "甲大学", "任职", "电子陶瓷"),
        ("张三", "院士", "乙市", "引进", "电子陶瓷"),
        ("李四", "", "", "", ""),
    ]


def test_a_person_without_results_has_the_field_of_the_body() -> None:
    graph = TALENTS.replace("claim d1 张三 develops 电子陶瓷 done 张三研制电子陶瓷", "")
    assert [row[4] for row in texts(list(list_talents(make_desk(graph))))] == ["陶瓷", "", ""]


def test_an_achievement_has_developer_award_and_where_it_is_put_to_use() -> None:
    desk = make_desk("""
thing 电子陶瓷 Technology
thing 甲大学 University 学
thing 乙园 Platform
thing 丙奖 Award
thing 陶瓷 Industry
document d1 题一 2022 丁市
claim d1 甲大学 develops 电子陶瓷 done 甲大学研制电子陶瓷
claim d1 乙园 incubates 电子陶瓷 done 乙园孵化电子陶瓷
claim d1 电子陶瓷 receives 丙奖 done 电子陶瓷获丙奖
claim d1 电子陶瓷 inIndustry 陶瓷 done 电子陶瓷属于陶瓷
""")
    assert texts(list(list_achievements(desk))) == [("电子陶瓷", "技术", "甲大学", "丙奖", "乙园", "陶瓷")]


NEEDS = """
thing 降噪 Demand
thing 测速 Demand
thing 电机 Technology
thing 不求之术 Technology
thing 甲企 Enterprise 产
thing 乙大学 University 学
document d1 题一 2022 丙市
claim d1 甲企 demands 降噪 done 甲企求降噪 amount=3000000
claim d1 乙大学 undertakes 降噪 done 乙大学揭榜
claim d1 甲企 demands 测速 done 甲企求测速
claim d1 乙大学 undertakes 测速 planned 乙大学拟揭榜
claim d1 甲企 demands 电机 done 甲企求电机
"""


def test_needs_have_who_asks_who_takes_the_money_and_the_state() -> None:
    assert texts(list(list_needs(make_desk(NEEDS)))) == [
        ("测速", "甲企", "", "乙大学", "", "需求"),
        ("降噪", "甲企", "", "乙大学", "3,000,000", "揭榜"),
        ("电机", "甲企", "", "", "", "需求"),
    ]


def test_a_state_that_the_graph_tells_goes_before_what_follows_from_relations() -> None:
    desk = make_desk(NEEDS + "derived 测速 challengeStep challenge-acceptance\n")
    assert texts(list(list_needs(desk)))[0][5] == "验收"


def test_a_project_has_the_largest_sum_of_money_and_its_programme() -> None:
    desk = make_desk("""
thing 甲项目 Project
thing 乙项目 Project
thing 丙企 Enterprise 产
thing 丁计划 Programme
thing 戊市 Region
document d1 题一 2022 戊市
claim d1 丙企 undertakes 甲项目 done 丙企承担甲项目
claim d1 甲项目 receives 丁计划 done 甲项目入选丁计划
claim d1 戊市 funds 甲项目 done 戊市资助甲项目 amount=5000000
claim d1 丁计划 funds 甲项目 done 丁计划资助甲项目 amount=2000000
claim d1 甲项目 locatedIn 戊市 done 甲项目落户戊市
claim d1 丙企 undertakes 乙项目 planned 丙企拟建乙项目
figure d1 乙项目 总投资 70000000 元 target 总投资七千万元 bound=≥
figure d1 乙项目 奖励 90000000 元 support 奖励九千万元
""")
    assert texts(list(list_projects(desk))) == [
        ("乙项目", "丙企", "", "≥70,000,000", "计划中", ""),
        ("甲项目", "丙企", "丁计划", "5,000,000", "已实现", "戊市"),
    ]
