"""A site as a reader has it: opened from a disk, in a browser whose every connection is cut."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.axe import find_faults
from tests.browser import Browser
from tests.show.reading import PAYLOADS, TEXT
from tests.site.builds import LONG

QUOTE = "中南大学与青川新材有限公司共建青川膜材料实验室"
PAGES = (
    "index.html",
    "things/Region/青川市.html",
    "things/Person/李远明.html",
    "documents/简报.html",
    "lists/Enterprise.html",
    "lists/documents.html",
)


@pytest.fixture
def index(browser: Browser, site: Path) -> Browser:
    """The front page in Chinese."""
    browser.open(site / "index.html")
    browser.run("localStorage.clear()")
    browser.open(site / "index.html")
    return browser


def search(browser: Browser, text: str) -> list[str]:
    """What the search suggests."""
    browser.run("document.getElementById('search').value = ''; document.getElementById('search').focus()")
    browser.type(text)
    browser.wait_for(
        "window.chuangpuSearch && !document.getElementById('hits').hidden && !document.querySelector('#hits').innerText.includes('载入')"
    )
    found: list[str] = browser.run("[...document.querySelectorAll('#hits bdi')].map(e => e.textContent)")
    return found


def wait_for_page(browser: Browser, file: str) -> None:
    browser.wait_for(f"decodeURIComponent(location.pathname).endsWith({json.dumps(file)}) && document.readyState === 'complete'")
    browser.wait_for_drawing()


def assert_quiet(browser: Browser) -> None:
    assert browser.complaints == []
    assert [request for request in browser.requests if not request.startswith("file:")] == []


def test_from_search_to_a_thing_to_its_sentence_in_the_document(index: Browser) -> None:
    assert search(index, "中南")[0] == "中南大学"
    index.press("Enter")
    wait_for_page(index, "things/University/中南大学.html")
    assert index.text("h1") == "中南大学"
    assert QUOTE in index.text("#main blockquote")
    index.click_on(".fact .cited a")
    wait_for_page(index, "documents/简报.html")
    start = TEXT.index(QUOTE)
    assert index.run("location.hash") == f"#s{start}-{start + len(QUOTE)}"
    assert index.run("[...document.querySelectorAll('[data-at].lit')].map(e => e.textContent).join('')") == QUOTE
    top, height = index.run("[document.querySelector('.lit').getBoundingClientRect().top, innerHeight]")
    assert 0 < top < height
    assert_quiet(index)


def test_a_mention_leads_to_its_thing(browser: Browser, site: Path) -> None:
    browser.open(site / "documents/简报.html")
    browser.click_on(".body a.c-Award")
    wait_for_page(browser, "things/Award/青川科技奖.html")
    assert "计划" in browser.text(".link")
    assert_quiet(browser)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("中南大", "中南大学"), ("zndx", "中南大学"), ("zhongnan", "中南大学"), ("zhongnanda", "中南大学"), ("中南dx", "中南大学"),
        ("ZhongNan DaXue", "中南大学"),
        ("ＺＮＤＸ", "中南大学"), ("中南大學", "中南大学"), ("青川 膜材料", "青川膜材料实验室"), ("liyuanming", "李远明"),
        ("第7企业", "青川第7企业有限公司"),
    ],
)  # fmt: skip
def test_search_finds_names_pinyin_and_initials(index: Browser, typed: str, name: str) -> None:
    assert search(index, typed)[0] == name


def test_initials_of_the_whole_name_come_first(index: Browser) -> None:
    assert search(index, "qcs")[0] == "青川市"
    assert search(index, "qcxc")[0] == "青川新材有限公司"


def test_search_says_when_nothing_is_found(index: Browser) -> None:
    assert search(index, "没有这样的名字") == []
    assert index.text("#hits") == "没有找到"
    assert index.run("document.getElementById('status').textContent") == "没有找到"


def test_arrows_choose_and_escape_closes(index: Browser) -> None:
    hits = search(index, "企业")
    index.press("ArrowDown")
    assert index.text("#hits [aria-selected=true] bdi") == hits[1]
    assert index.run("document.getElementById('search').getAttribute('aria-activedescendant')") == "hit-1"
    index.press("Escape")
    assert index.run("document.getElementById('hits').hidden")
    assert index.run("document.getElementById('search').getAttribute('aria-expanded')") == "false"


def test_language_is_switched_and_remembered(index: Browser, site: Path) -> None:
    assert "按类别查阅" in index.text("#classes")
    index.click_on("#language")
    assert index.run("document.documentElement.lang") == "en"
    assert index.run("getComputedStyle(document.querySelector('.totals .zh')).display") == "none"
    index.open(site / "things/Region/青川市.html")
    assert index.text("#language") == "中文" and "Enterprise" not in index.text("h1")
    assert index.text(".entry-head .kind a").strip() == "Region"
    index.click_on("#language")
    assert index.run("document.documentElement.lang") == "zh-CN"
    assert_quiet(index)


def test_the_iri_is_copied(browser: Browser, site: Path) -> None:
    browser.open(site / "things/University/中南大学.html")
    browser.run("document.execCommand = (what) => { window.did = what + ':' + getSelection(); return true; }")
    browser.run("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    browser.click_on("#copy")
    browser.wait_for("window.did === 'copy:https://w3id.org/chuangpu/id/University/中南大学'")
    assert browser.text("#copy") == "已复制"


def test_a_thing_with_many_links_folds_some(browser: Browser, site: Path) -> None:
    browser.open(site / "things/Region/青川市.html")
    assert browser.run("document.querySelectorAll('.facts > section > .links > .link').length") == 30
    assert browser.run("document.querySelectorAll('.rest .link').length") == 30
    browser.click_on(".rest > summary")
    assert browser.run("document.querySelector('.rest .link').getBoundingClientRect().height > 0")


def test_a_neighbour_in_the_network_leads_to_its_page(browser: Browser, site: Path) -> None:
    browser.open(site / "things/Platform/青川膜材料实验室.html")
    browser.click_on(".picture a text")
    browser.wait_for("location.pathname.split('/').length && !decodeURIComponent(location.pathname).includes('Platform')")


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_wider_than_the_window(browser: Browser, site: Path, page: str, width: int) -> None:
    browser.open(site / page, width=width)
    assert browser.run("document.documentElement.scrollWidth") <= width
    assert_quiet(browser)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_serious(index: Browser, site: Path, page: str, language: str) -> None:
    index.open(site / page)
    if language == "en":
        index.click_on("#language")
    assert find_faults(index) == []


def test_axe_finds_nothing_serious_while_searching_and_in_passages(index: Browser, textless: Path) -> None:
    search(index, "企业")
    assert find_faults(index) == []
    index.open(textless / "documents/简报.html")
    assert find_faults(index) == []


def test_nothing_in_names_and_texts_runs(browser: Browser, hostile: Path) -> None:
    for path in sorted(hostile.rglob("*.html")):
        browser.open(path)
        assert_quiet(browser)
    browser.open(hostile / "index.html")
    for payload in PAYLOADS[:8]:
        assert payload in search(browser, payload)
    assert_quiet(browser)


def test_a_quote_that_begins_with_another_script_runs_as_the_page_does(browser: Browser, hostile: Path) -> None:
    arabic = next(payload for payload in PAYLOADS if payload.startswith("مركز"))
    (path,) = (p for p in (hostile / "things/Enterprise").iterdir() if f"<h1><bdi>{arabic}" in p.read_text(encoding="utf-8"))
    browser.open(path)
    last = "((r) => { r.setStart(t, t.length - 1); r.setEnd(t, t.length); return r.getBoundingClientRect().left; })(document.createRange())"
    ends = browser.run(f"(t => {last})(document.querySelector('blockquote bdi').lastChild)")
    assert ends > browser.run("document.querySelector('blockquote mark').getBoundingClientRect().right")


def test_a_name_of_300_characters_stays_inside(browser: Browser, site: Path) -> None:
    (path,) = (p for p in (site / "things/Enterprise").iterdir() if p.name.startswith(LONG[:8]))
    browser.open(path, width=390)
    assert browser.text("h1") == LONG
    assert browser.run("document.documentElement.scrollWidth") <= 390
    browser.open(site / "lists/Enterprise.html", width=390)
    assert browser.run("document.documentElement.scrollWidth") <= 390


def test_pages_can_be_read_without_scripts(browser: Browser, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site")
    (tmp_path / "site/assets/site.js").write_text("", encoding="utf-8")
    browser.open(tmp_path / "site/things/University/中南大学.html")
    assert QUOTE in browser.text("#main blockquote")
    assert browser.run("getComputedStyle(document.querySelector('.search')).display") == "none"
    assert browser.run("getComputedStyle(document.querySelector('#copy')).display") == "none"
    browser.click_on(".fact .cited a")
    wait_for_page(browser, "documents/简报.html")
    start = TEXT.index(QUOTE)
    place = f"document.getElementById('s{start}-{start + len(QUOTE)}')"
    assert browser.run(f"getComputedStyle({place}, '::before').content") == '"▸"'
