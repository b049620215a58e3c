"""Metrics that a number does not state itself: they are completed from the number before it.

In: the phrase before a number and the metrics built so far. Out: ``Metric``, or ``None`` where the phrase stands on its
own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from graph.relate.observation_cues import alternatives, group_pattern
from graph.relate.observation_phrases import split_predicate
from graph.relate.observation_sites import Page, Site, Span

MEASURES = ("平方米", "元", "%", "百分点", "亩", "公顷", "平方公里", "公里", "吨", "美元")
_LEVEL, _BATCH, _STATE = (alternatives(group) for group in ("level", "batch", "state"))
_PART = re.compile(rf"{_LEVEL}|{_BATCH}|{_STATE}|(?:20\d\d年)?|[^、,]{{1,4}}(?:级|类|型|档|内|外|期|等)")
_GENERIC = re.compile(rf"^(?:各级各类|各级|各类|{_LEVEL})+")
_EACH = re.compile(r"(?:平均)?每(?:家|个|项|人|户|名|亩|件|平方米)|户均|人均|单个|单项|单家|单笔")
_COMPARED = re.compile(r"(?:比|较|同比|环比)")


@dataclass(frozen=True, slots=True)
class Metric:
    """``text`` is the metric; ``verb`` opens it (培育), ``core`` is the noun that later numbers carry on.

    ``shape`` says which rule built it, ``unit`` is the unit of its number.
    """

    text: str
    verb: str
    core: str
    shape: str
    unit: str = ""


def carry(phrase: str, site: Site, before: tuple[Metric, ...]) -> Metric | None:
    """其中国家级28个; 总量达到310家; 占33.3%; 成交额5100万元: completed from the metric before."""
    if not before:
        return None
    last = _partner(site, before)
    phrase = phrase.replace("分别", "")
    base = _GENERIC.sub("", last.core) or last.core
    unit = site.quantity.unit
    if not phrase:
        return Metric(last.text, "", last.core, "carried-head")
    if _PART.fullmatch(phrase):
        return Metric(phrase + base, "", base, "carried-head")
    if _measures_apart(last.unit, unit) and not _EACH.fullmatch(phrase):
        return None  # 占地200亩,总投资5亿元: both are measures of one thing
    if len(phrase) <= 4 and (at := last.core.find(phrase[:2])) > 0 and not last.core.endswith(phrase):
        return Metric(last.core[:at] + phrase, "", last.core[:at] + phrase, "carried-overlap")  # 研发经费投入增长9%,投入强度达3%
    if group_pattern("total").fullmatch(phrase):
        return Metric(last.core + phrase, "", last.core, "carried-total")
    if group_pattern("share").match(phrase) and unit in ("%", "百分点"):
        return Metric(last.core + ("占比" if phrase in ("占", "占比") else phrase), "", last.core, "carried-share")
    each = _EACH.fullmatch(phrase)
    short = len(phrase) <= 3 and unit in MEASURES and (site.linked or site.left[0] == site.clause[0])
    if short or each or (_COMPARED.match(phrase) and len(phrase) <= 8):
        text = last.text + phrase + ("比" if phrase.endswith("占") else "")
        return Metric(text, "", text, "carried-amount")
    return None


def _measures_apart(before: str, unit: str) -> bool:
    return before != unit and before in MEASURES and unit in MEASURES and "%" not in (before, unit) and "百分点" not in (before, unit)


def _partner(site: Site, before: tuple[Metric, ...]) -> Metric:
    """The metric that a carried number completes: the one before, or in a series its counterpart (总量分别达到60家、40家)."""
    n = len(site.series)
    return before[-n] if n > 1 and len(before) >= n else before[-1]


def carry_batch(page: Page, site: Site, last: Metric | None) -> Metric | None:
    """首批5家和第二批17家: batches of what was counted before."""
    batch = re.search(rf"{_BATCH}(?=$|共|已)", page.text[slice(*site.left)])
    if last is None or batch is None or (site.leading and split_predicate(page, site.right)[0]):
        return None
    base = re.sub(f"^{_BATCH}", "", last.core)
    return Metric(batch.group() + base, "", base, "carried-batch")


def carry_object(page: Page, site: Site, own: tuple[Span, str], last: Metric | None) -> Metric | None:
    """目前已启动建设30家: a phrase of verbs alone takes its object from the number before of the same unit.

    ``own`` is the phrase with its span.
    """
    span, phrase = own
    words = page.words(*span)
    if last is None or last.unit != site.quantity.unit or not words or len(phrase) > 8:
        return None
    if any(t.tag not in ("v", "vd", "d", "c", "w", "p") for t in words[:-1]) or words[-1].tag not in ("v", "vn"):
        return None
    told = last.text if last.shape.startswith("support") else last.core
    return Metric(phrase + told, phrase, last.core, "carried-object")


def split_each(page: Page, site: Site, metric: Metric) -> tuple[Metric, ...]:
    """新建重点实验室、技术中心各20家: one metric for each member of the list; else the metric alone."""
    if not page.text.endswith("各", 0, site.quantity.start) or metric.shape != "noun-first":
        return (metric,)
    members = re.split("、|和|与|及", metric.core)
    if not 1 < len(members) <= 5 or any(len(m) < 2 for m in members):
        return (metric,)
    return tuple(replace(metric, text=metric.verb + m, core=m, shape="each") for m in members)
