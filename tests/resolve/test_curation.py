from __future__ import annotations

from pathlib import Path

import pytest

from graph.resolve.curation import CurationError, read_curation

A, B = "cpid:Person/甲", "https://w3id.org/chuangpu/id/Person/乙"


def write(folder: Path, text: str) -> Path:
    path = folder / "curation.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_lines_become_rulings(tmp_path: Path) -> None:
    rulings = read_curation(write(tmp_path, f"# 说明\n\nsame\t{A}\t{B}\t同一人\napart\t<{B}>\tdocument:d1\n"))
    assert [(r.verb, r.iri[-1], r.other[-1], r.note, r.line) for r in rulings] == [
        ("same", "甲", "乙", "同一人", 3),
        ("apart", "乙", "1", "", 4),
    ]


def test_no_file_no_rulings() -> None:
    assert read_curation(None) == ()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"same\t{A}", "2 fields"),
        (f"merge\t{A}\t{B}\tx", "'merge'"),
        (f"same\t{A}\thttp://example.org/x\t", "http://example.org/x"),
        (f"same\t{A}\tdocument:d1\t", "document:d1"),
        (f"same\t{A}\t{A}\t", "one IRI twice"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(CurationError, match=r"curation\.tsv:2: ") as error:
        read_curation(write(tmp_path, f"# x\n{line}\n"))
    assert told in str(error.value) and "expected" in str(error.value)


def test_contradiction(tmp_path: Path) -> None:
    with pytest.raises(CurationError, match=r":2: .*line 1 says 'same'"):
        read_curation(write(tmp_path, f"same\t{A}\t{B}\t\napart\t{B}\t{A}\t\n"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CurationError, match=r"none\.tsv"):
        read_curation(tmp_path / "none.tsv")
