"""Every usual Chinese encoding, told apart by its content."""

from __future__ import annotations

import codecs

import pytest

from graph.read.encoding import decode_text
from graph.read.errors import ReadError

SIMPLIFIED = (
    "远望重工与南湾大学签订合作协议，共建先进焊接技术研究院，首批引进专家三十名。",
    "为加快科技成果转化，市政府决定设立产业引导基金，首期规模十亿元，重点支持新材料和高端装备。",
    "该实验室位于高新区，主要研究海洋生物医药，已申请发明专利一百二十项，其中四十五项获得授权。",
    "记者从会上了解到，全市高新技术企业已经超过八百家，科技型中小企业达到一千一百五十家。",
    "关于公布中试基地名单的通知\n各区县科技局，有关单位：现将名单印发给你们，请认真组织实施。",
    "项目总投资25亿元，建成投产后预计年产值10亿元（不含税），可带动就业600余人。",
)
TRADITIONAL = (
    "遠望重工與南灣大學簽訂合作協議，共建先進焊接技術研究院，首批引進專家三十名。",
    "為加快科技成果轉化，市政府決定設立產業引導基金，首期規模十億元，重點支持新材料和高端裝備。",
    "該實驗室位於科學園區，主要研究海洋生物醫藥，已申請發明專利一百二十項，其中四十五項獲得授權。",
    "記者從會上了解到，全市高新技術企業已經超過八百家，科技型中小企業達到一千一百五十家。",
    "關於公布中試基地名單的通知\n各縣市政府，有關單位：現將名單印發給你們，請認真組織實施。",
    "計畫總投資25億元，完工後預計年產值10億元（不含稅），可帶動就業600餘人。",
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", SIMPLIFIED + TRADITIONAL)
def test_text_survives_each_encoding(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding), "a.txt")[0] == text


@pytest.mark.parametrize("text", TRADITIONAL)
def test_big5_is_not_taken_for_gbk(text: str) -> None:
    assert decode_text(text.encode("big5"), "a.txt") == (text, "big5hkscs")


@pytest.mark.parametrize("text", SIMPLIFIED)
def test_gb2312_is_not_taken_for_big5(text: str) -> None:
    assert decode_text(text.encode("gb2312"), "a.txt") == (text, "gb18030")


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16-le"])
@pytest.mark.parametrize("size", [12, 20, 40])
def test_short_traditional_pieces(encoding: str, size: int) -> None:
    pieces = [text[:size] for text in TRADITIONAL]
    assert [decode_text(p.encode(encoding), "a.txt")[0] for p in pieces] == pieces


@pytest.mark.parametrize(
    ("mark", "encoding"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF8, "utf-8")]
)
def test_byte_order_mark_decides_and_goes(mark: bytes, encoding: str) -> None:
    assert decode_text(mark + SIMPLIFIED[0].encode(encoding), "a.txt") == (SIMPLIFIED[0], encoding)


def test_plain_english_is_utf8() -> None:
    assert decode_text(b"Plain text, nothing else.\n", "a.txt") == ("Plain text, nothing else.\n", "utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_file_cut_inside_a_character_loses_that_character_alone(encoding: str) -> None:
    text = SIMPLIFIED[1] * 3
    decoded, _ = decode_text(text.encode(encoding)[:-1], "a.txt")
    assert decoded.rstrip("\ufffd") == text[:-1]


def test_declared_charset_is_used_where_it_fits() -> None:
    page = '<meta charset="gb2312"><p>深圳，镕基</p>'
    assert decode_text(page.encode("gbk"), "a.html", web=True)[0] == page


def test_wrong_declaration_is_overruled() -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=gbk"><p>{SIMPLIFIED[0]}</p>'
    assert decode_text(page.encode("utf-8"), "a.html", web=True)[0] == page


@pytest.mark.parametrize("charset", ["no-such-charset", "rot13", "base64", "utf-16", "x" * 20])
def test_impossible_declarations_are_ignored(charset: str) -> None:
    page = f'<meta charset="{charset}"><p>{SIMPLIFIED[0]}</p>'
    assert decode_text(page.encode("gbk"), "a.html", web=True)[0] == page


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\0" * 500, b"\x01\x02\x03\x04" * 100, b"\xff\xff\xff" * 30])
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"a\.txt: found .*; expected text"):
        decode_text(data, "a.txt")
