from __future__ import annotations

from pathlib import Path

import pytest

from graph.find import IndexFileError, make_index, open_index
from graph.find.arrays import write_arrays
from tests.find.conftest import THINGS


def test_a_written_index_is_read_again_and_has_the_same_bytes_each_time(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_arrays(tmp_path / name, make_index(THINGS))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
    index = open_index(tmp_path / "one")
    assert (len(index), index.find("zndx")[0].name) == (len(THINGS), "中南大学")


def test_an_open_index_answers_while_the_next_takes_its_place(tmp_path: Path) -> None:
    write_arrays(tmp_path / "x", make_index(THINGS))
    index = open_index(tmp_path / "x")
    write_arrays(tmp_path / "x", make_index(THINGS[:1]))
    assert index.find("光芯")[0].name == "中建材光芯科技有限公司"
    assert len(open_index(tmp_path / "x")) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["x"]


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"chuangpu search index 1\n", b"chuangpu search index 1\nnonsense\n"])
def test_what_is_no_index_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.search").write_bytes(content)
    with pytest.raises(IndexFileError, match=r"x\.search"):
        open_index(tmp_path / "x.search")


def test_a_cut_off_index_is_named(tmp_path: Path) -> None:
    write_arrays(tmp_path / "x.search", make_index(THINGS))
    data = (tmp_path / "x.search").read_bytes()
    (tmp_path / "x.search").write_bytes(data[: len(data) // 2])
    with pytest.raises(IndexFileError, match=r"x\.search"):
        open_index(tmp_path / "x.search")


def test_a_missing_index_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexFileError, match="nowhere"):
        open_index(tmp_path / "nowhere")
