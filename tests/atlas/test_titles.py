"""Titles and grades beside names."""

from __future__ import annotations

import pytest

from graph.atlas.titles import find_grades, find_title, read_grade

from .cases import make_desk

CPID = "https://w3id.org/chuangpu/id/"


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("国家级专精特新“小巨人”", "小巨人"),
        ("省级专精特新中小企业", "专精特新"),
        ("高企", "高新技术企业"),
        ("创新型领军企业", "科技领军企业"),
        ("上市后备企业库", "上市后备"),
        ("科技进步奖", None),
    ],
)
def test_the_longest_word_tells_the_grade(text: str, grade: str | None) -> None:
    found = read_grade(text)
    assert (found.notation if found else None) == grade


@pytest.mark.parametrize(
    ("quote", "grades"),
    [
        ("瞪羚企业“甲企”在丁市", ["瞪羚"]),
        ("甲企是省级专精特新企业，位于丁市", ["专精特新"]),
        ("甲企（下称甲）为国家高新技术企业", ["高新技术企业"]),
        ("甲企服务高新技术企业", []),
        ("高新技术企业乙企与甲企在丁市", []),
    ],
)
def test_a_grade_is_told_right_beside_the_name(quote: str, grades: list[str]) -> None:
    desk = make_desk(f"thing 甲企 Enterprise 产\nthing 丁市 Region\ndocument d1 题 2022 丁市\nclaim d1 甲企 locatedIn 丁市 done {quote}\n")
    assert [grade.notation for grade, _ in find_grades(desk.facts, f"{CPID}Enterprise/甲企")] == grades


@pytest.mark.parametrize(
    ("quote", "title"),
    [
        ("教授张三加盟甲校", "教授"),
        ("张三副教授加盟甲校", "副教授"),
        ("张三院士、李四教授加盟甲校", "院士"),
        ("张三和李四教授加盟甲校", ""),
    ],
)
def test_a_title_is_told_right_beside_the_name(quote: str, title: str) -> None:
    desk = make_desk(f"thing 张三 Person\nthing 甲校 University 学\ndocument d1 题 2022 丁市\nclaim d1 张三 worksFor 甲校 done {quote}\n")
    assert find_title(desk.facts, f"{CPID}Person/张三")[0] == title
