"""Lines of text that remember where each character stood in the raw text.

In: raw text. Out: :class:`Line` values that are cleaned, cut and joined without losing their places, and at the end
the text of a document with its :class:`~graph.model.OffsetMap`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model import OffsetMap

BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
SPACES = {ord(c): " " for c in "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"}
TABS = re.compile(r" *\t[ \t]*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its break: ``at[i]`` is the raw offset of ``text[i]``, ``end`` that of the break after it."""

    text: str
    at: Sequence[int]
    end: int

    def __bool__(self) -> bool:
        return bool(self.text)

    def cut(self, start: int, end: int) -> Line:
        """The part ``[start, end)`` of the line, its break kept."""
        return Line(self.text[start:end], self.at[start:end], self.end)

    def drop(self, start: int, end: int) -> Line:
        """The line without ``[start, end)``."""
        if start == 0:
            return self.cut(end, len(self.text))
        return self.cut(0, start) if end >= len(self.text) else join(self.cut(0, start), self.cut(end, len(self.text)))

    def strip(self) -> Line:
        """The line without white space at its ends."""
        if self.text == self.text.strip():
            return self
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(len(self.text.rstrip()), start))


def join(first: Line, second: Line, glue: str = "") -> Line:
    """Two lines as one; ``glue`` stands where the first one's break was."""
    return Line(first.text + glue + second.text, [*first.at, *[first.end] * len(glue), *second.at], second.end)


def split_lines(raw: str, start: int = 0) -> Iterator[Line]:
    """The lines of a raw text whose first character has the raw offset ``start``."""
    position = 0
    for found in BREAK.finditer(raw):
        # the places of CR LF: the line feed stands for both
        yield Line(raw[position : found.start()], range(start + position, start + found.start()), start + found.end() - 1)
        position = found.end()
    yield Line(raw[position:], range(start + position, start + len(raw)), start + len(raw))


def clean_line(line: Line) -> Line:
    """No invisible characters, every kind of blank a plain space, cells parted by one tab, nothing at the ends."""
    if not line.text:
        return line
    text, at = line.text, line.at
    if INVISIBLE.search(text):
        kept = [i for i, c in enumerate(text) if not INVISIBLE.match(c)]
        text, at = "".join(text[i] for i in kept), [at[i] for i in kept]
    return _merge_tabs(Line(text.translate(SPACES), at, line.end).strip())


def _merge_tabs(line: Line) -> Line:
    """One tab for each run of tabs and blanks around it."""
    runs = [(m.start(), m.end(), m.group().index("\t") + m.start()) for m in TABS.finditer(line.text) if len(m.group()) > 1]
    if not runs:
        return line
    ends = [0, *[end for _, end, _ in runs]]
    starts = [*[start for start, _, _ in runs], len(line.text)]
    tabs = [[tab] for _, _, tab in runs] + [[]]
    kept = [i for end, start, tab in zip(ends, starts, tabs, strict=True) for i in (*range(end, start), *tab)]
    return Line("".join(line.text[i] for i in kept), [line.at[i] for i in kept], line.end)


def squeeze(lines: Sequence[Line]) -> list[Line]:
    """At most one empty line in a row, none at the start and end."""
    kept: list[Line] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return kept[:-1] if kept and not kept[-1] else kept


def assemble(lines: Sequence[Line]) -> tuple[str, OffsetMap]:
    """The text of the lines, with the map of its offsets to raw ones; the offset after the text maps to the raw end."""
    starts: list[int] = []
    raws: list[int] = []
    position, shift = 0, None
    for line in lines:
        for offset, raw in _runs(line):
            if raw - position - offset != shift:
                shift = raw - position - offset
                starts.append(position + offset)
                raws.append(raw)
        position += len(line.text) + 1
    return "\n".join(line.text for line in lines), OffsetMap(tuple(starts) or (0,), tuple(raws) or (0,))


def _runs(line: Line) -> Iterator[tuple[int, int]]:
    """(offset, raw) wherever the places of a line and its break stop running in step."""
    if isinstance(line.at, range):
        yield from dict(((0, line.at[0] if line.at else line.end), (len(line.text), line.end))).items()
        return
    for i, raw in enumerate(places := [*line.at, line.end]):
        if i == 0 or raw != places[i - 1] + 1:
            yield i, raw
