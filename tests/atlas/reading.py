"""How tests read and use a page of the atlas in a browser."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tests.browser import Browser

READY = "document.body.dataset.ready === 'true'"
NARROW = {"width": 390, "height": 844}


def open_page(browser: Browser, path: Path | str, **size: int) -> Browser:
    browser.open(path, **size)
    browser.wait_for(READY)
    return browser


def find(table: str, selector: str = "") -> str:
    return f'[data-table="{table}"] {selector}'.strip()


def texts(browser: Browser, selector: str) -> list[str]:
    found: list[str] = browser.run(f"[...document.querySelectorAll({json.dumps(selector)})].map(e => e.innerText.trim())")
    return found


def column(browser: Browser, table: str, number: int) -> list[str]:
    return texts(browser, find(table, f"tbody td:nth-child({number})"))


def counted(browser: Browser, table: str) -> str:
    return browser.text(find(table, ".row-count"))


def fill(browser: Browser, selector: str, text: str) -> None:
    found = f"document.querySelector({json.dumps(selector)})"
    browser.run(f"(e => {{ e.focus(); e.value = {json.dumps(text)}; e.dispatchEvent(new Event('input')) }})({found})")


def choose(browser: Browser, selector: str, value: str) -> None:
    browser.run(
        f"(e => {{ e.value = {json.dumps(value)}; e.dispatchEvent(new Event('change')) }})(document.querySelector({json.dumps(selector)}))"
    )


def draw_chart(browser: Browser, kind: str) -> str:
    """Brings a chart into view and waits until it is drawn; its selector."""
    selector = f'[data-chart="{kind}"]'
    browser.run(f"document.querySelector({json.dumps(selector)}).draw().then(() => true)")
    browser.run(f"document.querySelector({json.dumps(selector)}).scrollIntoView()")
    browser.wait_for_drawing()
    return selector


def click_inside(browser: Browser, selector: str) -> None:
    """A press where an element of a drawing really is, after the page has come to rest."""
    found = f"document.querySelector({json.dumps(selector)})"
    browser.run(f"{found}.scrollIntoView({{block: 'center'}})")
    browser.wait_for_drawing()
    x, y = browser.run(f"(r => [r.x + r.width / 2, r.y + r.height / 2])({found}.getBoundingClientRect())")
    browser.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
    browser.wait_for_drawing()
    browser.click(x, y)


def save_csv(browser: Browser, table: str) -> list[list[str]]:
    """The rows of the file that a table's export writes."""
    browser.run("URL.createObjectURL = (blob) => { window.saved = blob; return 'data:,' }; true")
    browser.run("HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download }; true")
    browser.click_on(find(table, ".export"))
    browser.wait_for("window.saved !== undefined")
    head = browser.run("window.saved.slice(0, 3).arrayBuffer().then(b => [...new Uint8Array(b)])")
    assert head == [0xEF, 0xBB, 0xBF]
    return list(csv.reader(io.StringIO(browser.run("window.saved.text()"))))
