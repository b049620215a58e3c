"""Plain text."""

from __future__ import annotations

from graph.read.txt import extract_txt


def test_lines_are_cleaned_and_raw_is_kept() -> None:
    extract = extract_txt("\u3000\u3000甲\u200b乙\r\n丙")
    assert ([line.text for line in extract.lines], extract.raw) == (["甲乙", "丙"], "\u3000\u3000甲\u200b乙\r\n丙")
