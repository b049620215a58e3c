"""Other wordings of a metric than the one that the rules built.

In: a ``Site``, the rules' ``Metric`` and the metrics before it. Out: ``Wording`` values, each with its source: what stands before the
number in its clause (``left``), the noun after it (``after``), both, the clause with what the number before counted
(``carry``), who is paid with the kind of payment (``case``). ``observation_wording_choice`` picks one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.relate.observation_carry import Metric
from graph.relate.observation_cues import alternatives, strip_lead, strip_tail
from graph.relate.observation_phrases import AND_SO_ON, split_predicate, strip_marks
from graph.relate.observation_sites import Page, Site

_HOLE = "\ue000"
_BENEFIT = re.compile(alternatives("benefit"))
_GIVING = re.compile(
    r"(?:的|,)?(?:分别|再|可|将|由[^,;]{0,6}|市财政|按[^,;]{0,20})*(?:一次性)?(?:给予|予以|享受|获得?|奖励|补助|资助|发放|按).*$"
)
_FOR = re.compile(r"^.*?对于?(?!接|口|象|外|内|标|照|比|应|等|称|策|于)")
_LONGEST = 24


def list_wordings(page: Page, site: Site, metric: Metric, before: tuple[Metric, ...], *, pays: bool) -> dict[str, list[str]]:
    """Every wording with its sources, the rules' first."""
    found: dict[str, list[str]] = {}
    for source, text in _all(page, site, metric, before, pays):
        if source != "rule":
            text = strip_marks(text.replace(_HOLE, ""))
        if source == "rule" or 1 < len(text) <= _LONGEST + 6:
            found.setdefault(text, []).append(source)
    return found


def _all(page: Page, site: Site, metric: Metric, before: tuple[Metric, ...], pays: bool) -> Iterator[tuple[str, str]]:
    yield "rule", metric.text
    yield "core", metric.core
    left = _left(page, site.left)
    whole = _left(page, (site.clause[0], site.left[1]))
    yield "left", left
    yield "whole", whole
    for n, text in enumerate(_tails(page, site.left)):
        yield f"tail{n}", text
    noun, predicate = split_predicate(page, site.right) if site.leading else ("", "")
    tail = next(iter(_tails(page, site.left)), "")
    if noun:
        yield "after", noun
        yield "left-after", left + noun
        yield "tail-after", tail + noun
        if predicate:
            yield "after-said", f"{noun}{predicate}"
            yield "said-after", f"{predicate}的{noun}"
    elif predicate:
        yield "left-said", left + predicate
    elif site.leading:
        yield "right", left + page.text[slice(*site.right)][:12]
    for n, m in enumerate(reversed(before[-2:])):
        yield f"before{n}", m.text
        yield f"core{n}", m.core
        yield f"carry{n}", m.core + left
        yield f"carry-text{n}", m.text + left
        if noun:
            yield f"carry-after{n}", m.verb + noun
    last = page.text[site.segment[0] : max(site.clause[0] - 1, site.segment[0])].rsplit(",", 1)[-1]
    last = _plain(page, (max(site.clause[0] - 1 - len(last), 0), max(site.clause[0] - 1, 0)))
    yield "clause-before", last
    yield "clause-before-left", last + left
    if pays:
        yield from _paid(page, site, left)


def _paid(page: Page, site: Site, left: str) -> Iterator[tuple[str, str]]:
    segment = page.text[site.segment[0] : site.quantity.start]
    tail = page.text[site.quantity.end : site.segment[1]]
    found = _BENEFIT.search(tail[:14]) or _BENEFIT.search(segment) or _BENEFIT.search(tail)
    benefit = found.group() if found else ""
    clauses = [c for c in re.split(",", segment) if c]
    for n, clause in enumerate(reversed(clauses[-3:])):
        case = re.sub(r"\d[\d.]*[万亿]?[元家个项%]?(?:以上|以内)?", "", _GIVING.sub("", _FOR.sub("", strip_lead(clause))))
        case = case.removesuffix("的")
        yield f"case{n}", case[-16:] + benefit
        if site.quantity.unit == "%":
            yield f"case-share{n}", case[-16:] + benefit + "比例"
    yield "payment", left + benefit
    if site.quantity.unit == "%":
        yield "share", left + "比例"


def _left(page: Page, span: tuple[int, int]) -> str:
    return strip_tail(strip_lead(_plain(page, span).replace(_HOLE, "")))[-_LONGEST:]


def _plain(page: Page, span: tuple[int, int]) -> str:
    """The text of a span without its names and without a list before 等."""
    text = page.plain[slice(*span)]
    so_on = list(AND_SO_ON.finditer(text))
    return text[so_on[-1].end() :] if so_on and len(text) - so_on[-1].end() > 1 else text


def _tails(page: Page, span: tuple[int, int]) -> Iterator[str]:
    """What stands from the last verb, the last noun, the verb before it … up to the number."""
    end = span[0] + len(strip_tail(page.text[slice(*span)]))
    words = [t for t in page.words(max(span[0], end - 20), end) if t.end <= end]
    starts = [w.start for w in words if w.tag in ("v", "vn", "n", "nz", "a", "nw") and len(w.text) > 1]
    for start in list(reversed(starts))[:4]:
        yield page.text[start:end]
