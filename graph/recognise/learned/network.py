"""The name network: the tagger's states and what the rules found enter, probabilities of tags leave, character by character.

A projection and three dilated convolutions over the states of the tagger (which saw the whole sentence), with a direct path from the
rules' own reading to the output, so that the network says where it differs from the rules. Tags are ``O`` and, for each class,
``B`` and ``I``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from graph.model import Mention
from graph.recognise.encoder import STATES, Array

DILATIONS = (1, 2, 4)
_GAP = max(DILATIONS)  # zeros between pieces, so that no convolution reaches across
_ROWS = 4096  # characters computed at once: no more memory for a long document than for a short one


class Piece(NamedTuple):
    """A stretch of text that the tagger read in one go, with its states under ``NameNetwork.projection``."""

    start: int
    states: Array

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.start + len(self.states)


class NameNetwork:
    """Scores tags; ``classes`` are the classes of names in the order of the tags."""

    def __init__(self, weights: dict[str, Array], classes: Sequence[str]) -> None:
        self.classes = tuple(classes)
        self._weights = {name: np.ascontiguousarray(value, dtype=np.float32) for name, value in weights.items()}
        self._first = {name: 1 + 2 * i for i, name in enumerate(self.classes)}

    @property
    def tags(self) -> int:
        """How many tags there are."""
        return 1 + 2 * len(self.classes)

    def tag_of(self, kind: str) -> int:
        """The index of the class's ``B`` tag; its ``I`` tag is the next one."""
        return self._first[kind]

    def save(self, path: Path) -> None:
        """Write the weights in half precision."""
        np.savez(path, classes=np.array(self.classes), **{n: v.astype(np.float16) for n, v in self._weights.items()})  # type: ignore[arg-type]

    @property
    def projection(self) -> Array:
        """What the first layer makes of the tagger's states, shape (``STATES``, width); the encoder applies it."""
        return self._weights["in.w"][:STATES]

    def encode_mentions(self, mentions: Iterable[Mention], length: int) -> Array:
        """The rules' reading of a text, shape (characters, tags + 1): its tags, ``O`` left out, and the rules' confidence."""
        reading = np.zeros((length, self.tags + 1), dtype=np.float32)
        for mention in mentions:
            first = self._first.get(mention.type)
            if first is not None:
                reading[mention.start, first] = 1
                reading[mention.start + 1 : mention.end, first + 1] = 1
                reading[mention.start : mention.end, -1] = mention.confidence
        return reading

    def score(self, pieces: Sequence[Piece], reading: Array) -> Array:
        """Log-probabilities of the tags, shape (characters of the text, tags); characters between pieces are surely ``O``."""
        out = np.full((len(reading), self.tags), -20.0, dtype=np.float32)
        out[:, 0] = 0.0
        for group in _group(pieces):
            at, mask, taken, rules = _lay_out(group, reading)
            scores = self._run(taken, rules, mask)
            for start, piece in zip(at, group, strict=True):
                out[piece.start : piece.end] = scores[start : start + len(piece.states)]
        return out

    def _run(self, taken: Array, rules: Array, mask: Array) -> Array:
        w = self._weights
        h = _rectify(taken + rules @ w["in.w"][STATES:], w["in.b"])
        h *= mask
        for i, reach in enumerate(DILATIONS):
            more = _rectify(_spread(h, reach) @ w[f"conv{i}.w"], w[f"conv{i}.b"])
            h += more
            h *= mask
        scores = h @ w["out.w"] + w["out.b"] + rules @ w["skip"]
        scores -= scores.max(axis=1, keepdims=True)
        result: Array = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        return result


def _group(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Pieces in their order, as many at a time as are computed at once."""
    group: list[Piece] = []
    rows = 0
    for piece in pieces:
        if group and rows + len(piece.states) > _ROWS:
            yield group
            group, rows = [], 0
        group.append(piece)
        rows += len(piece.states) + _GAP
    if group:
        yield group


def _lay_out(pieces: Sequence[Piece], reading: Array) -> tuple[list[int], Array, Array, Array]:
    """All pieces in one array with gaps between them: where each begins, which rows are real, states, the rules' reading."""
    begins = np.cumsum([0, *(len(p.states) + _GAP for p in pieces)]).tolist()
    mask = np.zeros((begins[-1], 1), dtype=np.float32)
    taken = np.zeros((begins[-1], pieces[0].states.shape[1]), dtype=np.float32)
    rules = np.zeros((begins[-1], reading.shape[1]), dtype=np.float32)
    for begin, piece in zip(begins, pieces, strict=False):
        rows = slice(begin, begin + len(piece.states))
        mask[rows], taken[rows], rules[rows] = 1, piece.states, reading[piece.start : piece.end]
    return begins[:-1], mask, taken, rules


def _rectify(rows: Array, bias: Array) -> Array:
    """The bias added and what is negative cut off, in place."""
    rows += bias
    return np.maximum(rows, 0, out=rows)


def _spread(rows: Array, reach: int) -> Array:
    """Each row between its neighbours ``reach`` rows before and behind, zeros where there are none."""
    count, width = rows.shape
    out = np.zeros((count, 3 * width), dtype=np.float32)
    out[reach:, :width] = rows[:-reach]
    out[:, width : 2 * width] = rows
    out[:-reach, 2 * width :] = rows[reach:]
    return out


def load_network(path: Path) -> NameNetwork:
    """The network that ``NameNetwork.save`` wrote."""
    with np.load(path) as stored:
        weights = {name: stored[name] for name in stored.files if name != "classes"}
        return NameNetwork(weights, [str(c) for c in stored["classes"]])
