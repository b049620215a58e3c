"""What a policy pays for: the metric of an amount of support.

In: a ``Site`` decided as ``support``. Out: ``Metric``, whose text names who or what is paid for, the terms (每人每月,
新建每平方米, 上限) and the kind of payment (奖励, 补助): ``对新认定的国家级、省级孵化器分别给予200万元、50万元奖励`` gives
``新认定的国家级孵化器奖励`` and ``新认定的省级孵化器奖励``.
"""

from __future__ import annotations

import re

from graph.relate.observation_carry import Metric
from graph.relate.observation_cues import alternatives, find_last_cue, group_pattern, strip_lead, strip_tail
from graph.relate.observation_phrases import trim
from graph.relate.observation_series import member_of_series
from graph.relate.observation_sites import Page, Site

_FOR = re.compile(r"(?:^|[,;:。、(的])(?:[^,;。]{0,6}?)对于?(?!接|口|象|外|内|标|照|比|应|等|称|策|于)")
_WHOM_END = re.compile(r",|给予|予以|分别|按照?(?!规定)|最高|一次性|每(?:家|个|项|年)|可(?:获|享)|奖励|补助(?!资金)|资助(?!项目)")
_PAYER = re.compile(
    r"(?:由|在)?(?:[省市区县州]|中央|各级)?(?:级)?财政(?:资金)?|(?:给予|予以|享受|可?获得?|发放|拨付|兑付)$|^(?:给予|予以|的|按照?|根据|依照|再)|"
    r"(?:市|省|区|县)(?:里|财政|政府)"
)
_CASE = re.compile(r"的$")
_SO_ON = re.compile(r"^.*?(?:、.*?)等(?!级|次|额)(?=.{6})")
_THRESHOLD = re.compile(r"(?:达到?|超过|不低于|不少于|不超过|满|在|为)\d.*$")
_COUNT = re.compile(r"\d+(?:\.\d+)?[万亿]?(?:家|个|项|名|人|元|%)?")
_BACKED = re.compile(r"(?:大力|重点)?(?:支持|鼓励|推动|推进|引导)(?P<whom>.{2,24})$")
_RATE = re.compile(r"^/(?P<each>平方米|人|家|项|年|月|亩|台|件|吨|户)")  # 30元/平方米
_GETS = re.compile(
    r"(?:首次|新|当年)?(?:被|获批|获得|获(?!批|得)|通过)新?(?:认定|评定|命名|批准|列入|备案|评选|确定)?(?:为|成为)?(?=[一-龥]{4})(?!的)"
)
_LONGEST = 18
_TORN = re.compile("^.*[”》)](?:等)?(?=[^”》)]{2,}$)")  # 门出台了《…办法》省级站: what a cut left of a name or quotation


def build_support_metric(page: Page, site: Site, before: tuple[Metric, ...]) -> Metric | None:
    """The metric of an amount of support; what a clause leaves out (``最高500万元``) comes from the clauses before."""
    benefit = _after_amount(page, site)
    listed = member_of_series(page, site)
    terms = _terms(page, site, listed.end if listed else None)
    if not benefit and site.leading:
        terms += _clean(page.text[site.right[0] : site.right[1]])[:16]
    whom = _shorten(re.sub("^对于?|符合条件的?", "", strip_lead(listed.text))) if listed else _whom(page, site, full=len(terms) < 6)
    if re.match("每(?:家|个|项|人|名|户|位|处|支)|单(?:个|项|家|笔)", terms) and not whom and before:
        whom = before[-1].core
    if len(terms) < 4 and before and not listed and (not whom or _goes_on(page, site)):
        whom = before[-1].core
    core = whom + (terms if terms not in whom else "")
    if not benefit and find_last_cue("benefit", core) is None:
        benefit = _nearby_benefit(page, site)
    text = core + _rate(page, site) + (benefit if not core.endswith(benefit) else "")
    return Metric(text, "", core or text, "support-series" if listed else "support") if len(text) > 1 else None


def _goes_on(page: Page, site: Site) -> bool:
    """Whether the amount before is still spoken of: no new case (``…的,``) and no new 对 since."""
    told = [q.end for q in page.numbers(site.segment[0], site.series[0].start)]
    between = page.text[told[-1] : site.series[0].start] if told else "的,"
    return not re.search("的,", between) and not _FOR.search(between)


def _after_amount(page: Page, site: Site) -> str:
    """The noun of payment right after the amount or the series: 50万元奖励, 50万元的一次性扶持, 20%给予再补助."""
    rest = _RATE.sub("", page.text[site.series[-1].end : site.clause[1]])
    m = re.match(rf"(?:的|给予|予以|进行|安排|左右|标准)*(?P<noun>[一-龥]{{0,6}}?{alternatives('benefit')}+)", rest[:16])
    if m:
        return m["noun"]
    return "比例" if site.quantity.unit == "%" and rest.startswith("的比例") else ""


def _rate(page: Page, site: Site) -> str:
    """每平方米 for 30元/平方米."""
    rate = _RATE.match(page.text[site.quantity.end : site.clause[1]])
    return "每" + rate["each"] if rate else ""


def _nearby_benefit(page: Page, site: Site) -> str:
    """择优补助,最高3万元 takes 补助 from before; 每平方米100元,上限50万元用房补助 takes it from the end of the chain."""
    left = find_last_cue("benefit", page.text[site.segment[0] : site.quantity.start])
    if left:
        return page.text[site.segment[0] + left.start : site.segment[0] + left.end]
    chain = page.text[site.quantity.end : site.segment[1]]
    m = re.search(rf"元(?P<noun>[一-龥]{{0,4}}?{alternatives('benefit')})", chain)
    return re.sub("^(?:给予|予以|的)+", "", m["noun"]) if m and not _FOR.search(chain[: m.start()]) else ""


def _terms(page: Page, site: Site, after_list: int | None) -> str:
    """What the number's own clause says besides who is paid: 每人每月, 改扩建每平方米, 综合奖补."""
    start, end = site.left if site.series[0] is site.quantity else (site.clause[0], site.series[0].start)
    start = max(start, after_list or 0)
    text = page.text[start:end] if start < end else ""
    target = list(_FOR.finditer(text))
    if target:
        stop = _WHOM_END.search(text, target[-1].end())
        text = text[stop.start() :] if stop else ""
    elif text:
        text = page.text[trim(page, (start, end))[0] : end]
    ceiling = "上限" if re.search(r"(?:上限|封顶)为?$", text) else ""
    text = _clean(strip_tail(strip_lead(text)))
    return text if text.endswith(ceiling) else text + ceiling


def _whom(page: Page, site: Site, *, full: bool) -> str:
    """Who is paid: the phrase after 对, else the case before it (``企业建成研发中心的,…``), a farther one only if ``full``."""
    start = site.segment[0]
    text = page.text[start : site.series[0].start]
    gets = [c for c in text.split(",")[:-1] if _GETS.match(c)]
    if gets and not _FOR.search(text[text.rindex(gets[-1]) :]):
        return _clean(_GETS.sub("", gets[-1], count=1))
    target = list(_FOR.finditer(text))
    if target:
        stop = _WHOM_END.search(text, target[-1].end())
        return _clean(text[target[-1].end() : stop.start() if stop else len(text)])
    clauses = text.split(",")[:-1]
    cases = [c for c in (clauses if full else clauses[-1:]) if _CASE.search(c) and len(c) > 3]
    if cases:
        return _clean(strip_lead(cases[-1])) or cases[-1].rstrip("的")
    if not clauses:
        return ""
    last = strip_lead(clauses[-1])
    backed = _BACKED.match(last)
    last = group_pattern("qualifier").sub("", last)
    bare = full and 3 < len(last) <= 24 and not re.search(r"\d|^(?:由|在|按|面向|依托|通过|市财政|省财政)|推出|设立|发布|提供|安排", last)
    return _clean(backed["whom"]) if backed else _clean(last) if bare else ""


def _clean(text: str) -> str:
    """Without payers, verbs of giving, qualifications (符合条件的) and thresholds (年度研发费用达到500万元)."""
    bare = _PAYER.sub("", text)
    kept = _PAYER.sub("", group_pattern("qualifier").sub("", text)).strip(" ,、的:(")
    if not kept and "的" in bare:  # 绩效评价优秀的,给予30万元: the qualification is all that is said of whom
        kept = re.sub("(?:给予|予以).*$", "", bare).strip(" ,、的:(")
    return _shorten(re.sub(r"^对于?", "", kept))


def _shorten(text: str) -> str:
    head = _THRESHOLD.sub("", text)
    text = _COUNT.sub("", head if len(head) > 3 else text)
    if len(text) > _LONGEST:
        text = _SO_ON.sub("", text)
    return re.sub(r"[ ,]", "", text if len(text) <= _LONGEST else _TORN.sub("", text[-_LONGEST:])).strip("的、")
