"""Platforms of a grade that many are granted."""

from __future__ import annotations

import pytest

from graph.recognise.granted import is_generic_phrase

from .conftest import Find


def platforms(found: list[tuple[str, str]]) -> list[str]:
    return [text for text, kind in found if kind == "Platform"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("学校建有智能制造湖南省重点实验室。", "智能制造湖南省重点实验室"),
        ("学校建有水体演变与污染防治湖北省重点实验室。", "水体演变与污染防治湖北省重点实验室"),
        ("双方共建宜昌概念验证中心。", "宜昌概念验证中心"),
    ],
)
def test_a_field_or_a_founding_verb_makes_a_name(find: Find, sentence: str, name: str) -> None:
    assert platforms(find(sentence)) == [name]


@pytest.mark.parametrize("sentence", ["全省建有湖南省重点实验室二百家。", "申报湖北省技术创新中心的单位须有场地。"])
def test_a_place_and_a_grade_are_a_kind(find: Find, sentence: str) -> None:
    assert platforms(find(sentence)) == []


@pytest.mark.parametrize(("phrase", "generic"), [("工程(技术)", True), ("博士后科研", True), ("轴承工程", False)])
def test_a_phrase_of_generic_words(phrase: str, generic: bool) -> None:
    assert is_generic_phrase(phrase) is generic
