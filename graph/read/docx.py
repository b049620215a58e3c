"""Word documents (docx): paragraphs and tables in the order of the page.

In: bytes of the archive. Out: an :class:`~graph.read.extract.Extract` whose raw text is the text of all paragraphs of
``word/document.xml``, a line break after each. Text boxes and content controls count, deleted text and fallback
copies of drawings do not. The XML is read directly: it takes only the parts with text out of the archive, each within
a size limit, whatever pictures lie beside them.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from graph.read.errors import ReadError
from graph.read.extract import Extract
from graph.read.head import Head
from graph.read.lines import Line, clean_line, join

MAX_PART = 64_000_000  # bytes of one part unpacked
MAX_RATIO = 200  # unpacked to packed: written text stays far below, a bomb far above
RATIO_FROM = 8_000_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
EXPECTED = "a Word document (docx)"
TITLE_STYLES = frozenset({"title", "heading 1", "标题"})
# What zipfile raises on damaged archives: its own error and, unwrapped, those of the layers below.
ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)


def extract_docx(data: bytes, source: str) -> Extract:
    """Paragraphs and table rows of a docx; a row's cells are parted by tabs. :class:`ReadError` for a broken or oversized archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _parse(archive, "word/document.xml", source)
            styles = _parse(archive, "word/styles.xml", source, required=False)
            properties = _parse(archive, "docProps/core.xml", source, required=False)
    except ZIP_ERRORS as error:
        raise ReadError(source, "", f"a damaged archive ({error})", EXPECTED) from error
    if body is None or _local(body.tag) != "document":
        raise ReadError(source, "word/document.xml", "no document in it", EXPECTED)
    raw, lines, title = _Walk(_title_styles(styles)).read(body)
    return Extract(raw, lines, stated=Head(title=title), fallback_title=_properties(properties))


def _parse(archive: zipfile.ZipFile, name: str, source: str, *, required: bool = True) -> etree._Element | None:
    """The root of an XML part, ``None`` where a part that need not be there is missing or broken."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        if not required:
            return None
        raise ReadError(source, name, "no such part in the archive", EXPECTED) from None
    if info.file_size > MAX_PART or (info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1)):
        raise ReadError(
            source, name, f"{info.file_size:,} bytes unpacked from {info.compress_size:,}", f"at most {MAX_PART:,} bytes of text"
        )
    with archive.open(info) as stream:
        content = stream.read(MAX_PART + 1)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as error:
        if not required:
            return None
        raise ReadError(source, name, f"broken XML ({error})", EXPECTED) from error


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _attribute(element: etree._Element, name: str) -> str | None:
    value: str | None = element.get(W + name) or element.get(W_STRICT + name)
    return value


def _title_styles(styles: etree._Element | None) -> frozenset[str]:
    """Ids of the styles that Word calls Title or heading 1 (in Chinese files the id is ``a3`` or ``1``)."""
    if styles is None:
        return frozenset()
    return frozenset(
        _attribute(style, "styleId") or ""
        for style in styles
        if _local(style.tag) == "style"
        for child in style
        if _local(child.tag) == "name" and (_attribute(child, "val") or "").lower() in TITLE_STYLES
    ) - {""}


def _properties(core: etree._Element | None) -> str | None:
    """The title of the file's properties, often stale, so it only stands in; their dates tell of the file, not of the document."""
    title = (core.findtext(DUBLIN_CORE + "title") or "").strip() if core is not None else ""
    usable = re.search("[\u4e00-\u9fff]{4}", title) and not re.match("(?:文档|新建|Microsoft|Word)", title)
    return title if usable else None


class _Walk:
    """Collects the raw text and the lines of one document body."""

    def __init__(self, title_styles: frozenset[str]) -> None:
        self._title_styles = title_styles
        self._raw: list[str] = []
        self._length = 0
        self._lines: list[Line] = []
        self._title: str | None = None

    def read(self, document: etree._Element) -> tuple[str, list[Line], str | None]:
        """(raw text, cleaned lines, title by style)."""
        for child in document:
            self._block(child)
        return "".join(self._raw), self._lines, self._title

    def _block(self, top: etree._Element) -> None:
        """Paragraphs and tables below an element, in order; without recursion except into tables."""
        stack = [top]
        while stack:
            element = stack.pop()
            kind = _local(element.tag)
            if kind == "p":
                self._lines.extend(self._paragraph(element))
            elif kind == "tbl":
                self._table(element)
            elif element.tag != FALLBACK:
                stack.extend(reversed(element))

    def _table(self, table: etree._Element) -> None:
        """Each row a line; a table of one column is layout and gives its paragraphs as they are."""
        rows = [row for row in table.iter(W + "tr", W_STRICT + "tr") if _owner(row, "tbl") is table]
        for row in rows:
            cells = [cell for cell in row.iter(W + "tc", W_STRICT + "tc") if _owner(cell, "tr") is row]
            contents = [self._cell(cell) for cell in cells]
            if len(cells) == 1:
                self._lines.extend(contents[0])
            elif any(contents):
                self._lines.append(_join_all([_join_all(c, " ") for c in contents], "\t").strip())

    def _cell(self, cell: etree._Element) -> list[Line]:
        """Lines of a cell with text; a placeholder keeps the place of an empty one."""
        found = [line for p in cell.iter(W + "p", W_STRICT + "p") if not _in_fallback(p) for line in self._paragraph(p)]
        return [line for line in found if line] or [Line("", (), max(self._length - 1, 0))]

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Line]:
        """The lines of a paragraph (a manual break makes two), then those of text boxes anchored in it."""
        text, boxes = _own_text(paragraph)
        lines = []
        for part in text.split("\n"):
            start = self._length
            self._raw.append(part + "\n")
            self._length += len(part) + 1
            lines.append(clean_line(Line(part, range(start, start + len(part)), start + len(part))))
        if self._title is None and self._is_title(paragraph) and lines[0]:
            self._title = "".join(line.text for line in lines)
        yield from lines
        for box in boxes:
            yield from self._paragraph(box)

    def _is_title(self, paragraph: etree._Element) -> bool:
        style = next((e for e in paragraph.iter(W + "pStyle", W_STRICT + "pStyle")), None)
        return style is not None and _attribute(style, "val") in self._title_styles


def _join_all(lines: list[Line], glue: str) -> Line:
    joined = lines[0]
    for line in lines[1:]:
        joined = join(joined, line, glue)
    return joined


def _owner(element: etree._Element, kind: str) -> etree._Element | None:
    """The nearest element of a kind around an element."""
    return next((a for a in element.iterancestors() if _local(a.tag) == kind), None)


def _in_fallback(element: etree._Element) -> bool:
    return any(a.tag == FALLBACK or _local(a.tag) == "txbxContent" for a in element.iterancestors())


def _own_text(paragraph: etree._Element) -> tuple[str, list[etree._Element]]:
    """The text of a paragraph and the paragraphs of its text boxes; fallback copies are left out."""
    parts: list[str] = []
    boxes: list[etree._Element] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        kind = _local(element.tag)
        if kind == "t":
            parts.append((element.text or "").replace("\n", " "))
        elif kind in {"tab", "ptab"}:
            parts.append("\t" if _local(getattr(element.getparent(), "tag", "")) == "r" else "")
        elif kind in {"br", "cr"}:
            parts.append("\n")
        elif kind == "noBreakHyphen":
            parts.append("-")
        elif kind == "p":
            boxes.append(element)
        elif element.tag != FALLBACK and kind not in {"pPr", "rPr", "del", "moveFrom"}:
            stack.extend(reversed(element))
    return "".join(parts), boxes
