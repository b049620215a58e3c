"""Names once found are found again; brackets define short forms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Mention
from graph.recognise.repeats import agree_with_full_names, drop_overreaching, find_repeats, find_short_forms
from graph.recognise.words import Words


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("某某研究院（以下简称“某院”）", "某院"),
        ("某某研究院(简称：某院)", "某院"),
        ("某某研究院（英文缩写ABC，以下统一简称为某院）", "某院"),
        ("某某研究院（下称某院）", "某院"),
        ("某某股份有限公司（股票简称“某某材料”）", "某某材料"),
    ],
)
def test_a_bracket_defines_a_short_form(text: str, short: str) -> None:
    assert [text[start:end] for _, start, end in find_short_forms(text)] == [short]


@pytest.mark.parametrize("text", ["某某研究院（宜昌）", "简称某院", "（简称）"])
def test_other_brackets_define_nothing(text: str) -> None:
    assert list(find_short_forms(text)) == []


def test_a_sure_name_and_its_short_form_are_found_wherever_they_stand(words: Callable[[str], Words]) -> None:
    text = "三峡磷研院（以下简称“磷院”）成立，磷院招聘，三峡磷研院揭牌。"
    known = [Mention(0, 5, "三峡磷研院", "ResearchInstitute", "name.ResearchInstitute", 0.9)]
    found = [(m.start, m.text, m.type) for m in find_repeats(words(text), known)]
    assert found == [
        (text.index("磷院”"), "磷院", "ResearchInstitute"),
        (18, "磷院", "ResearchInstitute"),
        (23, "三峡磷研院", "ResearchInstitute"),
    ]


def test_a_guess_is_not_repeated(words: Callable[[str], Words]) -> None:
    assert find_repeats(words("远航者成立，远航者揭牌。"), [Mention(0, 3, "远航者", "Enterprise", "term.tagged", 0.5)]) == []


def test_a_guess_that_adds_to_a_sure_name_gives_way() -> None:
    sure = Mention(0, 4, "远航光电", "Enterprise", "term.lexicon", 0.95)
    guess = Mention(9, 15, "远航光电科技", "Enterprise", "term.tagged", 0.5)
    assert drop_overreaching([sure, guess]) == [sure]
    assert drop_overreaching([guess]) == [guess]


def test_a_short_form_has_the_class_of_its_full_name_wherever_it_stands() -> None:
    text = "三峡磷化工研究中心（以下简称“磷心”）成立，磷心招聘。"
    full = Mention(0, 9, "三峡磷化工研究中心", "ResearchInstitute", "name.ResearchInstitute", 0.9)
    at = text.rindex("磷心")
    short = Mention(at, at + 2, "磷心", "Platform", "learned.Platform", 0.5)
    assert [m.type for m in agree_with_full_names(text, [full, short])] == ["ResearchInstitute", "ResearchInstitute"]
