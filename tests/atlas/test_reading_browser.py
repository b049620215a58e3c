"""What makes the atlas readable: who is in a chain, large sums, roles that nobody could fill, browsers that are too old."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.atlas.model import Atlas, Cell, Row
from graph.atlas.page import render_atlas
from tests.atlas.reading import NARROW, column, counted, draw_chart, find, open_page, save_csv, texts
from tests.atlas.sample import make_atlas, make_thing
from tests.browser import Browser

Change = Callable[[tuple[Row, ...]], tuple[Row, ...]]
REGIONS = 20  # rows of the chain that name a region
SUMS = (1_000_000_000, 37_512_300, 123_456_789, 50_000)  # the third has no short form that loses nothing


def _change(atlas: Atlas, changes: dict[str, Change]) -> Atlas:
    """The atlas with other rows in some of its tables."""
    sections = (
        replace(s, tables=tuple(replace(t, rows=changes[t.key](t.rows)) if t.key in changes else t for t in s.tables))
        for s in atlas.sections
    )
    return replace(atlas, sections=tuple(sections))


def _add_regions(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    of_regions = ((rows[0][0], Cell(), Cell("地区"), make_thing("Region", f"第{n}市"), Cell("inIndustry"), Cell()) for n in range(REGIONS))
    return (*rows[:12], *of_regions)


def _write_sums(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    told = [replace(rows[0][4], text=f"{money:,}", number=money) for money in SUMS]
    return (*((*rows[0][:4], cell, Cell("元"), rows[0][6]) for cell in told), (*rows[0][:4], told[0], Cell("万元"), rows[0][6]))


def _drop_candidates(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """No candidates for the first community, and a region that more is told of than of any community."""
    first = rows[0][0].text
    kept = [row for row in rows if not (row[0].text == first and row[2].text == "可补")]
    region = make_thing("Region", "大市")
    return tuple(kept + [(region, *row[1:]) for row in rows])


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reading") / "atlas.html"
    changes = {"chain": _add_regions, "finance": _write_sums, "roles": _drop_candidates}
    path.write_text(render_atlas(_change(make_atlas(60), changes)), encoding="utf-8")
    return path


@pytest.fixture
def opened(browser: Browser, page: Path) -> Browser:
    return open_page(browser, page)


def test_the_chain_draws_what_is_in_it_and_leaves_regions_to_the_table(opened: Browser) -> None:
    chart = draw_chart(opened, "chain")
    assert texts(opened, f"{chart} .class-key .chip") and not any("地区" in key for key in texts(opened, f"{chart} .class-key .chip"))
    drawn = opened.run(f"document.querySelector({json.dumps(chart + ' .plot')}).textContent")
    assert "第1市" not in drawn
    opened.click_on(f"{chart} > .more")
    assert counted(opened, "chain") == f"{REGIONS} / {REGIONS + 12}"
    assert all("市" in name for name in column(opened, "chain", 4))


def test_tiles_of_the_chain_bear_names(opened: Browser) -> None:
    chart = draw_chart(opened, "chain")
    script = (
        f"[...document.querySelectorAll({json.dumps(chart + ' .slicetext')})].filter(e => e.getBBox().width > 0).map(e => e.textContent)"
    )
    shown: list[str] = opened.run(script)
    assert sum("有限公司" in text for text in shown) >= 3


def test_a_class_of_the_chain_leads_to_its_rows(opened: Browser) -> None:
    chart = draw_chart(opened, "chain")
    opened.click_on(f"{chart} .class-key .chip")
    assert set(column(opened, "chain", 3)) == {"企业"}


def test_large_sums_are_also_written_as_one_says_them(opened: Browser) -> None:
    script = (
        f"[...document.querySelectorAll({json.dumps(find('finance', 'tbody td.is-number'))})].map(e => e.innerText.trim().split('\\n'))"
    )
    assert opened.run(script) == [
        ["1,000,000,000", "10亿元"], ["37,512,300", "3751.23万元"], ["123,456,789"], ["50,000"], ["1,000,000,000"],
    ]  # fmt: skip
    opened.click_on("#language")
    assert [row[4] for row in save_csv(opened, "finance")[1:]] == [f"{money:,}" for money in (*SUMS, SUMS[0])]
    assert opened.run(script)[:2] == [["1,000,000,000", "1B 元"], ["37,512,300", "37.5123M 元"]]


def test_on_a_narrow_screen_the_readable_sum_stands_below_the_exact_one(browser: Browser, page: Path) -> None:
    open_page(browser, page, **NARROW)
    cell = f"document.querySelector({json.dumps(find('finance', 'td:has(.readable)'))})"
    lefts = browser.run(f"['.cell', '.readable'].map(s => {cell}.querySelector(s).getBoundingClientRect().left)")
    assert abs(lefts[0] - lefts[1]) < 10


def test_no_choice_is_cut_off_in_english(opened: Browser) -> None:
    opened.click_on("#language")
    assert opened.run("document.querySelectorAll('td.is-choice .words').length") > 50
    script = "[...document.querySelectorAll('td.is-choice .words')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.innerText)"
    assert opened.run(script) == []
    # whatever words a column holds: what does not fit is not hidden
    assert opened.run("getComputedStyle(document.querySelector('td.is-choice .cell .words, td.is-choice .words')).overflow") == "visible"


def test_a_role_that_nobody_could_fill_says_so_and_communities_come_before_regions(opened: Browser) -> None:
    draw_chart(opened, "wheels")
    names = texts(opened, ".wheel-card h3")
    assert names[-1] == "大市" and len(names) == 4
    words: list[list[str]] = opened.run(
        "[...document.querySelectorAll('.wheel-card')].map(card => [...card.querySelectorAll('.could')].map(e => e.innerText))"
    )
    assert sum(set(card) == {"图谱中暂无可补"} for card in words) == 1
    assert all("可补: 候选单位" in text for text in words[-1])


def test_printing_by_the_browser_draws_charts_that_need_no_library(opened: Browser) -> None:
    assert opened.run("document.querySelector('[data-chart=\"wheels\"]').childElementCount") == 0
    opened.run("window.dispatchEvent(new Event('beforeprint'))")
    drawn = opened.run("document.querySelectorAll('.wheel-card').length")
    opened.run("window.dispatchEvent(new Event('afterprint'))")
    assert drawn == 4


@pytest.fixture
def old(browser: Browser) -> Iterator[Browser]:
    """The browser as it was before it could unpack."""
    added = browser.call("Page.addScriptToEvaluateOnNewDocument", source="delete window.DecompressionStream")
    yield browser
    browser.call("Page.removeScriptToEvaluateOnNewDocument", identifier=added["identifier"])


def test_an_old_browser_is_told_what_the_page_needs(old: Browser, page: Path) -> None:
    old.open(page)
    assert old.run("getComputedStyle(document.querySelector('#outdated')).visibility") == "visible"
    told = old.text("#outdated")
    assert "Firefox 113" in told and "这个浏览器打不开本页" in told and "cannot open the page" in told


def test_other_browsers_are_not(opened: Browser) -> None:
    assert opened.run("document.querySelector('#outdated')") is None
