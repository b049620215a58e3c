from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.job import explain
from graph.job.explain import PagePathError, explain_file
from graph.read import ReadError
from graph.recognise import Recogniser

TEXT = "海川市科技动态\n\n海川大学与海川新材有限公司共建海川膜材料实验室。该公司投资3亿元。\n"


@pytest.fixture(autouse=True)
def one_recogniser(recogniser: Recogniser, monkeypatch: pytest.MonkeyPatch) -> None:
    """The recogniser of the session, so that it is loaded once."""
    monkeypatch.setattr(explain, "load_recogniser", lambda: recogniser)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "海川动态.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_document_becomes_a_page_under_its_id(file: Path, tmp_path: Path) -> None:
    made = explain_file(file, folder=tmp_path / "a" / "b")
    assert made.page == tmp_path / "a" / "b" / "海川动态.html"
    html = made.page.read_text(encoding="utf-8")
    assert "海川膜材料实验室" in html and '"rule"' in html
    assert any(claim.relation == "builds" for claim in made.analysis.claims)


def test_the_page_may_be_named(file: Path, tmp_path: Path) -> None:
    assert explain_file(file, page=tmp_path / "x.html", folder=tmp_path / "no").page == tmp_path / "x.html"
    assert (tmp_path / "x.html").is_file() and not (tmp_path / "no").exists()


def test_an_older_page_is_replaced_by_the_same_bytes(file: Path, tmp_path: Path) -> None:
    first = explain_file(file, folder=tmp_path).page.read_bytes()
    (tmp_path / "海川动态.html").write_text("old", encoding="utf-8")
    assert explain_file(file, folder=tmp_path).page.read_bytes() == first


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [("a.py", b"x", "a .py file"), ("a.txt", b"", "an empty file"), ("a.pdf", b"%PDF-1.4", "a.pdf: found")],
)
def test_what_is_no_document_is_refused(name: str, content: bytes, found: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ReadError, match=found):
        explain_file(tmp_path / name, folder=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_folder_or_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="found a folder; expected a file named"):
        explain_file(tmp_path, folder=tmp_path)
    with pytest.raises(ReadError, match="nowhere"):
        explain_file(tmp_path / "nowhere.txt", folder=tmp_path)


def test_a_page_never_replaces_its_document(file: Path) -> None:
    with pytest.raises(PagePathError, match="found the document itself"):
        explain_file(file, page=file, folder=file.parent)
    assert file.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize(
    ("page", "found"),
    [("", "found a folder"), ("海川动态.txt/x.html", "海川动态.txt: found a file, expected a folder"), ("pipe", "no ordinary file")],
)
def test_a_place_that_is_none_for_a_page_is_refused(page: str, found: str, file: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(PagePathError, match=found):
        explain_file(file, page=tmp_path / page, folder=tmp_path)
