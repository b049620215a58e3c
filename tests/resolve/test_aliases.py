"""Aliases that a document gives without a mention of their own."""

from __future__ import annotations

import pytest

from graph.model import Document
from graph.recognise import Recogniser
from graph.resolve.aliases import load_letters
from graph.resolve.document import resolve_document

from .conftest import Resolve, named


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("根据《宜昌市科技创新平台管理办法》（宜府发〔2023〕12号）执行。", "宜府发〔2023〕12号"),
        ("根据《宜昌市科技创新平台管理办法》(宜府发[2023]12号)执行。", "宜府发[2023]12号"),
    ],
)
def test_the_number_behind_a_policy_is_its_alias(resolve: Resolve, text: str, alias: str) -> None:
    assert named(resolve(text), "Policy") == {"宜昌市科技创新平台管理办法": (alias,)}


def test_another_bracket_behind_a_policy_is_no_alias(resolve: Resolve) -> None:
    assert named(resolve("根据《宜昌市科技创新平台管理办法》（见附件）执行。"), "Policy") == {"宜昌市科技创新平台管理办法": ()}


def test_the_documents_number_is_an_alias_of_the_policy_that_it_is(recogniser: Recogniser) -> None:
    text = "宜昌市科技创新平台管理办法\n宜府发〔2023〕12号\n第一条 为建设科技平台，制定本办法。\n"
    document = Document("d", "d.txt", "txt", text, number="宜府发〔2023〕12号", region="宜昌市")
    assert named(resolve_document(recogniser.recognise(document)), "Policy") == {"宜昌市科技创新平台管理办法": ("宜府发〔2023〕12号",)}


def test_the_number_of_a_proposal_is_its_alias(resolve: Resolve) -> None:
    text = "关于市政协第35号提案的答复\n您提出的《关于支持轴承产业发展的提案》收悉。《关于支持物流业发展的提案》另复。\n"
    assert named(resolve(text), "Policy") == {"关于支持轴承产业发展的提案": ("第35号提案",), "关于支持物流业发展的提案": ()}


def test_a_quoted_project_may_be_told_with_its_kind(resolve: Resolve) -> None:
    assert named(resolve("承担的“高速主轴热补偿研发与示范”项目通过验收。"), "Project") == {
        "高速主轴热补偿研发与示范": ("“高速主轴热补偿研发与示范”项目",)
    }


@pytest.mark.parametrize(
    ("home", "text", "name", "letter"),
    [
        ("宜昌市", "宜昌市出台办法。支持高校成果在宜转化。", "宜昌市", "宜"),
        ("湖北省", "湖北省出台办法。支持高校成果在鄂转化。", "湖北省", "鄂"),
    ],
)
def test_one_character_stands_for_the_home(resolve: Resolve, home: str, text: str, name: str, letter: str) -> None:
    assert letter in named(resolve(text, home), "Region")[name]


@pytest.mark.parametrize("text", ["宜昌市的成果在宜春市转化。", "宜昌市出台的办法适宜转化。"])
def test_a_longer_place_or_another_word_is_no_letter(resolve: Resolve, text: str) -> None:
    assert "宜" not in named(resolve(text, "宜昌市"), "Region")["宜昌市"]


def test_every_province_has_one_character() -> None:
    assert len(load_letters()) == 31
    assert {len(letter) for letter in load_letters().values()} == {1}
