"""``chuangpu validate``: what it writes where, and what its exit code says."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.cli import VIOLATED, WRONG, main
from tests.check.faulty import make_faulty, make_sound


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "faulty.nq"
    make_faulty().dump(output=str(path), format=ox.RdfFormat.N_QUADS)
    return path


def test_a_sound_store_conforms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = ox.Store(str(tmp_path / "store"))
    store.extend(make_sound())
    store.flush()
    del store
    assert main(["validate", "--store", str(tmp_path)]) == 0
    assert "没有违例" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("form", "told"), [("table", "海川中试基地"), ("turtle", "sh:ValidationReport"), ("html", "<!DOCTYPE html>"), ("json", '"total": 3')]
)
def test_violations_are_told_and_the_exit_code_says_so(faulty: Path, capsys: pytest.CaptureFixture[str], form: str, told: str) -> None:
    assert main(["validate", "--store", str(faulty), "--format", form]) == VIOLATED == 1
    assert told in capsys.readouterr().out


def test_a_report_goes_into_a_file(faulty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new" / "report.json"
    assert main(["validate", "--store", str(faulty), "--format", "json", "--out", str(out), "--limit", "2"]) == VIOLATED
    assert len(json.loads(out.read_text(encoding="utf-8"))["violations"]) == 2
    assert "3 violations, the first 2" in capsys.readouterr().out


@pytest.mark.parametrize(("name", "text"), [("nowhere.nq", None), ("bad.ttl", "no turtle"), ("notes.docx", "text")])
def test_what_is_no_graph_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str | None) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["validate", "--store", str(tmp_path / name)]) == WRONG
    assert name in capsys.readouterr().err


def test_a_folder_without_a_store_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "--store", str(tmp_path)]) == WRONG
    assert str(tmp_path) in capsys.readouterr().err
