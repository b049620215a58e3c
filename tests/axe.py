"""axe-core in the page that a browser has open: what it finds that keeps people from reading or using the page.

``find_faults(browser)`` is for tests of any page: ``assert find_faults(browser) == []``.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from tests.browser import Browser

GRAVE = ("serious", "critical")
_RUN = """
axe.run(WITHIN, {resultTypes: ['violations']}).then((found) => found.violations
  .filter((fault) => IMPACTS.includes(fault.impact))
  .flatMap((fault) => fault.nodes.slice(0, 5).map((node) =>
    `${fault.impact} ${fault.id}: ${node.target.join(' ')} · ${node.failureSummary.replace(/\\s+/g, ' ')}`)))
"""


@cache
def read_axe() -> str:
    """The script of axe-core that the package of the development extra carries."""
    return (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")


def find_faults(browser: Browser, *, impacts: tuple[str, ...] = GRAVE, within: str | None = None) -> list[str]:
    """One line for each fault of these impacts in the page as it stands now, at most five places of each rule.

    The script enters through the protocol, so that the page's own policy need not allow it. axe judges what is drawn: open a panel
    or switch the language first and call again, ``within`` the selector of what is new. The browser's complaints and requests stay as
    they were.
    """
    complaints, requests = list(browser.complaints), list(browser.requests)
    if not browser.run("typeof window.axe === 'object'"):
        browser.run(f"{read_axe()}; true")
    found: list[str] = browser.run(
        _RUN.replace("IMPACTS", json.dumps(impacts)).replace("WITHIN", json.dumps(within) if within else "document")
    )
    browser.complaints[:], browser.requests[:] = complaints, requests
    return found
