"""Bodies of the Graph Store Protocol: one document, or the parts of a form."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.serve.upload import read_triples

FORM = 'multipart/form-data; boundary="xyz"'
BASE = "http://g.example/"


def write(folder: Path, *parts: tuple[str, str]) -> Path:
    path = folder / "body"
    pieces = [f"--xyz\r\nContent-Disposition: form-data; name=a\r\n{head}\r\n{text}\r\n" for head, text in parts]
    path.write_bytes(("".join(pieces) + "--xyz--\r\n").encode())
    return path


def test_one_document(tmp_path: Path) -> None:
    path = tmp_path / "body"
    path.write_text("<a> <http://p> '乙' .", encoding="utf-8")
    assert [str(q.subject) for q in read_triples(path, "text/turtle; charset=utf-8", BASE)] == [f"<{BASE}a>"]


def test_parts_are_put_together(tmp_path: Path) -> None:
    turtle = ("Content-Type: text/turtle; charset=utf-8\r\n", "_:x <http://p> '中南' .")
    bare = ("", "_:x <http://q> <b> .")
    lines = ("Content-Type: application/n-triples\r\n", "<http://s> <http://p> <http://o> .")
    found = list(read_triples(write(tmp_path, turtle, bare, lines), FORM, BASE))
    assert [q.object.value for q in found] == ["中南", f"{BASE}b", "http://o"]
    assert found[0].subject != found[1].subject


@pytest.mark.parametrize(
    ("header", "part"),
    [
        (FORM, ("Content-Type: image/png\r\n", "x")),
        (FORM, ("Content-Type: text/turtle\r\n", "no turtle")),
        ("multipart/form-data", ("", "<http://s> <http://p> <http://o> .")),
        ("multipart/form-data; boundary=other", ("", "<http://s> <http://p> <http://o> .")),
    ],
)
def test_what_does_not_fit_is_a_fault(tmp_path: Path, header: str, part: tuple[str, str]) -> None:
    with pytest.raises((ValueError, SyntaxError)):
        list(read_triples(write(tmp_path, part), header, BASE))
