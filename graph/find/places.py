"""Finds where a pattern stands among the names, best ranked first.

Enters: a pattern, one element for each character. Leaves: places in the index's text, in chunks, in rising order, which is the
order of rank. The rarest pair of neighbours that the pattern fixes gives the places to look at; the rest of the pattern is
checked there, for many places at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from graph.find.arrays import Array, Arrays
from graph.find.letters import CLASSES

_FIRST_CHUNK, _LARGEST_CHUNK = 2048, 1 << 18
_SCAN_ABOVE = 1 << 16  # places of a single character from which reading the text itself in order is quicker than sorting them


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """What may stand at one place: the character numbered ``code``, or where that is negative any that ``mask`` allows.

    ``classes`` are letter classes under one of which it is sure to stand; none where nothing is sure.
    """

    code: int
    classes: tuple[int, ...] = ()
    mask: Array | None = None


Pattern = Sequence[Element]


@dataclass(frozen=True, slots=True)
class _Source:
    """Places to look at: how many, which element of the pattern stands there, the lists that hold them."""

    count: int
    element: int
    lists: tuple[Array, ...]
    ordered: bool


class PlaceSearch:
    """Searches one index."""

    def __init__(self, arrays: Arrays) -> None:
        self._codes = arrays["codes"]
        self._keys, self._starts, self._places = arrays["pair_key"], arrays["pair_start"], arrays["pair_place"]
        self._letter_starts: list[int] = arrays["letter_start"].tolist()
        self._letter_places = arrays["letter_place"]

    def find(self, pattern: Pattern) -> Iterator[Array]:
        """Places at which the pattern begins; none for an empty pattern."""
        if not pattern:
            return
        source = self._rarest(pattern)
        for places in self._read(source, pattern[source.element]):
            found = self.check(pattern, places - source.element)
            if len(found):
                yield found

    def any(self, pattern: Pattern) -> bool:
        """Whether it stands anywhere."""
        return next(self.find(pattern), None) is not None

    def estimate(self, pattern: Pattern) -> int:
        """How many places would be looked at."""
        return self._rarest(pattern).count

    def has_pair(self, first: int, second: int) -> bool:
        """Whether two characters stand side by side anywhere."""
        return len(self.pair(first, second)) > 0

    def pair(self, first: int, second: int) -> Array:
        """Where two characters stand side by side."""
        key = np.uint64(first << 32 | second)
        at = int(np.searchsorted(self._keys, key))
        if at == len(self._keys) or self._keys[at] != key:
            return self._places[:0]
        return self._places[self._starts[at] : self._starts[at + 1]]

    def _rarest(self, pattern: Pattern) -> _Source:
        best: _Source | None = None
        for number, (one, other) in enumerate(pairwise(pattern)):
            source = self._pair_source(number, one, other)
            if source is not None and (best is None or source.count < best.count):
                best = source
                if not best.count:
                    return best
        return best or min((self._single_source(i, e) for i, e in enumerate(pattern)), key=lambda s: s.count)

    def _pair_source(self, number: int, one: Element, other: Element) -> _Source | None:
        if one.code >= 0 and other.code >= 0:
            places = self.pair(one.code, other.code)
            return _Source(len(places), number, (places,), True)
        if not (one.classes and other.classes):
            return None
        # a certain character stands under each of its classes, so one of them will do
        firsts = one.classes[:1] if one.code >= 0 else one.classes
        seconds = other.classes[:1] if other.code >= 0 else other.classes
        keys = [a * CLASSES + b for a in firsts for b in seconds]
        lists = tuple(self._letter_places[self._letter_starts[k] : self._letter_starts[k + 1]] for k in keys)
        return _Source(sum(map(len, lists)), number, lists, len(lists) == 1)

    def _single_source(self, number: int, element: Element) -> _Source:
        codes = [element.code] if element.code >= 0 or element.mask is None else np.flatnonzero(element.mask).tolist()
        lists = tuple(self._single(code) for code in codes)
        return _Source(sum(map(len, lists)), number, lists, False)

    def _single(self, code: int) -> Array:
        bounds = np.searchsorted(self._keys, np.array([code << 32, (code + 1) << 32], np.uint64))
        return self._places[self._starts[bounds[0]] : self._starts[bounds[1]]]

    def _read(self, source: _Source, element: Element) -> Iterator[Array]:
        if source.count > _SCAN_ABOVE and not source.ordered:
            yield from self._scan(element)
            return
        places = source.lists[0] if source.ordered else np.unique(np.concatenate(source.lists)) if source.lists else self._places[:0]
        yield from _chunks(places)

    def _scan(self, element: Element) -> Iterator[Array]:
        """The places of one element, from the text itself."""
        start = 0
        for codes in _chunks(self._codes):
            yield np.flatnonzero(codes == element.code if element.mask is None else element.mask[codes]).astype(np.int32) + np.int32(start)
            start += len(codes)

    def check(self, pattern: Pattern, places: Array) -> Array:
        """Those of the places (in rising order) at which the whole pattern stands."""
        low, high = np.searchsorted(places, np.array([0, len(self._codes) - len(pattern) + 1], places.dtype))
        places = places[low:high]
        for number, element in enumerate(pattern):
            codes = self._codes[places + number]
            places = places[codes == element.code if element.mask is None else element.mask[codes]]
            if not len(places):
                break
        return places


def _chunks(array: Array) -> Iterator[Array]:
    """Small chunks first: most searches end after one."""
    start, size = 0, _FIRST_CHUNK
    while start < len(array):
        yield array[start : start + size]
        start, size = start + size, min(size * 2, _LARGEST_CHUNK)
