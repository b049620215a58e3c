"""What a file is, told by its bytes; its name may lie.

In: bytes. Out: ``pdf``, ``docx``, ``html`` or ``txt``; a :class:`ReadError` that names any other kind.
"""

from __future__ import annotations

import io
import re
import zipfile

from graph.read.errors import ReadError

EXPECTED = "a txt, html, docx or pdf document"
SIGNATURES = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"BM", "a BMP image"),
    (b"RIFF", "a RIFF file (image, sound or video)"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"\0\0\0\x18ftyp", "a video"),
    (b"\0\0\0\x20ftyp", "a video"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript file"),
    (b"AT&TFORM", "a DjVu document"),
    (b"MIME-Version:", "a web archive (mht)"),
)
SHORT = frozenset({b"BM", b"MZ", b"ID3", b"BZh", b"GIF8", b"RIFF"})  # could open a text: binary only with a NUL soon after
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
ZIP_KINDS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("OFD.xml", "an OFD document"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an EPUB book"),
)
MARKUP = re.compile(r"\s*(<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|meta|title)\b", re.I | re.S)
TAG = re.compile(r"<(p|div|br|span|table|td|h[1-6]|a|li|article|section)\b[^<>]*>", re.I)


def tell_binary(data: bytes, source: str) -> str | None:
    """``pdf`` or ``docx`` where the bytes say so, ``None`` where they may be text; :class:`ReadError` for other kinds."""
    if b"%PDF-" in data[:1024] and data.lstrip()[:1] != b"<":
        return "pdf"
    if data.startswith((b"PK\3\4", b"PK\5\6")):
        return _tell_zip(data, source)
    if data.startswith(OLE):
        what = "a Word or Excel file locked with a password" if ENCRYPTED in data else "an old Word, Excel or WPS file (doc, xls, wps)"
        raise ReadError(source, "", what, f"{EXPECTED} (save it as docx)")
    for signature, what in SIGNATURES:
        if data.startswith(signature) and (signature not in SHORT or b"\0" in data[:64]):
            raise ReadError(source, "", what, EXPECTED)
    return None


def _tell_zip(data: bytes, source: str) -> str:
    """What an archive holds; a damaged one that names a Word part is still called docx, whose reader says what is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        if b"word/" in data:
            return "docx"
        raise ReadError(source, "", f"a damaged archive ({error})", EXPECTED) from error
    kind = next((kind for member, kind in ZIP_KINDS if member in names), None)
    if kind is None and any(n.startswith("word/") for n in names):
        return "docx"
    if kind != "docx":
        raise ReadError(source, "", kind or "an archive (zip)", EXPECTED)
    return kind


def tell_text(text: str, suffix: str) -> str:
    """``html`` or ``txt``: markup at the very start decides, else a web suffix together with tags.

    >>> tell_text("<!DOCTYPE html><p>正文", ".txt"), tell_text("没有标签的正文", ".html")
    ('html', 'txt')
    """
    if MARKUP.match(text[:20_000].lstrip("\ufeff")):
        return "html"
    return "html" if suffix.lower() not in {".txt", ".text"} and TAG.search(text) else "txt"
