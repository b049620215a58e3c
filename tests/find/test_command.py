from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from graph.cli import WRONG, main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["find", *arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_a_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "zndx", "--store", str(folder))
    assert code == 0
    assert out.splitlines()[2].split() == ["中南大学", "高校", "首字母", "initials", "2", "cpid:University/中南大学"]


def test_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "大学", "--store", str(folder), "--format", "json", "--region", "湖南", "--class", "University", "--limit", "3")
    assert [(hit["name"], hit["why"], hit["links"]) for hit in json.loads(out)] == [("中南大学", "substring", 2)]


def test_the_nearest_where_nothing_matches(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "岳麓山国家实验室", "--store", str(folder))
    assert code == 0 and "nearest" in err and "岳麓山实验室" in out


def test_nothing_at_all(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "qqqq", "--store", str(folder), "--format", "json")
    assert (code, json.loads(out), err) == (0, [], "")


def test_an_index_is_made_where_there_is_none(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(folder, tmp_path / "copy")
    _, out, err = run(capsys, "zndx", "--store", str(tmp_path / "copy"))
    assert "making the search index" in err and "中南大学" in out
    assert (tmp_path / "copy.search").read_bytes() == folder.with_name("store.search").read_bytes()


@pytest.mark.parametrize("arguments", [("",), ("大", "--class", "Planet"), ("大", "--region", "火星"), ()])
def test_a_bad_search_stops(folder: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, *arguments, "--store", str(folder))
    assert (code, out) == (WRONG, "") and "expected" in err


def test_a_missing_store_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "大", "--store", str(tmp_path / "nowhere"))
    assert code == WRONG and "nowhere" in err


def test_a_server_has_no_index(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "大", "--store", "http://127.0.0.1:9/sparql")
    assert code == WRONG and "expected a folder" in err
