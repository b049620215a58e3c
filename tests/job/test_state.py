from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.job.archive import dump_analysis
from graph.job.state import BuildState, Listed, Outcome
from tests.analyses import make_analysis


@pytest.fixture
def state(tmp_path: Path) -> Iterator[BuildState]:
    opened = BuildState(tmp_path / "build.sqlite", "v1")
    yield opened
    opened.close()


def listed(name: str, digest: str = "d") -> Listed:
    return Listed(name, f"{name}.txt", f"/in/{name}.txt", digest)


def read(file: Listed) -> Outcome:
    return Outcome(file, "read", analysis=dump_analysis(make_analysis(file.id, [("Region", "枣庄市")])))


def waiting(state: BuildState) -> list[str]:
    return [file.id for file in state.files_to_read()]


def test_new_files_wait(state: BuildState) -> None:
    assert state.list_files([listed("b"), listed("a")]) == 2
    assert waiting(state) == ["a", "b"]


def test_what_was_read_does_not_wait(state: BuildState) -> None:
    state.list_files([listed("a")])
    state.store_outcome(read(listed("a")))
    state.list_files([listed("a")])
    assert waiting(state) == []
    assert [a.document.id for a in state.analyses()] == ["a"]


@pytest.mark.parametrize("now", [listed("a", "other"), Listed("a", "moved/a.txt", "/in/moved/a.txt", "d")])
def test_a_changed_or_moved_file_waits(state: BuildState, now: Listed) -> None:
    state.list_files([listed("a")])
    state.store_outcome(read(listed("a")))
    state.list_files([now])
    assert waiting(state) == ["a"]


def test_a_removed_file_leaves_nothing(state: BuildState) -> None:
    state.list_files([listed("a"), listed("b")])
    state.store_outcome(read(listed("a")))
    state.store_outcome(read(listed("b")))
    state.list_files([listed("b")])
    assert [a.document.id for a in state.analyses()] == ["b"]
    assert [o.file.id for o in state.outcomes()] == ["b"]
    assert state.count_fates() == {"read": 1}


def test_a_skipped_file_is_kept_a_failed_one_is_tried_again(state: BuildState) -> None:
    files = [listed("bad"), listed("defect"), listed("closed", "")]
    state.list_files(files)
    for file, fate in zip(files, ("skipped", "failed", "skipped"), strict=True):
        state.store_outcome(Outcome(file, "failed" if fate == "failed" else "skipped", found="x", expected="y"))
    state.list_files(files)
    assert waiting(state) == ["closed", "defect"]


def test_another_version_of_the_program_reads_again(tmp_path: Path) -> None:
    for version, expected in (("v1", ["a"]), ("v1", []), ("v2", ["a"])):
        state = BuildState(tmp_path / "build.sqlite", version)
        state.list_files([listed("a")])
        assert waiting(state) == expected
        state.store_outcome(read(listed("a")))
        state.close()


def test_a_state_of_another_form_is_thrown_away(tmp_path: Path) -> None:
    path = tmp_path / "build.sqlite"
    with sqlite3.connect(path) as old:
        old.executescript("CREATE TABLE outcome (x); PRAGMA user_version = 99;")
    old.close()
    state = BuildState(path, "v1")
    assert state.list_files([listed("a")]) == 1
    state.close()
