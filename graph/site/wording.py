"""The words of the pages in both languages, and text that cannot spoil a page.

Enters: keys of ``words.tsv``, names and quotes. Leaves: markup of which the style sheet shows the language that was chosen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from markupsafe import Markup

# What turns the direction of all that follows, and what is no character of HTML.
_UNSHOWN = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def hold(text: str) -> str:
    """The text as pages show it: characters that would turn the rest of its line, or that HTML does not have, are ``\\ufffd``."""
    return _UNSHOWN.sub("\ufffd", text)


def show_text(text: str) -> str:
    """The text as HTML."""
    return escape(hold(text), quote=False)


def finish(value: Any) -> Any:
    """What a template puts on a page, before it is escaped; markup is no plain ``str``."""
    return hold(value) if type(value) is str else value


@cache
def load_words() -> dict[str, tuple[str, str]]:
    """(Chinese, English) by key."""
    from graph.rows import read_rows

    return {key: (zh, en) for key, zh, en in read_rows(Path(__file__).with_name("words.tsv"), 3)}


@cache
def both(zh: str, en: str) -> Markup:
    """A word in two languages; the page shows the chosen one."""
    return Markup(f'<span class="zh">{show_text(zh)}</span><span class="en" lang="en">{show_text(en)}</span>')


@cache
def word(key: str) -> Markup:
    """A word of the page in both languages."""
    return both(*load_words()[key])


def label(labels: Mapping[str, str]) -> Markup:
    """The label of a term of the ontology in both languages."""
    return both(labels["zh"], labels["en"])


@cache
def heading(key: str) -> Markup:
    """A word as a heading has it: the chosen language large, the other one small beside it."""
    return heading_of(*load_words()[key])


@cache
def heading_of(zh: str, en: str) -> Markup:
    """The same for a term."""
    parts = f'<span class="zh-part">{show_text(zh)}</span><span class="en-part" lang="en">{show_text(en)}</span>'
    return Markup(f'<span class="both">{parts}</span>')


def numeral(value: int) -> str:
    """``1234`` → ``1,234``."""
    return f"{value:,}"
