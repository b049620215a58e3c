"""Page furniture goes, text stays."""

from __future__ import annotations

import pytest

from graph.read.furniture import Rule, drop_furniture, furniture_rules, parse_rules
from graph.read.lines import clean_line, split_lines

TEXT = [f"第{n}段讲述海城市的科技工作，企业与高校合作顺利。" for n in range(40)]


def drop(*lines: str) -> list[str]:
    return [line.text for line in drop_furniture([clean_line(line) for line in split_lines("\n".join(lines))])]


@pytest.mark.parametrize("rule", furniture_rules(), ids=lambda rule: rule.example)
def test_example_of_each_rule(rule: Rule) -> None:
    before, after = (["标题"], TEXT) if rule.where != "tail" else ([], [])
    lines = [*before, rule.example, *after] if rule.where != "tail" else [*TEXT, rule.example]
    result = drop(*lines)
    assert rule.example not in result
    assert [line for line in result if line in TEXT] == TEXT


@pytest.mark.parametrize("rule", [r for r in furniture_rules() if r.where != "any"], ids=lambda rule: rule.example)
def test_rule_leaves_the_middle_alone(rule: Rule) -> None:
    lines = [*TEXT[:20], rule.example, *TEXT[20:]]
    assert drop(*lines) == lines


def test_source_and_date_stay_beside_a_counter() -> None:
    assert (
        drop("标题", "浏览次数: 信息来源:海城市科技局 发布时间: 2022-10-14 14:51 文字大小:", *TEXT)[1]
        == "信息来源:海城市科技局 发布时间: 2022-10-14 14:51"
    )


def test_recommendations_go_with_all_after_them() -> None:
    assert drop(*TEXT, "相关推荐", "另一条新闻的标题", "又一条新闻的标题") == TEXT


def test_long_rest_is_text() -> None:
    lines = [*TEXT[:5], "推荐阅读", *TEXT[5:]]
    assert drop(*lines) == lines


def test_menu_above_back_to_list() -> None:
    assert drop("中文", "办事指南", "Services", "返回首页", *TEXT) == TEXT


def test_title_above_back_to_list_is_no_menu() -> None:
    assert drop("海城市关于促进科技成果转化、建设中试基地的意见", "返回列表", *TEXT)[0].startswith("海城市关于")


@pytest.mark.parametrize(
    "line",
    [
        "版权所有者应当登记作品。",
        "市科技局负责编辑出版年鉴，各区县配合。",
        "技术支持：由南湾大学提供检测设备和专家。",
        "推荐单位：海城市科技局",
        "审核通过的企业有三家。",
        "编辑部主任张三，参加了会议。",
    ],
)
def test_sentences_about_such_things_stay(line: str) -> None:
    assert drop(*TEXT, line) == [*TEXT, line]


def test_nothing_from_nothing() -> None:
    assert drop("") == [""]


@pytest.mark.parametrize("row", ["head\tline\tpattern", "head\tline\t(\texample"])
def test_bad_rule_names_its_line(row: str) -> None:
    with pytest.raises(ValueError, match=r"furniture\.tsv, line 2"):
        parse_rules(f"# header\n{row}\n")
