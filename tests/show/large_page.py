"""How tests drive the page of a large network in the browser."""

from __future__ import annotations

import json
from pathlib import Path

from tests.browser import Browser


def enter(browser: Browser, page: Path | str, **size: int) -> Browser:
    """Opens a page, or an address whose part behind # the page may put right at once."""
    if isinstance(page, str):
        browser.open("about:blank", **size)
        browser.call("Page.navigate", url=page)
    else:
        browser.open(page, **size)
    browser.wait_for("window.chuangpu !== undefined")
    browser.run("chuangpu.ready")
    return browser


def complaints_of(browser: Browser) -> list[str]:
    """All but what a driver without a graphics processor says of its own speed."""
    return [told for told in browser.complaints if "GL Driver Message (OpenGL, Performance" not in told]


def search(browser: Browser, text: str, box: str = "#query") -> None:
    browser.click_on(box)
    browser.type(text)
    browser.wait_for(f"document.querySelector({json.dumps(box)}).getAttribute('aria-expanded') === 'true'")
    browser.press("Enter")


def visible_names(browser: Browser) -> set[str]:
    return set(browser.run("chuangpu.visible.list.map(n => chuangpu.net.names[n])"))


def choose(browser: Browser, selector: str, value: str) -> None:
    """Sets a control as a reader's choice would."""
    change = f"e.value = {json.dumps(value)}; e.dispatchEvent(new Event('input')); e.dispatchEvent(new Event('change'))"
    browser.run(f"(e => {{{change}}})(document.querySelector({json.dumps(selector)}))")


def count(browser: Browser) -> tuple[int, int]:
    nodes, edges = browser.run("[chuangpu.visible.list.length, chuangpu.visible.lineCount]")
    return nodes, edges
