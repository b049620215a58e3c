"""Names, sentences, titles and rules that try to run, to break a page, or to leave the screen: on both network pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.show import Edge, write_large_network, write_network
from tests.axe import find_faults
from tests.browser import Browser
from tests.show.sample import PAYLOADS, make_fact, make_node

WRITERS: list[Callable[..., None]] = [write_network, write_large_network]
# keeps every text that is drawn on a canvas, and whatever would be a sign that something ran
WATCH = """window.drawn = [];
  const draw = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
    drawn.push([text, this.measureText(text).width]);
    return draw.call(this, text, ...place);
  };
  window.alert = () => { window.ran = true; };"""


def held(text: str) -> str:
    """The text as a page shows it: characters that turn the direction of writing are replaced."""
    return "".join("\ufffd" if char in "\u202a\u202b\u202c\u202d\u202e" else char for char in text)


@pytest.fixture
def watched(browser: Browser) -> Browser:
    added = browser.call("Page.addScriptToEvaluateOnNewDocument", source=WATCH)["identifier"]
    yield browser
    browser.call("Page.removeScriptToEvaluateOnNewDocument", identifier=added)


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_payload_breaks_and_runs_nothing(watched: Browser, tmp_path: Path, payload: str, write: Callable[..., None]) -> None:
    one = make_node("Enterprise", payload, payload + "甲", roles=("产",))
    other = make_node("University", "中南大学")
    fact = make_fact(f"{payload}与中南大学合作。", document_id=payload, document_title=payload, rule=payload)
    path = tmp_path / "page.html"
    write(path, [one, other], [Edge(one.iri, "cooperatesWith", other.iri, (fact,))], title=payload)
    watched.open(path, width=390, height=844)
    watched.wait_for("document.querySelector('#panel .thing') !== null && drawn.length > 0")
    shown = watched.run("[...document.querySelectorAll('#panel .name')].map(name => name.textContent)")
    assert held(payload) in shown
    watched.run("[...document.querySelectorAll('#panel .thing')].find(thing => thing.textContent.startsWith('中南大学')).click()")
    watched.wait_for("document.querySelector('#panel .fact') !== null")
    assert held(payload) in watched.run("document.querySelector('#panel .fact blockquote').textContent")
    assert held(payload) == watched.run("document.querySelector('#panel .fact cite').textContent")
    assert watched.run("document.querySelectorAll('img, iframe, object, embed').length") == 0
    assert watched.run("document.querySelectorAll('script:not([id]):not([type])').length") <= 2
    assert watched.run("document.documentElement.scrollWidth") <= 390
    assert find_faults(watched) == []
    assert not watched.run("window.ran === true")
    assert [told for told in watched.complaints if "GL Driver Message" not in told] == []
    assert {url for url in watched.requests if not url.startswith(path.as_uri())} <= {"data:,"}


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_payload_is_drawn_in_short_lines(watched: Browser, tmp_path: Path, payload: str, write: Callable[..., None]) -> None:
    nodes = [make_node("Enterprise", payload), make_node("University", "中南大学")]
    write(tmp_path / "page.html", nodes, [Edge(nodes[0].iri, "cooperatesWith", nodes[1].iri, (make_fact("合作"),))], title="t")
    watched.open(tmp_path / "page.html", width=390, height=844)
    watched.wait_for("drawn.length > 1")
    lines = watched.run("drawn.filter(([text]) => text !== '中南大学')")
    assert lines
    assert all(width < 190 for _, width in lines)
    assert all(char not in text for text, _ in lines for char in "\u202a\u202b\u202c\u202d\u202e")
