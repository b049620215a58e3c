"""Events by date."""

from __future__ import annotations

import pytest

from graph.atlas.timeline import find_kind, list_events, load_rules
from graph.ontology import load_ontology

from .cases import make_desk, texts

GRAPH = """
thing 甲企 Enterprise 产
thing 乙大学 University 学
thing 丙平台 Platform
thing 丁会 Event
thing 戊办法 Policy
thing 己市 Region
document d1 题一 2022-10-14 己市
document d2 题二 - 己市
claim d1 甲企 cooperatesWith 乙大学 done 甲企与乙大学签约 date=2021-05
claim d1 甲企 participatesIn 丁会 done 甲企参加丁会
claim d2 乙大学 participatesIn 丁会 done 乙大学参加丁会 date=2020-01-02
claim d1 己市 issues 戊办法 planned 己市将出台戊办法
claim d2 甲企 builds 丙平台 done 丙平台揭牌
claim d1 甲企 locatedIn 己市 done 甲企在己市
"""


def test_events_stand_by_date_and_say_where_the_date_is_from() -> None:
    assert texts(list(list_events(make_desk(GRAPH)))) == [
        ("2020-01-02", "参加", "甲企", "丁会", "参加", "活动", "已实现"),
        ("2020-01-02", "参加", "乙大学", "丁会", "参加", "原句", "已实现"),
        ("2021-05", "签约", "甲企", "乙大学", "合作", "原句", "已实现"),
        ("2022-10-14", "出台", "己市", "戊办法", "发布", "文档", "计划中"),
        ("", "成立", "甲企", "丙平台", "建设", "", "已实现"),
    ]


@pytest.mark.parametrize(
    ("relation", "tail", "quote", "kind"),
    [
        ("builds", "丙平台", "丙平台获批建设", "获批"),
        ("builds", "丙平台", "丙平台竣工", "建成"),
        ("builds", "丙平台", "甲企有丙平台", ""),
        ("cooperatesWith", "乙大学", "甲企与乙大学合作", ""),
        ("locatedIn", "己市", "甲企落户己市", "落户"),
    ],
)
def test_the_words_of_the_sentence_tell_the_kind(relation: str, tail: str, quote: str, kind: str) -> None:
    graph = GRAPH[: GRAPH.index("claim")] + f"claim d1 甲企 {relation} {tail} done {quote}\n"
    facts = make_desk(graph).facts
    assert find_kind(facts, facts.claims[0]) == kind


def test_every_rule_names_classes_that_its_relation_may_lead_to() -> None:
    ontology = load_ontology()
    assert [rule for rule in load_rules() if not rule.classes <= ontology.tails(rule.relation)] == []
