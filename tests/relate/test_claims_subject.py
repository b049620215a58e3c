"""Who a clause without a subject is about."""

from __future__ import annotations

import pytest

from graph.relate.subject import find_subjects
from tests.relate.markup import read_markup

CITY = "[云岭市](Region)创新活跃,[云岭市](Region)连年进位。\n"


def subject_at(markup: str, clause: str, *, issuer: str | None = None) -> str | None:
    reading = read_markup(markup, issuer=issuer)
    subjects = find_subjects(reading)
    found = subjects.at(reading.document.text.index(clause))
    return next((e.name for e in reading.entities if e.id == found), None)


@pytest.mark.parametrize(
    ("sentence", "clause", "expected"),
    [
        ("[云岭科技](Enterprise)扩产,投资建设新厂。", "投资", "云岭科技"),
        ("目前,[云岭科技](Enterprise)扩产,投资建设新厂。", "投资", "云岭科技"),
        ("[云岭科技](Enterprise)扩产。投资建设新厂。", "投资", "云岭科技"),
        ("[云岭市科技局](GovernmentBody)局长[王明](Person)到访,并作讲话。", "并作", "云岭市"),
        ("位于[云岭市](Region)的[云岭科技](Enterprise),先后扩产。", "先后", "云岭科技"),
        ("[云岭市](Region)高新技术企业[云岭科技](Enterprise)扩产,建设新厂。", "建设", "云岭科技"),
        ("[云岭科技](Enterprise)扩产,位于[南山区](Region),建设新厂。", "建设", "云岭科技"),
        ("[云岭科技](Enterprise)的总规模达10亿元,建设新厂。", "建设", "云岭科技"),
        ("与[云岭科技](Enterprise)合作,建设新厂。", "建设", "云岭市"),
        ("其中[云岭科技](Enterprise)获奖,建设新厂。", "建设", "云岭市"),
        ("[云岭科技](Enterprise)的专家到访,建设新厂。", "建设", "云岭市"),
    ],
)
def test_subject_is_carried_over(sentence: str, clause: str, expected: str) -> None:
    assert subject_at(CITY + sentence, clause) == expected


def test_new_paragraph_speaks_of_the_protagonist_again() -> None:
    assert subject_at(CITY + "[云岭科技](Enterprise)扩产。\n大力建设新厂。", "大力") == "云岭市"


def test_new_item_speaks_of_the_protagonist_again() -> None:
    assert subject_at(CITY + "一是[云岭科技](Enterprise)扩产。二是建设新厂。", "二是") == "云岭市"


def test_reply_gives_acts_to_the_replying_body_after_a_count_of_its_city() -> None:
    text = (
        "赵远委员:\n您提出的《[关于发展轴承的建议](Policy)》收悉,现答复如下:\n"
        "[云岭市](Region)有企业90家。充分借助大会。\n[云岭市科技局](GovernmentBody)\n[云岭市](Region)"
    )
    assert subject_at(text, "充分", issuer="云岭市科技局") == "云岭市科技局"


def test_listed_subjects_are_all_carried() -> None:
    reading = read_markup(CITY + "[云岭科技](Enterprise)、[北河机电](Enterprise)合作,建设新厂。")
    subjects = find_subjects(reading)
    assert len(subjects.all_at(reading.document.text.index("建设"))) == 2


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [("成效显著,现有企业90家。", "云岭市"), ("[南山县](Region)成效显著,现有企业90家。", "南山县")],
)
def test_region_of_a_count(sentence: str, expected: str) -> None:
    reading = read_markup(CITY + sentence)
    found = find_subjects(reading).region_at(reading.document.text.index("现有"))
    assert next(e.name for e in reading.entities if e.id == found) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[云岭市](Region)科技创新规划\n[云岭实验室](Platform)加快建设,[云岭实验室](Platform)年内启用。", "云岭市"),
        ("[云岭市](Region)光电产业三年行动计划(2031—2033年)(节选)\n[云岭光电](Enterprise)牵头,[云岭光电](Enterprise)实施。", "云岭市"),
        ("[云岭实验室](Platform)启用\n[云岭实验室](Platform)位于[云岭市](Region)。", "云岭实验室"),
    ],
)
def test_protagonist(text: str, expected: str) -> None:
    reading = read_markup(text)
    found = find_subjects(reading).protagonist
    assert next(e.name for e in reading.entities if e.id == found) == expected


def test_document_without_entities_has_no_subject() -> None:
    subjects = find_subjects(read_markup("今天下雨。"))
    assert subjects.at(0) is None
    assert subjects.region_at(0) is None
    assert subjects.protagonist is None
