"""Packed data, read back with Python's own parts."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64decode

import numpy as np
import pytest

from graph.show.packing import cut_evenly, pack_columns, pack_json


def content(element: str) -> bytes:
    found = re.fullmatch(r'<script type="text/plain" id="pack-[a-z0-9-]+">([A-Za-z0-9+/=]*)</script>', element)
    assert found
    return zlib.decompress(b64decode(found[1]))


def test_columns_begin_where_their_type_may_begin() -> None:
    columns = {"a": np.array([1, 2, 3], np.uint8), "b": np.array([70000], np.uint32), "c": np.array([5, 6, 7], np.uint16)}
    element, described = pack_columns("network", columns)
    assert described == [["b", "u4", 1], ["c", "u2", 3], ["a", "u1", 3]]
    assert content(element) == np.array([70000], "<u4").tobytes() + np.array([5, 6, 7], "<u2").tobytes() + bytes([1, 2, 3])


@pytest.mark.parametrize("value", ["</script>", "🙂", "\u2028", ["<!--"], {"a": None}])
def test_json_comes_back(value: object) -> None:
    assert json.loads(content(pack_json("x", value))) == value


def test_half_a_character_does_not_stop_the_page() -> None:
    assert json.loads(content(pack_json("x", "甲\ud83d"))) == "甲?"


@pytest.mark.parametrize(
    ("weights", "begins"),
    [([], [0]), ([9], [0, 1]), ([1, 1, 1], [0, 3]), ([3, 3, 3], [0, 1, 2, 3]), ([1, 9, 1], [0, 1, 2, 3]), ([2, 2, 1], [0, 2, 3])],
)
def test_stretches(weights: list[int], begins: list[int]) -> None:
    assert cut_evenly(weights, 4) == begins
