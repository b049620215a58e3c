"""Write the sample documents of ``examples/`` from the plain sources in ``tools/example_sources/``.

    python tools/make_examples.py [--font FILE] [--out FOLDER]

A source is UTF-8 text: head lines ``key: value`` up to a line ``---``, then light markup: ``# title``, ``## heading``,
``| cell | cell |`` for a row of a table (the first row is the head), every other line a paragraph. Keys of the head:

==========  ============================================================================================
format      ``txt``, ``html``, ``docx`` or ``pdf``
source      what the line 来源 names
date        ISO day that the retold facts hold for (may be absent)
encoding    of txt and html; any codec of Python, ``utf-8`` when absent
newline     ``crlf`` for the line ends of Windows
section     the menu entry that an html page stands under
header      the running head of a pdf page
==========  ============================================================================================

The same source and library versions give the same bytes. pdf needs the package ``fpdf2`` and a font with Chinese
characters; of the font only the glyphs in use are embedded, so its licence must allow that (Noto Sans CJK: OFL 1.1).
"""

from __future__ import annotations

import argparse
import html
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from string import Template
from typing import Any

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "example_sources"
PAGE = HERE / "example_page.html"
FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
SIMPLIFIED = 2  # the face "SC" of the Noto Sans CJK collection
NO_DATE = datetime(2024, 1, 1, tzinfo=UTC)
A5 = (148.0, 210.0)  # millimetres
INDENT = "\u3000\u3000"  # paragraphs of printed Chinese begin two characters in
NOTE = "说明:本文据公开资料改写，不是正式文件。"


class SourceError(ValueError):
    """A source that cannot be turned into a document; the message names the file and what was expected."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or title; a table has its rows in ``rows`` and no text."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One parsed source file."""

    stem: str
    head: dict[str, str]
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        return next(b.text for b in self.blocks if b.kind == "title")

    @property
    def moment(self) -> datetime:
        """The date of the head as midnight UTC; a fixed day where the head has none, so that bytes stay the same."""
        return datetime.fromisoformat(self.head["date"]).replace(tzinfo=UTC) if "date" in self.head else NO_DATE

    @property
    def byline(self) -> str:
        """Where the text comes from and of when it is, as papers and sites print it under the title."""
        return f"来源:{self.head['source']} {self.head.get('date', '')}".strip()


def parse_line(line: str) -> Block:
    """One line of a source as a block; a row of a table is a block of its own until rows are gathered.

    >>> parse_line("| 平台 | 面积 |").rows
    (('平台', '面积'),)
    """
    if line.startswith("## "):
        return Block("heading", line[3:])
    if line.startswith("# "):
        return Block("title", line[2:])
    if line.startswith("|"):
        return Block("table", rows=(tuple(cell.strip() for cell in line.strip("|").split("|")),))
    return Block("paragraph", line)


def gather_tables(blocks: Iterator[Block]) -> Iterator[Block]:
    """Neighbouring rows become one table."""
    for kind, run in groupby(blocks, key=lambda b: b.kind):
        if kind == "table":
            yield Block("table", rows=tuple(row for block in run for row in block.rows))
        else:
            yield from run


def parse_source(path: Path) -> Source:
    """Read one source; a head without format or source, or a body without title, raises ``SourceError``."""
    head_text, found, body = path.read_text(encoding="utf-8").partition("---\n")
    if not found:
        raise SourceError(f"{path.name}: no line '---' between head and body")
    head = dict(line.split(": ", 1) for line in head_text.splitlines())
    if missing := {"format", "source"} - head.keys():
        raise SourceError(f"{path.name}: the head lacks {', '.join(sorted(missing))}")
    blocks = tuple(gather_tables(parse_line(line) for line in body.splitlines() if line.strip()))
    if sum(b.kind == "title" for b in blocks) != 1:
        raise SourceError(f"{path.name}: expected one line that begins with '# '")
    return Source(path.stem, head, blocks)


def write_txt(source: Source) -> bytes:
    """Title and byline, then one paragraph a line; headings such as 一、… are lines of their own."""
    lines = [source.title, "", source.byline, NOTE, ""]
    lines += [b.text for b in source.blocks if b.kind != "title"]
    newline = "\r\n" if source.head.get("newline") == "crlf" else "\n"
    return (newline.join(lines) + newline).encode(source.head.get("encoding", "utf-8"))


def write_html(source: Source) -> bytes:
    """The text inside a page with menu, side bar and footer, as news sites have them."""
    encoding = source.head.get("encoding", "utf-8")
    tags = {"heading": "h2", "paragraph": "p"}
    body = "\n".join(f"<{tags[b.kind]}>{html.escape(b.text)}</{tags[b.kind]}>" for b in source.blocks if b.kind in tags)
    fields = {"charset": encoding, "title": html.escape(source.title), "body": body}
    fields |= {key: html.escape(source.head[key]) for key in ("source", "date", "section")}
    return Template(PAGE.read_text(encoding="utf-8")).substitute(fields).encode(encoding)


def fix_zip_times(data: bytes) -> bytes:
    """The same archive with every entry dated 1980-01-01, which is what zip calls no date."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def fill_table(table: Any, rows: tuple[tuple[str, ...], ...]) -> None:
    """Append the rows to an empty table of python-docx."""
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def write_docx(source: Source) -> bytes:
    """A Word file with headings and bordered tables."""
    import docx

    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = source.title, source.head["source"], NOTE
    properties.created = properties.modified = source.moment
    for block in source.blocks:
        if block.kind == "title":
            document.add_heading(block.text, 0)
            document.add_paragraph(source.byline)
            document.add_paragraph(NOTE)
        elif block.kind == "heading":
            document.add_heading(block.text, 1)
        elif block.kind == "table":
            fill_table(document.add_table(0, len(block.rows[0]), style="Table Grid"), block.rows)
        else:
            document.add_paragraph(block.text)
    out = io.BytesIO()
    document.save(out)
    return fix_zip_times(out.getvalue())


def write_pdf(source: Source, font: Path) -> bytes:
    """A text PDF on small paper, so that it has more than one page, with a running head and a page number on each page."""
    from fpdf import FPDF
    from fpdf.enums import WrapMode

    class Paper(FPDF):
        def header(self) -> None:
            self.set_font("chinese", size=8)
            self.cell(0, 8, source.head["header"], border="B", align="R", new_x="LMARGIN", new_y="NEXT")
            self.ln(3)

        def footer(self) -> None:
            self.set_y(-14)
            self.set_font("chinese", size=8)
            self.cell(0, 8, f"第 {self.page_no()} 页", align="C")

    paper = Paper(format=A5)
    paper.set_creation_date(source.moment)
    paper.set_title(source.title)
    paper.set_author(source.head["source"])
    paper.add_font("chinese", fname=font, collection_font_number=SIMPLIFIED)
    paper.add_page()
    lines = [(15.0, source.title), (8.0, source.byline), (8.0, NOTE)]
    lines += [(12.0, b.text) if b.kind == "heading" else (10.5, INDENT + b.text) for b in source.blocks if b.kind != "title"]
    for size, text in lines:
        paper.set_font("chinese", size=size)
        paper.multi_cell(0, size * 0.6, text, align="L", wrapmode=WrapMode.CHAR, new_x="LMARGIN", new_y="NEXT")
        paper.ln(1.5)
    return bytes(paper.output())


def make_examples(out: Path, *, font: Path = FONT) -> list[Path]:
    """Write every source as its document into ``out`` and name the files written."""
    writers: dict[str, Callable[[Source], bytes]] = {
        "txt": write_txt,
        "html": write_html,
        "docx": write_docx,
        "pdf": lambda source: write_pdf(source, font),
    }
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for path in sorted(SOURCES.glob("*.txt")):
        source = parse_source(path)
        written.append(out / f"{source.stem}.{source.head['format']}")
        written[-1].write_bytes(writers[source.head["format"]](source))
    return written


def main() -> None:
    """Parse the options and write; nothing is printed when all went well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--font", type=Path, default=FONT, help="TrueType or OpenType collection with Chinese glyphs")
    parser.add_argument("--out", type=Path, default=HERE.parent / "examples", help="folder to write to")
    options = parser.parse_args()
    make_examples(options.out, font=options.font)


if __name__ == "__main__":
    main()
