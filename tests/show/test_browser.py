"""The page as a reader has it: in a browser whose every connection is cut."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph.show import write_network
from tests.axe import find_faults
from tests.browser import Browser
from tests.show.sample import EVIL, Graph


@pytest.fixture
def opened(browser: Browser, page: Path) -> Browser:
    """The browser with a fresh page."""
    browser.open(page)
    return browser


def search(browser: Browser, text: str) -> None:
    browser.click_on("#query")
    browser.type(text)
    browser.wait_for("!document.getElementById('suggestions').hidden")


def shown(browser: Browser) -> set[str]:
    """Names of the things that are drawn."""
    return set(browser.run("chuangpu.nodes.get().filter(n => !n.hidden).map(n => n.id.split('/').slice(6).join('/'))"))


def click_node(browser: Browser, name: str) -> None:
    """A press on the canvas where the thing is drawn."""
    script = f"""(() => {{
        const node = chuangpu.nodes.get().find(n => n.id.endsWith({json.dumps("/" + name)}));
        const at = chuangpu.network.canvasToDOM(chuangpu.network.getPosition(node.id));
        const box = document.getElementById('canvas').getBoundingClientRect();
        return [at.x + box.x, at.y + box.y];
    }})()"""
    browser.click(*browser.run(script))
    browser.wait_for(f"document.querySelector('#panel h2')?.textContent === {json.dumps(name)}")


def use_everything(browser: Browser) -> None:
    """Search, panel, edge, filters, language, zoom: all that could ask for something."""
    search(browser, "中南大学")
    browser.press("Enter")
    browser.click_on("#panel .group .thing")
    browser.click_on("#language")
    browser.click_on('[data-filter="Enterprise"]')
    browser.click_on("#zoom-in")
    browser.click_on("#reset")
    browser.wait_for_drawing()


def test_page_asks_for_nothing_but_itself(opened: Browser, page: Path) -> None:
    use_everything(opened)
    assert set(opened.requests) <= {page.as_uri(), "data:,"}


def test_page_complains_of_nothing(opened: Browser) -> None:
    use_everything(opened)
    assert opened.complaints == []


def test_browser_notices_a_page_that_does_not_hold_still(browser: Browser, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text(f"<!DOCTYPE html><p>{EVIL}</p><script src='http://example.org/x.js'></script>", encoding="utf-8")
    browser.open(bad)
    assert "http://example.org/x.js" in browser.requests
    assert any("dialog: 1" in complaint for complaint in browser.complaints)


def test_policy_lets_no_request_out(opened: Browser) -> None:
    blocked = opened.run("fetch('http://example.org/').then(() => false, () => true)")
    assert blocked
    assert any("Content Security Policy" in complaint for complaint in opened.complaints)


@pytest.mark.parametrize("text", ["中南大学", "中南大", "中 南 大 学", "南大学", "ｃｓｕ"])
def test_search_finds_by_name_and_alias(opened: Browser, text: str) -> None:
    search(opened, text)
    opened.press("Enter")
    assert opened.text("#panel h2") == "中南大学"


def test_arrow_keys_choose_a_suggestion(opened: Browser) -> None:
    search(opened, "青川")
    names = opened.run("[...document.querySelectorAll('#suggestions [role=option] .name')].map(n => n.firstChild.textContent)")
    opened.press("ArrowDown")
    opened.press("ArrowDown")
    opened.press("ArrowUp")
    opened.press("Enter")
    assert opened.text("#panel h2") == names[1] != names[0]


def test_search_says_when_nothing_is_found(opened: Browser) -> None:
    search(opened, "无此机构")
    assert "没有找到" in opened.text("#suggestions")


def test_search_brings_the_thing_into_view(opened: Browser) -> None:
    search(opened, "中南大学")
    opened.press("Enter")
    centre = "(p => {const n = chuangpu.nodes.get().find(n => n.id.endsWith('中南大学')); return Math.hypot(n.x - p.x, n.y - p.y) < 2})"
    opened.wait_for(f"{centre}(chuangpu.network.getViewPosition())")


def test_panel_shows_facts_with_quote_document_and_status(opened: Browser) -> None:
    click_node(opened, "青川新材有限公司")
    panel = opened.text("#panel")
    for told in ("青川新材参与建设该实验室。", "青川市共建平台工作简报", "已完成", "计划", "金额 3,000万元", "青川市预算说明"):
        assert told in panel
    groups = opened.run("[...document.querySelectorAll('#panel summary')].map(s => s.innerText.replace(/\\s+/g, ' '))")
    assert [g[:4] for g in groups] == ["→ 建设", "← 资助", "↔ 合作", "→ 服务", "← 服务"]


def test_panel_shows_numbers_as_one_reads_them(opened: Browser) -> None:
    click_node(opened, "青川新材有限公司")
    assert opened.text("#panel .value").split() == ["≥", "37亿元", "实际"]
    assert "青川新材累计投资超37亿元。" in opened.text("#panel .number")


def test_panel_shows_type_roles_and_aliases(opened: Browser) -> None:
    click_node(opened, "中南大学")
    assert opened.text("#panel .chips").split()[:4] == ["高校", "University", "学", "研"]
    assert opened.text("#panel .aliases") == "别名CSU、中南大"


def test_neighbour_in_the_panel_leads_there_and_back(opened: Browser) -> None:
    click_node(opened, "中南大学")
    opened.click_on("#panel .group .thing")
    assert opened.text("#panel h2") == "青川膜材料实验室"
    opened.click_on("#back")
    assert opened.text("#panel h2") == "中南大学"


def test_click_on_an_edge_shows_its_facts(opened: Browser) -> None:
    script = """(() => {
        const edge = chuangpu.edges.get().find(e => e.relation === 'issues');
        const [a, b] = [edge.from, edge.to].map(id => chuangpu.network.getPosition(id));
        const at = chuangpu.network.canvasToDOM({x: (a.x + b.x) / 2, y: (a.y + b.y) / 2});
        const box = document.getElementById('canvas').getBoundingClientRect();
        return [at.x + box.x, at.y + box.y];
    })()"""
    opened.click(*opened.run(script))
    opened.wait_for("document.querySelector('#panel .triple') !== null")
    panel = opened.text("#panel")
    assert all(told in panel for told in ("青川市", "出台", "青川市新型研发机构管理办法", "青川市出台《青川市新型研发机构管理办法》。"))


def test_facts_and_numbers_that_are_not_given_are_counted(browser: Browser, graph: Graph, tmp_path: Path) -> None:
    nodes = [replace(node, observation_total=9) if node.name == "青川新材有限公司" else node for node in graph.nodes]
    edges = [replace(edge, fact_total=41) if edge.relation == "funds" else edge for edge in graph.edges]
    write_network(tmp_path / "part.html", nodes, edges, graph.observations, title="青川")
    browser.open(tmp_path / "part.html")
    click_node(browser, "青川新材有限公司")
    assert "8 条未列出" in browser.text("#panel .numbers")
    assert "40 条未列出" in browser.text("#panel details:has(.incoming)")


def test_class_filter_hides_its_things_and_their_edges(opened: Browser) -> None:
    opened.click_on('[data-filter="Enterprise"]')
    assert "青川新材有限公司" not in shown(opened)
    assert "中南大学" in shown(opened)
    assert opened.run("chuangpu.edges.get().filter(e => !e.hidden).map(e => e.relation).sort()") == ["builds", "heads", "issues"]
    assert "7 个对象 · 3 条关系" in opened.text("#status")


def test_relation_filter_hides_things_left_without_a_link(opened: Browser) -> None:
    opened.click_on('[data-none="relations"]')
    opened.click_on('[data-filter="issues"]')
    assert shown(opened) == {"青川市", "青川市新型研发机构管理办法", "青川科技奖"}  # the prize never had a link


def test_all_and_none(opened: Browser) -> None:
    opened.click_on('[data-none="classes"]')
    assert shown(opened) == set()
    opened.click_on('[data-all="classes"]')
    assert len(shown(opened)) == 8


def test_search_uncovers_what_a_filter_hides(opened: Browser) -> None:
    opened.click_on('[data-none="classes"]')
    search(opened, "中南大学")
    opened.press("Enter")
    assert shown(opened) == {"中南大学"}


def test_reset_brings_everything_back(opened: Browser) -> None:
    opened.click_on('[data-none="classes"]')
    opened.click_on("#reset")
    assert len(shown(opened)) == 8


def test_language_switch_puts_english_first(opened: Browser) -> None:
    row = "#filters li:has([data-filter=University]) .bilingual"
    assert opened.text(row).split() == ["高校", "University"]
    opened.click_on("#language")
    assert opened.text(row).split() == ["University", "高校"]
    assert opened.text("#filters h2").split() == ["Classes", "类别"]


def test_malicious_names_are_shown_and_do_not_run(opened: Browser) -> None:
    click_node(opened, EVIL)
    assert opened.text("#panel h2") == EVIL
    assert EVIL in opened.text("#panel cite")
    search(opened, "<script>")
    assert "<script>alert(2)</script>" in opened.text("#suggestions")
    assert opened.run("document.querySelectorAll('img, iframe, object, embed').length") == 0
    assert opened.complaints == []


def test_names_of_relations_and_labels_are_drawn(opened: Browser) -> None:
    ink = "(c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.reduce((n, v, i) => n + (i % 4 === 3 && v > 0), 0))"
    assert opened.run(f"{ink}(document.querySelector('#canvas canvas'))") > 2000


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_keeps_people_from_reading_the_page(browser: Browser, page: Path, width: int, language: str) -> None:
    browser.open(page, width=width, height=844)
    if language == "en":
        browser.click_on("#language")
    assert find_faults(browser) == []
    click_node(browser, "青川新材有限公司")
    search(browser, "青川")
    assert find_faults(browser) == []
    if width < 600:
        browser.click_on("#open-filters")
        assert find_faults(browser) == []


def test_what_is_shown_is_listed_in_words_too(opened: Browser) -> None:
    opened.click_on('[data-filter="Enterprise"]')
    listed = set(opened.run("[...document.querySelectorAll('#shown .name')].map(n => n.textContent)"))
    assert {name.split("/")[0] for name in shown(opened)} == {name.split("/")[0] for name in listed}
    assert "青川新材有限公司" not in listed


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
def test_graph_and_panel_do_not_overlap_nor_overflow(browser: Browser, page: Path, width: int, height: int) -> None:
    browser.open(page, width=width, height=height)
    box: Callable[[str], list[float]] = lambda name: browser.run(  # noqa: E731
        f"(r => [r.left, r.top, r.right, r.bottom])(document.getElementById('{name}').getBoundingClientRect())"
    )
    canvas, panel = box("canvas"), box("panel")
    assert canvas[2] <= panel[0] or canvas[3] <= panel[1]
    assert max(canvas[2], panel[2]) <= width and panel[3] <= height
    assert canvas[2] - canvas[0] > 350 and canvas[3] - canvas[1] > 300
    assert browser.run("document.documentElement.scrollWidth") <= width


def test_filters_open_on_a_narrow_screen(browser: Browser, page: Path) -> None:
    browser.open(page, width=390, height=844)
    browser.click_on("#open-filters")
    browser.click_on('[data-filter="Enterprise"]')
    browser.click_on("#open-filters")
    assert "青川新材有限公司" not in shown(browser)
    assert browser.run("getComputedStyle(document.getElementById('filters')).display") == "none"


def test_limited_page_says_of_how_many(browser: Browser, graph: Graph, tmp_path: Path) -> None:
    write_network(tmp_path / "few.html", *graph, title="青川", limit=3)
    browser.open(tmp_path / "few.html")
    assert "已显示 3 / 共 8 个对象" in browser.text("#counts")


def test_empty_graph_is_a_friendly_page(browser: Browser, tmp_path: Path) -> None:
    write_network(tmp_path / "empty.html", [], [], title="空")
    browser.open(tmp_path / "empty.html")
    assert "图中还没有对象" in browser.text("#empty")
    browser.click_on("#language")
    assert "The graph is empty" in browser.text("#empty h2")
    assert browser.complaints == []
