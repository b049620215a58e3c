"""Words of the genre stay whole; a sentence keeps its characters."""

from __future__ import annotations

import pytest

from graph.recognise.domain import recut
from graph.recognise.tagger import Tagger
from tests.sentences import SENTENCES


def test_characters_never_change() -> None:
    for words in Tagger().tag(SENTENCES):
        assert "".join(word for word, _ in recut(words)) == "".join(word for word, _ in words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([("中", "f"), ("试", "v"), ("基地", "n")], [("中试", "n"), ("基地", "n")]),
        ([("局会", "n"), ("同市", "n")], [("局", "n"), ("会同", "v"), ("市", "n")]),
        ([("会同县", "LOC"), ("发展", "v")], [("会同县", "LOC"), ("发展", "v")]),
        ([("新能源", "n")], [("新能源", "n")]),
        ([("大家", "r"), ("好", "a")], [("大家", "r"), ("好", "a")]),
    ],
)
def test_domain_words_are_one_word(words: list[tuple[str, str]], expected: list[tuple[str, str]]) -> None:
    assert recut(words) == expected


def test_a_name_that_holds_a_domain_word_stays_whole() -> None:
    assert recut([("远航中试科技公司", "ORG")]) == [("远航中试科技公司", "ORG")]


@pytest.mark.parametrize(("before", "verb", "behind"), [("远航公司", "共建", "光电研究院"), ("宜昌市科技局", "会同", "市财政局")])
def test_a_verb_between_two_names_is_cut_out(before: str, verb: str, behind: str) -> None:
    assert recut([(before + verb + behind, "ORG")]) == [(before, "ORG"), (verb, "v"), (behind, "ORG")]


def test_a_verb_before_a_name_is_cut_off() -> None:
    assert recut([("会同市发展和改革委员会", "ORG")]) == [("会同", "v"), ("市发展和改革委员会", "ORG")]


@pytest.mark.parametrize("name", ["怀化市会同县科技局", "会同县科学技术协会"])
def test_a_place_that_looks_like_a_verb_stays_in_the_name(name: str) -> None:
    assert recut([(name, "ORG")]) == [(name, "ORG")]


def test_a_verb_that_a_long_noun_swallowed_is_cut_out() -> None:
    assert [word for word, _ in recut([("激光谷建设绿色石化基地", "n")])] == ["激光谷", "建设", "绿色石化基地"]


def test_a_short_noun_keeps_its_verb() -> None:
    assert recut([("建设单位", "n")]) == [("建设单位", "n")]
