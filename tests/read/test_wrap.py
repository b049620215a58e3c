"""Broken lines are joined only where it is sure."""

from __future__ import annotations

import pytest

from graph.read.lines import clean_line, split_lines
from graph.read.wrap import is_item, join_brackets, unwrap

SENTENCE = (
    "海城市科技局组织企业与高校开展对接活动，现场签约项目二十六个，总投资三亿五千万元，涉及新材料、高端装备和海洋医药等领域，成效明显。"
)


def brackets(*lines: str) -> list[str]:
    return [line.text for line in join_brackets(list(split_lines("\n".join(lines))))]


def unwrapped(raw: str) -> list[str]:
    lines = list(split_lines(raw))
    return [line.text for line in unwrap([clean_line(line) for line in lines], [line.text for line in lines])]


def test_bracket_open_over_a_page_end() -> None:
    assert brackets("（牵头部门：市水务局、市交通", "", "运输局、市财政局）", "下一段。") == [
        "（牵头部门：市水务局、市交通运输局、市财政局）",
        "下一段。",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["（一）统筹规划", "（二）突出重点"],
        ["一、目标（近期", "二、措施（远期）"],
        ["标题（征求意见稿）", "正文（试行）。"],
        ["漏了括号（的一行。", "另一行）。"],
        ["漏了括号（的一行", "另一行"],
    ],
)
def test_other_lines_stay_apart(lines: list[str]) -> None:
    assert brackets(*lines) == lines


def test_hard_wrapped_text_gets_its_paragraphs_back() -> None:
    paragraphs = ["\u3000\u3000" + SENTENCE * 2] * 4
    raw = "\n".join(p[i : i + 30] for p in paragraphs for i in range(0, len(p), 30))
    assert unwrapped(raw) == [SENTENCE * 2] * 4


def test_ordinary_text_is_left_alone() -> None:
    raw = "\n".join(
        [SENTENCE, "一、目标", SENTENCE * 2, "短句。", "二、措施", SENTENCE, "（一）统筹规划", "（二）突出重点", "（三）开放共享"]
    )
    assert unwrapped(raw) == raw.split("\n")


def test_list_of_equal_names_is_left_alone() -> None:
    raw = "\n".join(f"{n} 海城市第{n}焊接技术中试基地" for n in range(10, 30))
    assert unwrapped(raw) == raw.split("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("一、目标", True), ("（二）措施", True), ("3.建设", True), ("3.5亿元", False), ("第四条 办法", True), ("一是建设", False)],
)
def test_items(text: str, expected: bool) -> None:
    assert is_item(text) is expected
