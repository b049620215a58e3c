"""Word files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest

from graph.model import Document
from graph.read import ReadError, SourceFile, read_document, read_raw

from .samples import BODY, make_docx

Read = Callable[..., Document]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def rezip(data: bytes, **parts: bytes | None) -> bytes:
    """The archive with parts (``word__document``) replaced, or left out where ``None``."""
    changed = {name.replace("__", "/") + ".xml": content for name, content in parts.items()}
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = changed.get(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return stream.getvalue()


def body(xml: str) -> bytes:
    return rezip(make_docx("x"), word__document=f"<w:document {W} {MC}><w:body>{xml}</w:body></w:document>".encode())


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_paragraphs_and_tables_in_order(read: Read) -> None:
    text = read(make_docx("标题一则", *BODY, table=[["序号", "平台"], ["1", "焊接基地"]]), "a.docx").text
    assert text.split("\n") == ["标题一则", *BODY, "序号\t平台", "1\t焊接基地", "以上平台由市科技局统一管理。"]


def test_head_of_an_official_paper(read: Read) -> None:
    document = read(
        make_docx("海城市人民政府文件", "海政发〔2022〕7号", "关于加快建设中试基地的意见", *BODY, "海城市人民政府", "2022年3月1日"),
        "a.docx",
    )
    assert (document.format, document.title, document.issuer, document.number, document.date) == (
        "docx",
        "关于加快建设中试基地的意见",
        "海城市人民政府",
        "海政发〔2022〕7号",
        "2022-03-01",
    )


def test_title_by_style(read: Read) -> None:
    word = docx.Document()
    word.add_paragraph("内部资料")
    word.add_heading("海城市科技工作要点", 0)
    word.add_paragraph(BODY[0])
    stream = io.BytesIO()
    word.save(stream)
    assert read(stream.getvalue(), "a.docx").title == "海城市科技工作要点"


def test_properties_stand_in_only(read: Read) -> None:
    word = docx.Document()
    word.core_properties.title = "属性里的标题"
    word.add_paragraph(BODY[0])
    stream = io.BytesIO()
    word.save(stream)
    assert read(stream.getvalue(), "a.docx").title == "属性里的标题"
    assert read(make_docx("正文里的标题", *BODY), "b.docx").title == "正文里的标题"


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (f"<w:p><w:ins>{run('新增')}</w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>", "新增"),
        (f"<w:sdt><w:sdtContent><w:p>{run('控件里')}</w:p></w:sdtContent></w:sdt>", "控件里"),
        (f"<w:p><w:hyperlink>{run('链接')}</w:hyperlink>{run('之后')}</w:p>", "链接之后"),
        (f"<w:p>{run('甲')}<w:r><w:br/></w:r>{run('乙')}</w:p>", "甲\n乙"),
        (f"<w:p>{run('甲')}<w:r><w:tab/></w:r>{run('乙')}</w:p>", "甲\t乙"),
        (
            f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>{run('框中')}</w:p></w:txbxContent></mc:Choice>"
            f"<mc:Fallback><w:txbxContent><w:p>{run('框中')}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            "框中",
        ),
        (f"<w:tbl><w:tr><w:tc><w:p>{run('独列')}</w:p><w:p>{run('两段')}</w:p></w:tc></w:tr></w:tbl>", "独列\n两段"),
        (
            f"<w:tbl><w:tr><w:tc><w:p>{run('甲')}</w:p></w:tc><w:tc><w:p/></w:tc><w:tc><w:p>{run('丙')}</w:p></w:tc></w:tr></w:tbl>",
            "甲\t丙",
        ),
    ],
)
def test_kinds_of_content(read: Read, xml: str, text: str) -> None:
    assert read(body(xml), "a.docx").text.replace("\t\t", "\t") == text


def test_offsets_lead_to_the_paragraphs(file: Callable[..., SourceFile]) -> None:
    source = file(make_docx("　　标题 一则", *BODY, table=[["序号", "平台"], ["1", "焊接基地"]]), "a.docx")
    document, raw = read_document(source), read_raw(source)
    assert all(raw[document.offsets.to_raw(i)] == c for i, c in enumerate(document.text) if not c.isspace())


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.html"])
def test_word_file_under_another_name(read: Read, name: str) -> None:
    assert read(make_docx(*BODY), name).format == "docx"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (make_docx(*BODY)[:3000], "a damaged archive"),
        (rezip(make_docx("x"), word__document=None), "no such part in the archive"),
        (rezip(make_docx("x"), word__document=b"<w:document"), "word/document.xml: found broken XML"),
        (rezip(make_docx("x"), word__document=b"<other/>"), "no document in it"),
        (make_docx(), "no text in this docx"),
        (rezip(make_docx("x"), word__document=b"<a>" + b" " * 70_000_000 + b"</a>"), "70,000,007 bytes unpacked"),
        (rezip(make_docx("x"), word__document=b"<a>" + b" " * 20_000_000 + b"</a>"), "20,000,007 bytes unpacked"),
    ],
    ids=["cut", "no part", "broken", "other", "empty", "large", "bomb"],
)
def test_bad_files_are_named(read: Read, data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read(data, "a.docx")


def test_entities_are_not_expanded(read: Read) -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "哈哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;">]>'
    data = rezip(make_docx("x"), word__document=f"{bomb}<w:document {W}><w:body><w:p>{run('甲&b;乙')}</w:p></w:body></w:document>".encode())
    assert "哈" not in read(data, "a.docx").text


def test_date_of_the_file_is_not_that_of_the_document(read: Read) -> None:
    assert read(make_docx(*BODY), "a.docx").date is None
