"""What users said of candidates: a small file for people, one judgement a line, that shifts the ranking in sight.

Enters: judgements (for whom, about whom, good or not). Leaves: for one asker a shift between −1 and 1
for each candidate: ±1 for whom the judgement is about, half of their likeness (0–1) for the things like them. Nothing else is
learned from it, and taking a line out undoes it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from graph.find.arrays import Array
from graph.match.index import PartnerIndex

Verdict = Literal["good", "not_this"]
MOST = 0.3  # points that a judgement can add or take
ALIKE = 0.5  # what the judgement counts for things like the one that it is about
HEADER = """\
# What users said of partners. Each line: for whom (IRI, or the name of a newcomer or the words of a need), about whom (IRI),
# good or not_this, the name of the one it is about. Lines may be taken out; `chuangpu partners --forget` does it too.
# asker	candidate	verdict	name
"""


class FeedbackError(ValueError):
    """A file of judgements that cannot be used."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """``asker`` and ``candidate`` are IRIs; the asker may be a newcomer's name or a need."""

    asker: str
    candidate: str
    verdict: Verdict
    name: str = ""


def feedback_path(store: Path) -> Path:
    """Where the judgements on the graph of a store stand.

    >>> feedback_path(Path("exports/store")).as_posix()
    'exports/store.feedback.tsv'
    """
    return store.with_name(f"{store.name}.feedback.tsv")


def read_feedback(path: Path) -> tuple[Judgement, ...]:
    """All judgements of a file, none where there is no such file. Raises ``FeedbackError`` with the line of a fault."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    except (OSError, UnicodeDecodeError) as error:
        raise FeedbackError(f"{path}: 无法读取反馈文件 / cannot read the feedback ({error})") from error
    return tuple(_parse(path, number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#"))


def add_feedback(path: Path, judgements: Iterable[Judgement]) -> None:
    """Put judgements into the file; a new one about the same two takes the place of the old."""
    new = {(j.asker, j.candidate): j for j in judgements}
    kept = [j for j in read_feedback(path) if (j.asker, j.candidate) not in new]
    _write(path, [*kept, *new.values()])


def forget_feedback(path: Path, asker: str, candidates: Sequence[str] = ()) -> int:
    """Take out what was said for an asker, about some candidates or all, and tell how many judgements that were."""
    known = read_feedback(path)
    kept = [j for j in known if j.asker != asker or (candidates and j.candidate not in candidates)]
    if len(kept) < len(known):
        _write(path, kept)
    return len(known) - len(kept)


def shift_of(index: PartnerIndex, judgements: Iterable[Judgement], candidates: Array) -> tuple[Array, list[tuple[int, Verdict]]]:
    """The shift of each candidate in −1 to 1, and whom the judgements that the graph knows are about."""
    shift, own = np.zeros(len(candidates)), {}
    known = [(number, j.verdict) for j in judgements if (number := index.number(j.candidate)) >= 0]
    for number, verdict in known:
        sign = 1.0 if verdict == "good" else -1.0
        own[number] = sign
        things, likeness = likeness_to(index, number)
        at = np.minimum(np.searchsorted(candidates, things), max(len(candidates) - 1, 0))
        there = candidates[at] == things if len(candidates) else np.zeros(len(things), bool)
        shift[at[there]] += sign * ALIKE * likeness[there]
    for number, sign in own.items():
        shift[candidates == number] = sign
    return np.clip(shift, -1, 1), known


def likeness_to(index: PartnerIndex, number: int) -> tuple[Array, Array]:
    """Things of the same class with something in common, and how much of all that both are linked with that is (0–1)."""
    traits, own, _ = index.cells("near", np.array([number]))
    rows = index.shortest_rows("near", traits.astype(np.int64), 100_000)
    things, weights, which = index.cells("near", traits[rows].astype(np.int64))
    values = np.minimum(weights, own[rows][which]) * index["idf"][traits[rows]][which]
    same = (index["type"][things] == index["type"][number]) & (things != number)
    numbers, at = np.unique(things[same], return_inverse=True)
    shared = np.bincount(at, values[same], len(numbers))
    total = index["trait_total"][number] + index["trait_total"][numbers] - shared
    return numbers.astype(np.int64), np.clip(shared / np.maximum(total, 1e-9), 0, 1)


def _parse(path: Path, number: int, line: str) -> Judgement:
    asker, candidate, verdict, name, *_ = [*line.split("\t"), "", "", ""]
    if not asker or not candidate or verdict not in ("good", "not_this"):
        raise FeedbackError(
            f"{path}, line {number}: 发现 {line!r}，应为四栏 / "
            "found this, expected asker, candidate, good or not_this, and a name with tabs between"
        )
    return Judgement(asker, candidate, "good" if verdict == "good" else "not_this", name)


def _write(path: Path, judgements: Sequence[Judgement]) -> None:
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        fresh.write_text(HEADER + "".join(_lines(judgements)), encoding="utf-8")
        os.replace(fresh, path)
    except OSError as error:
        raise FeedbackError(f"{path}: 无法写入反馈文件 / cannot write the feedback ({error.strerror})") from error


def _lines(judgements: Sequence[Judgement]) -> Iterator[str]:
    for j in judgements:
        yield "\t".join(" ".join(part.split()) for part in (j.asker, j.candidate, j.verdict, j.name)) + "\n"
