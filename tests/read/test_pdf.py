"""PDFs with a text layer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Document
from graph.read import ReadError, SourceFile, read_document, read_raw

from .samples import BODY, Placed, make_pdf

Read = Callable[..., Document]
WIDE = 37  # characters of 12 points in a line


def paragraph(text: str, bottom: float, *, indent: str = "　　") -> list[Placed]:
    text = indent + text
    return [(72, bottom - 20 * n, 12, text[i : i + WIDE]) for n, i in enumerate(range(0, len(text), WIDE))]


def paper() -> bytes:
    """Three pages with running head, page numbers, a title in two lines, a paragraph over a page's end."""
    long = "".join(BODY)
    flowing = paragraph(long, 120)
    first = [
        (72, 800, 9, "海城市公报"),
        (150, 760, 22, "海城市人民政府文件"),
        (230, 730, 12, "海政发〔2022〕7号"),
        (120, 690, 18, "海城市人民政府关于加快建设"),
        (180, 665, 18, "中试基地的若干意见"),
        *paragraph(BODY[0], 620),
        *paragraph(BODY[1], 560),
        *paragraph("一、总体要求", 500),
        *paragraph("二、主要任务", 480),
        *flowing[:2],
        (300, 40, 10, "- 1 -"),
    ]
    rest = [(72, 740 - 20 * n, 12, text) for n, (_, _, _, text) in enumerate(flowing[2:])]
    second = [(72, 800, 9, "海城市公报"), *rest, *paragraph(BODY[2], 600), (300, 40, 10, "- 2 -")]
    third = [
        (72, 800, 9, "海城市公报"),
        *paragraph(BODY[3], 740),
        (350, 640, 12, "海城市人民政府"),
        (350, 620, 12, "2022年3月1日"),
        (300, 40, 10, "- 3 -"),
    ]
    return make_pdf(first, second, third)


def test_paragraphs_of_a_paper(read: Read) -> None:
    assert read(paper(), "a.pdf").text.split("\n") == [
        "海城市人民政府文件",
        "海政发〔2022〕7号",
        "海城市人民政府关于加快建设中试基地的若干意见",
        BODY[0],
        BODY[1],
        "一、总体要求",
        "二、主要任务",
        "".join(BODY),
        BODY[2],
        BODY[3],
        "海城市人民政府",
        "2022年3月1日",
    ]


def test_head_of_a_paper(read: Read) -> None:
    document = read(paper(), "a.pdf")
    assert (document.format, document.title, document.issuer, document.number, document.date, document.region) == (
        "pdf",
        "海城市人民政府关于加快建设中试基地的若干意见",
        "海城市人民政府",
        "海政发〔2022〕7号",
        "2022-03-01",
        "海城市",
    )


def test_offsets_lead_into_the_pages(file: Callable[..., SourceFile]) -> None:
    source = file(paper(), "a.pdf")
    document, raw = read_document(source), read_raw(source)
    assert all(raw[document.offsets.to_raw(i)] == c for i, c in enumerate(document.text) if not c.isspace())


def test_latin_words_keep_their_blank(read: Read) -> None:
    text = "The pilot base of Haicheng works on welding and"
    lines = [(72, 700, 12, text), (72, 680, 12, "marine biology for the whole region today.")]
    assert "welding and marine biology" in read(make_pdf(lines), "a.pdf").text


def test_pdf_under_another_name(read: Read) -> None:
    assert read(paper(), "a.txt").format == "pdf"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (make_pdf([], []), "found 2 pages without a text layer, as in a scan; .*recognising scanned text is not available yet"),
        (make_pdf([(72, 700, 12, "正文")], password="秘密".encode().hex()), "a PDF locked with a password"),
        (b"%PDF-1.7\nnothing behind it", "a broken PDF"),
        (paper()[:900], "a broken PDF"),
    ],
    ids=["scan", "locked", "broken", "cut"],
)
def test_bad_files_are_named(read: Read, data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read(data, "a.pdf")


def test_title_is_the_largest_line_below_a_running_head(read: Read) -> None:
    page = [(72, 800, 9, "海城科技简报"), (150, 760, 18, "远望重工新厂投产"), *paragraph(BODY[0], 700), *paragraph(BODY[1], 640)]
    assert read(make_pdf(page), "a.pdf").title == "远望重工新厂投产"
