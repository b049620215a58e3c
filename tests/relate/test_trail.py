"""The short text that the learned reader works on."""

from __future__ import annotations

import pytest

from graph.relate.context import make_context
from graph.relate.trail import FAMILY_OF, Trail, load_triggers, make_trail
from graph.relate.weighing import HINTS
from tests.relate.markup import read_markup


def trail_of(markup: str) -> Trail:
    return make_trail(make_context(read_markup(markup)))


def test_group_is_one_character_of_its_family() -> None:
    trail = trail_of("[云岭科技](Enterprise)、[北河机电](Enterprise)建设[云岭实验室](Platform)。")
    assert "".join(FAMILY_OF.get(c, c) for c in trail.text) == "E建设P。"


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("[云岭科技](Enterprise)扩产。公司主攻[轴承](Industry)。", {"e1"}),
        ("[云岭科技](Enterprise)扩产。由公司牵头。", {"e1"}),
        ("[云岭科技](Enterprise)扩产。上市公司增多。", set()),
        ("[青山大学](University)扩招。公司主攻[轴承](Industry)。", set()),
    ],
)
def test_bare_noun_stands_for_the_last_of_its_kind(sentence: str, meant: set[str]) -> None:
    trail = trail_of(sentence)
    names = {m.start for e in trail.context.reading.entities for m in e.mentions if m.role == "name"}
    assert {p.members[0][0] for p in trail.places if p.pointing and p.start not in names} == meant


def test_hints_stand_where_their_words_stand() -> None:
    trail = trail_of("[云岭科技](Enterprise)落户[云岭市](Region)。")
    assert trail.hints_in(1, 2) == ("place",)
    assert trail.hints_in(2, 9) == ()


def test_every_relation_has_its_hints() -> None:
    known = {name for classes in load_triggers()[1].values() for name in classes}
    assert {h for hints in HINTS.values() for h in hints} <= known
