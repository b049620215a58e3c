"""Title, issuer, number and date from the head and foot of a document."""

from __future__ import annotations

import pytest

from graph.read.head import Head, clean_name, find_number, find_title, read_head, read_signature, split_fields

LONG = "为推动科技成果转化，市科技局会同有关部门研究提出本意见，" * 6 + "请认真落实。"


def test_official_paper() -> None:
    lines = [
        "海城市人民政府文件",
        "海政发〔2022〕7号",
        "关于加快建设中试基地的意见",
        "各区县人民政府：",
        LONG,
        "海城市人民政府",
        "2022年3月1日",
    ]
    assert read_head(lines) == Head("关于加快建设中试基地的意见", "海城市人民政府", "海政发〔2022〕7号", "2022-03-01")


def test_news_with_field_line() -> None:
    lines = ["远望重工新厂投产", "来源：海城日报 发布时间：2023-05-06 10:20 浏览次数：12", LONG]
    assert read_head(lines) == Head("远望重工新厂投产", "海城日报", None, "2023-05-06")


def test_head_line_without_labels() -> None:
    assert read_head(["远望重工新厂投产", "海城晚报 2021-04-13 08:09 大字", LONG]) == Head(
        "远望重工新厂投产", "海城晚报", None, "2021-04-13"
    )


def test_source_glued_to_its_time() -> None:
    head = read_head(["来源:民声网2024-04-19 10:39:17", LONG])
    assert (head.issuer, head.date, head.title) == ("民声网", "2024-04-19", None)


def test_issuing_body_beats_the_medium() -> None:
    lines = ["关于加快建设中试基地的意见", "来源：海城信息港", LONG, "海城市人民政府办公室", "二〇二〇年四月十日"]
    assert (read_head(lines).issuer, read_head(lines).date) == ("海城市人民政府办公室", "2020-04-10")


@pytest.mark.parametrize("line", ["本网综合 2025年11月", "公司新闻 2025年11月"])
def test_a_column_is_no_issuer(line: str) -> None:
    assert read_head(["远望重工新厂投产", line, LONG]) == Head("远望重工新厂投产", None, None, "2025-11")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("海政办字〔2020〕43号", "海政办字〔2020〕43号"),
        ("(海政办字[2020]43号)", "海政办字〔2020〕43号"),
        ("海科发（２０２１）第５号", "海科发〔2021〕5号"),
        ("发文字号：海科〔2022〕 15 号", "海科〔2022〕15号"),
        ("海政〔2022〕22号 来源:海城市人民政府 2022-04-19", "海政〔2022〕22号"),
        ("关于印发《海城市基金办法》的通知（海科发〔2021〕5号）", "海科发〔2021〕5号"),
    ],
)
def test_own_number(line: str, number: str) -> None:
    assert find_number([line]) == number


@pytest.mark.parametrize(
    "line", ["依据《海城市基金办法》（海科发〔2021〕5号），制定本办法。", "第20220456号提案", "转发《办法》（海科发〔2021〕5号）的通知"]
)
def test_quoted_number_is_not_its_own(line: str) -> None:
    assert find_number([line]) is None


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["海城市人民政府办公室", "关于加快建设中试基地的意见"], "海城市人民政府办公室关于加快建设中试基地的意见"),
        (["【市级】(2021)海城市关于建设平台的意见"], "海城市关于建设平台的意见"),
        (["关于建设平台的意见（海科发〔2021〕5号）"], "关于建设平台的意见"),
        (["张三委员:", "您提出的建议收悉。"], None),
        ([LONG], None),
        ([], None),
    ],
)
def test_title(lines: list[str], title: str | None) -> None:
    assert find_title(lines) == title


def test_signature_before_annexes() -> None:
    lines = ["标题在此", "正文。", "海城市科学技术局", "2022年3月1日", "附件", "序号\t名称", "1\t焊接基地"]
    assert read_signature(lines) == ("海城市科学技术局", "2022-03-01")


def test_signature_and_date_in_one_line() -> None:
    assert read_signature(["标题在此", "正文。", "更多正文。", "海城市科学技术局 2022年3月1日"]) == ("海城市科学技术局", "2022-03-01")


def test_a_meeting_is_no_signature() -> None:
    assert read_signature(["标题", "正文。", "海城市召开科技大会", "2021-03-04"])[0] is None


def test_fields_run_to_the_next_label() -> None:
    assert split_fields("索引号：H01 发文机关：海城市科技局 成文日期：2022-03-01") == [
        ("索引号", "H01"),
        ("发文机关", "海城市科技局"),
        ("成文日期", "2022-03-01"),
    ]


@pytest.mark.parametrize(
    ("value", "name"),
    [("海城日报社/观海新闻 11月2日", "海城日报社/观海新闻"), ("海城日报  作者 张三", "海城日报"), ("2022-03-01", None), ("", None)],
)
def test_clean_name(value: str, name: str | None) -> None:
    assert clean_name(value) == name


def test_last_row_of_a_table_is_no_signature() -> None:
    assert read_signature(["标题", "正文。", "任务\t责任单位", "建设平台\t市科技局、市财政局"]) == (None, None)
