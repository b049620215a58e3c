"""Pages: main text, structure, what the markup states, offsets."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest

from graph.model import Document
from graph.read import SourceFile, read_document, read_raw

from .samples import BODY, page

Read = Callable[..., Document]
TABLE = """<table><tr><th>序号</th><th>平台名称</th><th>依托单位</th></tr>
<tr><td><p>1</p></td><td><p>海城市焊接中试基地</p></td><td><p>远望重工</p></td></tr></table>"""
LAYOUT = """<html><body><table><tr><td><a href=/>首页</a><br><a href=/2>新闻</a></td><td><table>
<tr><td align=center><b>海城市召开科技大会</b></td></tr><tr><td>来源：海城日报　2021-03-04</td></tr>
<tr><td>{}</td></tr></table></td></tr></table></body></html>"""


def test_main_text_alone_is_left(read: Read) -> None:
    document = read(page(), "a.html")
    assert document.text.split("\n") == ["海城市关于促进科技成果转化的意见", *BODY, "海城市科学技术局", "2023年5月5日"]


def test_head_of_a_page(read: Read) -> None:
    document = read(page(), "a.html")
    assert (document.format, document.title, document.issuer, document.date, document.region) == (
        "html",
        "海城市关于促进科技成果转化的意见",
        "海城市科学技术局",
        "2023-05-06",
        "海城市",
    )


def test_short_page_keeps_its_text(read: Read) -> None:
    assert BODY[0] in read(page(BODY[:1]), "a.html").text


def test_meta_tags_of_government_pages_win(read: Read) -> None:
    told = {"ArticleTitle": "另定的标题", "PubDate": "2022-01-02 10:00", "ContentSource": "海城市发展改革委"}
    document = read(page(head="".join(f'<meta name="{name}" content="{value}">' for name, value in told.items())), "a.html")
    assert (document.title, document.date, document.issuer) == ("另定的标题", "2022-01-02", "海城市发展改革委")


def test_field_table_of_government_pages(read: Read) -> None:
    rows = (("索引号：", "H-01", "发文机关：", "海城市人民政府"), ("发文字号：", "海政发〔2023〕9号", "成文日期：", "2023年4月1日"))
    fields = "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"
    document = read(page().replace('<div class="info">', fields + '<div class="info">'), "a.html")
    assert (document.issuer, document.number, document.date) == ("海城市人民政府", "海政发〔2023〕9号", "2023-04-01")


def test_data_table_gives_rows(read: Read) -> None:
    text = read(page().replace("<p style", TABLE + "<p style", 1), "a.html").text
    assert "确保各项任务按期完成。\n序号\t平台名称\t依托单位\n1\t海城市焊接中试基地\t远望重工\n海城市科学技术局" in text


def test_layout_table_gives_paragraphs(read: Read) -> None:
    document = read(LAYOUT.format("".join(f"<p>{p}</p>" for p in BODY)), "a.html")
    assert document.text.split("\n")[-4:] == list(BODY)
    assert (document.title, document.issuer, document.date) == ("海城市召开科技大会", "海城日报", "2021-03-04")


def test_inline_markup_does_not_break_words(read: Read) -> None:
    text = read(page((BODY[0].replace("科技成果", "<b>科技</b><span>成果</span>"), *BODY[1:])), "a.html").text
    assert BODY[0] in text


def test_br_breaks_the_line(read: Read) -> None:
    text = read(page(("第一行讲述远望重工的焊接技术，成效明显。<br>第二行讲述南湾大学的研究，进展顺利。", *BODY)), "a.html").text
    assert "成效明显。\n第二行" in text


def test_scripts_comments_and_styles_are_no_text(read: Read) -> None:
    text = read(page((BODY[0] + "<!-- 注释里的话 -->", *BODY[1:])), "a.html").text
    assert "注释" not in text and "脚本" not in text and "color" not in text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16"])
def test_encodings(read: Read, encoding: str) -> None:
    body = ["遠望重工與南灣大學簽訂合作協議，共同建設先進焊接技術研究院。"] * 3
    assert (
        read(page(body, title="海城市科技大會", charset="utf-8").encode(encoding, "ignore"), "a.html").text.count("遠望重工與南灣大學") == 3
    )


@pytest.mark.parametrize(
    "body", [BODY, [b.replace("，", "&#65292;").replace("市", "&nbsp;市") for b in BODY], [b + "\r\n  <i>续</i>" for b in BODY]]
)
def test_offsets_lead_back_into_the_source(file: Callable[..., SourceFile], body: list[str]) -> None:
    source = file(page(body).replace("<p style", TABLE + "<p style", 1), "a.html")
    document, raw = read_document(source), read_raw(source)
    places = [(i, document.offsets.to_raw(i)) for i, c in enumerate(document.text) if not c.isspace()]
    same = sum(raw[place] == document.text[i] or raw.startswith("&#65292;", place) for i, place in places)
    assert same == len(places)
    assert [p for _, p in places] == sorted(p for _, p in places)


def test_reading_opens_no_connection(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    external = '<link rel=stylesheet href="http://example.invalid/a.css"><script src="http://example.invalid/a.js"></script>'
    assert read(page(head=external), "a.html").title


@pytest.mark.parametrize(
    "broken",
    [
        "<p>没有结尾的段落，<b>粗体",
        "<!-- 没有结尾 <p>正文",
        "<html><body><table><tr><td>孤立单元",
        "<p>一<p>二</div></td></tr>三",
        "<![CDATA[ x ]]><p>正文。",
    ],
)
def test_broken_markup_is_read_or_refused(file: Callable[..., SourceFile], broken: str) -> None:
    from graph.read import ReadError

    source = file(f"<!DOCTYPE html>{broken}", "a.html")
    try:
        assert read_document(source).text
    except ReadError as error:
        assert "no text" in str(error)


def test_sidebar_that_repeats_the_text_does_not_stretch_it(read: Read) -> None:
    ranking = "".join(f"<li><a href=/{n}>海城市第{n}届科技节活动举行</a></li>" for n in range(12))
    side = f"<div><p>{BODY[1][:14]}</p></div><div><h3>热点排行</h3><ul>{ranking}</ul></div>"
    text = read(page([*BODY] * 3).replace('<div class="article">', side + '<div class="article">'), "a.html").text
    assert "科技节" not in text


def test_salutation_before_the_text_is_kept(read: Read) -> None:
    assert "\n李四委员：\n" in read(page(["李四委员：", *BODY]), "a.html").text


def test_list_of_attachments_is_kept(read: Read) -> None:
    assert "附件：1.平台名单.doc" in read(page([*BODY, '附件：<a href="a.doc">1.平台名单.doc</a>']), "a.html").text
