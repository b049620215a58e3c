"""Industries that their context makes names."""

from __future__ import annotations

import pytest

from .conftest import Find


def industries(found: list[tuple[str, str]]) -> list[str]:
    return [text for text, kind in found if kind == "Industry"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("聚焦光电子、生物医药、智能制造等领域。", ["光电子", "生物医药", "智能制造"]),
        ("以磷化工、新能源电池为主导产业。", ["磷化工", "新能源电池"]),
        ("推动高端铝、绿色建材等产业集群发展。", ["高端铝", "绿色建材"]),
        ("做大做强轴承产业。", ["轴承产业"]),
        ("光电子、绿色化工与高分子材料等领域发展快。", ["光电子", "绿色化工与高分子材料"]),
        ("聚焦新型显示、智能终端，培育龙头。", ["新型显示", "智能终端"]),
        ("陶瓷以及耐火材料等行业转型。", ["陶瓷", "耐火材料"]),
    ],
)
def test_members_of_a_list_of_fields_are_industries(find: Find, sentence: str, names: list[str]) -> None:
    assert industries(find(sentence)) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "优势特色产业加快发展。",
        "聚焦企业需求开展服务。",
        "聚焦重点、难点。",
        "战略性新兴产业占比提高。",
        "服务平台、创新团队等领域政策出台。",
        "十强产业发展快。",
        "相关领域专家到会。",
        "涵盖上游、下游等领域。",
        "聚焦共性问题、学术科研等领域。",
    ],
)
def test_fields_in_general_are_no_industries(find: Find, sentence: str) -> None:
    assert industries(find(sentence)) == []
