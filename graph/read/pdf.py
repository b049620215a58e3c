"""PDF with a text layer.

In: bytes. Out: an :class:`~graph.read.extract.Extract` whose raw text is what PDFium gives page after page, a line
feed between pages. Scans have no text: they are refused with that reason, because character recognition is not part
of this stage yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pypdfium2

from graph.read.errors import ReadError
from graph.read.extract import Extract
from graph.read.head import Head, find_title
from graph.read.layout import Box, Row, find_headings, join_rows
from graph.read.lines import Line, clean_line, split_lines

MAX_CHARACTERS = 10_000_000
MIN_PER_PAGE = 4  # fewer characters than this a page on average: a scan, perhaps with page numbers
EXPECTED = "a PDF with a text layer"
UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
MAX_UNREADABLE = 0.3


def extract_pdf(data: bytes, source: str) -> Extract:
    """Paragraphs of a PDF; :class:`ReadError` where it is broken, locked, scanned or its text layer unreadable."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "assword" in str(error)
        raise ReadError(source, "", "a PDF locked with a password" if locked else f"a broken PDF ({error})", EXPECTED) from error
    try:
        return _read(document, source)
    finally:
        document.close()


def _read(document: pypdfium2.PdfDocument, source: str) -> Extract:
    texts: list[str] = []
    pages: list[list[Row]] = []
    start = 0
    for number in range(len(document)):
        text, rows = _read_page(document, number, start, source)
        texts.append(text)
        pages.append(rows)
        start += len(text) + 1
        if start > MAX_CHARACTERS:
            raise ReadError(source, f"page {number + 1}", f"more than {MAX_CHARACTERS:,} characters", "a shorter PDF")
    raw = "\n".join(texts)
    _check_text(raw, len(pages), source)
    lines = join_rows(pages)
    return Extract(raw, lines, stated=Head(title=_title(lines, find_headings(pages))), fallback_title=_properties(document))


def _title(lines: Sequence[Line], headings: Sequence[str]) -> str | None:
    """The line in the largest characters that can be a title; a letterhead, larger still, is none."""
    for heading in headings:
        line = next((line.text for line in lines if line.text.startswith(heading)), None)
        if line and (title := find_title([line])):
            return title
    return None


def _read_page(document: pypdfium2.PdfDocument, number: int, start: int, source: str) -> tuple[str, list[Row]]:
    """The text of a page and its lines with their places on the paper."""
    try:
        page = document[number]
        try:
            textpage = page.get_textpage()
            try:
                text = textpage.get_text_range().replace("\x00", " ")
                return text, list(_rows(textpage, text, start))
            finally:
                textpage.close()
        finally:
            page.close()
    except pypdfium2.PdfiumError as error:
        raise ReadError(source, f"page {number + 1}", f"a broken page ({error})", EXPECTED) from error


def _rows(textpage: pypdfium2.PdfTextPage, text: str, start: int) -> Iterator[Row]:
    wide = not text.isascii() and max(text, default="") > "\uffff"
    for line in split_lines(text, start):
        cleaned = clean_line(line)
        if cleaned:
            first, last = cleaned.at[0] - start, cleaned.at[-1] - start
            if wide:  # PDFium counts UTF-16 units
                first, last = (i + sum(c > "\uffff" for c in text[:i]) for i in (first, last))
            yield Row(cleaned, _box(textpage, first, last))


def _box(textpage: pypdfium2.PdfTextPage, first: int, last: int) -> Box | None:
    """The place of a line from its first and last character; ``None`` where PDFium does not tell."""
    try:
        index = [pypdfium2.raw.FPDFText_GetCharIndexFromTextIndex(textpage, i) for i in (first, last)]
        if min(index) < 0:
            return None
        left, bottom, _, top = textpage.get_charbox(index[0], loose=True)
        right = textpage.get_charbox(index[1], loose=True)[2]
    except pypdfium2.PdfiumError:
        return None
    return Box(left, right, bottom, max(top - bottom, 1.0))


def _check_text(raw: str, pages: int, source: str) -> None:
    written = len(re.sub(r"\s", "", raw))
    if written < MIN_PER_PAGE * max(pages, 1):
        found = f"{pages} page{'s' * (pages != 1)} without a text layer, as in a scan"
        raise ReadError(source, "", found, f"{EXPECTED} (recognising scanned text is not available yet)")
    if len(UNREADABLE.findall(raw)) > MAX_UNREADABLE * written:
        raise ReadError(source, "", "a text layer whose characters have no meaning (fonts without Unicode)", EXPECTED)


def _properties(document: pypdfium2.PdfDocument) -> str | None:
    """The title of the file's properties, which only stands in; their dates tell of the file, not of the document."""
    title = str(document.get_metadata_dict(skip_empty=True).get("Title", "")).strip()
    usable = re.search("[\u4e00-\u9fff]{4}", title) and not title.lower().endswith((".doc", ".docx", ".wps"))
    return title if usable else None
