from __future__ import annotations

from pathlib import Path

import pytest

from graph.assemble.sorting import LineSorter, merge_sorted

LINES = ["乙", "甲", "a", "b", "甲", "a b", "😀", "\uffee", "c"]


@pytest.mark.parametrize("run", [1, 2, 3, 100])
def test_lines_come_sorted_and_once(tmp_path: Path, run: int) -> None:
    sorter = LineSorter(tmp_path, run=run)
    sorter.add(LINES)
    assert list(sorter) == sorted(set(LINES))


def test_the_order_is_that_of_utf8(tmp_path: Path) -> None:
    sorter = LineSorter(tmp_path, run=2)
    sorter.add(LINES)
    assert [line.encode() for line in sorter] == sorted({line.encode() for line in LINES})


def test_they_can_be_asked_for_twice(tmp_path: Path) -> None:
    sorter = LineSorter(tmp_path, run=2)
    sorter.add(LINES)
    assert list(sorter) == list(sorter)


def test_many_runs_are_merged_in_steps(tmp_path: Path) -> None:
    sorter = LineSorter(tmp_path, run=1)
    sorter.add(f"{n:04d}" for n in reversed(range(250)))
    assert list(sorter) == [f"{n:04d}" for n in range(250)]


def test_streams_merge() -> None:
    assert list(merge_sorted(["a", "c"], ["b"])) == ["a", "b", "c"]


@pytest.mark.parametrize("run", [2, 100])
def test_sorters_merge_from_memory_and_from_disk_alike(tmp_path: Path, run: int) -> None:
    sorters = []
    for name, lines in (("one", LINES[:5]), ("two", LINES[5:])):
        (tmp_path / name).mkdir()
        sorters.append(LineSorter(tmp_path / name, run=run))
        sorters[-1].add(lines)
    assert list(merge_sorted(*sorters)) == sorted(set(LINES))


def test_lines_added_after_reading_are_in_their_place(tmp_path: Path) -> None:
    sorter = LineSorter(tmp_path)
    sorter.add(["b"])
    assert list(sorter) == ["b"]
    sorter.add(["a"])
    assert list(sorter) == ["a", "b"]
