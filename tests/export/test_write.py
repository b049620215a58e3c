from __future__ import annotations

import builtins
import sys
from pathlib import Path
from typing import Any

import pytest

from graph.cli import main
from graph.cli.export import FORMATS as COMMAND_FORMATS
from graph.export import FORMATS, ExportError, select_by_query, select_whole, write_export
from graph.store import GraphStore, build_store


def test_the_command_knows_all_formats() -> None:
    assert set(COMMAND_FORMATS) == set(FORMATS)


def test_ask_selects_nothing(store: GraphStore) -> None:
    with pytest.raises(ExportError, match="ASK"):
        select_by_query(store, "ASK { ?x ?p ?y }")


def test_a_folder_format_needs_a_folder(store: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(ExportError, match="folder"):
        write_export(select_whole(store), "csv", tmp_path / "out")
    with pytest.raises(ExportError, match="folder"):
        write_export(select_whole(store), "turtle", tmp_path)


def test_what_stood_there_stays_until_the_new_is_complete(store: GraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "graph.gexf"
    path.write_text("old", encoding="utf-8")

    def fail(*_: Any) -> Any:
        raise OSError("disk full")

    monkeypatch.setattr("graph.export.write.render_gexf", fail)
    with pytest.raises(OSError, match="disk full"):
        write_export(select_whole(store), "gexf", path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_other_files_of_a_folder_stay(store: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    write_export(select_whole(store), "csv", tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["edges.csv", "nodes.csv", "notes.txt"]


def test_parquet_without_its_library_says_what_to_install(store: GraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any, **named: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest, **named)

    for name in [name for name in sys.modules if name.partition(".")[0] == "pyarrow"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(ExportError, match=r"chuangpu\[parquet\]"):
        write_export(select_whole(store), "parquet", tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = build_store(tmp_path / "store")
    things = 'cpid:a a cp:Enterprise ; rdfs:label "甲"@zh ; cp:builds cpid:b . cpid:b a cp:Platform ; rdfs:label "乙"@zh'
    claim = 'cpid:c a cp:Claim ; rdf:subject cpid:a ; rdf:predicate cp:builds ; rdf:object cpid:b ; cp:status "done" ; cp:confidence 0.9'
    document = 'cpid:d a cp:Document ; cp:title "文" ; cp:source "d.txt"'
    made.update(f'INSERT DATA {{ {things} . {document} . GRAPH cpid:d {{ {claim} ; oa:exact "甲建设乙" }} }}')
    made.inner.flush()
    return tmp_path


def test_the_command_exports(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--store", str(folder), "--format", "csv", "--out", str(folder / "csv")]) == 0
    assert "2 things, 1 relations" in capsys.readouterr().out
    query = "CONSTRUCT { ?x cp:builds ?y } WHERE { ?x cp:builds ?y }"
    assert main(["export", "--store", str(folder), "--format", "turtle", "--out", str(folder / "a.ttl"), "--construct", query]) == 0
    assert "1 statements" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--construct", "CONSTRUCT { ?x"], "第 1 行"),
        (["--construct", "ASK { ?x ?p ?y }"], "ASK"),
        (["--construct", "none.rq"], "none.rq"),
        (["--store", "nowhere"], "nowhere"),
    ],
)
def test_the_command_says_what_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str], more: list[str], said: str) -> None:
    assert main(["export", "--store", str(folder), "--format", "csv", "--out", str(folder / "csv"), *more]) == 2
    assert said in capsys.readouterr().err
    assert not (folder / "csv").exists()


def test_the_command_exports_a_question(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["export", "--store", str(folder), "--format", "csv", "--out", str(folder / "part"), "--question", "built_by"]
    assert main([*command, "--param", "builder=甲"]) == 0
    assert "2 things, 1 relations" in capsys.readouterr().out
    assert "乙" in (folder / "part" / "nodes.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--question", "no_such_question"], "no_such_question"),
        (["--question", "built_by", "--param", "builder"], "NAME=VALUE"),
        (["--question", "built_by", "--param", "builder=丙"], "丙"),
        (["--param", "builder=甲"], "--question"),
    ],
)
def test_a_wrong_question_is_named(folder: Path, capsys: pytest.CaptureFixture[str], more: list[str], said: str) -> None:
    assert main(["export", "--store", str(folder), "--format", "csv", "--out", str(folder / "part"), *more]) == 2
    assert said in capsys.readouterr().err
