"""Numbers without a unit in a table whose heading names it: ``1180`` under ``榜额(万元)``.

Part of the recognise stage, used by ``quantities`` and for metrics. In: half-width text; rows are lines, cells are parted by tabs, or by
spaces where the table was flattened (then only the last columns can be told). Out: ``Cell`` values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,6})?")
_HEADING = re.compile(r"(?P<label>[^\s\d()]{2,14})[(](?:单位:)?(?P<unit>[^\s\d()]{1,5})[)]")
_SERIAL = re.compile(r"\d{1,4}[ \t]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A bare number with the label and the unit of its column."""

    start: int
    end: int
    label: str
    unit: str


def find_cells(text: str) -> Iterator[Cell]:
    """Every bare number under a heading that names a unit, in text order."""
    columns: list[tuple[int, re.Match[str]]] = []
    mark, width, at = "\t", 0, 0
    for line in text.split("\n"):
        if "(" in line and (fresh := _read_heading(line)):
            columns, mark, width = fresh
        elif not line.strip():
            columns = []
        elif columns:
            yield from _read_row(line, at, columns, (mark, width))
        at += len(line) + 1


def _read_heading(line: str) -> tuple[list[tuple[int, re.Match[str]]], str, int] | None:
    """(columns with a unit counted from the last, mark between cells, number of cells) of a line of headings; a sentence is none."""
    mark = "\t" if "\t" in line else " "
    cells = line.strip(" ").split(mark)
    if len(cells) < 2 or len(line) > 160 or re.search("[,。;!?]", line) or _SERIAL.match(line):
        return None
    found = [(n - len(cells), m) for n, cell in enumerate(cells) if (m := _HEADING.fullmatch(cell.strip()))]
    return (found, mark, len(cells)) if found else None


def _read_row(line: str, at: int, columns: list[tuple[int, re.Match[str]]], shape: tuple[str, int]) -> Iterator[Cell]:
    mark, width = shape
    cells = [(m.start(), m.group()) for m in re.finditer(r"[^\t]+" if mark == "\t" else r"[^ ]+", line)]
    if len(cells) < 2 or (mark == "\t" and line.count("\t") + 1 != width):
        return
    if mark == "\t":
        starts = [0, *(m.end() for m in re.finditer("\t", line))]
        cells = list(zip(starts, line.split("\t"), strict=True))
    for column, heading in columns:
        if mark == " " and any(not _NUMBER.fullmatch(cell) for _, cell in cells[column:]):
            continue
        start, cell = cells[column] if -column <= len(cells) else (0, "")
        number = _NUMBER.search(cell)
        if number and number.group() == cell.strip(" "):
            begin = at + start + number.start()
            yield Cell(begin, begin + len(number.group()), heading["label"], heading["unit"])
