"""Numbers that are no observations: thresholds, counts that repeat a list, quantities told twice.

In: a ``Site``, or the observations of a document. Out: a decision, or the observations that stay.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from graph.model import Observation, ObservationKind
from graph.relate.observation_cues import find_cue
from graph.relate.observation_sites import FROM, GROWS, Page, Site

_JOINTS = ("", "、", "和", "与", "及", "以及", ",")
_SAME_UNIT = {"名": "人", "位": "人", "人次": "人", "户": "家", "百分点": "%", "场次": "场", "项": "个"}
_WHOM = re.compile(r"(?<![针面应绝相反派核校比配])对于?(?!接|口|象|外|内|标|照|比|应|等|称|策)")
_LIMIT = re.compile(r"[\d.,万亿元家项人%至到—\-()含、和或及以上下]+$")
_COMPARED = 200  # earlier tellings of one quantity that a later one is compared with
_EARMARK = re.compile(
    r"的?(?:一次性|比例|标准|资|经费|额度|贴|贷款|幅度|后补助|给予|(?:(?!给予|予以|企业|单位|机构|项目|平台|团队)[一-龥]){0,6}(?:奖|补|资金|支持|扶))"
)


def is_condition(page: Page, site: Site, kind: ObservationKind) -> bool:
    """Whether the number is a threshold (``年营业收入2000万元以上的企业,给予…``) and not what is paid."""
    text = page.text
    before = text[site.clause[0] : site.quantity.start]
    after = text[site.quantity.end : site.clause[1]]
    if _limits_whom(page, site, before, after) or _limits_what(page, site):
        return True
    if not (after.startswith("的") or site.quantity.text.endswith(("以上", "以下", "以内"))) or _EARMARK.match(after):
        return False
    pays = find_cue("pay", text[site.clause[0] : site.segment[1]]) is not None
    return pays and (kind == "support" or find_cue("condition", before) is not None) and find_cue("condition", before) is not None


def _limits_whom(page: Page, site: Site, before: str, after: str) -> bool:
    """Whether the number stands in the 对 phrase that says who is paid: 对收入达到2000万元至1亿元、1亿元以上的企业,再分别给予…."""
    whom = _WHOM.search(before)
    if whom is None or find_cue("pay", before[whom.end() :]) or find_cue("pay", after):
        return False
    limits = find_cue("condition", _LIMIT.sub("", before[whom.end() :])) is not None or site.series[0] is not site.quantity
    return limits and "的" in after and find_cue("pay", page.text[site.clause[1] : site.segment[1]]) is not None


def _limits_what(page: Page, site: Site) -> bool:
    """Whether the number says which ones are counted right after it: 总投资1亿元以上的项目35个."""
    if not site.quantity.text.endswith(("以上", "以下", "以内")):
        return False
    later = [q for q in site.peers if q.start >= site.quantity.end and q.unit != site.quantity.unit]
    between = page.text[site.quantity.end : later[0].start] if later else ""
    return re.fullmatch("(?:的|及以上)?[一-龥]{2,10}(?:达到?|突破|超过?|共)?", between) is not None


def is_told(page: Page, site: Site, restated: set[tuple[float, str]]) -> bool:
    """Whether the number opens its clause and counts again a list that was told before (``4家基地与…合作``)."""
    opens = not page.text[site.clause[0] : site.quantity.start].strip(" 这上述以")
    return opens and site.leading and (site.quantity.value, site.quantity.unit) in restated


def is_comparison(page: Page, site: Site) -> bool:
    """Whether the number only says how far another place lies behind: 比第二名多11家."""
    before = page.text[site.clause[0] : site.quantity.start]
    return re.fullmatch("[也还]?比(?!上|去|前|同|20|年|期|规|计|预|原)[^,]{2,20}[多少高低](?:出|了)?", before) is not None


def is_base(page: Page, site: Site) -> bool:
    """Whether the number is what others are reckoned from: 由3亿元增长到9亿元, 每孵化1家企业奖励5万元."""
    before = page.text[site.clause[0] : site.quantity.start]
    after = page.text[site.quantity.end : site.quantity.end + 8]
    if FROM.search(before) and GROWS.match(after):
        return True
    return site.quantity.value == 1 and re.search("每(?!年|月|季|周)[^,]{0,6}$", before) is not None


def restates_list(page: Page, site: Site) -> bool:
    """Whether the number only counts the names just listed: ``甲、乙等2家企业``, ``甲、乙两家企业``."""
    value = site.quantity.value
    if not site.leading or site.quantity.bound != "=" or not 2 <= value <= 20:
        return False
    before = page.text[site.clause[0] : site.quantity.start]
    so_on = re.search("等(?:这|共)?$|(?:这|共)$", before)
    end = site.clause[0] + so_on.start() if so_on else site.quantity.start
    run, loose = _count_names(page, site.clause[0], end)
    if run:
        return value in (run, loose)
    return so_on is not None and page.text[site.clause[0] : end].count("、") + 1 == value


def _count_names(page: Page, start: int, end: int) -> tuple[int, int]:
    """(names listed right before ``end``, those of them after the last 和, 以及 …)."""
    run = loose = 0
    for mention, _ in reversed(page.names(start, end)):
        between = page.text[mention.end : end].strip('“”"《》 ')
        if between not in _JOINTS:
            break
        if run and between != "、" and not loose:
            loose = run
        run += 1
        end = mention.start
    return run, loose or run


def drop_repeats(observations: Iterable[Observation], *, title_end: int) -> tuple[Observation, ...]:
    """Each quantity once: the first telling in the text; one in the headline only where the text does not repeat it."""
    found = list(observations)
    body = {_quantity(o) for o in found if o.start >= title_end}
    kept: list[Observation] = []
    by_quantity: dict[tuple[float, str], list[Observation]] = {}
    for o in found:
        told = by_quantity.setdefault(_quantity(o), [])
        if (o.start < title_end and _quantity(o) in body) or any(_repeats(o, k) for k in told[:_COMPARED]):
            continue
        told.append(o)
        kept.append(o)
    return tuple(kept)


def _quantity(o: Observation) -> tuple[float, str]:
    return o.value, _SAME_UNIT.get(o.unit, o.unit)


def _repeats(later: Observation, earlier: Observation) -> bool:
    if later.start == earlier.start:
        return False
    if later.kind != earlier.kind and ("support" in (later.kind, earlier.kind) or later.bound != earlier.bound):
        return False
    if later.date and earlier.date and later.date[:4] != earlier.date[:4]:
        return False
    return _overlap(later.metric, earlier.metric, whole=later.kind == "support") >= _needed(later, earlier)


def _needed(later: Observation, earlier: Observation) -> float:
    """How alike two metrics must be: less for a rare number (217名), more for amounts of support, which are often equal."""
    if later.kind == "support":
        return 0.9
    if later.value >= 20 and later.value % 10 != 0:
        return 0.3
    if later.value >= 1000:
        return 0.7
    return 0.55 if later.subject == earlier.subject else 0.9


def _overlap(a: str, b: str, *, whole: bool) -> float:
    """Share of characters that the other metric has too: of the shorter one, or of both (``whole``)."""
    both = sum((Counter(a) & Counter(b)).values())
    return 2 * both / (len(a) + len(b)) if whole else both / max(min(len(a), len(b)), 1)
