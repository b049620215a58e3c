"""What makes a name specific, and of which class a company is."""

from __future__ import annotations

import pytest

from graph.model import Token
from graph.recognise.granted import is_generic_phrase
from graph.recognise.judging import is_odd_place, is_specific, type_of_company


@pytest.mark.parametrize(
    ("phrase", "generic"), [("工程(技术)", True), ("科技创新", True), ("轴承", False), ("陶瓷技术", False), ("", True)]
)
def test_a_phrase_of_generic_words_is_generic(phrase: str, generic: bool) -> None:
    assert is_generic_phrase(phrase) is generic


@pytest.mark.parametrize(
    ("word", "tag", "specific"),
    [
        ("轴承", "n", True),
        ("技术", "n", False),
        ("科技创新", "n", False),
        ("省部级", "n", False),
        ("宜昌", "LOC", False),
        ("第三", "m", False),
    ],
)
def test_a_word_is_specific_if_it_says_which_one(word: str, tag: str, specific: bool) -> None:
    assert is_specific(Token(0, len(word), word, tag), len(word)) is specific


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("远航光电科技有限公司", "Enterprise"),
        ("远航光电研究院有限公司", "ResearchInstitute"),
        ("云岭市创新投资集团有限公司", "FinancialInstitution"),
        ("云岭产业发展基金有限公司", "FinancialInstitution"),
        ("大地财险云岭市分公司", "FinancialInstitution"),
        ("云岭新区投资发展集团有限公司", "Enterprise"),
        ("远航融资担保(湖北)有限责任公司", "FinancialInstitution"),
        ("远航研究院", "Enterprise"),
    ],
)
def test_a_company_is_what_its_name_says_before_the_legal_form(name: str, kind: str) -> None:
    assert type_of_company(name) == kind


@pytest.mark.parametrize(("word", "odd"), [("河南省智能矿山", True), ("河南省", False), ("张家界市", False), ("矿山", False)])
def test_a_place_that_is_no_division_is_odd(word: str, odd: bool) -> None:
    assert is_odd_place(Token(0, len(word), word, "LOC")) is odd
