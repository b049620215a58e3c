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
_LENDS = re.compile("(?:当年|全年|已|共|累计|首批)*(?:放贷|放款|发放贷款|贷款|授信|出资)")
_COMPARED = re.compile(r"(?:比|较|同比|环比)")
_OWN_AMOUNT = re.compile(r"产值|营收|收入|利润|税收?|投资|销售额|额度|余额|贷款")


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
    if not phrase:
        return Metric(last.text, "", last.core, "carried-head")
    if _PART.fullmatch(phrase):
        return Metric(phrase + base, "", base, "carried-head")
    if _stands_alone(phrase, last, site.quantity.unit):
        return None
    return _carry_rate(phrase, last, site.quantity.unit) or _carry_amount(phrase, last, site)


def _carry_rate(phrase: str, last: Metric, unit: str) -> Metric | None:
    """研发经费投入增长9%,投入强度达3%: the words that both share stand once; 占33.3% is a share of what was told."""
    if unit == "%" and 2 < len(phrase) <= 4 and (at := last.core.find(phrase[:2])) > 0 and not last.core.endswith(phrase):
        return Metric(last.core[:at] + phrase, "", last.core[:at] + phrase, "carried-overlap")
    if unit not in ("%", "百分点") or not group_pattern("share").match(phrase) or group_pattern("total").fullmatch(phrase):
        return None
    return Metric(last.core + ("占比" if phrase in ("占", "占比") else phrase), "", last.core, "carried-share")


def _carry_amount(phrase: str, last: Metric, site: Site) -> Metric | None:
    """总量达到310家 is all of what was told before, 社会民生类2个,总投资9亿元 what those two cost, 成交额5100万元 theirs."""
    unit = site.quantity.unit
    if group_pattern("total").fullmatch(phrase):
        whole = last.text if last.shape == "carried-head" and unit in MEASURES else last.core
        return Metric(whole + phrase, "", last.core, "carried-total")
    compared = _COMPARED.match(phrase)
    short = len(phrase) <= 3 and unit in MEASURES and (site.linked or site.left[0] == site.clause[0])
    if not (short or _EACH.fullmatch(phrase) or (compared and len(phrase) <= 8)):
        return None
    text = _join(last.text, phrase) + ("比" if phrase.endswith("占") else "")
    return Metric(text, "", last.core if compared else text, "carried-amount")


def _join(text: str, phrase: str) -> str:
    """技术服务合同 + 合同额 is 技术服务合同额; 年产能 + 年产能 is said once."""
    for length in range(min(len(text), len(phrase)), 0, -1):
        if text.endswith(phrase[:length]):
            return text + phrase[length:]
    return text + phrase


def _stands_alone(phrase: str, last: Metric, unit: str) -> bool:
    """Whether nothing of the number before is meant: 入驻率95% after a sum, 年产值20亿元 after a count of people, 总投资 after 占地."""
    if unit == "%":
        return len(phrase) > 1 and phrase.endswith("率") and last.unit in MEASURES and last.unit != "%"
    if _measures_apart(last.unit, unit) and not _EACH.fullmatch(phrase):
        return True
    if unit == last.unit == "元" and _OWN_AMOUNT.search(phrase) and _OWN_AMOUNT.search(last.core):
        return not _COMPARED.match(phrase)
    if unit == "元" and last.unit not in MEASURES and _LENDS.fullmatch(phrase):
        return True
    people = last.unit in ("人", "名", "位", "人次") or last.core.endswith("岗位")
    return unit in ("元", "美元") and (people or last.unit == "%") and _OWN_AMOUNT.search(phrase) is not None


def _measures_apart(before: str, unit: str) -> bool:
    """Whether two units measure one thing in two ways: 占地200亩,总投资5亿元."""
    return before != unit and before in MEASURES and unit in MEASURES and not {"%", "百分点"} & {before, unit}


def _partner(site: Site, before: tuple[Metric, ...]) -> Metric:
    """The metric that a carried number completes: the one before, or in a series its counterpart (累计为6家、4家)."""
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
