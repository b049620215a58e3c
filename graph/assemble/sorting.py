"""Sorting more lines than memory holds: sorted runs on disk, merged.

Enters: lines in any order. Leaves: each different line once, in code-point order (which is the order of UTF-8 bytes).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain, islice
from pathlib import Path

RUN = 25_000  # lines held in memory: about 10 MB
FAN_IN = 100  # runs merged at once, so that no limit on open files is met


class LineSorter:
    """Collects lines and gives them back sorted, without repeats. ``folder`` is scratch and must exist."""

    def __init__(self, folder: Path, *, run: int = RUN) -> None:
        self._folder = folder
        self._run = run
        self._lines: set[str] = set()
        self._sorted: list[str] | None = None  # the same lines in order, until more are added
        self._runs: list[Path] = []
        self._made = 0

    def add(self, lines: Iterable[str]) -> None:
        """Take lines in; none may contain a line break."""
        source = iter(lines)
        while batch := list(islice(source, self._run - len(self._lines))):
            self._lines.update(batch)
            self._sorted = None
            if len(self._lines) >= self._run:
                self._runs.append(self._write(sorted(self._lines)))
                self._lines.clear()

    def __iter__(self) -> Iterator[str]:
        """All lines in order; may be asked for more than once."""
        while len(self._runs) > FAN_IN:
            batch, self._runs = self._runs[:FAN_IN], self._runs[FAN_IN:]
            self._runs.append(self._write(_merge(batch, [])))
            for path in batch:
                path.unlink()
        return _merge(self._runs, self._sort())

    def all_lines(self) -> list[str] | None:
        """All lines in order where memory holds them, else ``None``."""
        return None if self._runs else self._sort()

    def _sort(self) -> list[str]:
        if self._sorted is None:
            self._sorted = sorted(self._lines)
        return self._sorted

    def _write(self, lines: Iterable[str]) -> Path:
        path = self._folder / f"run-{self._made:06d}"
        self._made += 1
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(line + "\n" for line in lines)
        return path


def merge_sorted(*sources: Iterable[str]) -> Iterator[str]:
    """Several sorted streams as one; where memory holds them they are sorted at once, which is several times faster."""
    held = [source.all_lines() if isinstance(source, LineSorter) else None for source in sources]
    if None in held:
        return heapq.merge(*sources)
    return iter(sorted(chain.from_iterable(lines for lines in held if lines is not None)))


def _merge(runs: list[Path], last: list[str]) -> Iterator[str]:
    if not runs:
        yield from last  # all that there is: in order, and each line once
        return
    with ExitStack() as stack:
        files = [stack.enter_context(path.open(encoding="utf-8", newline="\n")) for path in runs]
        previous = None
        for line in heapq.merge(*((line[:-1] for line in file) for file in files), last):
            if line != previous:
                yield line
            previous = line
