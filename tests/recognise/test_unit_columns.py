"""Bare numbers under a heading that names their unit."""

from __future__ import annotations

import pytest

from graph.recognise.quantities import find_quantities
from graph.recognise.unit_columns import find_cells


def told(text: str) -> list[tuple[float, str]]:
    return [(q.value, q.unit) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("序号 名称 在孵企业数(家)\n1 星河孵化器 46\n2 青山孵化器 38", [(46, "家"), (38, "家")]),
        ("名称\t面积(万平方米)\t地区\n星河园\t1.5\t云岭区", [(15000, "平方米")]),
        ("序号 难题 榜额(万元)\n1 轴承静音 360\n\n共收到12 份", [(3600000, "元"), (12, "份")]),
    ],
)
def test_number_takes_the_unit_of_its_heading(text: str, expected: list[tuple[float, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "序号 名称 备注(略)\n1 星河孵化器 46",
        "名称 面积(平方米) 地区\n星河园 1500 云岭区",
        "投资(万元)\n360",
        "我市公布榜单,金额(万元) 如下\n1 轴承静音 360",
        "序号 难题 榜额(万元)\n\n1 轴承静音 360",
    ],
    ids=["no unit", "not the last column", "no row", "sentence", "other block"],
)
def test_number_without_such_a_heading_is_none(text: str) -> None:
    assert told(text) == []


def test_cell_knows_its_label() -> None:
    assert [c.label for c in find_cells("序号 难题 榜额(万元)\n1 轴承静音 360")] == ["榜额"]
