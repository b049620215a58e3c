"""``chuangpu atlas``: page and workbook beside each other, unknown names, files that are none."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from graph.cli import DONE, WRONG, main
from graph.store import build_store
from tests.query.questions.notation import read_case

GRAPH = """
thing 枣庄市 Region
thing 甲企 Enterprise 产
thing 轴承产业 Industry
document d1 题一 2022-10 枣庄市
claim d1 甲企 locatedIn 枣庄市 done 甲企在枣庄市
claim d1 甲企 inIndustry 轴承产业 done 甲企做轴承
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    case, lines = tmp_path / "graph.case", tmp_path / "graph.nq"
    case.write_text(GRAPH, encoding="utf-8")
    lines.write_text("".join(read_case(case).quads), encoding="utf-8")
    made = build_store(tmp_path / "store")
    made.load(lines)
    made.inner.flush()
    return tmp_path / "store"


def test_page_and_workbook_are_written_beside_each_other(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "new" / "atlas.html"
    assert main(["atlas", "--store", str(store), "--region", "枣庄", "--out", str(page)]) == DONE
    assert "枣庄市" in page.read_text(encoding="utf-8")
    assert zipfile.is_zipfile(page.with_suffix(".xlsx"))
    out = capsys.readouterr().out
    assert "枣庄市创新图谱，1 篇文档" in out and "企业池 1" in out


@pytest.mark.parametrize("option", [["--region", "枣庄县"], ["--industry", "轴承业"]])
def test_an_unknown_name_offers_the_nearest_and_writes_nothing(
    option: list[str], store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["atlas", "--store", str(store), *option, "--out", str(tmp_path / "atlas.html")]) == WRONG
    assert "did you mean" in capsys.readouterr().err
    assert not list(tmp_path.glob("atlas.*"))


def test_a_page_is_never_written_over_the_workbook(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["atlas", "--store", str(store), "--out", str(tmp_path / "atlas.xlsx")]) == WRONG
    assert "expected an .html file" in capsys.readouterr().err


def test_a_missing_store_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["atlas", "--store", str(tmp_path / "none"), "--out", str(tmp_path / "atlas.html")]) == WRONG
    assert "store" in capsys.readouterr().err


def test_a_name_of_another_class_is_told_as_such(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["atlas", "--store", str(store), "--region", "轴承产业", "--out", str(tmp_path / "atlas.html")]) == WRONG
    assert "没有名为 '轴承产业' 的地区 / no thing of class Region is named" in capsys.readouterr().err


@pytest.mark.parametrize("taken", ["atlas.html", "atlas.xlsx"])
def test_a_folder_in_the_place_of_a_file_is_told_before_anything_is_written(
    taken: str, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / taken).mkdir()
    assert main(["atlas", "--store", str(store), "--out", str(tmp_path / "atlas.html")]) == WRONG
    assert f"found the folder {tmp_path / taken}, expected a file" in capsys.readouterr().err
    assert not any(path.is_file() for path in tmp_path.glob("atlas.*"))


@pytest.mark.parametrize("command", ["atlas", "draw"])
def test_a_place_that_cannot_be_written_is_told_in_both_languages(
    command: str, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main([command, "--store", str(store), "--out", str(tmp_path / "file" / "page.html")]) == WRONG
    assert "无法写出" in (told := capsys.readouterr().err) and "cannot write" in told
