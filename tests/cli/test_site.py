"""``chuangpu site``: what is printed, which exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.cli import main
from graph.cli.options import DONE, WRONG
from tests.show.reading import make_analysis
from tests.site.builds import make_build


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_build(tmp_path_factory.mktemp("build"), [make_analysis()])


@pytest.mark.parametrize("folder", [False, True])
def test_a_site_is_written_from_a_store_or_a_build(build: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], folder: bool) -> None:
    assert main(["site", "--store", str(build.parent if folder else build), "--out", str(tmp_path / "s"), "--title", "青川<图谱>"]) == DONE
    told = capsys.readouterr()
    assert "6 things, 1 documents, 1 of them with their text" in told.out and str(tmp_path / "s" / "index.html") in told.out
    assert "things: 6 / 6" in told.err
    assert "<title>青川&lt;图谱&gt;</title>" in (tmp_path / "s/index.html").read_text(encoding="utf-8")


def test_quiet_tells_no_progress(build: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["site", "--store", str(build), "--out", str(tmp_path / "s"), "--quiet"]) == DONE
    assert capsys.readouterr().err == ""


def test_a_store_that_is_not_there_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["site", "--store", str(tmp_path / "none"), "--out", str(tmp_path / "s")]) == WRONG
    assert "found no store" in capsys.readouterr().err
    assert not (tmp_path / "s").exists()


def test_texts_that_are_not_there_are_wrong(build: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["site", "--store", str(build), "--out", str(tmp_path / "s"), "--texts", str(tmp_path / "t")]) == WRONG
    assert "found no such file" in capsys.readouterr().err


def test_a_folder_with_files_of_others_is_wrong(build: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    assert main(["site", "--store", str(build), "--out", str(tmp_path)]) == WRONG
    assert "did not make" in capsys.readouterr().err
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "mine"
