"""The text of an HTML source in blocks, every character with its place in the source.

In: decoded HTML. Out: :class:`Block` values in reading order: paragraphs, headings, list items, table rows. A small
scanner, not a parser: it never fails on broken markup and knows the offset of every character, which tree builders
lose.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.read.lines import Line, clean_line, join

TOKEN = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:]*)|<!--|<!|<\?")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});?")
BLANK = re.compile(r"[ \t\r\n\f]+")
HIDDEN = frozenset({"script", "style", "noscript", "template", "svg", "textarea", "iframe", "select", "object", "math", "button"})
BREAKING = frozenset(
    re.split(
        r"\s+",
        "p div section article main aside header footer nav form fieldset table thead tbody tfoot tr td th caption ul ol li dl dt dd "
        "h1 h2 h3 h4 h5 h6 pre blockquote center hr br title body head html address figure figcaption option",
    )
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class Block:
    """A stretch of text between block-level tags. ``linked``: its characters inside links; ``cell``: (row, column) in a table."""

    line: Line
    tag: str
    linked: int = 0
    cell: tuple[int, int] | None = None


@dataclass(slots=True)
class _State:
    """Where the scanner stands."""

    tag: str = "body"
    links: int = 0
    linked: int = 0
    rows: int = 0
    unclosed: set[str] = field(default_factory=set)
    stack: list[list[int]] = field(default_factory=list)  # open rows: number, column
    pieces: list[tuple[str, int]] = field(default_factory=list)


def scan_blocks(source: str) -> list[Block]:
    """The blocks of a source, cells of a table row joined by tabs."""
    return _join_rows(list(_scan(source)))


def _scan(source: str) -> Iterator[Block]:
    state = _State()
    position = 0
    while position < len(source):
        found = TOKEN.search(source, position)
        end = found.start() if found else len(source)
        if end > position:
            state.pieces.extend(_characters(source, position, end))
            state.linked += (end - position) * (state.links > 0)
        if not found:
            break
        name = (found["name"] or "").lower()
        if name in BREAKING and (block := _close(state, end)):
            yield block
        position = _skip(source, found, name, state.unclosed)
        if name:
            _enter(state, name, bool(found["close"]))
    if block := _close(state, len(source)):
        yield block


def _skip(source: str, found: re.Match[str], name: str, unclosed: set[str]) -> int:
    """Where the text goes on after a tag, a comment or an element without text."""
    if found.group() == "<!--":
        end = source.find("-->", found.end())
        return end + 3 if end >= 0 else len(source)
    end = source.find(">", found.end()) + 1 or len(source)
    if name in HIDDEN and name not in unclosed and not found["close"] and source[end - 2 : end] != "/>":
        closing = re.compile(rf"</{name}\s*>", re.I).search(source, end)
        if closing:
            return closing.end()
        unclosed.add(name)  # never looked for again, else a page of opening tags takes quadratic time
    return end


def _enter(state: _State, name: str, closing: bool) -> None:
    """Notes what a tag opens or closes."""
    if name == "a":
        state.links = max(state.links + (-1 if closing else 1), 0)
    elif name == "table":
        state.links = 0
    elif name == "tr":
        if closing and state.stack:
            state.stack.pop()
        elif not closing:
            state.rows += 1
            state.stack.append([state.rows, -1])
    elif name in {"td", "th"} and not closing and state.stack:
        state.stack[-1][1] += 1
    if name in BREAKING and name != "br":
        state.tag = "body" if closing else name


def _characters(source: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Pieces of text with their offsets; an entity (``&ldquo;``) is one piece, white space one blank."""
    position = start
    for found in ENTITY.finditer(source, start, end):
        if found.start() > position:
            yield source[position : found.start()], position
        yield html.unescape(found.group()), found.start()
        position = found.end()
    if position < end:
        yield source[position:end], position


def _close(state: _State, end: int) -> Block | None:
    """The block that ends here, ``None`` where it has no text."""
    text, at = "".join(t for t, _ in state.pieces), [o + i for t, o in state.pieces for i in range(len(t))]
    linked, state.pieces, state.linked = state.linked, [], 0
    if not text.strip():
        return None
    kept = [i for i, c in enumerate(text) if c not in "\t\r\n\f " or (i and text[i - 1] not in "\t\r\n\f ")]
    flat = "".join(" " if text[i] in "\t\r\n\f " else text[i] for i in kept)
    line = clean_line(Line(flat, [at[i] for i in kept], end))
    cell = (state.stack[-1][0], state.stack[-1][1]) if state.stack else None
    return Block(line, state.tag, min(linked, len(line.text)), cell) if line else None


def _join_rows(blocks: Sequence[Block]) -> list[Block]:
    """Rows of data tables as one block each; a table that only lays out the page (long or single cells) stays in pieces."""
    joined: list[Block] = []
    position = 0
    while position < len(blocks):
        row = _take_row(blocks, position)
        columns = {b.cell[1] for b in row if b.cell}
        if len(columns) > 1 and max(len(b.line.text) for b in row) <= 400 and len(row) <= 3 * len(columns):
            joined.append(_merge_row(row))
        else:
            joined.extend(row)
        position += len(row)
    return joined


def _take_row(blocks: Sequence[Block], position: int) -> Sequence[Block]:
    cell = blocks[position].cell
    end = position + 1
    while cell and end < len(blocks) and (other := blocks[end].cell) and other[0] == cell[0]:
        end += 1
    return blocks[position:end]


def _merge_row(row: Sequence[Block]) -> Block:
    merged = row[0]
    for block in row[1:]:
        same = merged.cell is not None and block.cell is not None and merged.cell[1] == block.cell[1]
        line = join(merged.line, block.line, " " if same else "\t")
        merged = Block(line, "tr", merged.linked + block.linked, block.cell)
    return merged
