"""Technical needs and open challenges."""

from __future__ import annotations

import pytest

from .conftest import Find


@pytest.mark.parametrize(
    "sentence",
    [
        "“薄壁件加工变形控制”由湖南大学揭榜。",
        "远航光电张榜“薄壁件加工变形控制”，悬赏五十万元。",
        "远航光电想解决“薄壁件加工变形控制”这道难题。",
    ],
)
def test_the_subject_of_a_challenge_is_a_need(find: Find, sentence: str) -> None:
    assert ("薄壁件加工变形控制", "Demand") in find(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "企业揭榜后可申请“宜科贷”。",
        "“揭榜挂帅”机制不断完善。",
        "他在揭榜现场说：“我们一定把难题啃下来。”",
        "揭榜企业入选“瞪羚企业培育计划”。",
    ],
)
def test_other_quotations_beside_a_challenge_are_no_needs(find: Find, sentence: str) -> None:
    assert [text for text, kind in find(sentence) if kind == "Demand"] == []
