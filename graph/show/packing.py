"""Data too large for a page's JSON: compressed stretches that the page unpacks when it needs them.

Enters: columns of numbers, texts, JSON values. Leaves: script elements that no browser executes, each with an id, whose text is
Base64 of zlib's format. Base64 has no ``<``, so that nothing in the data can end its element.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Column: TypeAlias = NDArray[np.uint8] | NDArray[np.uint16] | NDArray[np.uint32]
_TYPES = {"uint8": "u1", "uint16": "u2", "uint32": "u4"}  # what a page knows of; little-endian
_LEVEL = 6


def pack_columns(name: str, columns: Mapping[str, Column]) -> tuple[str, list[list[Any]]]:
    """The element, and what stands in it: ``[name, type, count]`` of each column in order, the widest type first."""
    ordered = sorted(columns.items(), key=lambda item: -item[1].itemsize)  # so that each begins where its type may begin
    described = [[key, _TYPES[column.dtype.name], len(column)] for key, column in ordered]
    return _pack(name, b"".join(column.astype(column.dtype.newbyteorder("<")).tobytes() for _, column in ordered)), described


def pack_json(name: str, value: Any) -> str:
    """The element of a JSON value."""
    return _pack(name, json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8", "replace"))


def cut_evenly(weights: Iterable[int], most: int) -> list[int]:
    """Where stretches begin whose weights sum up to at most ``most`` (one item alone may weigh more), and where the last ends.

    >>> cut_evenly([2, 2, 5, 1, 1], 4)
    [0, 2, 3, 5]
    """
    begins, held, count = [0], 0, 0
    for count, weight in enumerate(weights, start=1):
        if held and held + weight > most:
            begins.append(count - 1)
            held = 0
        held += weight
    return [*begins, count] if count else begins


def _pack(name: str, content: bytes) -> str:
    return f'<script type="text/plain" id="pack-{name}">{b64encode(zlib.compress(content, _LEVEL)).decode()}</script>'
