"""Numbers with unit and bound, and the numbers that count nothing."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from graph.recognise.lexicon import FOLDER
from graph.recognise.quantities import find_quantities, parse_number
from graph.rows import read_rows


def told(text: str) -> list[tuple[float, str, str]]:
    return [(q.value, q.unit, q.bound) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("7", 7),
        ("1,005", 1005),
        ("2.2万", 22000),
        ("3000余万", 30_000_000),
        ("1.06万亿", 1.06e12),
        ("5千万", 50_000_000),
        ("十", 10),
        ("十七", 17),
        ("二十", 20),
        ("一百零八", 108),
        ("两千三", 2300),
        ("三万五千", 35000),
        ("一亿二千万", 120_000_000),
        ("三点七五", 3.75),
    ],
)
def test_numeral_has_its_value(numeral: str, value: float) -> None:
    assert parse_number(numeral) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("企业2,309家", (2309, "家", "=")),
        ("贷款10.89亿元", (1_089_000_000, "元", "=")),
        ("面积15.2万平方米", (152_000, "平方米", "=")),
        ("利率3.75%", (3.75, "%", "=")),
        ("利率3.75％", (3.75, "%", "=")),
        ("下降0.8个百分点", (0.8, "百分点", "=")),
        ("占比百分之三十", (30, "%", "=")),
        ("外资12.8亿美元", (1_280_000_000, "美元", "=")),
        ("引进人才１２名", (12, "名", "=")),
        ("培育十条优势产业链", (10, "条", "=")),
        ("壮大八大产业集群", (8, "个", "=")),
        ("组建两家研究院", (2, "家", "=")),
        ("各设一个工作站", (1, "个", "=")),
        ("培训1.2万人次", (12_000, "人次", "=")),
        ("仪器240台（套）", (240, "台(套)", "=")),
        ("研发人员146.6人年", (146.6, "人年", "=")),
        ("授权数448件", (448, "件", "=")),
        ("撬动200亿左右的基金总规模", (20_000_000_000, "元", "≈")),
        ("每年安排资金不少于100亿支持创新", (10_000_000_000, "元", "≥")),
        ("技术合同成交额突破千亿,位次前移", (100_000_000_000, "元", "≥")),
        ("服务突破百家企业", (100, "家", "≥")),
        ("60余名企业代表到场", (60, "名", "≥")),
        ("拟投入:600万元", (6_000_000, "元", "=")),
        ("入孵时只有4个人", (4, "人", "=")),
        ("提供压裂服务26井次", (26, "井次", "=")),
    ],
)
def test_number_takes_its_unit(text: str, expected: tuple[float, str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("超37家", "≥"),
        ("超过37家", "≥"),
        ("突破37家", "≥"),
        ("逾37家", "≥"),
        ("37余家", "≥"),
        ("37多家", "≥"),
        ("37家以上", "≥"),
        ("不少于37家", "≥"),
        ("不低于37家", "≥"),
        ("至少37家", "≥"),
        ("近37家", "≈"),
        ("接近37家", "≈"),
        ("约37家", "≈"),
        ("37家左右", "≈"),
        ("最高37家", "≤"),
        ("最多37家", "≤"),
        ("不超过37家", "≤"),
        ("37家以内", "≤"),
        ("上限37家", "≤"),
        ("达到37家", "="),
        ("签约37家", "="),
        ("最近37家", "="),
    ],
)
def test_words_beside_a_number_give_its_bound(text: str, bound: str) -> None:
    assert told(text) == [(37, "家", bound)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("建成两到三家", 2),
        ("奖励20-30万元", 200_000),
        ("建成2—3家", 2),
        ("建成2～3家", 2),
        ("建成2至3家", 2),
        ("奖励20万元至30万元", 200_000),
    ],
)
def test_range_gives_its_lower_end(text: str, value: float) -> None:
    assert [(q.value, q.bound) for q in find_quantities(text)] == [(value, "≥")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("分别补助300万、200万、10万元", [3_000_000, 2_000_000, 100_000]),
        ("分别补助30、20、10万元", [300_000, 200_000, 100_000]),
        ("分别补助6000元、5000元", [6000, 5000]),
        ("分别建成30、20家", [30, 20]),
        ("最高奖励80万。", [800_000]),
    ],
)
def test_series_shares_the_unit_left_out(text: str, values: list[float]) -> None:
    assert [q.value for q in find_quantities(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "2022年10月14日14:51",
        "建设100天",
        "补助3年",
        "三个月完工",
        "公示5个工作日",
        "每天2个小时",
        "2024—2028年",
        "文件〔2020〕43号",
        "第三批",
        "列第5位",
        "前10名",
        "居全国第4位",
        "世界500强",
        "建设“1+10+N”体系",
        "聚焦“5+5”产业",
        "抓好“八大中心”建设",
        "围绕“一个核心、两个转型、三个翻番”",
        "五大发展理念",
        "等四大板块",
        "三个方面",
        "做到两个维护",
        "按1:1配套",
        "十五五规划",
        "一家企业",
        "数十家企业",
        "数百家企业",
        "强化两个支撑",
        "围绕一个主线",
        "人口14亿,居首",
        "百人计划",
        "千亿级产业集群",
        "《支持发展的十七条意见》",
        "电话0553-3825678",
        "一式三份",
        "5G基站",
        "是去年的3.8倍",
        "2024人才大会",
    ],
)
def test_number_that_counts_nothing_is_left_out(text: str) -> None:
    assert told(text) == []


def test_span_covers_the_words_that_belong_to_the_number() -> None:
    text = "全年引进人才不少于１００人，其中博士近２０人。"
    assert [text[q.start : q.end] for q in find_quantities(text)] == ["不少于１００人", "近２０人"]
    assert all(q.text == text[q.start : q.end] for q in find_quantities(text))


def test_quantities_are_in_order_and_do_not_overlap() -> None:
    found = find_quantities("新建平台3家、基地5—8个，分别奖励50万、30万元，占比超过12.5%。")
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert [q.value for q in found] == [3, 5, 500_000, 300_000, 12.5]


@pytest.mark.parametrize("text", ["1234567890" * 3000, "十" * 30000, "1、" * 10000, "“一、" * 10000])
def test_endless_numerals_are_no_quantities(text: str) -> None:
    assert told(text) == []


def test_every_unit_is_read_after_digits() -> None:
    for term, unit, factor, _, stop in read_rows(FOLDER / "units.tsv", 5):
        expected = 6 * float(factor)
        assert (expected, unit) in [(q.value, q.unit) for q in find_quantities(f"共有6{term}。")], (term, stop)


def test_no_unit_is_read_where_its_line_forbids_it() -> None:
    plain = [(t, s.split("|")) for t, _, _, _, s in read_rows(FOLDER / "units.tsv", 5) if s and not re.search("[()?]", s)]
    assert plain
    for term, words in plain:
        for word in words:
            assert not [q for q in find_quantities(f"共有6{term}{word}。") if q.text == f"6{term}"], term + word


def test_every_bound_word_is_read() -> None:
    for term, side, bound, _, _ in read_rows(FOLDER / "bounds.tsv", 5):
        text = f"{term}60家" if side == "before" else f"60家{term}"
        assert [q.bound for q in find_quantities(text)] == [bound], text
