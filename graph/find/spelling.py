"""What typed letters may spell: pinyin in full, initials, or both mixed.

Enters: Latin letters. Leaves: ways to cut them into pieces, the likeliest first. A piece is a whole syllable (``zhong``) or the
start of one (``z``, ``zh``; at the end also ``zho``); fewer and longer pieces are likelier.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

MOST_WAYS = 12
_LONGEST = 6  # letters of a syllable: zhuang
_SYLLABLE, _PART, _LETTER, _NO_INITIAL = 10, 12, 13, 20
_NEVER_INITIAL = "iuv"  # no syllable begins with them, but a Latin letter in a name may be one


class Piece(NamedTuple):
    """Letters that stand for one character of a name."""

    text: str
    whole: bool  # a syllable in full


Way = tuple[Piece, ...]


class Speller:
    """Cuts letters up by the syllables that there are."""

    def __init__(self, syllables: Collection[str]) -> None:
        self._whole = frozenset(s for s in syllables if len(s) > 1)
        self._parts = frozenset(s[:n] for s in syllables for n in range(2, len(s)))
        self.ways = lru_cache(1024)(self._ways)

    def _ways(self, letters: str) -> tuple[tuple[int, Way], ...]:
        """The likeliest ways with what they cost, and always the one that takes every letter for an initial.

        >>> [[p.text for p in way] for _, way in Speller(["xi", "an", "xian"]).ways("xian")][:2]
        [['xian'], ['xi', 'an']]
        """
        best: list[list[tuple[int, Way]]] = [[] for _ in letters] + [[(0, ())]]
        for start in range(len(letters) - 1, -1, -1):
            options = [
                (cost + more, (piece, *way)) for cost, piece in self._pieces(letters, start) for more, way in best[start + len(piece.text)]
            ]
            best[start] = sorted(options)[:MOST_WAYS]
        initials = tuple(Piece(c, False) for c in letters)
        found = {way: cost for cost, way in best[0]}
        found.setdefault(initials, _LETTER * len(letters))
        return tuple((cost, way) for way, cost in found.items())

    def _pieces(self, letters: str, start: int) -> list[tuple[int, Piece]]:
        first = letters[start]
        found = [(_NO_INITIAL if first in _NEVER_INITIAL else _LETTER, Piece(first, False))]
        for end in range(start + 2, min(start + _LONGEST, len(letters)) + 1):
            text = letters[start:end]
            if text in self._whole:
                found.append((_SYLLABLE, Piece(text, True)))
            if text in self._parts and (end == len(letters) or text in ("zh", "ch", "sh")):
                found.append((_PART, Piece(text, False)))
        return found
