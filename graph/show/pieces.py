"""Cuts a text at every border that a page marks, so that the page need not count characters.

Enters: a text and spans of it, in code points. Leaves: its pieces and, for each span, which pieces it covers. A browser
counts in other units than Python does (an emoji is two), and a piece has no offsets that could go wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import NamedTuple

Span = tuple[int, int]


class Piece(NamedTuple):
    """A stretch that belongs to at most one mark and one number, given as indices; a line break is a piece of its own."""

    text: str
    mark: int | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """The pieces of a text in order; joined they are the text."""

    pieces: tuple[Piece, ...]
    _piece_at: dict[int, int]

    def cover(self, span: Span) -> Span:
        """The pieces of a span that the text was cut at, as a half-open range of indices."""
        return self._piece_at[span[0]], self._piece_at[span[1]]


def cut_text(text: str, marks: Sequence[Span], numbers: Sequence[Span], quotes: Sequence[Span]) -> Cut:
    """The text in pieces; where marks overlap the earlier one in the sequence has the stretch.

    A span that is empty or reaches out of the text raises ``ValueError``.

    >>> cut_text("甲和乙", [(0, 1), (2, 3)], [], []).pieces
    (Piece(text='甲', mark=0, number=None), Piece(text='和', mark=None, number=None), Piece(text='乙', mark=1, number=None))
    """
    for start, end in (spans := [*marks, *numbers, *quotes]):
        if not 0 <= start < end <= len(text):
            raise ValueError(f"found the span [{start}, {end}), expected one inside a text of {len(text)} characters")
    breaks = [match.span() for match in re.finditer("\n+", text)]
    borders = sorted({0, len(text), *chain.from_iterable(spans), *chain.from_iterable(breaks)})
    piece_at = {offset: i for i, offset in enumerate(borders)}
    of_mark, of_number = _own(marks, piece_at), _own(numbers, piece_at)
    pieces = (Piece(text[start:end], of_mark.get(i), of_number.get(i)) for i, (start, end) in enumerate(pairwise(borders)))
    return Cut(tuple(pieces), piece_at)


def _own(spans: Sequence[Span], piece_at: dict[int, int]) -> dict[int, int]:
    """By piece the first span that covers it."""
    owners: dict[int, int] = {}
    for number, (start, end) in enumerate(spans):
        for piece in range(piece_at[start], piece_at[end]):
            owners.setdefault(piece, number)
    return owners
