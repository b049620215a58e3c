"""The members of a list, walked from its end to the left."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Mention
from graph.recognise.members import Known, MemberRule, walk_members
from graph.recognise.words import Words


@pytest.mark.parametrize(
    ("text", "kind", "members"),
    [
        ("华星、远航和云峰等", "Enterprise", ["云峰", "远航", "华星"]),
        ("走访“华星”“远航”等", "Enterprise", ["远航", "华星"]),
        ("精密陶瓷、激光焊接装备以及高温陶瓷轴承等", "Technology", ["高温陶瓷轴承", "激光焊接装备"]),
        ("华星、企业等", "Enterprise", []),
        ("参观云台街道、远航公司等", "Region", []),
    ],
)
def test_the_walk_ends_where_something_is_no_member(words: Callable[[str], Words], text: str, kind: str, members: list[str]) -> None:
    found = walk_members(words(text), len(text) - 1, MemberRule(kind), Known([]))
    assert [m.text for m in found] == members


def test_the_walk_goes_on_across_what_is_known(words: Callable[[str], Words]) -> None:
    text = "走访了“华星”、湖南大学、远航等"
    known = Known([Mention(8, 12, "湖南大学", "University", "name.University", 0.95)])
    assert [m.text for m in walk_members(words(text), len(text) - 1, MemberRule("Enterprise"), known)] == ["远航", "华星"]


def test_a_list_of_firms_knows_better_than_a_field() -> None:
    field = Mention(0, 2, "华星", "Industry", "field.behind", 0.7)
    assert MemberRule("Enterprise").overrules(field) and not MemberRule("Industry").overrules(field)


def test_what_mentions_cover_is_not_free() -> None:
    known = Known([Mention(2, 4, "华星", "Enterprise", "r")])
    assert known.is_free(0, 2) and known.is_free(4, 6) and not known.is_free(3, 5)
