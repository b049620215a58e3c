"""The names of an index and the things that bear them.

Enters: the arrays of an index. Leaves: what stands where: the name at a place, the thing of a name, a hit with its texts.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from graph.find.arrays import Array, Arrays
from graph.find.build import ACRONYM, ALIAS, HIDDEN, LABEL, lengthen_iri
from graph.find.hits import Hit, Why


def _kinds(*kinds: int) -> Array:
    return np.isin(np.arange(ACRONYM + 1), kinds)


THE_NAME, OTHER_NAMES, WRITTEN, SHORT = _kinds(LABEL), _kinds(ALIAS, HIDDEN), _kinds(LABEL, ALIAS, HIDDEN), _kinds(ACRONYM)


class NameTable:
    """``kind`` and ``thing`` lead from the number of a name to its kind and to the number of its thing, which is its rank."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self._start = arrays["name_start"]
        self.kind = arrays["name_kind"]
        self.thing = arrays["name_thing"]

    def names_at(self, places: Array) -> Array:
        """The numbers of the names at places."""
        # of the array's own kind, here and below: numpy would copy the whole array to compare it with another
        return np.searchsorted(self._start, places.astype(np.int32, copy=False), side="right") - 1

    def places_of(self, names: Array) -> Array:
        """All places of the names, in order."""
        starts, ends = self._start[names], self._start[names + 1]
        lengths = ends - starts
        before = np.cumsum(lengths) - lengths
        return np.asarray(np.arange(lengths.sum()) + np.repeat(starts - before, lengths))

    def likeness(self, name: int, pairs: set[tuple[int, int]]) -> float:
        """The share of pairs of neighbours that a name has in common with ``pairs`` (Dice), 0–1."""
        start, end = self._start[name : name + 2].tolist()
        own = set(pairwise(self._arrays["codes"][start : end - 1].tolist()))
        return 2 * len(own & pairs) / (len(own) + len(pairs)) if own else 0.0

    def hit(self, thing: int, name: int, why: Why) -> Hit:
        """A thing as it is shown, with the name that matched."""
        arrays, shown = self._arrays, self._arrays["name_shown"]
        label = int(np.searchsorted(self.thing, np.int32(thing)))
        return Hit(
            iri=lengthen_iri(self._text("iri", thing)),
            type=arrays.header["types"][arrays["type"][thing]],
            name=self._text("written", int(shown[label])),
            matched=self._text("written", int(shown[name])),
            why=why,
            degree=int(arrays["degree"][thing]),
        )

    def region_number(self, iri: str) -> int:
        """The number of a region by its IRI; -1 where there is no such region."""
        return next((n for n in self._arrays["region"].tolist() if lengthen_iri(self._text("iri", n)) == iri), -1)

    def _text(self, name: str, number: int) -> str:
        start, end = self._arrays[f"{name}_start"][number : number + 2]
        return self._arrays[f"{name}_text"][start:end].tobytes().decode("utf-8", "surrogatepass")
