"""Walking inputs: what is found, what is passed over, what is reported."""

from __future__ import annotations

import os
import socket
from itertools import permutations
from pathlib import Path

import pytest

from graph.read import ReadError, SourceFile, find_files


def touch(path: Path, content: str = "正文") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def problems(files: list[SourceFile]) -> dict[str, str]:
    return {f.source: f.problem.found for f in files if f.problem}


def test_folder_is_walked_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.html", "a/b.PDF", "d.docx"):
        touch(tmp_path / name)
    assert [(f.source, f.id) for f in find_files([tmp_path])] == [
        ("a/b.PDF", "b~" + short("a/b.PDF")),
        ("a/c.html", "c"),
        ("b.txt", "b~" + short("b.txt")),
        ("d.docx", "d"),
    ]


def short(source: str) -> str:
    import hashlib

    return hashlib.sha256(source.encode()).hexdigest()[:8]


def test_single_file_is_named_by_its_name(tmp_path: Path) -> None:
    path = touch(tmp_path / "x" / "报告.txt")
    assert list(find_files([path])) == [SourceFile(path, "报告.txt", "报告")]


def test_hidden_and_clutter_are_passed_over(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/a.txt", ".DS_Store", "Thumbs.db", "desktop.ini", "~$草稿.docx", "a.txt"):
        touch(tmp_path / name)
    assert [f.source for f in find_files([tmp_path])] == ["a.txt"]


def test_other_kinds_are_reported(tmp_path: Path) -> None:
    for name in ("表.xlsx", "照片.png", "README"):
        touch(tmp_path / name)
    files = list(find_files([tmp_path]))
    assert problems(files) == {"README": "a file name without a suffix", "照片.png": "a .png file", "表.xlsx": "a .xlsx file"}
    assert all(".docx" in f.problem.expected for f in files if f.problem)


def test_order_of_inputs_changes_nothing(tmp_path: Path) -> None:
    inputs = [touch(tmp_path / "a" / "x.txt"), touch(tmp_path / "b" / "x.txt"), touch(tmp_path / "c" / "x.html").parent, tmp_path / "a"]
    results = [list(find_files(order)) for order in permutations(inputs)]
    assert all(r == results[0] for r in results)
    assert len({f.id for f in results[0]}) == len({f.source for f in results[0]}) == 3


def test_two_inputs_of_one_name_get_the_folder_before(tmp_path: Path) -> None:
    one, two = touch(tmp_path / "a" / "x.txt"), touch(tmp_path / "b" / "x.txt")
    assert [f.source for f in find_files([one, two])] == ["a/x.txt", "b/x.txt"]


def test_stems_that_differ_in_case_get_distinct_ids(tmp_path: Path) -> None:
    touch(tmp_path / "a" / "X.txt")
    touch(tmp_path / "b" / "x.txt")
    assert len({f.id.casefold() for f in find_files([tmp_path])}) == 2


def test_stem_that_looks_hashed_cannot_collide(tmp_path: Path) -> None:
    touch(tmp_path / "a" / "x.txt")
    touch(tmp_path / "b" / "x.txt")
    touch(tmp_path / f"x~{short('a/x.txt')}.txt")
    assert len({f.id for f in find_files([tmp_path])}) == 3


def test_unreadable_kinds_do_not_change_ids(tmp_path: Path) -> None:
    touch(tmp_path / "x.txt")
    touch(tmp_path / "x.png")
    assert {f.source: f.id for f in find_files([tmp_path])}["x.txt"] == "x"


def test_loop_of_links_ends_and_is_reported(tmp_path: Path) -> None:
    touch(tmp_path / "a" / "x.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    files = list(find_files([tmp_path]))
    assert [f.source for f in files if not f.problem] == ["a/x.txt"]
    assert problems(files) == {"a/up": "a link that leads back to a folder above it"}


@pytest.mark.parametrize("target", ["nowhere", "self.txt"])
def test_dangling_link_is_reported(tmp_path: Path, target: str) -> None:
    (tmp_path / "self.txt").symlink_to(tmp_path / target)
    assert "leads nowhere or in a circle" in problems(list(find_files([tmp_path])))["self.txt"]


def test_linked_file_counts_once_under_its_own_name(tmp_path: Path) -> None:
    path = touch(tmp_path / "z.txt")
    (tmp_path / "a.txt").symlink_to(path)
    assert [f.source for f in find_files([tmp_path])] == ["z.txt"]


def test_folder_named_like_a_file_is_walked(tmp_path: Path) -> None:
    touch(tmp_path / "x.txt" / "y.txt")
    assert [f.source for f in find_files([tmp_path])] == ["x.txt/y.txt"]


def test_pipe_and_socket_are_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")  # a relative name: those of sockets must be short
        assert problems(list(find_files([tmp_path]))) == {"pipe.txt": "a pipe", "socket.txt": "a socket"}


def test_unreadable_folder_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path / "closed" / "x.txt")
    touch(tmp_path / "y.txt")
    listdir = os.listdir

    def refuse(path: Path) -> list[str]:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return listdir(path)

    monkeypatch.setattr(os, "listdir", refuse)
    files = list(find_files([tmp_path]))
    assert problems(files) == {"closed": "a folder that cannot be listed (Permission denied)"}
    assert len(files) == 2


def test_missing_input_stops_at_once(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="expected an existing file or folder"):
        find_files([tmp_path / "missing"])


def test_undecodable_names_become_text(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + "报告".encode("gbk") + b".txt"))).write_text("正文", encoding="utf-8")
    (file,) = find_files([tmp_path])
    assert (file.source, file.id) == ("报告.txt", "报告")


def test_empty_folder_has_no_files(tmp_path: Path) -> None:
    assert list(find_files([tmp_path])) == []


def test_markup_in_a_name_is_just_a_name(tmp_path: Path) -> None:
    touch(tmp_path / "<img src=x onerror=alert(1)>.txt")
    assert [f.id for f in find_files([tmp_path])] == ["<img src=x onerror=alert(1)>"]
