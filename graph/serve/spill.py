"""Where a worker writes an answer: memory while it is small, then a file; it stops where the answer grows past its limits."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO, cast

INLINE = 256 * 1024  # bytes that go back through the pipe

# What stands between two rows. None of it can stand inside a value: quotation marks, < and line ends are escaped there.
# A line end inside a CSV value counts as a row too many. With each: how many marks there are more than rows.
_BETWEEN = {"json": ((b',{"', b",{}"), -1), "xml": ((b"<result>",), 0), "csv": ((b"\n",), 1), "tsv": ((b"\n",), 1)}


class TooMuchError(Exception):
    """The answer has more rows (``kind`` is ``rows``) or bytes than it may."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class Spill:
    """A binary file to write to, for one answer. ``syntax`` tells how rows are counted; empty for graphs, which have none."""

    def __init__(self, path: Path, *, rows: int, size: int, syntax: str = "") -> None:
        self._path = path
        self._between, more = _BETWEEN.get(syntax, ((), 0))
        self._rows_left = rows + more
        self._size_left = size
        self._tail = b""
        self._pieces: list[bytes] = []
        self._held = 0
        self._file: BinaryIO | None = None

    @property
    def sink(self) -> IO[bytes]:
        """This as what the engine writes to: of a file it needs ``write`` and ``flush`` alone."""
        return cast("IO[bytes]", self)

    def write(self, data: bytes) -> int:
        """Take a piece in; raises ``TooMuchError``."""
        piece = bytes(data)
        self._size_left -= len(piece)
        if self._size_left < 0:
            raise TooMuchError("bytes")
        self._count_rows(piece)
        if self._file is None and self._held + len(piece) > INLINE:
            self._file = self._path.open("wb")
            self._file.writelines(self._pieces)
            self._pieces.clear()
        if self._file is None:
            self._pieces.append(piece)
            self._held += len(piece)
        else:
            self._file.write(piece)
        return len(piece)

    def _count_rows(self, piece: bytes) -> None:
        if not self._between:
            return
        window = self._tail + piece
        self._rows_left -= sum(window.count(mark) for mark in self._between)
        self._tail = window[-(len(self._between[0]) - 1) :] if len(self._between[0]) > 1 else b""
        if self._rows_left < 0:
            raise TooMuchError("rows")

    def flush(self) -> None:
        """Nothing waits here."""

    def take(self) -> tuple[bytes, Path | None]:
        """The whole answer: its bytes, or the file it is in."""
        if self._file is None:
            return b"".join(self._pieces), None
        self._file.close()
        return b"", self._path

    def __enter__(self) -> Spill:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Leave no file behind where the answer failed."""
        if self._file is not None and kind is not None:
            self._file.close()
            self._path.unlink(missing_ok=True)
