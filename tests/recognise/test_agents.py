"""Firms that only their part in the clause gives away."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Mention
from graph.recognise.agents import find_agents
from graph.recognise.words import Words


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("由远航科技牵头建设。", ["远航科技"]),
        ("该线由格力电器投资。", ["格力电器"]),
        ("由市科技部门牵头建设。", []),
        ("由企业牵头建设。", []),
        ("由专家团队牵头。", []),
    ],
)
def test_proper_names_of_leaders_are_firms(words: Callable[[str], Words], sentence: str, names: list[str]) -> None:
    assert [m.text for m in find_agents(words(sentence), [])] == names


def test_what_is_known_is_not_found_again(words: Callable[[str], Words]) -> None:
    sentence = "由远航科技牵头建设。"
    assert find_agents(words(sentence), [Mention(1, 5, "远航科技", "Enterprise", "term.tagged")]) == []
