"""Bytes of files: limits, refusals, digests."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from graph.read import ReadError, digest_file
from graph.read.raw import read_bytes


def test_digest_is_sha256_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"abc" * 1_000_000)
    assert digest_file(path) == hashlib.sha256(b"abc" * 1_000_000).hexdigest()


def test_size_is_checked_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(1 << 40)  # sparse: reading it would not fit into memory
    with pytest.raises(ReadError, match=r"found 1,099,511,627,776 bytes; expected at most 20,000,000 bytes"):
        read_bytes(path, "big.txt")


def test_limit_is_an_option(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"12345")
    assert read_bytes(path, "a.txt", max_bytes=5) == b"12345"
    with pytest.raises(ReadError, match="5 bytes"):
        read_bytes(path, "a.txt", max_bytes=4)


def test_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    with pytest.raises(ReadError, match="an empty file"):
        read_bytes(tmp_path / "a.txt", "a.txt")


@pytest.mark.parametrize("take", [digest_file, lambda path: read_bytes(path, path.name)])
def test_pipe_does_not_block(tmp_path: Path, take: object) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ReadError, match="pipe"):
        take(tmp_path / "pipe.txt")  # type: ignore[operator]


@pytest.mark.parametrize("path", [Path("/dev/null"), Path("/"), Path("missing.txt"), Path("a\0b.txt")])
def test_what_is_no_file_is_refused(path: Path) -> None:
    with pytest.raises(ReadError):
        digest_file(path)


def test_denied_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ReadError, match="cannot be opened \\(Permission denied\\)"):
        digest_file(path)
