"""The atlas as a reader has it: in a browser whose every connection is cut."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.atlas.reading import NARROW, choose, click_inside, column, counted, draw_chart, fill, find, open_page, save_csv, texts
from tests.atlas.sample import LADDER, PAYLOADS
from tests.axe import find_faults
from tests.browser import Browser


def test_page_asks_for_nothing_and_complains_of_nothing(opened: Browser, pages: dict[str, Path]) -> None:
    for kind in ("chain", "map", "pools", "platforms", "wheels", "targets", "timeline"):
        draw_chart(opened, kind)
    opened.click_on("#language")
    opened.wait_for_drawing()
    assert set(opened.requests) <= {pages["plain"].as_uri(), "data:,"}
    assert opened.complaints == []


def test_policy_lets_no_request_out(opened: Browser) -> None:
    assert opened.run("fetch('http://example.org/').then(() => false, () => true)")


def test_search_leaves_the_rows_that_say_it(opened: Browser) -> None:
    assert counted(opened, "platforms") == "30 / 30"
    fill(opened, find("platforms", ".find"), "铝业 孵化器")
    shown = texts(opened, find("platforms", "tbody tr"))
    assert counted(opened, "platforms") == f"{len(shown)} / 30"
    assert shown and all("铝业" in row and "孵化器" in row for row in shown)


def test_search_finds_terms_in_english(opened: Browser) -> None:
    fill(opened, find("chain", ".find"), "enterprise")
    assert set(column(opened, "chain", 3)) == {"企业"}


def test_search_of_all_tables_counts_in_the_navigation(opened: Browser) -> None:
    fill(opened, "#query", "第7有限公司")
    opened.wait_for("location.hash.includes('q=')")
    assert int(opened.text('#nav [data-goto="chain"] .count')) < 60
    assert opened.text('#nav [data-goto="policy"] .count') == "0"


def test_numbers_are_sorted_as_numbers(opened: Browser) -> None:
    opened.click_on(find("projects", '[data-sort="money"]'))
    up = [int(text.replace(",", "")) for text in column(opened, "projects", 4)]
    assert (
        up == sorted(up)
        and opened.run(f"document.querySelector({json.dumps(find('projects', 'th:nth-child(4)'))}).ariaSort") == "ascending"
    )
    opened.click_on(find("projects", '[data-sort="money"]'))
    down = [int(text.replace(",", "")) for text in column(opened, "projects", 4)]
    assert down == sorted(down, reverse=True) and down[0] > up[-1]


def test_chinese_is_sorted_by_pinyin(opened: Browser) -> None:
    opened.click_on(find("talents", '[data-sort="person"]'))
    firsts = [name[0] for name in column(opened, "talents", 1)]
    assert firsts == sorted(firsts, key="陈李刘王张".index) and len(set(firsts)) > 1


def test_terms_are_sorted_in_the_order_of_the_ontology(opened: Browser) -> None:
    opened.click_on(find("enterprise_pool", '[data-sort="grade"]'))
    assert column(opened, "enterprise_pool", 2)[0] == LADDER[0]


def test_the_focus_stays_on_the_heading_that_sorts(opened: Browser) -> None:
    opened.run(f"document.querySelector({json.dumps(find('projects', '[data-sort=money]'))}).focus()")
    opened.press("Enter")
    assert opened.run("document.activeElement.dataset.sort") == "money"


def test_a_choice_filters(opened: Browser) -> None:
    choose(opened, find("needs", '[data-pick="state"]'), "揭榜")
    assert counted(opened, "needs") == "10 / 30"
    assert set(column(opened, "needs", 6)) == {"揭榜"}


def test_a_long_table_is_drawn_in_portions(opened: Browser) -> None:
    assert len(texts(opened, find("chain", "tbody tr"))) == 10
    opened.click_on(find("chain", ".more"))
    assert len(texts(opened, find("chain", "tbody tr"))) == 60
    assert not opened.run(f"document.querySelector({json.dumps(find('chain', '.more'))})")


def test_a_number_of_the_overview_leads_to_its_list_and_on_to_a_sentence(opened: Browser) -> None:
    shown = opened.text('[data-count="项目"] strong')
    opened.click_on('[data-count="项目"]')
    opened.wait_for(f"document.activeElement.closest({json.dumps(find('things'))}) !== null")
    assert counted(opened, "things").split(" / ")[0] == shown
    assert set(column(opened, "things", 1)) == {"项目"}
    name = opened.text(find("things", "tbody td:nth-child(2) .cell"))
    click_inside(opened, find("things", "tbody td:nth-child(2) .cell"))
    opened.wait_for("!document.querySelector('#panel').hidden")
    assert opened.text("#panel-title") == name
    assert name in opened.text("#panel blockquote")
    assert opened.text("#panel mark") == name
    told = opened.text("#panel .fact footer")
    assert "关于推进科技创新工作的情况通报" in told and "置信度" in told and "字符" in told and "已完成" in told


def test_a_number_of_planned_things_leads_to_those(opened: Browser) -> None:
    shown = opened.text(find("counts", "tbody tr:nth-child(2) td:nth-child(4)"))
    click_inside(opened, find("counts", "tbody tr:nth-child(2) td:nth-child(4) .cell"))
    opened.wait_for(f"document.activeElement.closest({json.dumps(find('things'))}) !== null")
    assert counted(opened, "things").split(" / ")[0] == shown
    assert set(column(opened, "things", 3)) == {"计划中"}


def test_a_document_leads_to_all_its_sentences(opened: Browser) -> None:
    title = opened.text(find("sources", "tbody td .cell"))
    click_inside(opened, find("sources", "tbody td .cell"))
    opened.wait_for("!document.querySelector('#panel').hidden")
    assert opened.text("#panel-title") == title
    assert set(texts(opened, "#panel cite")) == {title}


def test_without_a_list_of_all_things_a_number_leads_to_the_list_that_has_most(browser: Browser, pages: dict[str, Path]) -> None:
    open_page(browser, pages["unlisted"])
    browser.click_on('[data-count="创新平台"]')
    browser.wait_for("document.activeElement.closest('[data-table]') !== null")
    table = browser.run("document.activeElement.closest('[data-table]').dataset.table")
    assert table not in ("counts", "sources") and set(texts(browser, find(table, ".chip"))) == {"创新平台 ×"}


def test_escape_closes_the_panel_and_gives_the_focus_back(opened: Browser) -> None:
    opened.run(f"document.querySelector({json.dumps(find('projects', 'tbody .cell'))}).focus()")
    opened.press("Enter")
    opened.wait_for("!document.querySelector('#panel').hidden")
    assert opened.run("document.querySelector('#panel').contains(document.activeElement)")
    opened.press("Escape")
    assert opened.run("document.querySelector('#panel').hidden")
    assert opened.run(f"document.activeElement === document.querySelector({json.dumps(find('projects', 'tbody .cell'))})")


def test_a_planned_fact_says_so(opened: Browser) -> None:
    opened.click_on(find("projects", "tbody td:nth-child(4) .cell"))
    opened.wait_for("!document.querySelector('#panel').hidden")
    assert opened.text("#panel .badge") == "计划"


def test_export_holds_the_rows_shown_with_their_sentences(opened: Browser) -> None:
    choose(opened, find("needs", '[data-pick="state"]'), "揭榜")
    head, *rows = save_csv(opened, "needs")
    assert head == ["需求", "提出方", "产业", "揭榜方", "金额（万元）", "状态", "原句", "出处"]
    assert len(rows) == 10 and {row[5] for row in rows} == {"揭榜"}
    assert all(row[0] in row[6] and "情况通报" in row[7] for row in rows)
    assert opened.run("window.savedAs") == "青岚省创新图谱-技术需求.csv"


def test_export_makes_formulas_harmless(browser: Browser, pages: dict[str, Path]) -> None:
    open_page(browser, pages["hostile"])
    _, *rows = save_csv(browser, "enterprise_pool")
    names = [row[0] for row in rows]
    assert {"'=cmd|' /C calc'!A0", "'+1+1", "'@SUM(A1)", "'-2+3"} <= set(names)
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@" and cell]


def test_language_is_switched_and_kept_in_the_address(opened: Browser, pages: dict[str, Path]) -> None:
    opened.click_on("#language")
    assert opened.text("#title") == "Innovation atlas of Qinglan"
    assert opened.run("document.documentElement.lang") == "en"
    assert "Platform" in texts(opened, find("chain", "tbody td:nth-child(3)"))
    assert opened.run("location.hash").startswith("#lang=en")
    open_page(opened, opened.run("location.href"))
    assert opened.text("#language") == "中文"


def test_an_address_leads_to_its_section(browser: Browser, pages: dict[str, Path]) -> None:
    open_page(browser, f"{pages['plain'].as_uri()}#lang=en&at=policy")
    assert browser.run("document.activeElement.closest('.section').dataset.section") == "policy"
    assert browser.text("#nav [aria-current]").startswith("Policies")


def test_payloads_are_shown_as_text_and_run_nothing(browser: Browser, pages: dict[str, Path]) -> None:
    open_page(browser, pages["hostile"])
    for kind in ("chain", "map", "pools", "wheels", "targets", "timeline"):
        draw_chart(browser, kind)
    browser.click_on(find("enterprise_pool", ".more"))
    shown: list[str] = browser.run(
        f"[...document.querySelectorAll({json.dumps(find('enterprise_pool', 'tbody td:first-child'))})].map(e => e.textContent)"
    )
    assert shown[: len(PAYLOADS)] == [text.replace("\u202e", "\ufffd").replace("\u202c", "\ufffd") for text in PAYLOADS]
    browser.click_on(find("enterprise_pool", "tbody .cell"))
    browser.wait_for("!document.querySelector('#panel').hidden")
    assert browser.run("window.ran") is None
    assert browser.run("document.querySelectorAll('main img, main script, aside img, aside script').length") == 0
    assert browser.complaints == []


def test_empty_tables_say_what_would_fill_them(browser: Browser, pages: dict[str, Path]) -> None:
    open_page(browser, pages["empty"])
    assert "这样的文档能填上本表：说到平台的通知、名单或工作总结" in browser.text(find("platforms", ".nothing"))
    assert texts(browser, ".chart") == []
    assert browser.complaints == []


@pytest.mark.parametrize("name", ["plain", "hostile", "empty"])
def test_a_narrow_screen_does_not_move_sideways(browser: Browser, pages: dict[str, Path], name: str) -> None:
    open_page(browser, pages[name], **NARROW)
    for kind in browser.run("[...document.querySelectorAll('.chart')].map(e => e.dataset.chart)"):
        draw_chart(browser, kind)
    assert browser.run("document.documentElement.scrollWidth") <= 390


def test_a_narrow_screen_shows_rows_as_cards_that_can_be_sorted(browser: Browser, pages: dict[str, Path]) -> None:
    open_page(browser, pages["plain"], **NARROW)
    assert browser.run(f"getComputedStyle(document.querySelector({json.dumps(find('projects', 'tbody tr'))})).display") == "flex"
    choose(browser, find("projects", ".only-cards"), "3↓")
    money = [int(text.replace(",", "")) for text in column(browser, "projects", 4)]
    assert money == sorted(money, reverse=True)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [{}, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_serious(browser: Browser, pages: dict[str, Path], lang: str, size: dict[str, int]) -> None:
    open_page(browser, f"{pages['small'].as_uri()}#lang={lang}", **size)
    for kind in ("chain", "map", "pools", "platforms", "wheels", "targets", "timeline"):
        draw_chart(browser, kind)
    assert find_faults(browser) == []
    browser.click_on(find("projects", "tbody .cell"))
    browser.wait_for("!document.querySelector('#panel').hidden")
    assert find_faults(browser, within="#panel") == []


def test_printing_shows_all_rows_and_names_the_documents(opened: Browser) -> None:
    opened.wait_for("document.body.dataset.ready === 'true'")
    opened.click_on(find("projects", "tbody .cell"))  # so that the sentences are unpacked
    opened.wait_for("!document.querySelector('#panel').hidden")
    opened.call("Emulation.setEmulatedMedia", media="print")
    opened.run("window.dispatchEvent(new Event('beforeprint'))")
    shown: dict[str, Any] = opened.run(
        "(t => ({rows: t.querySelectorAll('tbody tr').length, note: t.querySelector('.print-note').innerText, "
        "tools: getComputedStyle(t.querySelector('.table-tools')).display}))"
        f"(document.querySelector({json.dumps(find('chain'))}))"
    )
    opened.run("window.dispatchEvent(new Event('afterprint'))")
    opened.call("Emulation.setEmulatedMedia", media="")
    assert shown["rows"] == 60 and "关于推进科技创新工作的情况通报" in shown["note"] and shown["tools"] == "none"
    assert len(texts(opened, find("chain", "tbody tr"))) == 10
