"""Items that give one labelled field after another."""

from __future__ import annotations

import pytest

from tests.relate.markup import named, read_markup, rule_claims


def records_of(markup: str) -> set[str]:
    reading = read_markup("云岭市榜单\n" + markup)
    return {named(reading, c.head, c.relation, c.tail) for c in rule_claims(reading) if c.rule.startswith("record.")}


def test_fields_speak_of_the_thing_that_the_item_names_first() -> None:
    item = "(1)需求名称:[轴承降噪](Demand)\n  发榜企业:[云岭科技](Enterprise)([北河区](Region)) 技术领域:[新材料](Industry)"
    assert records_of(item) == {"云岭科技 demands 轴承降噪", "轴承降噪 inIndustry 新材料"}


def test_next_item_begins_anew() -> None:
    items = "1.[云岭实验室](Platform) 研究方向:[新材料](Industry)\n2.[北河实验室](Platform) 研究方向:[轴承](Industry)"
    assert records_of(items) == {"云岭实验室 inIndustry 新材料", "北河实验室 inIndustry 轴承"}


@pytest.mark.parametrize("label", ["推荐单位", "责任单位"])
def test_labels_that_say_nothing_of_the_thing(label: str) -> None:
    assert records_of(f"1.[云岭实验室](Platform) {label}:[云岭市科技局](GovernmentBody)") == set()


def test_line_that_is_no_field_ends_the_record() -> None:
    item = "1.[云岭联盟](InnovationCommunity)\n今年工作有序推进。\n牵头单位:[云岭科技](Enterprise)"
    assert records_of(item) == set()
