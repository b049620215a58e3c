"""The page of the server, clicked through in a browser that reaches this machine alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.axe import GRAVE, find_faults
from tests.browser import Browser
from tests.serve.server import Server

DONE = "document.getElementById('stop').hidden && !document.getElementById('answer').hidden"


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Browser]:
    browser.open(f"{server.address}/")
    browser.run("localStorage.clear()")
    browser.open(f"{server.address}/")
    browser.wait_for("document.querySelectorAll('#list button').length > 30")
    yield browser
    assert [r for r in browser.requests if not r.startswith((server.address, "data:", "blob:"))] == []


def choose(page: Browser, name: str) -> None:
    page.run(f"document.getElementById('filter').value = {name!r}")
    page.run("document.getElementById('filter').dispatchEvent(new Event('input'))")
    page.click_on("#list button")


def test_a_question_is_answered(page: Browser) -> None:
    choose(page, "links_of")
    page.run("document.querySelector('#fields input').value = '第3大学'")
    page.click_on("#form button.main")
    page.wait_for(DONE)
    assert "没有符合的内容" in page.text("#status")  # the sample tells no claim of it
    assert page.complaints == []


def test_an_unknown_name_is_told(page: Browser) -> None:
    choose(page, "links_of")
    page.run("document.querySelector('#fields input').value = '第3大雪'")
    page.click_on("#form button.main")
    page.wait_for(DONE)
    assert "第3大学" in page.text("#fault")


def test_a_query_fills_the_table_and_a_thing_can_be_followed(page: Browser) -> None:
    page.click_on("#tab-sparql")
    page.run("document.getElementById('query').value = 'SELECT ?x ?n { ?x a cp:University ; rdfs:label ?n } ORDER BY ?n LIMIT 3'")
    page.click_on("#run")
    page.wait_for(DONE)
    assert "第0大学" in page.text("#table tbody")
    page.click_on("#table td button")
    page.wait_for("document.getElementById('table').textContent.includes('实验室0')")
    page.click_on("#older")
    assert page.run("document.getElementById('query').value").endswith("LIMIT 3")
    assert page.complaints == []


def test_a_fault_is_shown(page: Browser) -> None:
    page.click_on("#tab-sparql")
    page.run("document.getElementById('query').value = 'SELECT ?x { ?x a cp:University'")
    page.click_on("#run")
    page.wait_for(DONE)
    assert "line 1" in page.text("#fault")


def test_english(page: Browser) -> None:
    page.click_on("#language")
    assert page.text("#tab-questions") == "Questions"
    assert "Who builds what together" in page.text("#list")
    assert page.run("document.documentElement.lang") == "en"


@pytest.mark.parametrize("name", ["nothing.html", "..%2f__init__.py", "page.py"])
def test_no_other_file_is_given_out(server: Server, name: str) -> None:
    assert server.ask("GET", f"/{name}").status == 404


@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_finds_no_fault(page: Browser, language: str) -> None:
    if language == "en":
        page.click_on("#language")
    assert find_faults(page, impacts=(*GRAVE, "moderate")) == []
    choose(page, "links_of")
    assert find_faults(page, impacts=(*GRAVE, "moderate")) == []
    page.click_on("#tab-sparql")
    page.run("document.getElementById('query').value = 'SELECT ?x ?n { ?x a cp:University ; rdfs:label ?n } LIMIT 3'")
    page.click_on("#run")
    page.wait_for(DONE)
    assert find_faults(page, impacts=(*GRAVE, "moderate")) == []
    page.run("document.getElementById('query').value = 'SELECT ?x {'")
    page.click_on("#run")
    page.wait_for(DONE)
    assert find_faults(page, impacts=(*GRAVE, "moderate")) == []
