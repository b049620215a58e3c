"""How near phrases are to a need, by their words and by their meaning.

Enters: a need, the arrays of the index. Leaves: the nearest phrases with both parts. A long need is also asked clause by clause, so
that one sentence of two thousand characters can find what it names; a clause counts a little less than the whole.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph.find.arrays import Array, Arrays
from graph.match.needs.encoder import SCALE, WIDTH, encode, to_bytes
from graph.match.needs.lexical import Lexical
from graph.match.needs.terms import drop_request, split_parts, split_terms

MOST_PHRASES = 400  # the nearest phrases that are followed through the graph
MOST_PARTS = 40
LATE = 50  # phrases that were left out of the index's rows and are looked at because their words are near
_CHUNK = 20_000


@dataclass(frozen=True, slots=True)
class Settings:
    """How the parts are weighed. ``lowest`` and ``highest`` are the cosines that mean 0 and 1."""

    words: float = 0.5
    meaning: float = 0.5
    lowest: float = 0.1
    highest: float = 0.8
    clause: float = 0.8


DEFAULT = Settings()


@dataclass(frozen=True, slots=True)
class NearPhrases:
    """Phrases by number, the nearest first, with what words and meaning give; ``value`` is their sum, 0–1."""

    phrases: Array
    words: Array
    meaning: Array

    @property
    def value(self) -> Array:
        return self.words + self.meaning


class PhraseSearch:
    """Asks the phrases of an index."""

    def __init__(self, arrays: Arrays, settings: Settings = DEFAULT) -> None:
        self._arrays = arrays
        self.settings = settings
        self._count = len(arrays["length"])
        terms = {read_text(arrays, "term", i): i for i in range(len(arrays["term_start"]) - 1)}
        self._lexical = Lexical(terms, arrays.by_name)
        self._encoded = int(arrays.header["encoded"])
        self._rows = arrays["row"].reshape(-1, WIDTH)

    def nearest(self, need: str, limit: int = MOST_PHRASES) -> NearPhrases:
        """The phrases nearest to the need, at most ``limit``, equal ones in the order of the index."""
        matter = drop_request(need)
        asked = list(dict.fromkeys([matter, *split_parts(matter)[:MOST_PARTS]]))
        words, meaning = self._ask(asked)
        best = np.argmax(words + meaning, axis=0)
        words, meaning = words[best, np.arange(self._count)], meaning[best, np.arange(self._count)]
        value = words + meaning
        order = np.argsort(-value, kind="stable")[:limit]
        order = order[value[order] > 0]
        return NearPhrases(order, words[order], meaning[order])

    def _ask(self, asked: list[str]) -> tuple[Array, Array]:
        """For each text that is asked and each phrase both parts, weighed."""
        chosen = self.settings
        weights = np.array([1.0, *([chosen.clause] * (len(asked) - 1))], np.float32)[:, None]
        words = np.stack([self._words(text) for text in asked])
        cosine = self._cosines(encode(asked), words.max(axis=0))
        meaning = np.clip((cosine - chosen.lowest) / (chosen.highest - chosen.lowest), 0, 1)
        return chosen.words * weights * words, chosen.meaning * weights * meaning

    def _words(self, text: str) -> Array:
        scores, most = self._lexical.scores(split_terms(text))
        return np.clip(scores / max(most, 1e-9), 0, 1).astype(np.float32)

    def _cosines(self, asked: Array, words: Array) -> Array:
        """The cosines of all phrases with a row, and of the best others by their words."""
        found = np.zeros((len(asked), self._count), np.float32)
        for start in range(0, self._encoded, _CHUNK):
            some = self._rows[start : min(start + _CHUNK, self._encoded)].astype(np.float32)
            found[:, start : start + len(some)] = asked @ some.T / SCALE
        rest = np.arange(self._encoded, self._count)
        late = rest[np.argsort(-words[rest], kind="stable")[:LATE]]
        late = late[words[late] > 0]
        if len(late):
            rows = to_bytes(encode([read_text(self._arrays, "phrase", int(i)) for i in late])).astype(np.float32)
            found[:, late] = asked @ rows.T / SCALE
        return found


def read_text(arrays: Arrays, name: str, number: int) -> str:
    """One of the texts that ``pack_texts`` has packed."""
    start, end = arrays[f"{name}_start"][number : number + 2].tolist()
    return bytes(arrays[f"{name}_text"][start:end]).decode("utf-8", "surrogatepass")
