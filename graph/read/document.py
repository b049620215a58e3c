"""One file to one :class:`~graph.model.Document`: the end of the read stage.

In: a :class:`~graph.read.files.SourceFile`. Out: a document, or a :class:`~graph.read.errors.ReadError` that says
what is wrong. Content decides over the suffix: a docx named ``.txt`` is read as docx. One file is held at a time,
nothing is kept.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from graph.model import Document
from graph.read.docx import extract_docx
from graph.read.encoding import decode_text
from graph.read.errors import ReadError
from graph.read.extract import Extract
from graph.read.files import SourceFile
from graph.read.furniture import drop_furniture
from graph.read.head import Head, read_head
from graph.read.html import extract_html
from graph.read.kinds import tell_binary, tell_text
from graph.read.lines import Line, assemble, squeeze
from graph.read.pdf import extract_pdf
from graph.read.raw import MAX_BYTES, read_bytes
from graph.read.regions import find_home
from graph.read.txt import extract_txt
from graph.read.wrap import join_brackets

MAX_RUN = 20_000  # characters without a blank or a mark: no language is written so
RUN = re.compile(r"[^\s。！？；：，、,.;:!?|/<>()（）]+")


def read_document(file: SourceFile, *, max_bytes: int = MAX_BYTES) -> Document:
    """The document in a file; :class:`ReadError` where there is none. ``max_bytes`` limits the file, checked before reading."""
    data = _load(file, max_bytes)
    kind, extract = _extract(data, file)
    _check_runs(extract.lines, file.source)
    lines = squeeze(join_brackets(drop_furniture(squeeze(extract.lines))))
    text, offsets = assemble(lines)
    if not text:
        raise ReadError(file.source, "", f"no text in this {kind}", "a document with text")
    head = _merge(extract, lines)
    return Document(
        id=file.id,
        source=file.source,
        format=kind,
        text=text,
        title=head.title,
        issuer=head.issuer,
        number=head.number,
        date=head.date,
        region=find_home(head.title, head.issuer, text),
        offsets=offsets,
        digest=hashlib.sha256(data).hexdigest(),
    )


def read_raw(file: SourceFile, *, max_bytes: int = MAX_BYTES) -> str:
    """The raw text that the offsets of the file's document lead to: decoded source, paragraphs of a docx, pages of a pdf."""
    return _extract(_load(file, max_bytes), file)[1].raw


def _load(file: SourceFile, max_bytes: int) -> bytes:
    if file.problem is not None:
        raise file.problem
    return read_bytes(file.path, file.source, max_bytes=max_bytes)


def _extract(data: bytes, file: SourceFile) -> tuple[str, Extract]:
    """(format, what it holds), by content."""
    kind = tell_binary(data, file.source)
    if kind == "docx":
        return kind, extract_docx(data, file.source)
    if kind == "pdf":
        return kind, extract_pdf(data, file.source)
    text, _ = decode_text(data, file.source, web=file.path.suffix.lower() not in {".txt", ".text"})
    kind = tell_text(text, file.path.suffix)
    return kind, extract_html(text) if kind == "html" else extract_txt(text)


def _check_runs(lines: Sequence[Line], source: str) -> None:
    """Refuses a line that goes on for 20,000 characters without a blank or a mark: data, not language."""
    for number, line in enumerate(lines, 1):
        if len(line.text) >= MAX_RUN and any(len(run.group()) >= MAX_RUN for run in RUN.finditer(line.text)):
            raise ReadError(source, f"line {number}", f"{len(line.text):,} characters without punctuation", "text in sentences")


def _merge(extract: Extract, lines: Sequence[Line]) -> Head:
    """The head: what markup states, then what the text says, then properties of the file."""
    said = read_head([*extract.front, *[line.text for line in extract.lines if line]])
    title = read_head([line.text for line in lines if line]).title
    stated = extract.stated
    return Head(
        title=stated.title or title or extract.fallback_title,
        issuer=stated.issuer or said.issuer,
        number=stated.number or said.number,
        date=stated.date or said.date,
    )
