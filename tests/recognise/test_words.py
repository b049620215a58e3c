"""Look-ups by offset."""

from __future__ import annotations

from graph.model import Token
from graph.recognise.words import Words

WORDS = Words("高青县发展轴承", [Token(0, 3, "高青县", "LOC"), Token(3, 5, "发展", "v"), Token(5, 7, "轴承", "n")], [(0, 7)])


def test_a_span_is_aligned_where_words_begin_and_end() -> None:
    assert WORDS.is_aligned(0, 3) and WORDS.is_aligned(0, 5) and not WORDS.is_aligned(1, 3)


def test_the_token_that_covers_an_offset() -> None:
    assert [WORDS.index_at(i) for i in (0, 2, 3, 6, 99)] == [0, 0, 1, 2, 2]


def test_the_tokens_that_a_span_touches() -> None:
    assert [token.text for token in WORDS.inside(2, 4)] == ["高青县", "发展"]


def test_the_token_before_a_start() -> None:
    before = WORDS.before(3)
    assert before is not None and before.text == "高青县" and WORDS.before(0) is None and WORDS.before(1) is None


def test_the_tag_of_one_word() -> None:
    assert WORDS.tag_of(0, 3) == "LOC" and WORDS.tag_of(0, 5) == ""
