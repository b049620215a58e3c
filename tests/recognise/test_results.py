"""Technologies and needs that verbs and lists beside them make names."""

from __future__ import annotations

import pytest

from .conftest import Find


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("公司研发高纯电子级磷酸材料。", [("高纯电子级磷酸材料", "Technology")]),
        ("公司研发了高性能轴承检测系统，填补空白。", [("高性能轴承检测系统", "Technology")]),
        ("发布技术需求“薄壁件加工变形控制”。", [("薄壁件加工变形控制", "Demand")]),
        ("“薄壁件加工变形控制”“高速主轴热补偿”等技术需求。", [("薄壁件加工变形控制", "Demand"), ("高速主轴热补偿", "Demand")]),
        ("攻克了高速主轴热补偿难题。", [("高速主轴热补偿", "Demand")]),
    ],
)
def test_results_and_needs_are_found(find: Find, sentence: str, found: list[tuple[str, str]]) -> None:
    assert find(sentence) == found


@pytest.mark.parametrize(
    "sentence", ["公司研发新产品。", "公司研发关键技术。", "攻克了技术难题。", "研发投入不断增长。", "轴承检测系统运转良好。"]
)
def test_kinds_and_plain_phrases_are_none(find: Find, sentence: str) -> None:
    assert find(sentence) == []
