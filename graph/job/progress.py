"""What a build tells while it runs. ``Listener`` is what the pipeline calls, ``ProgressLines`` what the command line shows."""

from __future__ import annotations

import time
from typing import Protocol, TextIO

from graph.job.state import Outcome


class Listener(Protocol):
    """Told what a build is doing."""

    def begin(self, total: int, to_read: int, jobs: int) -> None:
        """``to_read`` of ``total`` files are new or changed."""

    def finish(self, outcome: Outcome) -> None:
        """One file is done."""

    def enter(self, stage: str) -> None:
        """The next step after reading begins."""


class Silence:
    """Says nothing."""

    def begin(self, total: int, to_read: int, jobs: int) -> None: ...

    def finish(self, outcome: Outcome) -> None: ...

    def enter(self, stage: str) -> None: ...


class ProgressLines:
    """Progress for a terminal (one line that is written over) or for a log (a line now and then); names each skipped file."""

    def __init__(self, stream: TextIO, *, every: float = 10.0) -> None:
        self._stream = stream
        self._live = stream.isatty()
        self._every = 0.2 if self._live else every
        self._total = self._done = 0
        self._began = self._shown = time.monotonic()

    def begin(self, total: int, to_read: int, jobs: int) -> None:
        """Say how much there is to do."""
        self._total, self._began = to_read, time.monotonic()
        kept = total - to_read
        self._write(
            f"{total} 个文件，{kept} 个未变，{jobs} 个进程 / {total} files, {kept} unchanged, {jobs} process{'es' if jobs > 1 else ''}\n"
        )

    def finish(self, outcome: Outcome) -> None:
        """Count one file and, if it could not be read, name it."""
        self._done += 1
        if outcome.fate != "read":
            self._write(f"{describe_trouble(outcome)}\n")
        now = time.monotonic()
        if now - self._shown >= self._every or self._done == self._total:
            self._shown = now
            self._write(self._state(now - self._began) + ("" if self._live and self._done < self._total else "\n"))

    def enter(self, stage: str) -> None:
        """Name the step."""
        self._write(f"{stage}\n")

    def _state(self, elapsed: float) -> str:
        rate = self._done / elapsed if elapsed > 0 else 0.0
        left = (self._total - self._done) / rate if rate else 0.0
        done, total = self._done, self._total
        return f"已读 {done}/{total}，每秒 {rate:.1f} 篇，约余 {left:.0f} 秒 / read {done} of {total}, {rate:.1f}/s, {left:.0f} s left"

    def _write(self, text: str) -> None:
        start = "\r\x1b[K" if self._live else ""
        self._stream.write(start + text)
        self._stream.flush()


def describe_trouble(outcome: Outcome) -> str:
    """One line on a file that was left out: which, what was found, what was expected."""
    word = "跳过 skipped" if outcome.fate == "skipped" else "出错 failed"
    place = f" ({outcome.place})" if outcome.place else ""
    return f"{word}: {outcome.file.source}{place}: 发现 found {outcome.found}; 应为 expected {outcome.expected}"
