"""Content decides what a file is."""

from __future__ import annotations

import io
import zipfile

import pytest

from graph.read.errors import ReadError
from graph.read.kinds import tell_binary, tell_text

from .samples import make_docx, make_pdf


def archive(**members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name, text in members.items():
            target.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return stream.getvalue()


def test_readable_kinds() -> None:
    assert tell_binary(make_docx("正文"), "a") == "docx"
    assert tell_binary(make_pdf([(72, 700, 12, "正文")]), "a") == "pdf"
    assert tell_binary("正文".encode(), "a") is None


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "an old Word, Excel or WPS file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (b"{\\rtf1", "an RTF document"),
        (b"BM\x01\0\0\0", "a BMP image"),
        (archive(xl__workbook_xml="<a/>"), "an Excel workbook"),
        (archive(OFD_xml="<a/>"), "an OFD document"),
        (archive(other_xml="<a/>"), "an archive"),
        (b"PK\3\4" + b"\0" * 40, "a damaged archive"),
    ],
)
def test_other_kinds_are_named(data: bytes, what: str) -> None:
    with pytest.raises(ReadError, match=what):
        tell_binary(data, "a.txt")


def test_text_may_begin_like_a_signature() -> None:
    assert tell_binary("BMW与海城市合作".encode(), "a.txt") is None


@pytest.mark.parametrize(
    ("text", "suffix", "kind"),
    [
        ("<!DOCTYPE html><p>正文", ".txt", "html"),
        ("\n<!-- 注 -->\n<html><body>正文", ".txt", "html"),
        ("说明：<p>是段落标签", ".txt", "txt"),
        ("<div>片段</div>", ".html", "html"),
        ("没有标签", ".html", "txt"),
    ],
)
def test_markup(text: str, suffix: str, kind: str) -> None:
    assert tell_text(text, suffix) == kind
