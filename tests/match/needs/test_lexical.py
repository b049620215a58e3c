from __future__ import annotations

import pytest

from graph.match.needs.lexical import Lexical, index_terms
from graph.match.needs.terms import split_terms

PHRASES = ["轴承噪声诊断", "轴承产业", "轴承钢", "镀膜玻璃", ""]


@pytest.fixture
def lexical() -> Lexical:
    terms, arrays = index_terms(PHRASES)
    return Lexical({term: i for i, term in enumerate(terms)}, arrays)


def test_a_phrase_gets_what_it_could_get_at_most_for_its_own_words(lexical: Lexical) -> None:
    scores, most = lexical.scores(split_terms("轴承噪声诊断"))
    assert scores[0] == pytest.approx(most, rel=1e-5)


def test_a_rare_term_counts_more_than_a_common_one(lexical: Lexical) -> None:
    assert lexical.rarity(1) > lexical.rarity(3) > 0
    scores, _ = lexical.scores(["轴承", "玻璃"])
    assert scores[3] > scores[1] > 0


def test_unknown_terms_find_nothing(lexical: Lexical) -> None:
    scores, most = lexical.scores(split_terms("海带养殖"))
    assert not scores.any() and most > 0
