"""Web pages: the main text without menus, recommendations and footers.

In: decoded HTML. Out: an :class:`~graph.read.extract.Extract` whose raw text is the HTML source. trafilatura judges
which text is the main one; structure and offsets come from the source itself (:mod:`graph.read.blocks`), so that
every character has its place. Nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from configparser import ConfigParser
from copy import deepcopy
from functools import cache
from html import unescape
from itertools import pairwise

from lxml import etree

from graph.read.blocks import HEADINGS, Block, scan_blocks
from graph.read.dates import find_date
from graph.read.extract import Extract
from graph.read.head import Head, clean_name, split_fields

META = re.compile(r"<meta\b([^>]{1,2000})>", re.I)
ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
# The names that the 政府网站发展指引 prescribes for government pages come first.
TITLE_NAMES = ("articletitle", "og:title", "dc.title", "twitter:title")
DATE_NAMES = ("pubdate", "publishdate", "article:published_time", "og:published_time", "dc.date", "dcterms.date")
ISSUER_NAMES = ("contentsource", "source", "og:source", "dc.source", "dc.publisher", "article:publisher")
SITE = re.compile(r"\s*[-_|–—丨·>»]+\s*[^-_|–—丨·>»]{2,30}$")
MIN_MAIN = 20  # characters below which trafilatura's answer counts as none
MIN_SURE = 8  # characters of a block that hardly stand in the main text by chance
MAX_LINKED = 0.5
GAP = 8  # blocks
MIN_CLUSTER = 0.1  # share of the main text


@cache
def _config() -> ConfigParser:
    """trafilatura's settings with floors for Chinese, which says in 60 characters what takes 250 in English."""
    from trafilatura.settings import use_config

    config = deepcopy(use_config())
    for option, value in {"MIN_EXTRACTED_SIZE": "60", "MIN_OUTPUT_SIZE": "1", "EXTRACTION_TIMEOUT": "0"}.items():
        config.set("DEFAULT", option, value)
    return config


def extract_html(source: str) -> Extract:
    """The main text of a page in reading order, table rows with tabs between cells, and what its markup states."""
    blocks = [b for b in scan_blocks(source) if b.tag != "option"]
    metas = _metas(source)
    page_title = next((b.line.text for b in blocks if b.tag == "title"), None)
    body = [b for b in blocks if b.tag not in {"title", "head"}]
    main = _Main(source)
    first, last = _main_range(body, main)
    title = _find_title(body[: first + 1], metas, page_title)
    lines = [b.line for b in body[first:last] if not _is_menu(b) or b.line.text in main or b.line.text.startswith("附件")]
    heading = next((b for b in reversed(body[:first]) if title and _squash(b.line.text) == _squash(title)), None)
    if heading is not None:
        lines.insert(0, heading.line)
    front = [b.line.text for b in body[:first] if b is not heading and len(b.line.text) <= 120 and split_fields(b.line.text)]
    return Extract(source, lines, [*([title] if title else []), *front[-12:]], _stated(metas, title))


def _metas(source: str) -> dict[str, str]:
    """Content of the meta tags by lower-case name."""
    metas: dict[str, str] = {}
    for tag in META.finditer(source):
        pairs = {m[1].lower(): next((g for g in m.groups()[1:] if g), "") for m in ATTRIBUTE.finditer(tag[1])}
        name = (pairs.get("name") or pairs.get("property") or "").lower()
        if name and pairs.get("content", "").strip():
            metas.setdefault(name, re.sub(r"\s+", " ", unescape(pairs["content"])).strip())
    return metas


def _stated(metas: dict[str, str], title: str | None) -> Head:
    source = next((metas[n] for n in ISSUER_NAMES if n in metas), None)
    date = next((found for n in DATE_NAMES if (found := find_date(metas.get(n)))), None)
    return Head(title=title, issuer=clean_name(source) if source and not source.startswith("http") else None, date=date)


class _Main:
    """The main text as trafilatura sees it, without white space; false where it finds none."""

    def __init__(self, source: str) -> None:
        text = _extract_text(source)
        self._text = _squash(text)
        self._lines = frozenset(_squash(line.removeprefix("- ")) for line in text.split("\n"))

    def __bool__(self) -> bool:
        return len(self._text) >= MIN_MAIN

    def __contains__(self, text: str) -> bool:
        squashed = _squash(text)
        return squashed in self._lines or squashed in self._text


def _extract_text(source: str) -> str:
    from trafilatura import bare_extraction  # brought along only where there is a page to read: it takes as long as a short text

    try:
        found = bare_extraction(source, include_comments=False, include_tables=True, favor_recall=False, config=_config())
    except (etree.LxmlError, ValueError, AssertionError, RecursionError):
        return ""
    return found.text or "" if found is not None and not isinstance(found, dict) else ""


def _squash(text: str) -> str:
    return re.sub(r"[\s|]+", "", text)


def _is_menu(block: Block) -> bool:
    """A block that is mostly links; a sentence with a link in it is not."""
    return block.linked > MAX_LINKED * len(block.line.text) and not re.search("[。；！？]", block.line.text) and block.tag != "tr"


def _main_range(body: Sequence[Block], main: _Main) -> tuple[int, int]:
    """The first block of the main text and the one after its last.

    What lies between two main blocks belongs to it (trafilatura drops short lines); so do short lines beside them that it kept (a
    salutation, a signature). A sentence of the text that a list far from it repeats does not stretch it.
    """
    inside = [i for i, b in enumerate(body) if len(b.line.text) >= MIN_SURE and b.line.text in main] if main else []
    if not inside:
        inside = [i for i, b in enumerate(body) if not _is_menu(b) and re.search("[。，；]", b.line.text)]
    if not inside:
        inside = [i for i, b in enumerate(body) if not _is_menu(b)] or [0]
    first, last = _main_cluster(body, inside)
    while first > 0 and _belongs(body[first - 1], main):
        first -= 1
    while last < len(body) and _belongs(body[last], main):
        last += 1
    return first, min(last, len(body))


def _main_cluster(body: Sequence[Block], inside: Sequence[int]) -> tuple[int, int]:
    """The range of the main blocks without stray ones: those parted by a long stretch of other blocks that hold little text."""
    clusters = [[inside[0]]]
    for before, index in pairwise(inside):
        if index - before > GAP:
            clusters.append([])
        clusters[-1].append(index)
    sizes = [sum(len(body[i].line.text) for i in cluster) if body else 0 for cluster in clusters]
    large = [c for c, size in zip(clusters, sizes, strict=True) if size >= MIN_CLUSTER * sum(sizes)]
    return large[0][0], large[-1][-1] + 1


def _belongs(block: Block, main: _Main) -> bool:
    """Whether a line beside the main text was kept with it (某某局, 2022年10月14日)."""
    return bool(main) and block.line.text in main and not _is_menu(block)


def _find_title(before: Sequence[Block], metas: dict[str, str], page_title: str | None) -> str | None:
    """The title: stated by name, else the heading before the text that the page's title repeats, else the page's title without its site."""
    for name in TITLE_NAMES:
        if name in metas:
            return metas[name] if name == "articletitle" else SITE.sub("", metas[name]) or None
    heading = [b.line.text for b in before if b.tag in HEADINGS and 4 <= len(b.line.text) <= 120]
    if page_title:
        repeated = [b.line.text for b in before if len(b.line.text) >= 6 and b.line.text in page_title and not _is_menu(b)]
        if repeated:
            return max(repeated, key=len)
    if heading:
        return heading[-1]
    return SITE.sub("", page_title).strip() or None if page_title else None
