"""The bytes of a file: size checked before reading, nothing opened that could block.

In: a path. Out: its bytes, or its SHA-256 without holding it in memory.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import BinaryIO

from graph.read.errors import ReadError

MAX_BYTES = 20_000_000
CHUNK = 1 << 20


def digest_file(path: Path) -> str:
    """SHA-256 of a file's bytes, hexadecimal; :class:`ReadError` where it is no ordinary readable file."""
    digest = hashlib.sha256()
    with open_regular(path, os.fspath(path)) as stream:
        while chunk := _read(stream, os.fspath(path), CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def read_bytes(path: Path, source: str, *, max_bytes: int = MAX_BYTES) -> bytes:
    """The whole file; :class:`ReadError` before reading where it is larger than ``max_bytes``, and for an empty one."""
    with open_regular(path, source) as stream:
        size = os.fstat(stream.fileno()).st_size
        data = _read(stream, source, max_bytes + 1) if size <= max_bytes else b""
    if size > max_bytes or len(data) > max_bytes:
        raise ReadError(source, "", f"{max(size, len(data)):,} bytes", f"at most {max_bytes:,} bytes")
    if not data:
        raise ReadError(source, "", "an empty file", "a document with text")
    return data


def open_regular(path: Path, source: str) -> BinaryIO:
    """Opens an ordinary file; never waits on a pipe or device."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(source, "", f"a file that cannot be opened ({reason})", "a readable file") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise ReadError(source, "", "a folder, pipe or device", "an ordinary file")
    return os.fdopen(descriptor, "rb")


def _read(stream: BinaryIO, source: str, size: int) -> bytes:
    try:
        return stream.read(size)
    except OSError as error:
        raise ReadError(source, "", f"a file that cannot be read ({error.strerror})", "a readable file") from error
