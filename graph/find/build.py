"""Makes a search index from things and their names.

Enters: ``Findable`` values in any order. Leaves: ``Arrays`` that depend on nothing but the things. Things are numbered by
rank: the best linked first, then the shorter name; all names of all things stand behind one another in that order, so that
what is found first in a list of places is what ranks first.

Two lists lead from two neighbouring characters to the places where they stand: by the characters themselves, and by the
letters that they begin with when read (中南 stands under ``zn``; 重庆 under ``zq`` and ``cq``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph.find.arrays import Array, Arrays
from graph.find.folding import acronym, fold_text
from graph.find.letters import CLASSES, NO_CLASS, classes_by_code, readings_by_code, tabulate_readings
from graph.resolve.iri import BASE

LABEL, ALIAS, HIDDEN, ACRONYM = range(4)  # kinds of a name; the last is made here of the first letters of an English name


@dataclass(frozen=True, slots=True)
class Findable:
    """A thing as the index takes it in. ``regions`` are the IRIs of the regions it lies in, however large; ``degree`` counts links."""

    iri: str
    type: str
    name: str
    aliases: Sequence[str] = ()
    hidden: Sequence[str] = ()
    degree: int = 0
    regions: Sequence[str] = ()


def make_index(things: Iterable[Findable]) -> Arrays:
    """The index of the things."""
    ranked = sorted(things, key=lambda t: (-t.degree, len(t.name), t.name, t.iri))
    types = sorted({t.type for t in ranked})
    names = _Names()
    for number, thing in enumerate(ranked):
        names.add(number, thing)
    text = names.text()
    del names.folded
    characters, codes = _number_characters(text)
    syllables, table = tabulate_readings()
    classes = classes_by_code(characters, readings_by_code(characters, table), syllables)
    header = {"syllables": syllables, "types": types, "things": len(ranked), "names": len(names.kinds)}
    of_type = {name: i for i, name in enumerate(types)}
    arrays: dict[str, Array] = {
        "codes": codes, "characters": characters, "readings": table.ravel(),
        "type": np.array([of_type[t.type] for t in ranked], np.uint16), "degree": np.array([t.degree for t in ranked], np.int32),
        **names.arrays(), **pack_texts("iri", (shorten_iri(t.iri) for t in ranked)), **_regions(ranked),
    }  # fmt: skip
    del ranked, names, text
    return Arrays(header, {**arrays, **_pairs_of_characters(codes), **_pairs_of_letters(codes, classes)})


def shorten_iri(iri: str) -> str:
    """An IRI as it is kept: those of the project's own things without what they have in common."""
    return "~" + iri.removeprefix(BASE) if iri.startswith(BASE) else iri


def lengthen_iri(kept: str) -> str:
    """The IRI that was kept."""
    return BASE + kept[1:] if kept.startswith("~") else kept


class _Names:
    """All names one behind the other: folded, as written, their kinds and things."""

    def __init__(self) -> None:
        self.folded: list[str] = []
        self.starts = [1]  # where each begins in the folded text; a character that is none stands before, between and after them
        self.kinds = bytearray()
        self.things: list[int] = []
        self.shown: list[int] = []  # which written name is shown
        self.written: list[str] = []

    def add(self, number: int, thing: Findable) -> None:
        """Take in the names of one thing, each form once, the name itself first."""
        seen: set[str] = set()
        kinds = ((LABEL, (thing.name,)), (ALIAS, thing.aliases), (HIDDEN, thing.hidden))
        for kind, names in kinds:
            for name in names if kind == LABEL else sorted(names):
                self._add(number, kind, name, fold_text(name), seen)
                if short := acronym(name):
                    self._add(number, ACRONYM, name, short, seen)

    def _add(self, number: int, kind: int, name: str, folded: str, seen: set[str]) -> None:
        if folded in seen:
            return
        seen.add(folded)
        if kind != ACRONYM or not self.written or self.written[-1] != name:
            self.written.append(name)
        self.folded.append(folded)
        self.starts.append(self.starts[-1] + len(folded) + 1)
        self.kinds.append(kind)
        self.things.append(number)
        self.shown.append(len(self.written) - 1)

    def text(self) -> str:
        return "\0" + "".join(f"{name}\0" for name in self.folded)

    def arrays(self) -> dict[str, Array]:
        return {
            "name_start": np.array(self.starts, np.int32), "name_kind": np.frombuffer(bytes(self.kinds), np.uint8),
            "name_thing": np.array(self.things, np.int32), "name_shown": np.array(self.shown, np.int32),
            **pack_texts("written", self.written),
        }  # fmt: skip


def pack_texts(name: str, texts: Iterable[str]) -> dict[str, Array]:
    """Texts as bytes one behind the other, and where each begins."""
    lengths: list[int] = [0]
    packed = bytearray()
    for text in texts:
        packed += text.encode("utf-8", "surrogatepass")
        lengths.append(len(packed))
    return {f"{name}_text": np.frombuffer(bytes(packed), np.uint8), f"{name}_start": np.array(lengths, np.int64)}


def _number_characters(text: str) -> tuple[Array, Array]:
    """The different characters in order, and the text as their numbers."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    present = np.zeros(0x110000, bool)
    present[points] = True
    present[0] = False
    characters = np.flatnonzero(present)
    number = np.zeros(0x110000, np.uint16 if len(characters) < 0xFFFF else np.uint32)
    number[characters] = np.arange(1, len(characters) + 1)
    return characters.astype(np.uint32), number[points]


def _pairs_of_characters(codes: Array) -> dict[str, Array]:
    """The places of each pair of neighbours: keys in order, where each one's places begin, the places themselves."""
    first, second = codes[:-1], codes[1:]
    order = np.argsort(second, kind="stable").astype(np.int32)
    order = order[np.argsort(first[order], kind="stable")]
    keys = (first[order].astype(np.uint64) << np.uint64(32)) | second[order]
    begins = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])) if len(keys) else np.zeros(0, np.int64)
    return {"pair_key": keys[begins], "pair_start": np.append(begins, len(keys)).astype(np.int32), "pair_place": order}


def _pairs_of_letters(codes: Array, classes: Array) -> dict[str, Array]:
    """The same by letter classes; a place stands under every pair that the readings of its two characters allow."""
    all_keys, all_places = [], []
    for one, other in _class_columns(classes):
        first, second = one[codes[:-1]], other[codes[1:]]
        allowed = np.flatnonzero((first != NO_CLASS) & (second != NO_CLASS)).astype(np.int32)
        all_keys.append(first[allowed].astype(np.uint16) * np.uint16(CLASSES) + second[allowed])
        all_places.append(allowed)
    keys, places = np.concatenate(all_keys), np.concatenate(all_places)
    by_place = np.argsort(places, kind="stable").astype(np.int32)
    keys, places = keys[by_place], places[by_place]
    places = places[np.argsort(keys, kind="stable").astype(np.int32)]
    starts = np.cumsum(np.bincount(keys, minlength=CLASSES * CLASSES))
    return {"letter_start": np.concatenate([[0], starts]).astype(np.int32), "letter_place": places}


def _class_columns(classes: Array) -> Iterator[tuple[Array, Array]]:
    used = [column for column in classes.T if (column != NO_CLASS).any()]
    return ((one, other) for one in used for other in used)


def _regions(ranked: Sequence[Findable]) -> dict[str, Array]:
    """For each region of the graph the things in it, by number."""
    wanted = {iri for thing in ranked for iri in thing.regions}
    numbers: Mapping[str, int] = {t.iri: i for i, t in enumerate(ranked) if t.iri in wanted or t.type == "Region"}
    inside: dict[int, list[int]] = {number: [] for number in sorted(numbers.values())}
    for i, thing in enumerate(ranked):
        for iri in set(thing.regions):
            if iri in numbers:
                inside[numbers[iri]].append(i)
    starts = np.cumsum([0, *(len(things) for things in inside.values())])
    listed: list[Any] = [i for things in inside.values() for i in things]
    return {"region": np.array(list(inside), np.int32), "region_start": starts.astype(np.int32), "region_thing": np.array(listed, np.int32)}
