"""The role wheel of a community."""

from __future__ import annotations

from graph.atlas.cells import Desk
from graph.atlas.collect import collect_atlas
from graph.atlas.reader import read_facts
from graph.atlas.roles import list_roles
from graph.match import Matching, Wishes
from graph.query import ask

from .cases import find_table, make_store, quotes, texts

GRAPH = """
thing 甲共同体 InnovationCommunity
thing 乙企 Enterprise 产
thing 丙大学 University 学
thing 丁银行 FinancialInstitution 金
thing 戊银行 FinancialInstitution 金
thing 己银行 FinancialInstitution 金
thing 庚市 Region
thing 轴承 Industry
document d1 题一 2022-10 庚市
claim d1 乙企 leads 甲共同体 done 乙企牵头
claim d1 乙企 memberOf 甲共同体 done 乙企是成员
claim d1 庚市 builds 甲共同体 done 庚市建设
claim d1 甲共同体 cooperatesWith 丙大学 done 与丙大学合作
claim d1 甲共同体 inIndustry 轴承 done 轴承共同体
claim d1 丁银行 inIndustry 轴承 done 丁银行做轴承
claim d1 丁银行 locatedIn 庚市 done 丁银行在庚市
claim d1 戊银行 cooperatesWith 乙企 done 戊银行与乙企合作
"""


def list_wheel(graph: str = GRAPH, of: str = "甲共同体") -> list[tuple[str, ...]]:
    store = make_store(graph)
    return [row for row in texts(list(list_roles(Desk(read_facts(store)), store))) if row[0] == of]


def test_who_fills_a_role_stands_with_each_relation() -> None:
    assert [row[1:5] for row in list_wheel() if row[2] == "担任"] == [
        ("政", "担任", "庚市", "建设"),
        ("产", "担任", "乙企", "牵头"),
        ("产", "担任", "乙企", "成员"),
        ("学", "担任", "丙大学", "合作"),
    ]


def test_missing_roles_are_those_of_the_named_question() -> None:
    store = make_store(GRAPH)
    asked = [row[2].value for row in ask(store, "community_missing_roles").rows if row[2]]
    assert [row[1] for row in list_wheel() if row[2] == "缺"] == asked == ["研", "金", "服", "用"]


def test_candidates_have_something_in_common_and_say_what() -> None:
    assert [(row[1], row[3], row[5]) for row in list_wheel() if row[2] == "可补"] == [
        ("金", "丁银行", "共同产业：轴承；地区相近：庚市"),
        ("金", "戊银行", "共同伙伴：乙企"),
    ]


def test_the_score_is_that_of_matching() -> None:
    store = make_store(GRAPH)
    matching = Matching(store)
    found = matching.find(matching.thing("甲共同体"), Wishes(limit=2, roles=("金",)))
    rows = [row for row in list_roles(Desk(read_facts(store)), store) if (row[0].text, row[2].text) == ("甲共同体", "可补")]
    assert [(row[3].text, row[6].number) for row in rows] == [(candidate.thing.name, candidate.score) for candidate in found]


def test_the_reason_of_a_candidate_rests_on_its_sentences() -> None:
    store = make_store(GRAPH)
    desk = Desk(read_facts(store))
    row = next(row for row in list_roles(desk, store) if row[3].text == "丁银行")
    assert set(quotes(desk, row, 5)) == {"轴承共同体", "丁银行做轴承", "庚市建设", "丁银行在庚市"}


def test_at_most_five_candidates_are_offered() -> None:
    more = "".join(f"thing 行{n} FinancialInstitution 金\nclaim d1 行{n} locatedIn 庚市 done 行{n}在庚市\n" for n in range(9))
    rows = [row[3] for row in list_wheel(GRAPH + more) if row[2] == "可补"]
    assert len(rows) == 5 and rows[:2] == ["丁银行", "戊银行"]


REGION = """
thing 庚市 Region
thing 庚市辛县 Region
thing 庚市科技局 GovernmentBody 政
thing 乙企 Enterprise 产
thing 丙大学 University 学
thing 丁所 ResearchInstitute 研
thing 戊企 Enterprise 产
document d1 题一 2022-10 庚市
claim d1 乙企 locatedIn 庚市辛县 done 乙企在辛县
claim d1 庚市 cooperatesWith 丙大学 done 庚市与丙大学合作
claim d1 庚市 builds 丁所 planned 庚市将建丁所
claim d1 庚市科技局 cooperatesWith 戊企 done 科技局与戊企合作
derived 庚市辛县 within 庚市
"""


def test_a_region_with_documents_of_its_own_has_a_wheel() -> None:
    assert [row[1:5] for row in list_wheel(REGION, "庚市") if row[2] != "可补"] == [
        ("政", "担任", "庚市科技局", "名称"),
        ("产", "担任", "乙企", "位于"),
        ("学", "担任", "丙大学", "合作"),
        ("研", "担任", "丁所", "建设"),
        ("金", "缺", "", ""),
        ("服", "缺", "", ""),
        ("用", "缺", "", ""),
    ]


def test_a_region_without_documents_of_its_own_has_none() -> None:
    assert list_wheel(REGION, "庚市辛县") == []


def test_the_atlas_of_a_region_has_wheels_of_it_and_of_those_inside_alone() -> None:
    graph = REGION + "thing 子省 Region\ndocument d2 题二 2022 子省\nclaim d2 乙企 cooperatesWith 子省 done 乙企与子省合作\n"
    whole, part = (collect_atlas(make_store(graph), region=region) for region in (None, "庚市"))
    assert {row[0].text for row in find_table(whole, "roles").rows} == {"庚市", "子省"}
    assert {row[0].text for row in find_table(part, "roles").rows} == {"庚市"}
