from __future__ import annotations

import pytest

from graph.show.pieces import Piece, cut_text

TEXT = "甲校与乙司😀共建\n\n丙室3个。"


def test_pieces_joined_are_the_text() -> None:
    cut = cut_text(TEXT, [(0, 2), (3, 5), (10, 12)], [(12, 14)], [(1, 7), (0, 15)])
    assert "".join(piece.text for piece in cut.pieces) == TEXT


def test_a_piece_knows_its_mark_and_number() -> None:
    cut = cut_text("甲有3个", [(0, 1)], [(2, 4)], [])
    assert cut.pieces == (Piece("甲", mark=0), Piece("有"), Piece("3个", number=0))


def test_a_number_inside_a_name_is_both() -> None:
    assert cut_text("第3所", [(0, 3)], [(1, 2)], []).pieces == (Piece("第", 0), Piece("3", 0, 0), Piece("所", 0))


def test_breaks_are_pieces_of_their_own() -> None:
    assert [piece.text for piece in cut_text("甲\n\n乙\n", [], [], []).pieces] == ["甲", "\n\n", "乙", "\n"]


@pytest.mark.parametrize("quote", [(0, 15), (1, 7), (3, 12), (14, 15)])
def test_a_quote_is_the_pieces_that_it_covers(quote: tuple[int, int]) -> None:
    cut = cut_text(TEXT, [(0, 2), (3, 5)], [(12, 14)], [quote])
    first, last = cut.cover(quote)
    assert "".join(piece.text for piece in cut.pieces[first:last]) == TEXT[slice(*quote)]


def test_where_marks_overlap_the_earlier_has_the_stretch() -> None:
    assert [(p.text, p.mark) for p in cut_text("甲乙丙", [(0, 2), (1, 3)], [], []).pieces] == [("甲", 0), ("乙", 0), ("丙", 1)]


def test_an_empty_text_has_no_pieces() -> None:
    assert cut_text("", [], [], []).pieces == ()


@pytest.mark.parametrize("span", [(-1, 1), (1, 1), (2, 1), (0, 4)])
def test_a_span_that_is_none_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="inside a text of 3 characters"):
        cut_text("甲乙丙", [], [], [span])
