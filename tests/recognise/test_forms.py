"""Values of forms and cells of tables."""

from __future__ import annotations

import pytest

from graph.recognise.forms import find_form_values

TABLE = "序号 需求名称 单位名称 技术领域\n1 薄壁件加工变形控制 远航光电有限公司 高端装备\n2 高速主轴热补偿 无 新材料\n"


def found(text: str) -> list[tuple[str, str]]:
    return [(m.text, m.type) for m in sorted(find_form_values(text), key=lambda m: m.start)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("需求名称:薄壁件加工变形控制\n", [("薄壁件加工变形控制", "Demand")]),
        ("项目名称：高速主轴热补偿系统研发与示范\n", [("高速主轴热补偿系统研发与示范", "Project")]),
        ("技术领域:新能源电池 拟投入:600万元", [("新能源电池", "Industry")]),
        ("由甲公司承担,服务方向为化工新材料、酶制剂,现有中试线6条;", [("化工新材料", "Industry"), ("酶制剂", "Industry")]),
        (
            "3.薄壁件变形控制关键技术及应用(完成单位:远航光电有限公司)",
            [("薄壁件变形控制关键技术及应用", "Project"), ("远航光电有限公司", "Enterprise")],
        ),
    ],
)
def test_a_label_tells_what_its_value_is(text: str, values: list[tuple[str, str]]) -> None:
    assert found(text) == values


def test_a_heading_tells_what_the_cells_below_are() -> None:
    assert found(TABLE) == [
        ("薄壁件加工变形控制", "Demand"),
        ("远航光电有限公司", "Enterprise"),
        ("高端装备", "Industry"),
        ("高速主轴热补偿", "Demand"),
        ("新材料", "Industry"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "技术领域:不限\n",
        "需求名称:无\n",
        "该产业为全市贡献税收。",
        "3.远航光电重点实验室(依托单位:远航光电有限公司)",
        "技术领域:传统优势产业\n",
    ],
)
def test_empty_values_and_platforms_are_left_alone(text: str) -> None:
    assert [kind for _, kind in found(text) if kind in {"Industry", "Demand", "Project"}] == []


def test_a_heading_that_ends_in_a_label_counts_as_it() -> None:
    assert found("序号 关键技术难题名称 榜额\n1 薄壁件加工变形控制 30\n") == [("薄壁件加工变形控制", "Demand")]
