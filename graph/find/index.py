"""The search index, open for searching.

Enters: an index file, what a person typed. Leaves: hits, best first. The file is mapped: a process reads only the parts that a
search touches, and processes share them. An index never changes; any number of threads may search it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from graph.find.arrays import Array, Arrays, read_arrays
from graph.find.hits import Hit, Why
from graph.find.patterns import Alternative, Patterns
from graph.find.places import Pattern, PlaceSearch
from graph.find.table import OTHER_NAMES, SHORT, THE_NAME, WRITTEN, NameTable
from graph.find.typed import BadSearchError, Typed, read_typed

DEFAULT_LIMIT = 20
_SIMILAR_PLACES, _SIMILAR_PAIRS, _LEAST_SIMILAR = 3000, 4, 0.3


@dataclass(slots=True)
class _Gathered:
    """What a search has found so far; ``allowed`` says by number which things may be found at all, ``None``: all."""

    limit: int
    allowed: Array | None
    hits: dict[int, tuple[int, Why]]  # thing → name, reason

    @property
    def full(self) -> bool:
        return len(self.hits) >= self.limit


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    """One kind of match: patterns, and the kinds of names that they may stand in."""

    why: Why
    patterns: Sequence[Pattern]
    kinds: Array


class SearchIndex:
    """Finds things by part of a name, alias, pinyin or initials."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self._types: list[str] = arrays.header["types"]
        self._patterns = Patterns(arrays)
        self._places = PlaceSearch(arrays)
        self._table = NameTable(arrays)

    def __len__(self) -> int:
        """The number of things."""
        return int(self._arrays.header["things"])

    @property
    def types(self) -> tuple[str, ...]:
        """The classes of which there are things."""
        return tuple(self._types)

    @property
    def size(self) -> int:
        """Bytes of the index."""
        return self._arrays.size

    def find(
        self, text: str, *, classes: Collection[str] = (), regions: Collection[str] = (), limit: int = DEFAULT_LIMIT, typos: bool = True
    ) -> list[Hit]:
        """The best hits for a text, at most ``limit``; only things of one of the classes and inside one of the regions, where given.

        Classes are local names (``University``), regions names or IRIs. Without ``typos`` neither other characters of the same sound
        nor names with one character wrong are looked for. Raises ``BadSearchError``.
        """
        if limit < 1:
            raise BadSearchError(f"limit 为 {limit}，应为正整数 / found limit {limit}, expected 1 or more")
        typed = read_typed(text)
        found = _Gathered(limit, self._allowed(classes, regions), {})
        for step in self._steps(typed, found, typos=typos):
            if step.why is Why.WORDS:
                self._add_words(found, typed)
            else:
                self._add(found, step)
            if found.full:
                break
        return [self._table.hit(thing, name, why) for thing, (name, why) in found.hits.items()]

    def nearest(self, text: str, limit: int = 5, *, classes: Collection[str] = ()) -> list[Hit]:
        """What a name that no thing bears may mean: the hits of ``find``, then names that share the most pairs of characters."""
        hits = self.find(text, classes=classes, limit=limit)
        if len(hits) < limit:
            known = {hit.iri for hit in hits}
            similar = self._similar(read_typed(text).folded, limit + len(known), self._allowed(classes, ()))
            hits += [hit for hit in similar if hit.iri not in known][: limit - len(hits)]
        return hits

    def _steps(self, typed: Typed, found: _Gathered, *, typos: bool) -> Iterator[_Step]:
        """What to look for, one kind of match after the other."""
        make = self._patterns
        literal = make.literal(typed.folded)
        if self._places.any(literal):
            yield _Step(Why.EXACT, [make.whole(literal)], THE_NAME)
            yield _Step(Why.ALIAS, [make.whole(literal)], OTHER_NAMES)
            yield _Step(Why.PREFIX, [make.at_start(literal)], WRITTEN)
            if typed.letters_only:
                yield _Step(Why.INITIALS, [make.whole(literal)], SHORT)
        if typed.letters_only and len(typed.folded) > 1:
            yield _Step(Why.INITIALS, [make.whole(make.initials(typed.folded))], WRITTEN)
        yield _Step(Why.SUBSTRING, [literal], WRITTEN)
        words = [_Step(Why.WORDS, [], WRITTEN)] if len(typed.words) > 1 else []
        if not typed.letters_only:
            yield from words
        yield from self._spelt_steps([a for a in make.spelt(typed) if self._places.any(a.pattern)])
        if typed.letters_only:  # xi an, zhong nan: syllables rather than words
            yield from words
        if typos:
            yield _Step(Why.SOUND, make.sounding(typed), WRITTEN)
        if typos and not found.hits:
            whole, inside = make.mistaken(typed.folded, self._places.has_pair)
            yield _Step(Why.FUZZY, whole, WRITTEN)
            yield _Step(Why.FUZZY, inside, WRITTEN)

    def _spelt_steps(self, alternatives: Sequence[Alternative]) -> Iterator[_Step]:
        """As a whole name, at the start of one, inside one; each time spelt in full, then with initials."""
        make = self._patterns
        for place in (make.whole, make.at_start, tuple):
            for full in (True, False):
                yield _Step(Why.PINYIN, [place(a.pattern) for a in alternatives if a.full is full], WRITTEN)

    def _add(self, found: _Gathered, step: _Step) -> None:
        """Add the best things that have a name of the step's kinds in which one of its patterns stands."""
        wanted = found.limit - len(found.hits)
        best: dict[int, int] = {}
        for pattern in step.patterns:
            for thing, name in self._match(pattern, step.kinds, found, wanted):
                best[thing] = min(name, best.get(thing, name))
        for thing in sorted(best)[:wanted]:
            found.hits[thing] = (best[thing], step.why)

    def _match(self, pattern: Pattern, kinds: Array, found: _Gathered, wanted: int) -> Iterator[tuple[int, int]]:
        """The first ``wanted`` new things, in order of rank, with the name."""
        seen: set[int] = set()
        for places in self._places.find(pattern):
            names = self._table.names_at(places + _lead(pattern))
            names = names[kinds[self._table.kind[names]]]
            things = self._table.thing[names]
            if found.allowed is not None:
                keep = found.allowed[things]
                names, things = names[keep], things[keep]
            for thing, name in zip(things.tolist(), names.tolist(), strict=True):
                if thing not in seen and thing not in found.hits:
                    seen.add(thing)
                    yield thing, name
                    if len(seen) == wanted:
                        return

    def _add_words(self, found: _Gathered, typed: Typed) -> None:
        """Things that have one name with all the words in it, in any order."""
        shared: Array | None = None
        ways = sorted((self._patterns.any_way(word) for word in typed.words), key=lambda way: sum(map(self._places.estimate, way)))
        for patterns in ways:  # the rarest word first
            shared = self._names_with(patterns, shared)
            if not len(shared):
                return
        assert shared is not None  # there are at least two words
        for name in shared.tolist():
            thing = int(self._table.thing[name])
            if found.full:
                break
            if thing not in found.hits and (found.allowed is None or found.allowed[thing]):
                found.hits[thing] = (name, Why.WORDS)

    def _names_with(self, patterns: Sequence[Pattern], among: Array | None) -> Array:
        """Numbers of the written names, of some or of all, in which one of the patterns stands, rising."""
        if among is None:
            parts = [self._table.names_at(places + _lead(pattern)) for pattern in patterns for places in self._places.find(pattern)]
        else:
            places = self._table.places_of(among)
            parts = [self._table.names_at(self._places.check(pattern, places) + _lead(pattern)) for pattern in patterns]
        names = np.unique(np.concatenate(parts)) if parts else np.zeros(0, np.int64)
        return names[WRITTEN[self._table.kind[names]]]

    def _similar(self, folded: str, limit: int, allowed: Array | None) -> list[Hit]:
        """Names that share pairs of characters, by the share of pairs (Dice); the rarest pairs give the names to look at."""
        codes = self._patterns.codes(folded)
        pairs = {pair for pair in pairwise(codes) if min(pair) > 0}
        lists = sorted((self._places.pair(*pair) for pair in sorted(pairs)), key=len)[:_SIMILAR_PAIRS]
        names = np.unique(self._table.names_at(np.concatenate([p[:_SIMILAR_PLACES] for p in lists]) if lists else np.zeros(0, np.int32)))
        names = names[WRITTEN[self._table.kind[names]]]
        if allowed is not None:
            names = names[allowed[self._table.thing[names]]]
        best: dict[int, int] = {}
        for score, name in sorted((-self._table.likeness(name, pairs), name) for name in names.tolist()):
            if -score >= _LEAST_SIMILAR and len(best) < limit:
                best.setdefault(int(self._table.thing[name]), name)
        return [self._table.hit(thing, name, Why.SIMILAR) for thing, name in best.items()]

    def _allowed(self, classes: Collection[str], regions: Collection[str]) -> Array | None:
        allowed = None
        if classes:
            allowed = np.isin(self._arrays["type"], [self._type_number(name) for name in classes])
        if regions:
            inside = np.zeros(len(self), bool)
            for region in regions:
                inside[self._inside(self._region_number(region))] = True
            allowed = inside if allowed is None else allowed & inside
        return allowed

    def _type_number(self, name: str) -> int:
        for number, known in enumerate(self._types):
            if known.casefold() == name.casefold():
                return number
        raise BadSearchError(f"没有类别 {name!r} 的对象 / found class {name!r}, expected one of {', '.join(self._types)}")

    def _region_number(self, name: str) -> int:
        """The region of this IRI or name; of a beginning, where only one begins so (湖南 for 湖南省)."""
        hits = [h for h in self.find(name, classes=("Region",), limit=5, typos=False)] if "Region" in self._types else []
        regions = self._arrays["region"].tolist()
        for hit, number in ((h, self._table.region_number(h.iri)) for h in hits):
            if number in regions and hit.why in (Why.EXACT, Why.ALIAS, Why.PREFIX):
                return number
        number = self._table.region_number(name)
        if number in regions:
            return number
        near = f"，相近的有 {'、'.join(h.name for h in hits)}" if hits else ""
        raise BadSearchError(f"没有地区 {name!r}{near} / found region {name!r}, expected the name or IRI of a region of the graph")

    def _inside(self, region: int) -> Array:
        row = int(np.searchsorted(self._arrays["region"], np.int32(region)))
        start, end = self._arrays["region_start"][row : row + 2]
        return np.append(self._arrays["region_thing"][start:end], region)


def _lead(pattern: Pattern) -> int:
    """How far after the start of a pattern a name begins at the earliest."""
    return 1 if pattern[0].code == 0 else 0


def open_index(path: Path) -> SearchIndex:
    """The index in a file. Raises ``IndexFileError``."""
    return SearchIndex(read_arrays(path))
