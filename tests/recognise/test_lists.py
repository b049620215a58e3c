"""Lists that say what their members are."""

from __future__ import annotations

import pytest

from graph.recognise.lists import shared_head

from .conftest import Find


@pytest.mark.parametrize(
    ("sentence", "names", "kind"),
    [
        ("华星、远航、云峰等8家企业参加。", ["华星", "远航", "云峰"], "Enterprise"),
        ("攻克了高温合金精密铸造、复杂曲面加工等5项关键技术。", ["高温合金精密铸造", "复杂曲面加工"], "Technology"),
        ("形成了智能制造、金属材料等7个研发中心。", ["智能制造", "金属材料"], "Platform"),
        ("走访了云台街道、松山街道等5个镇街。", ["云台街道", "松山街道"], "Region"),
        ("解决了“薄壁件加工变形控制”“高速主轴热补偿”等3项难题。", ["薄壁件加工变形控制", "高速主轴热补偿"], "Demand"),
    ],
)
def test_the_tail_of_a_list_tells_the_class_of_its_members(find: Find, sentence: str, names: list[str], kind: str) -> None:
    assert [text for text, found in find(sentence) if found == kind] == names


@pytest.mark.parametrize(
    "sentence",
    [
        "高校、院所、企业等单位参加。",
        "采取贴息等方式支持企业。",
        "人才、资金等关键要素到位。",
        "设备、材料等技术不断进步。",
        "2023、2024等年份企业增多。",
    ],
)
def test_lists_of_kinds_have_no_names(find: Find, sentence: str) -> None:
    assert find(sentence) == []


def test_members_that_have_a_firmer_class_keep_it(find: Find) -> None:
    assert find("湖南大学、汉口银行、远航等20家单位参加。") == [
        ("湖南大学", "University"),
        ("汉口银行", "FinancialInstitution"),
        ("远航", "Enterprise"),
    ]


@pytest.mark.parametrize(
    ("text", "element", "head"),
    [
        ("智能制造、金属材料等7个研发中心", "智能制造", "研发中心"),
        ("智能制造、金属材料等7个研发中心", "金属材料", "研发中心"),
        ("智能制造。金属材料等7个研发中心", "智能制造", ""),
        ("智能制造、金属材料等7个方面", "智能制造", ""),
    ],
)
def test_elements_share_the_head_at_the_end(text: str, element: str, head: str) -> None:
    assert shared_head(text, text.index(element) + len(element)) == head
