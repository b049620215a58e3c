from __future__ import annotations

import pytest

from graph.match.needs.terms import drop_request, split_parts, split_terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("轴承噪声", ["轴承", "承噪", "噪声"]),
        ("軸承", ["轴承"]),
        ("ＣＴ球管", ["ct", "球管"]),
        ("C4F7N 气体", ["c4f7n", "气体"]),
        ("钢，铝", ["钢", "铝"]),
        ("……", []),
    ],
)
def test_terms_are_pairs_of_characters_and_latin_words(text: str, terms: list[str]) -> None:
    assert split_terms(text) == terms


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("我们公司急需降低轴承噪声", "降低轴承噪声"),
        ("想找做声学诊断的研发团队", "做声学诊断的"),
        ("We need bearing steel", "bearing steel"),
        ("needle bearings", "needle bearings"),
        ("寻找合作伙伴", "寻找合作伙伴"),
    ],
)
def test_words_that_only_ask_are_left_out_unless_nothing_else_is_there(text: str, matter: str) -> None:
    assert drop_request(text) == matter


def test_parts_are_clauses_each_once() -> None:
    assert split_parts("主轴温升过高，急需；主轴温升过高。噪声大于限值") == ["主轴温升过高", "噪声大于限值"]
