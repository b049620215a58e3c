"""The runner of axe-core finds what it is there to find."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.axe import find_faults
from tests.browser import Browser

PAGE = (
    '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>页面</title>{policy}</head>'
    "<body><main><h1>页面</h1>{body}</main></body></html>"
)
POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'


def open_page(browser: Browser, folder: Path, body: str, policy: str = "") -> None:
    path = folder / "page.html"
    path.write_text(PAGE.format(body=body, policy=policy), encoding="utf-8")
    browser.open(path)


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<button></button>", "critical button-name"),
        ('<p style="color: #aaa; background: #fff">浅灰色的字</p>', "serious color-contrast"),
        ('<input type="text">', "critical label"),
    ],
)
def test_a_fault_is_found(browser: Browser, tmp_path: Path, body: str, rule: str) -> None:
    open_page(browser, tmp_path, body)
    assert [fault.split(":")[0] for fault in find_faults(browser)] == [rule]


@pytest.mark.parametrize("policy", ["", POLICY])
def test_a_page_without_faults_passes_under_any_policy(browser: Browser, tmp_path: Path, policy: str) -> None:
    open_page(browser, tmp_path, "<p>可以读的字</p><button>按钮</button>", policy)
    assert find_faults(browser) == []
    assert browser.complaints == []
