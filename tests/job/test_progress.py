from __future__ import annotations

import io

import pytest

from graph.job.progress import ProgressLines, Silence, describe_trouble
from graph.job.state import Listed, Outcome

FILE = Listed("x", "in/x.pdf", "/tmp/in/x.pdf", "d")
BAD = Outcome(FILE, "skipped", "page 2", "a broken page", "a readable page")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(stream: io.StringIO) -> str:
    lines = ProgressLines(stream, every=0.0)
    lines.begin(3, 2, 1)
    lines.finish(BAD)
    lines.finish(Outcome(FILE, "read"))
    lines.enter("组装 / assembling")
    return stream.getvalue()


def test_a_log_gets_whole_lines() -> None:
    told = run(io.StringIO())
    assert "\r" not in told and "\x1b" not in told
    assert "3 files, 1 unchanged" in told and "read 1 of 2" in told and "read 2 of 2" in told
    assert describe_trouble(BAD) in told.splitlines() and told.endswith("组装 / assembling\n")


def test_a_terminal_line_is_written_over() -> None:
    assert "\r\x1b[K" in run(Terminal())


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (BAD, ("跳过", "in/x.pdf", "page 2", "a broken page", "a readable page")),
        (Outcome(FILE, "failed", found="KeyError"), ("出错", "KeyError")),
    ],
)
def test_trouble_is_told_in_one_line(outcome: Outcome, words: tuple[str, ...]) -> None:
    told = describe_trouble(outcome)
    assert all(word in told for word in words) and "\n" not in told


def test_silence() -> None:
    silence = Silence()
    silence.begin(1, 1, 1)
    silence.finish(BAD)
    silence.enter("x")
