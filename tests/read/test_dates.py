"""Dates as documents write them."""

from __future__ import annotations

import pytest

from graph.read.dates import find_date, find_dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022-10-14 14:51", "2022-10-14"),
        ("2022/1/4", "2022-01-04"),
        ("2022.01.04", "2022-01-04"),
        ("2022年3月1日", "2022-03-01"),
        ("2022 年 3 月 1 日", "2022-03-01"),
        ("２０２２年１０月１４日", "2022-10-14"),
        ("二〇二〇年四月十日", "2020-04-10"),
        ("二○二一年十二月三十一日", "2021-12-31"),
        ("二零一九年十月二十日", "2019-10-20"),
        ("2025年11月", "2025-11"),
        ("2025-11", "2025-11"),
        ("印发于2021年，", "2021"),
        ("网讯2024-04-19", "2024-04-19"),
    ],
)
def test_forms(text: str, iso: str) -> None:
    assert find_date(text) == iso


@pytest.mark.parametrize("text", ["2021年13月1日", "2021-02-30", "11月2日", "1021-10-11", "3.14", "电话2022-1234", "2021年度", "", None])
def test_no_date(text: str | None) -> None:
    assert find_date(text) is None


def test_places_slice_to_the_date() -> None:
    text = "自2021年5月起，至2022-06-30止"
    assert [text[d.start : d.end] for d in find_dates(text)] == ["2021年5月", "2022-06-30"]
