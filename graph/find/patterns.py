"""Patterns for what was typed: the characters as they are, as they may be spelt, as they sound, with one mistake.

Enters: what was typed, the tables of an index. Leaves: patterns for ``PlaceSearch``; none where a character is in no name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np

from graph.find.arrays import Array, Arrays
from graph.find.letters import BETWEEN, FIRST, LAST, NO_CLASS, NO_SYLLABLE, classes_by_code, letter_class, readings_by_code
from graph.find.places import Element, Pattern
from graph.find.readings import MOST
from graph.find.spelling import Piece, Speller, Way
from graph.find.typed import Typed

_MOST_ALTERNATIVES = 16
_TYPO_CHINESE, _TYPO_LATIN, _TYPO_INSIDE = 4, 6, 5  # characters from which one may be wrong; from which also inside a name
_EDGE = Element(0, (BETWEEN,))


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way in which a name may be spelt; ``full`` where no character is given by less than a syllable."""

    cost: int
    full: bool
    pattern: Pattern


class Patterns:
    """Makes patterns for one index."""

    def __init__(self, arrays: Arrays) -> None:
        self._points = arrays["characters"]
        self._syllables: list[str] = arrays.header["syllables"]
        self._table = arrays["readings"].reshape(-1, MOST)
        self._readings = readings_by_code(self._points, self._table)
        self._classes = classes_by_code(self._points, self._readings, self._syllables)
        self._speller = Speller(self._syllables)
        self._piece = lru_cache(1024)(self._make_piece)
        self._sound = lru_cache(4096)(self._make_sound)
        self._any = Element(-1, (), np.arange(len(self._points) + 1) > 0)

    def codes(self, text: str) -> list[int]:
        """The numbers of the characters; 0 for one that is in no name."""
        points = np.array([ord(c) for c in text], np.uint32)
        at = np.searchsorted(self._points, points)
        known = at < len(self._points)
        known[known] = self._points[at[known]] == points[known]
        return np.where(known, at + 1, 0).tolist()  # type: ignore[no-any-return]

    def literal(self, text: str) -> Pattern:
        """The characters themselves; empty where one is in no name."""
        codes = self.codes(text)
        return tuple(self._certain(code) for code in codes) if all(codes) else ()

    @staticmethod
    def whole(pattern: Pattern) -> Pattern:
        """The pattern as a whole name."""
        return (_EDGE, *pattern, _EDGE)

    @staticmethod
    def at_start(pattern: Pattern) -> Pattern:
        """The pattern at the start of a name."""
        return (_EDGE, *pattern)

    def initials(self, letters: str) -> Pattern:
        """Each letter for a character that is read so, or for itself."""
        return tuple(self._piece(Piece(letter, False)) for letter in letters)

    def spelt(self, typed: Typed) -> list[Alternative]:
        """The likeliest ways to read the letters as pinyin or initials; none where there are no letters."""
        return self._alternatives(typed.runs)

    def any_way(self, word: str) -> list[Pattern]:
        """A word as it is and, where it is of letters, as it may be spelt."""
        typed = Typed(word, (word,), (word,))
        spelt = [a.pattern for a in self.spelt(typed)] if typed.letters_only else []
        literal = self.literal(word)
        return [literal, *spelt] if literal else spelt

    def sounding(self, typed: Typed) -> list[Pattern]:
        """Two Chinese characters or more for all that sound the same, letters as they may be spelt."""
        if sum(self._row(c) is not None for c in typed.folded) < 2:
            return []
        return [a.pattern for a in self._alternatives(typed.runs, self._sounding)]

    def mistaken(self, text: str, has_pair: Callable[[int, int], bool]) -> tuple[list[Pattern], list[Pattern]]:
        """(for whole names, for inside of names): one character wrong, missing, too many, or two neighbours swapped.

        ``has_pair`` tells whether two characters stand side by side in any name, which leaves few of the many forms to look for.
        """
        codes = self.codes(text)
        if len(codes) < (_TYPO_LATIN if text.isascii() else _TYPO_CHINESE):
            return [], []
        known = cache(has_pair)
        forms = [
            f for f in dict.fromkeys(_one_mistake(codes)) if all(c and (c < 0 or n < 0 or (n and known(c, n))) for c, n in pairwise(f))
        ]
        patterns = [tuple(self._any if c < 0 else self._certain(c) for c in f) for f in forms if f[-1]]
        inside = patterns if len(codes) >= (_TYPO_LATIN if text.isascii() else _TYPO_INSIDE) else []
        return [self.whole(p) for p in patterns], [_trim(p) for p in inside]

    def _alternatives(self, runs: Sequence[str], chinese: Callable[[str], Pattern] | None = None) -> list[Alternative]:
        found = [Alternative(0, True, ())]
        letters = False
        for run in runs:
            if "a" <= run[0] <= "z":
                letters = True
                options = [self._way(cost, way) for cost, way in self._speller.ways(run)]
            else:
                pattern = (chinese or self.literal)(run)
                options = [Alternative(0, True, pattern)] if pattern else []
            joined = [Alternative(a.cost + b.cost, a.full and b.full, (*a.pattern, *b.pattern)) for a in found for b in options]
            found = sorted(joined, key=lambda a: a.cost)[:_MOST_ALTERNATIVES]
        return found if letters or chinese else []

    def _way(self, cost: int, way: Way) -> Alternative:
        full = all(p.whole or (len(p.text) > 1 and i == len(way) - 1) for i, p in enumerate(way))
        return Alternative(cost, full, tuple(self._piece(p) for p in way))

    def _certain(self, code: int) -> Element:
        return Element(code, tuple(c for c in self._classes[code].tolist() if c != NO_CLASS))

    def _make_piece(self, piece: Piece) -> Element:
        first = letter_class(piece.text[0])
        if len(piece.text) == 1:
            return Element(-1, (first,), (self._classes == first).any(axis=1))
        fits = [s == piece.text if piece.whole else s.startswith(piece.text) for s in self._syllables]
        return Element(-1, (first,), self._read_as(np.flatnonzero(fits)))

    def _read_as(self, syllables: Array) -> Array:
        """Which characters have one of these readings."""
        return np.asarray(np.isin(self._readings, syllables).any(axis=1))

    def _row(self, character: str) -> Array | None:
        """The readings of a Chinese character, whether or not a name has it."""
        if not FIRST <= ord(character) <= LAST:
            return None
        row = self._table[ord(character) - FIRST]
        return row[row != NO_SYLLABLE] if (row != NO_SYLLABLE).any() else None

    def _sounding(self, run: str) -> Pattern:
        elements = [self._sound(character) for character in run]
        return tuple(e for e in elements if e) if all(elements) else ()

    def _make_sound(self, character: str) -> Element | None:
        """Whatever sounds like a character; itself where it has no reading."""
        row = self._row(character)
        if row is None:
            (code,) = self.codes(character)
            return self._certain(code) if code else None
        classes = tuple(dict.fromkeys(letter_class(self._syllables[s][0]) for s in row.tolist()))
        return Element(-1, classes, self._read_as(row))


def _one_mistake(codes: list[int]) -> list[tuple[int, ...]]:
    """All forms that differ from the typed one by one mistake; -1 stands for any character."""
    found: list[tuple[int, ...]] = []
    for i in range(len(codes)):
        before, after = codes[:i], codes[i + 1 :]
        found += [(*before, -1, *after), (*before, *after), (*before, -1, *codes[i:])]
        if after:
            found.append((*before, after[0], codes[i], *after[1:]))
    return found


def _trim(pattern: Pattern) -> Pattern:
    """Without characters at the ends that may be anything, so that names that end there fit too."""
    start = 1 if pattern[0].mask is not None else 0
    return pattern[start : -1 if pattern[-1].mask is not None else None]
