from __future__ import annotations

import pytest

from graph.query.width import display_width, pad, shorten


@pytest.mark.parametrize(("text", "width"), [("", 0), ("abc", 3), ("中南", 4), ("（）", 4), ("e\u0301", 1), ("a\u200b", 1)])
def test_width(text: str, width: int) -> None:
    assert display_width(text) == width


def test_pad_counts_columns() -> None:
    assert pad("中", 4) == "中  "


@pytest.mark.parametrize(
    ("text", "width", "expected"), [("中南大学", 8, "中南大学"), ("中南大学", 7, "中南大…"), ("中南大学", 6, "中南…"), ("a\nb", 9, "a b")]
)
def test_shorten(text: str, width: int, expected: str) -> None:
    assert shorten(text, width) == expected
    assert display_width(shorten(text, width)) <= width
