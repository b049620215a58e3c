"""Nearness by shared terms: BM25 over phrases, as a share of what a phrase that says just the same would get.

Enters: phrases, when the index is made; the terms of a need, when it is asked. Leaves: for each phrase 0–1. Rare terms count more, a
term that is told twice counts less the second time, long phrases are held back (Robertson and Zaragoza, 2009).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from graph.find.arrays import Array
from graph.match.needs.terms import split_terms

K1, B = 1.2, 0.75


def index_terms(phrases: Iterable[str]) -> tuple[list[str], dict[str, Array]]:
    """The terms in order; and for each the phrases that hold it with how much it counts there, and the length of each phrase."""
    numbers: dict[str, int] = {}
    terms, where, counts, lengths = [], [], [], []
    for i, phrase in enumerate(phrases):
        found = Counter(split_terms(phrase))
        lengths.append(sum(found.values()))
        for term, count in found.items():
            terms.append(numbers.setdefault(term, len(numbers)))
            where.append(i)
            counts.append(min(count, 255))
    order = np.argsort(np.array(terms, np.int32), kind="stable")
    starts = np.cumsum(np.concatenate([[0], np.bincount(np.array(terms, np.int32), minlength=len(numbers))]))
    arrays: dict[str, Array] = {
        "holds_start": starts.astype(np.int64), "holds_phrase": np.array(where, np.int32)[order],
        "holds_count": np.array(counts, np.uint8)[order], "length": np.array(lengths, np.int32),
    }  # fmt: skip
    return list(numbers), arrays


class Lexical:
    """Asks the arrays of ``index_terms``."""

    def __init__(self, terms: Mapping[str, int], arrays: Mapping[str, Array]) -> None:
        self._terms = terms
        self._start, self._phrase = arrays["holds_start"], arrays["holds_phrase"]
        self._count, length = arrays["holds_count"], arrays["length"]
        self._phrases = len(length)
        mean = float(length.mean()) if len(length) else 1.0
        self._held_back = (K1 * (1 - B + B * length / max(mean, 1.0))).astype(np.float32)
        self._mean = max(mean, 1.0)

    def scores(self, terms: Sequence[str]) -> tuple[Array, float]:
        """BM25 of each phrase, and what a phrase of these terms alone would get."""
        found = np.zeros(self._phrases, np.float32)
        wanted = Counter(terms)
        own = K1 * (1 - B + B * len(terms) / self._mean)
        most = 0.0
        for term, count in wanted.items():
            number = self._terms.get(term)
            start, end = (int(self._start[number]), int(self._start[number + 1])) if number is not None else (0, 0)
            rarity = self.rarity(end - start)
            most += rarity * count * (K1 + 1) / (count + own)
            if end > start:
                places, times = self._phrase[start:end], self._count[start:end].astype(np.float32)
                found[places] += rarity * times * (K1 + 1) / (times + self._held_back[places])
        return found, most

    def rarity(self, phrases: int) -> float:
        """How much a term counts that stands in so many phrases."""
        return float(np.log(1 + (self._phrases - phrases + 0.5) / (phrases + 0.5)))
