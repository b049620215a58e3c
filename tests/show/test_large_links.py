"""Links to the page of a large network: what is in the address is what the reader sees again, here and on other pages of the graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.show import Edge, write_large_network
from tests.browser import Browser
from tests.show.large_page import choose, complaints_of, count, enter, search, visible_names
from tests.show.sample import Graph, make_fact, make_node


def test_link_restores_the_view(browser: Browser, small: Path) -> None:
    enter(browser, small)
    search(browser, "李远明")
    browser.click_on('[data-filter="Policy"]')
    choose(browser, "#choose-colour", "role")
    browser.click_on("#language")
    browser.wait_for("location.hash.includes('off=Policy') && location.hash.includes('thing=') && location.hash.includes('lang=en')")
    browser.run("new Promise(done => setTimeout(done, 700))")  # the view flies to what was searched
    before = browser.run("[location.href, chuangpu.camera.x, chuangpu.camera.y, chuangpu.camera.scale]")
    enter(browser, before[0])
    assert browser.text("#panel h2") == "李远明"
    assert browser.run("document.documentElement.lang") == "en"
    assert browser.run("document.querySelector('#choose-colour').value") == "role"
    assert "青川市新型研发机构管理办法" not in visible_names(browser)
    assert browser.run("[chuangpu.camera.x, chuangpu.camera.y, chuangpu.camera.scale]") == pytest.approx(before[1:], rel=0.01, abs=0.02)


def test_link_restores_the_view_on_another_page_of_the_graph(browser: Browser, small: Path, graph: Graph, tmp_path: Path) -> None:
    """A later build: more things, so that every number is another one, and every place."""
    enter(browser, small)
    search(browser, "李远明")
    browser.click_on('[data-filter="Policy"]')
    browser.click_on('[data-around="2"]')
    browser.wait_for("location.hash.includes('steps=2') && location.hash.includes('thing=')")
    link = browser.run("location.hash")
    fact = make_fact("青川市设立乙公司。")
    more = [make_node("Enterprise", f"乙公司{i}") for i in range(30)]
    hub = [Edge(graph.nodes[3].iri, "funds", node.iri, (fact,)) for node in more]
    write_large_network(tmp_path / "later.html", [*graph.nodes, *more], [*graph.edges, *hub], title="后来")
    enter(browser, (tmp_path / "later.html").as_uri() + link)
    assert browser.text("#panel h2") == "李远明"
    assert visible_names(browser) == {"李远明", "青川膜材料实验室", "中南大学", "青川新材有限公司"}
    assert browser.text("#notice") == ""


def test_link_to_a_line_restores_it(browser: Browser, small: Path) -> None:
    enter(browser, small)
    browser.run("chuangpu.net.names.indexOf('青川市')")
    search(browser, "李远明")
    search(browser, "中南大学", "#route-to")
    browser.wait_for("location.hash.includes('from=') && location.hash.includes('to=')")
    enter(browser, browser.run("location.href"))
    browser.wait_for("document.querySelectorAll('.route .fact').length === 2")
    head, tail = ("cpid:Person/李远明", "cpid:Platform/青川膜材料实验室")
    enter(browser, f"{small.as_uri()}#head={head}&relation=heads&tail={tail}")
    browser.wait_for("document.querySelector('#panel .triple + h3 + div .fact') !== null")
    assert "实验室由李远明任主任。" in browser.text("#panel")


@pytest.mark.parametrize(
    "link", ["#thing=cpid:Person/无此人", "#head=cpid:Person/李远明&tail=x&relation=heads", "#off=Nothing", "#region=乌有市"]
)
def test_link_to_what_is_not_here_says_so(browser: Browser, small: Path, link: str) -> None:
    enter(browser, small.as_uri() + link)
    browser.wait_for("document.querySelector('#notice').textContent !== ''")
    assert "不在此图" in browser.text("#notice")
    assert count(browser)[0] == 8
    assert complaints_of(browser) == []


@pytest.mark.parametrize(
    "link", ["#at=NaN,1,1", "#thing=99999&edge=-1", "#off=Nothing&years=x-y&role=77", "#from=0&around=3&steps=9", "#%zz&="]
)
def test_link_that_fits_nothing_is_passed_over(browser: Browser, small: Path, link: str) -> None:
    enter(browser, small.as_uri() + link)
    assert count(browser)[0] == 8
    assert complaints_of(browser) == []
