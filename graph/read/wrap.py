"""Joins lines that layout broke inside a paragraph.

In: cleaned lines. Out: lines that are paragraphs, headings or list items. Two cases only, both sure: a text that is
hard-wrapped as a whole (nearly every line equally wide), and a break inside an open bracket that closes in the next
line.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from graph.read.lines import Line, join

ITEM = re.compile(
    r"[（(]?[一二三四五六七八九十百]+[、.．)）]|第[一二三四五六七八九十百零\d]+[章节条篇部]|[（(]?\d{1,3}[)）、]|\d{1,2}[.．](?!\d)|[①-⑳●■◆▪•·★☆▲※—-]|附件?[:：\d]|附[:：]"
)
END = re.compile("[。！？；：:;!?]$")
OPENING, CLOSING = "（(《“〔【", "）)》”〕】"
MAX_TAIL = 200  # characters of the next line within which an open bracket must close
MIN_WRAPPED = 8
MIN_WIDTH = 30  # columns: a Chinese character takes two


def width(text: str) -> int:
    """Columns that a text takes: two for a Chinese character, one for a Latin one."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def glue_for(first: str, second: str) -> str:
    """A space between two Latin words, nothing between Chinese characters."""
    return " " if first[-1:].isascii() and first[-1:].isalnum() and second[:1].isascii() and second[:1].isalnum() else ""


def is_item(text: str) -> bool:
    """Whether a line opens a list item or a numbered heading (``一、`` ``（二）`` ``3.`` ``第四条``)."""
    return ITEM.match(text) is not None


def join_brackets(lines: Sequence[Line]) -> list[Line]:
    """Joins a line with an open bracket to the next one that closes it, also over an empty line (a page's end)."""
    joined: list[Line] = []
    for line in lines:
        gap = 2 if len(joined) > 1 and not joined[-1] else 1
        if line and len(joined) >= gap and joined[-gap] and _continues(joined[-gap].text, line.text):
            first = joined[-gap]
            del joined[-gap:]
            joined.append(join(first, line, glue_for(first.text, line.text)))
        else:
            joined.append(line)
    return joined


def _continues(first: str, second: str) -> bool:
    """``（责任单位：市科技局、市财`` + ``政局）``: one bracket left open, closed in the next line before any opens."""
    if END.search(first) or is_item(second):
        return False
    opened = [c for c in first if c in OPENING or c in CLOSING]
    closing = re.search(f"[{re.escape(OPENING + CLOSING)}]", second[:MAX_TAIL])
    depth: list[str] = []
    for c in opened:
        if c in OPENING:
            depth.append(c)
        elif depth:
            depth.pop()
    return bool(depth) and closing is not None and CLOSING.find(closing.group()) == OPENING.find(depth[-1])


def unwrap(lines: Sequence[Line], raw_lines: Sequence[str]) -> list[Line]:
    """Joins the lines of a hard-wrapped text; any other text is left as it is. ``raw_lines``: with their indents."""
    limit = _wrap_width([text for text in raw_lines if text.strip()])
    if limit is None:
        return list(lines)
    joined: list[Line] = []
    full = False
    for line, raw in zip(lines, raw_lines, strict=True):
        indented = raw[:1].isspace()
        if line and joined and full and not indented and not is_item(line.text):
            joined[-1] = join(joined[-1], line, glue_for(joined[-1].text, line.text))
        else:
            joined.append(line)
        full = width(raw.rstrip()) >= limit - 3
    return joined


def _wrap_width(lines: Sequence[str]) -> int | None:
    """The width at which a text is wrapped: most lines within three columns of it and none beyond, most of them in mid-sentence."""
    widths = Counter(width(text.rstrip()) for text in lines)
    if len(lines) < MIN_WRAPPED or (widest := max(widths)) < MIN_WIDTH:
        return None
    full = [text.rstrip() for text in lines if width(text.rstrip()) >= widest - 3]
    open_ended = [text for text in full if not re.search("[。！？；：:]$", text)]
    return widest if len(full) >= 0.6 * len(lines) and len(open_ended) >= 0.6 * len(full) else None
