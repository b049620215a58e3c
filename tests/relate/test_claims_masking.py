"""Mentions and lists of mentions become one token each, with a way back to the document."""

from __future__ import annotations

import pytest

from graph.relate.masking import CLOSE, OPEN, mask
from tests.relate.markup import read_markup


@pytest.mark.parametrize(
    ("markup", "sizes"),
    [
        ("[甲公司](Enterprise)、[乙公司](Enterprise)和[丙大学](University)签约", [3]),
        ("[甲公司](Enterprise)与[丙大学](University)签约", [1, 1]),
        ("聚焦[新材料](Industry)与[智能装备](Industry)", [2]),
        ("出台《[甲办法](Policy)》《[乙方案](Policy)》", [2]),
        ("[甲院](ResearchInstitute)以及[乙信托](FinancialInstitution)", [2]),
        ("[王明](Person)院士、[李青](Person)教授到会", [2]),
        ("院长[王明](Person)、副院长[李青](Person)到会", [1, 1]),
        ("[甲公司](Enterprise)、无名厂、[乙公司](Enterprise)参会", [2]),
        ("[甲公司](Enterprise)的[甲平台](Platform)、[乙公司](Enterprise)的[乙平台](Platform)入选", [1, 1, 1, 1]),
        ("[江北省](Region)[云岭市](Region)", [1]),
        ("[甲大学](University)、[云岭高新区](Region)、[乙集团](Enterprise)共建", [3]),
        ("[甲大学](University)、[云岭市](Region)共建", [1, 1]),
    ],
)
def test_lists_are_one_group(markup: str, sizes: list[int]) -> None:
    assert [len(g.members) for g in mask(read_markup(markup)).groups] == sizes


def test_finer_place_wins_over_the_place_before_it() -> None:
    reading = read_markup("[江北省](Region)[云岭市](Region)发布")
    group = mask(reading).groups[0]
    assert [e.name for e in reading.entities if e.id == group.members[0][0]] == ["云岭市"]


def test_bracket_with_a_short_name_belongs_to_the_name() -> None:
    masked = mask(read_markup("[云岭科技有限公司](Enterprise)(以下简称“[云岭科技](Enterprise=云岭科技有限公司)”)投产"))
    assert len(masked.groups) == 1
    assert masked.text.endswith(f"{CLOSE}投产")


def test_every_masked_character_knows_its_place() -> None:
    reading = read_markup("今年,《[甲办法](Policy)》由[甲局](GovernmentBody)印发。")
    masked = mask(reading)
    for position, character in enumerate(masked.text):
        if not "\ue000" <= character <= "\uf8ff":
            assert reading.document.text[masked.origin[position]] in (character, "，", "。")


def test_two_entities_at_one_span_are_one_group() -> None:
    reading = read_markup("[甲公司](Enterprise)与[丙大学](University)签约,双方共建平台。")
    assert len(mask(reading).groups[-1].members) == 2


def test_token_is_found_from_its_position() -> None:
    masked = mask(read_markup("在[甲地](Region)[乙公司](Enterprise)"))
    assert masked.group_at(masked.text.rindex(OPEN)) == masked.groups[1]
