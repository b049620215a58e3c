"""Answers that are small, large and too large."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.serve.spill import INLINE, Spill, TooMuchError

FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "tsv": ox.QueryResultsFormat.TSV,
    "csv": ox.QueryResultsFormat.CSV,
}


def write_rows(rows: int, syntax: str, path: Path, *, most: int, value: str = '},{"<result>') -> Spill:
    store = ox.Store()
    store.extend(ox.Quad(ox.NamedNode(f"http://x/{i}"), ox.NamedNode("http://p"), ox.Literal(value)) for i in range(rows))
    with Spill(path, rows=most, size=10**9, syntax=syntax) as spill:
        found = store.query("SELECT * { ?s ?p ?o }")
        assert isinstance(found, ox.QuerySolutions)
        found.serialize(spill.sink, FORMATS[syntax])
        return spill


def test_a_small_answer_makes_no_file(tmp_path: Path) -> None:
    with Spill(tmp_path / "a", rows=1, size=100) as spill:
        spill.write(b"x" * 100)
    assert spill.take() == (b"x" * 100, None)
    assert list(tmp_path.iterdir()) == []


def test_a_large_answer_is_whole_in_a_file(tmp_path: Path) -> None:
    pieces = [bytes([i % 256]) * 9_999 for i in range(2 * INLINE // 9_999)]
    with Spill(tmp_path / "a", rows=1, size=10**9) as spill:
        for piece in pieces:
            spill.write(piece)
    body, path = spill.take()
    assert body == b""
    assert path is not None
    assert path.read_bytes() == b"".join(pieces)


def test_too_many_bytes_leave_no_file(tmp_path: Path) -> None:
    with pytest.raises(TooMuchError, match="bytes"), Spill(tmp_path / "a", rows=1, size=2 * INLINE) as spill:
        for _ in range(100):
            spill.write(b"x" * 10_000)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("syntax", FORMATS)
@pytest.mark.parametrize("rows", [0, 1, 2, 700])
def test_as_many_rows_as_allowed(syntax: str, rows: int, tmp_path: Path) -> None:
    write_rows(rows, syntax, tmp_path / "a", most=max(rows, 1))


@pytest.mark.parametrize("syntax", FORMATS)
@pytest.mark.parametrize("rows", [2, 700])
def test_one_row_too_many(syntax: str, rows: int, tmp_path: Path) -> None:
    with pytest.raises(TooMuchError, match="rows"):
        write_rows(rows, syntax, tmp_path / "a", most=rows - 1)
