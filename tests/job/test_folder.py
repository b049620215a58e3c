from __future__ import annotations

from pathlib import Path

import pytest

from graph.job.folder import BuildFolder, replace_text, write_text


@pytest.fixture
def folder(tmp_path: Path) -> BuildFolder:
    made = BuildFolder(tmp_path / "out")
    made.prepare()
    return made


def make_store(folder: BuildFolder, mark: str) -> None:
    (folder.next / "store").mkdir()
    (folder.next / "store" / "CURRENT").write_text(mark)


def test_files_are_put_in_place(folder: BuildFolder) -> None:
    write_text(folder.next / "graph.nq", ["甲\n", "乙\n"])
    assert not (folder.root / "graph.nq").exists()
    folder.put_files()
    assert (folder.root / "graph.nq").read_bytes() == "甲\n乙\n".encode()


def test_a_new_store_takes_the_place_of_the_old(folder: BuildFolder) -> None:
    for mark in ("old", "new"):
        make_store(folder, mark)
        folder.put_store()
        folder.clear()
        folder.prepare()
        assert (folder.store / "CURRENT").read_text() == mark


def test_a_store_that_was_moved_aside_by_a_killed_build_comes_back(folder: BuildFolder) -> None:
    make_store(folder, "old")
    folder.put_store()
    folder.store.rename(folder.state / "previous")
    folder.prepare()
    assert (folder.store / "CURRENT").read_text() == "old"


def test_what_a_killed_build_left_is_cleared(folder: BuildFolder) -> None:
    write_text(folder.next / "half", ["x"])
    write_text(folder.scratch / "run-000000", ["x"])
    folder.prepare()
    assert not list(folder.next.iterdir()) and not list(folder.scratch.iterdir())


def test_a_text_is_replaced_only_where_it_differs(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    replace_text(path, "甲")
    before = path.stat().st_ino
    replace_text(path, "甲")
    assert path.stat().st_ino == before
    replace_text(path, "乙")
    assert path.read_text(encoding="utf-8") == "乙" and [p.name for p in tmp_path.iterdir()] == ["a.json"]
