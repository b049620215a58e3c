"""Paragraphs out of the printed lines of a PDF.

In: lines page by page, with their places on the paper. Out: lines that are paragraphs, headings and list items,
without page numbers and the headers and footers that pages repeat.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from graph.read.lines import Line, join
from graph.read.wrap import END, glue_for, is_item, width

PAGE_NUMBER = re.compile(
    r"[-—－–\s·]*(?:\d{1,4}|[ivxlc]{1,6}|第\s*[\d一二三四五六七八九十百]+\s*页(?:[\s,，/]*共\s*[\d一二三四五六七八九十百]+\s*页)?|\d+\s*/\s*\d+)[-—－–\s·]*",
    re.I,
)
EDGE = 2  # lines at the top and bottom of a page that may be header or footer
LARGE = 1.15  # times the body's size: a heading
MIN_REPEATS = 2
HEADING_ROWS = 12  # lines at the top of a document among which its title stands
FEW = 10  # lines
MAX_REPEATED = 40  # characters: longer lines are text even when they recur
MIN_MEASURE = 15  # characters: a page of shorter lines has no full one


class Box(NamedTuple):
    """The place of a line on its page, in points from the lower left corner; ``size`` is the height of its characters."""

    left: float
    right: float
    bottom: float
    size: float


class Row(NamedTuple):
    """A printed line."""

    line: Line
    box: Box | None


class _Page(NamedTuple):
    """What is normal on a page: margins, size of the characters, distance from line to line."""

    left: float
    right: float
    size: float
    step: float


def join_rows(pages: Sequence[Sequence[Row]]) -> list[Line]:
    """The paragraphs of all pages; one that runs over a page's end is one."""
    repeated = _repeated(pages)
    lines: list[Line] = []
    previous: tuple[Row, _Page] | None = None
    for rows in pages:
        size = LARGE * _measure(rows).size
        kept = [
            r for i, r in enumerate(rows) if not _is_furniture(r, min(i, len(rows) - 1 - i), repeated if _size(r) <= size else frozenset())
        ]
        page = _measure(kept)
        for number, row in enumerate(kept):
            if previous and lines and _continues(*previous, row, page, new_page=number == 0):
                lines[-1] = join(lines[-1], row.line, glue_for(lines[-1].text, row.line.text))
            else:
                lines.append(row.line)
            previous = (row, page)
    return lines


def find_headings(pages: Sequence[Sequence[Row]]) -> list[str]:
    """Lines at the top of a document in larger characters than its body, the largest first."""
    rows = [row for rows in pages[:1] for row in rows]
    size = _measure(rows).size
    large = [row for row in rows[:HEADING_ROWS] if _size(row) > LARGE * size]
    return [row.line.text for row in sorted(large, key=lambda row: -round(_size(row)))]


def _size(row: Row) -> float:
    return row.box.size if row.box else 0.0


def _mask(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _repeated(pages: Sequence[Sequence[Row]]) -> frozenset[str]:
    """Lines, digits masked, that stand at the edge of most pages."""
    edges = Counter(mask for rows in pages for mask in {_mask(r.line.text) for r in (*rows[:EDGE], *rows[-EDGE:])})
    return frozenset(m for m, n in edges.items() if n >= max(MIN_REPEATS, len(pages) / 2))


def _is_furniture(row: Row, from_edge: int, repeated: frozenset[str]) -> bool:
    text = row.line.text
    if from_edge < 1 and PAGE_NUMBER.fullmatch(text):
        return True
    return from_edge < EDGE and len(text) <= MAX_REPEATED and not END.search(text) and _mask(text) in repeated


def _measure(rows: Sequence[Row]) -> _Page:
    boxes = [row.box for row in rows if row.box]
    if not boxes:
        return _Page(0, 0, 0, 0)
    size = median(b.size for b in boxes)
    body = [b for b in boxes if b.size <= LARGE * size] or boxes
    lefts = Counter(round(b.left / 2) for b in body)
    enough = 2 if len(body) >= FEW else 1  # on a full page one line further left is a footnote mark, not the margin
    left = min((n * 2.0 for n, count in lefts.items() if count >= enough), default=min(b.left for b in body))
    steps = [a.bottom - b.bottom for a, b in pairwise(boxes) if a.bottom - b.bottom > size / 2]
    right = max(max(b.right for b in body), left + MIN_MEASURE * size)
    return _Page(left, right, size, median(steps) if steps else 2 * size)


def _continues(above: Row, upper: _Page, row: Row, page: _Page, *, new_page: bool) -> bool:
    """Whether a line goes on with the paragraph of the line above it."""
    if is_item(row.line.text):
        return False
    a, b = above.box, row.box
    if a is None or b is None:
        return not END.search(above.line.text) and width(above.line.text) >= 60
    if abs(a.size - b.size) > 0.15 * max(a.size, b.size):
        return False
    if not new_page and a.bottom - b.bottom > 1.5 * max(page.step, page.size):
        return False
    if a.size > LARGE * upper.size:  # a heading in two lines
        return not END.search(above.line.text) and not new_page
    full = a.right >= upper.right - 2.2 * upper.size
    return full and b.left <= page.left + 1.2 * page.size
