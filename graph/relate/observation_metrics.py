"""What a quantity counts, in the document's own words: the metric.

In: a ``Site`` of a ``Page`` and the metrics built before it. Out: ``Metric``. Three shapes are told apart: the counted
noun before the number (``高新技术企业800家``), after it (``23家孵化载体``), or carried over from the number before
(``其中国家级28个``, ``总量达到310家``, ``成交额5100万元``; see ``observation_carry``).
"""

from __future__ import annotations

import re
from dataclasses import replace

from graph.relate.observation_carry import MEASURES, Metric, carry, carry_batch, carry_object
from graph.relate.observation_cues import alternatives, find_cue, strip_lead, strip_tail
from graph.relate.observation_phrases import (
    AND_SO_ON,
    OWNERS,
    after_owner,
    clause_before,
    limit,
    next_predicate,
    shorten_list,
    split_predicate,
    split_verb,
    trim,
    verb_before_list,
)
from graph.relate.observation_series import member_of_series
from graph.relate.observation_sites import Page, Site
from graph.relate.observation_stated import find_receiver
from graph.relate.observation_tables import read_cell, read_label

_FREQUENCY = re.compile(
    r"(?:每(?:年|月|季度|周|家|人)|年均|一般|原则上|总数|数量|目标|全年目标|目标数?)?(?:至少|不少于|不低于|不超过|最多)?"
)
_LABEL = re.compile(r"(?P<label>[^\s\d,;:。()]{2,12}):[ ]*$")
_TORN = re.compile("^[^(“]*[)”](?=.{2})")
_SUMS = re.compile("(?:共|总共|累计|总计|合计|共计|累积)+")
_ADVERBS = re.compile("^(?:也|已|均|都|将|共|正|还|就|则|并|经|现(?!场))+(?![入有])")
_PIVOT = alternatives("pivot")
_TO_WHOM = re.compile("^.*(?:(?<!面)向|为|给(?!予))(?=.)")
_PEOPLE = ("人", "名", "位")
_AREA = ("平方米", "亩", "平方公里", "公顷")
_BARE_OWNER = re.compile("(?:园区|公司|集团|项目|基地|平台|中心|学校|学院|联盟|共同体|基金|省政府|市政府)?内?")
_WITHIN = re.compile("^.*(?<![集其])中(?:的)?(?:有|共有|已有)?")
_GROWTH = re.compile("增长|增幅|增速|提升|提高|下降|降幅")
_LINKS_NAME = re.compile("[与和同在从由]$")
_SOURCE = re.compile("^(?:来自|由|以|与|分布在|涉及)")


def build_metric(page: Page, site: Site, before: tuple[Metric, ...], *, earlier: Metric | None = None) -> Metric | None:
    """The metric of a count, an amount or a rate; ``None`` where nothing countable is named.

    ``before`` are the metrics of the same sentence, ``earlier`` the last one of the sentence before it.
    """
    cell = read_label(page, site) or read_cell(page, site) or _label(page, site) or _yearly(page, site)
    if cell:
        return Metric(cell, "", cell, "cell")
    given = _given(page, site)
    if given:
        return Metric(given, "", given, "given")
    last = before[-1] if before else earlier
    built = carry_batch(page, site, last)
    rate = site.quantity.unit == "%" and site.leading
    built = built or (_share_of_noun(page, site) if rate else None) or (_share_used(page, site) if rate else None)
    if built is None and site.leading and not page.text.startswith("的", site.quantity.end):
        built = _after_number(page, site, before)
        if built is None or (built.shape == "carried-subject" and _has_noun(page, site)):
            built = _before_number(page, site, before, last)
    elif built is None:
        built = _before_number(page, site, before, last)
    return _tidy(built) if built and len(built.text) > 1 else None


def _tidy(metric: Metric) -> Metric | None:
    """The metric without what a cut left over: the end of a bracket or quotation that began before it, 的 at its start."""
    text = _TORN.sub("", metric.text).lstrip("的了就")
    return replace(metric, text=text if len(text) > 1 else metric.text.lstrip("的了"))


def _given(page: Page, site: Site) -> str | None:
    """向云岭科技投资4000万元: what is done for the receiver; a fund or loan that gives is named with it."""
    receiver = None if site.linked or site.leading else find_receiver(page, site)
    if receiver is None:
        return None
    mention = receiver[0]
    giver = next((m.text for m, e in page.names(site.clause[0], mention.start) if page.kinds[e] in ("Fund", "FinancialProduct")), "")
    told = strip_tail(strip_lead(page.text[mention.end : site.quantity.start].lstrip("”")))
    return giver + told if 1 < len(told) <= 12 else None


def _yearly(page: Page, site: Site) -> str | None:
    """建成年产600万平方米中试线: what is made, or what makes it, follows the number."""
    made = re.match(r"的?(?P<thing>[^\d,、的]{2,14})", page.text[slice(*site.right)])
    return f"年产{made['thing']}" if made and page.text.endswith("年产", 0, site.quantity.start) else None


def _label(page: Page, site: Site) -> str | None:
    """``拟投入:600万元``: a number alone after a colon is what its label names."""
    text = page.text
    alone = not text[site.clause[0] : site.quantity.start].strip() and not text[site.quantity.end : site.clause[1]].strip(" )")
    label = _LABEL.search(text, max(site.clause[0] - 16, 0), site.quantity.start) if alone else None
    return strip_tail(label["label"]) if label else None


def _has_noun(page: Page, site: Site) -> bool:
    """Whether what stands before the number names what is counted: 示范园区11家先后成立, not 其中45项已获授权."""
    start, end = trim(page, site.left)
    words = page.words(start, end)
    if site.quantity.unit in MEASURES and site.quantity.unit not in ("%", "百分点"):
        return start < end
    return end - start > 2 and bool(words) and words[-1].tag in ("n", "nz", "vn", "nw", "ORG")


def _before_number(page: Page, site: Site, before: tuple[Metric, ...], last: Metric | None) -> Metric | None:
    span = after_owner(page, trim(page, site.left))
    if (not before and _FREQUENCY.fullmatch(page.text[slice(*span)])) or _sums_up(page, site):
        span = clause_before(page, site)
    phrase = shorten_list(page, span, drop_tail=site.quantity.unit not in MEASURES)
    phrase = strip_tail(re.sub(r"[(][^()]*[)]?$", "", phrase)) or phrase
    special = _attribute(page, site, phrase) or _listed(page, site, phrase) or _unread(page, site, phrase) or carry(phrase, site, before)
    special = special or carry_object(page, site, (span, phrase), last)
    if special:
        return special
    verb, core = limit(page, *split_verb(page, span, phrase), span)
    if site.linked and not verb and before:
        verb = before[-1].verb
    return Metric(verb + core, verb, core, "noun-first") if core or verb else None


def _sums_up(page: Page, site: Site) -> bool:
    """Whether 累计1500万元 is of the clause before it, which has no number: 连续三年给予运行补助,累计1500万元."""
    end = site.clause[0] - 1
    start = max(page.text.rfind(mark, 0, end) for mark in ",;:。\n") + 1
    alone = page.text[end : end + 1] == "," and _SUMS.fullmatch(page.text[slice(*site.left)].strip())
    return bool(alone) and not page.numbers(start, end) and end - start > 4


def _unread(page: Page, site: Site, phrase: str) -> Metric | None:
    """创新水平指数53.5,增长0.46个百分点: the clause before has a number without unit, and its noun is what grew."""
    if site.quantity.unit not in ("%", "百分点") or not find_cue("share", phrase):
        return None
    noun = re.search(r"(?P<noun>[一-龥]{4,})\d+(?:\.\d+)?,$", page.text[site.segment[0] : site.clause[0]])
    text = strip_tail(strip_lead(noun["noun"])) if noun else ""
    return Metric(text + phrase, "", text, "carried-unread") if text else None


def _attribute(page: Page, site: Site, phrase: str) -> Metric | None:
    """设立总规模50亿元的科技创新基金 counts the fund's 总规模; where the noun is a name it is the subject instead."""
    end = site.quantity.end
    if not page.text.startswith("的", end) or page.name_over(end + 1) or page.name_over(end + 2):
        return None
    noun, _ = split_predicate(page, (end + 1, site.clause[1]))
    if not 1 < len(noun) <= 14 or find_cue("benefit", noun):
        return None
    if site.quantity.unit == "%" and _GROWTH.match(noun):
        return Metric(phrase + noun, "", phrase, "attribute")
    if site.quantity.unit in _AREA and "面积" not in phrase:
        return Metric(noun + "面积", "", noun + "面积", "attribute")
    words = page.words(*trim(page, site.left))
    if words and words[-1].tag == "v":  # 银行提供15亿元的授信
        return Metric(phrase + noun, phrase, noun, "attribute")
    return Metric(noun + phrase, "", noun + phrase, "attribute")


def _listed(page: Page, site: Site, phrase: str) -> Metric | None:
    """孵化器、众创空间分别有9家、7家: each number with its own member of the list."""
    said = "分别" in page.text[site.clause[0] : site.series[0].start]
    member = member_of_series(page, site) if len(phrase) > 4 or (said and len(site.series) > 1) else None
    if member is None:
        return None
    text = strip_lead(member.prefix) + member.item + member.head
    return Metric(text, "", text, "series")


def _after_number(page: Page, site: Site, before: tuple[Metric, ...]) -> Metric | None:
    noun, predicate = split_predicate(page, site.right)
    predicate = "" if find_cue("empty", predicate) or predicate.startswith("中") else _ADVERBS.sub("", predicate)
    left = _governing(page, site)
    if not noun and "的" in predicate and left:
        noun, predicate = predicate[: predicate.index("的")], ""
    if not noun:
        head = before[-1].core if before else strip_lead(page.text[slice(*clause_before(page, site))]) if predicate else ""
        head = "" if re.fullmatch(r"[\d年月日底末初至到以来]*", head) else head
        told = f"{predicate}的{head}" if head else predicate
        return Metric(told, "", head, "carried-subject") if head or len(predicate) > (3 if site.quantity.unit in _PEOPLE else 5) else None
    if site.linked and not left and before:
        left = before[-1].verb
    left = _TO_WHOM.sub("", _SOURCE.sub("", left))
    if any(m.text == left for m, _ in page.names(*site.clause)):
        left = ""
    if re.search(rf"^{_PIVOT}|{_PIVOT}$", left):
        return Metric(left + noun + predicate, left, noun + predicate, "number-first")
    predicate = "" if left else _whole_predicate(page, site, predicate) or next_predicate(page, site)
    told = f"{predicate}的" if predicate and not predicate.endswith("的") else predicate
    return Metric(told + left + noun, told + left, noun, "number-first")


def _whole_predicate(page: Page, site: Site, predicate: str) -> str:
    """1300个项目获得了11亿元投资: the verb with the noun of the number that follows it; 含甲类4个 tells of the next number alone."""
    after = page.numbers(site.right[1], site.right[1] + 1)
    if not after or not predicate or not page.text[slice(*site.right)].endswith(predicate):
        return predicate
    noun, _ = split_predicate(page, (after[0].end, site.clause[1]))
    fits = noun and not re.match(r"[\d、,和与]", noun) and strip_lead(predicate) == predicate
    return predicate.removesuffix("了") + noun[:8] if fits else re.sub(r"\d.*$", "", predicate)


def _share_of_noun(page: Page, site: Site) -> Metric | None:
    """60%以上企业与高校合作, 80%的增量来自新产品: the share of those that do so."""
    noun, predicate = split_predicate(page, site.right)
    if len(noun) < 2 or len(predicate) < 3 or _governing(page, site) or find_cue("benefit", noun):
        return None
    return Metric(f"{predicate}的{noun}占比", "", noun, "share-of-noun")


def _share_used(page: Page, site: Site) -> Metric | None:
    """每年拿出销售额的4%用于研发: what the share is taken of and what for."""
    used = re.match(r"(?:左右|以上)?(?P<use>(?:用于|作为|投入)[一-龥]{2,10})", page.text[slice(*site.right)])
    base = page.text[slice(*trim(page, site.left))].removesuffix("的")
    return Metric(base + used["use"], "", base, "share-used") if used and 1 < len(base) <= 14 else None


def _governing(page: Page, site: Site) -> str:
    """What stands before the number and belongs to the metric: a verb (引进), a place of origin (省内), 新认定的."""
    start, end = trim(page, site.left)
    while (name := page.name_over(start)) and name[0].start == start and name[0].end <= end and page.kinds[name[1]] in OWNERS:
        start = name[0].end
    so_on = list(AND_SO_ON.finditer(page.text, start, end))
    if so_on:
        return strip_tail(verb_before_list(page, start, so_on[-1].start()) + page.text[so_on[-1].end() : end])
    text = page.text[start:end]
    if len(text) > 8:
        verbs = [t for t in page.words(start, end) if t.tag in ("v", "vn") and len(t.text) > 1]
        if text.endswith("的") and verbs and end - verbs[-1].start > 8:
            return verbs[0].text  # 组建了以张教授为首席的32人团队: the clause before 的 says too much
        text = page.text[verbs[-1].start : end] if verbs else text[-8:]
    text = strip_tail(_WITHIN.sub("", text))
    names = [m for m, _ in page.names(start, end) if m.end == end]
    if names and _LINKS_NAME.search(page.text[start : names[-1].start]):
        return ""  # 与江川市45家企业
    return "" if _BARE_OWNER.fullmatch(text) else text
