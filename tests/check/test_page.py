"""The report as a page: it says everything, runs nothing, and fits a wide screen and a telephone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.check.culprits import find_culprits
from graph.check.page import render_page
from graph.check.validate import ValidationReport, validate_store
from tests.browser import Browser
from tests.check.faulty import EVIL, make_faulty


def make_page() -> str:
    store = make_faulty()
    report = validate_store(store)
    return "".join(render_page(report, find_culprits(report, store)))


def test_a_page_says_thing_rule_document_and_sentence() -> None:
    page = make_page()
    for text in ("“任职”的尾实体类不符", "海川中试基地 —负责人→ 海川装备有限公司", "基地负责海川装备", "3 条违例"):
        assert text in page, text


def test_rules_with_most_violations_come_first() -> None:
    counts = [int(n) for n in re.findall(r'class="count">(\d+)<', make_page())]
    assert counts == sorted(counts, reverse=True) and sum(counts) == 3


def test_nothing_of_a_document_becomes_markup() -> None:
    page = make_page()
    assert EVIL not in page and "&lt;img src=x" in page and "<script" not in page


def test_a_sound_graph_has_a_page() -> None:
    page = "".join(render_page(ValidationReport(True), []))
    assert "没有违例" in page and "<section" not in page


@pytest.mark.parametrize("width", [1440, 390])
def test_the_page_fits_the_window_and_asks_for_nothing(browser: Browser, tmp_path: Path, width: int) -> None:
    path = tmp_path / "validation.html"
    path.write_text(make_page(), encoding="utf-8")
    browser.open(path, width=width, height=844)
    assert browser.run("document.documentElement.scrollWidth") <= width
    assert browser.run("getComputedStyle(document.querySelector('section')).backgroundColor") == "rgb(255, 255, 255)"
    assert [url for url in browser.requests if not url.startswith("file:")] == [] and browser.complaints == []
