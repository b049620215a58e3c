"""Printed lines to paragraphs."""

from __future__ import annotations

import pytest

from graph.read.layout import Box, Row, find_headings, join_rows
from graph.read.lines import split_lines

FULL = "海城市科技局组织企业与高校开展对接活动现场签约项目二十六个"


def rows(*placed: tuple[str, float, float, float]) -> list[Row]:
    """Rows of (text, left, bottom, size), as wide as their characters."""
    return [Row(next(split_lines(text)), Box(left, left + size * len(text), bottom, size)) for text, left, bottom, size in placed]


def joined(*pages: list[Row]) -> list[str]:
    return [line.text for line in join_rows(pages)]


def test_full_line_goes_on() -> None:
    assert joined(rows((FULL, 72, 700, 12), ("后半句。", 72, 680, 12))) == [FULL + "后半句。"]


@pytest.mark.parametrize(
    "second",
    [("缩进的新段", 96, 680, 12), ("一、新的标题", 72, 680, 12), ("隔得很远", 72, 600, 12), ("字号更大", 72, 680, 18)],
    ids=["indent", "item", "gap", "size"],
)
def test_new_paragraph(second: tuple[str, float, float, float]) -> None:
    body = [(FULL, 72, 760, 12), (FULL, 72, 740, 12), (FULL, 72, 720, 12), (FULL, 72, 700, 12)]
    assert joined(rows(*body, second))[-1] == second[0]


def test_short_line_ends_its_paragraph() -> None:
    assert joined(rows((FULL, 72, 720, 12), ("短句。", 72, 700, 12), ("下一段", 72, 680, 12))) == [FULL + "短句。", "下一段"]


@pytest.mark.parametrize("number", ["- 3 -", "3", "第 3 页", "第3页 共10页", "3/10", "— 3 —"])
def test_page_numbers_go(number: str) -> None:
    assert joined(rows((FULL, 72, 720, 12), ("句。", 72, 700, 12), (number, 300, 40, 10))) == [FULL + "句。"]


def test_number_inside_the_page_stays() -> None:
    assert "2022" in joined(rows(("甲。", 72, 720, 12), ("2022", 72, 700, 12), ("乙。", 72, 680, 12)))


def test_repeated_head_goes_and_a_single_one_stays() -> None:
    pages = [rows(("海城公报 第%d期" % n, 72, 800, 9), (f"第{n}段话。", 72, 700, 12)) for n in range(1, 5)]  # noqa: UP031
    assert joined(*pages) == [f"第{n}段话。" for n in range(1, 5)]
    assert joined(pages[0]) == ["海城公报 第1期", "第1段话。"]


def test_lines_without_places_stay_apart_after_a_sentence() -> None:
    lines = [Row(next(split_lines(text)), None) for text in ("一句话。", "又一句")]
    assert joined(lines) == ["一句话。", "又一句"]


def test_head_of_two_pages_goes_but_not_a_large_title() -> None:
    pages = [
        rows(("海城市科技工作", 72, 800, 20), (FULL, 72, 700, 12), (FULL, 72, 680, 12)),
        rows(("海城市科技工作", 72, 800, 9), ("完。", 72, 700, 12)),
    ]
    assert joined(*pages)[0] == "海城市科技工作"
    assert joined(*pages).count("海城市科技工作") == 1


def test_headings_are_ordered_by_size() -> None:
    page = rows(("公报", 72, 820, 9), ("标题", 72, 800, 18), ("文件", 72, 780, 24), *[(FULL, 72, 700 - 20 * n, 12) for n in range(5)])
    assert find_headings([page]) == ["文件", "标题"]
