"""Which entity a clause states as its subject, as far as numbers are concerned.

In: a ``Page`` and the ``Subjects`` of its document. Out: ``Stated`` values in text order. Beyond what claims see as
subjects, a programme may act (``“百企帮扶”计划…服务企业``), the body that others founded is the one spoken of
(``双方共建的B研究院揭牌``), and a speaker is none (``该中心副主任张三介绍``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.model import Mention
from graph.relate.clauses import Clause
from graph.relate.observation_cues import find_cue, strip_lead
from graph.relate.observation_phrases import KIND_OF_ZONE, name_at
from graph.relate.observation_sites import Page, Site
from graph.relate.subject import Subjects, find_stated
from graph.rows import read_rows

BODIES = (
    "Enterprise", "University", "ResearchInstitute", "FinancialInstitution", "Fund", "ServiceOrganization",
    "InnovationCommunity", "Platform", "Project", "Programme", "Technology",
)  # fmt: skip
RECEIVERS = (
    "Enterprise", "University", "ResearchInstitute", "ServiceOrganization", "InnovationCommunity", "Platform", "Project", "Team",
    "Technology", "Fund",
)  # fmt: skip
# 向云岭科技|投资; 等 behind the name makes it one of many; a service done for somebody is the doer's
GIVES = re.compile(
    r"(?![等、和与])[^,;。]{0,8}?(?:投资|投入|注资|增资|放款|放贷|发放|授信|贷款|拨付|拨款|增派|选派|派出|资助|捐赠|捐|划拨|下达|代建|跟投|出资|腾出|入股"
    r"|提供(?:了)?[^,;。]{0,8}(?:用房|场地|场所|厂房|土地|资金|经费|贷款|融资|补助|资助|支持))"
)
GIVEN_TO = re.compile(r"(?:已|全部|都)?(?:给了|给予了|投给了?|投向了?|拨给了?|注入|入股|投入到?)[“]?")
NOT_OWNING = ("的", "、", "等", "和", "与", "项目", "专项", "企业", "技术", "产品")
DEFINITES = Path(__file__).parent / "patterns" / "definite_kinds.tsv"
_REACH = 1500  # characters back in which the body that 项目, 园区 … stand for is looked for
_BEFORE_DEFINITE = r"(?:目前|如今|据悉|据介绍|据了解|同时|此外|该|本[次届]?|此次|这[一个家]|整个)*"
_AFTER_DEFINITE = (
    r"(?=[总共现已将由自年先每全首一二达占拥建获入在集吸累预计设规拟位成注面员目近为上的]|研发|申请|投[资产]|征集|发布|促成|签约|推介|收到|涵盖|聚焦|内)"
    r"(?!的?(?:建设|管理|经理|负责|资金|经济|申报|评审))"
)
# 国家级高新区达到15家: a kind that is counted, though the words look like a name
_COUNTED = re.compile(r"(?:总?数量?)?(?:已|将|可|争取|累计|总数)*(?:达到?|突破|超过?|增至|保持在)\d+(?:余|多)?[家个所]")
_HOSTS = re.compile("等?(?:共同|联合)?(?:主办|承办|协办|指导|主持)[,。;]")  # who hosts a contest is not who is told of after
_COMPOUND = ("体系", "数量", "总数", "机制", "制度", "网络")
_SPEAKS = re.compile("(?:.{0,6}?)(?:介绍|说|表示|告诉|称|透露|指出|谈到)")


def find_receiver(page: Page, site: Site) -> tuple[Mention, str] | None:
    """Who gets what the clause gives before the number: 向云岭科技投资4000万元; None where a service is done, or for many."""
    for mention, entity in reversed(page.names(site.clause[0], site.quantity.start)):
        governed = page.text[max(mention.start - 2, 0) : mention.start].rstrip("“").endswith(("向", "为", "给", "对"))
        if governed and page.kinds[entity] in RECEIVERS:
            return (mention, entity) if GIVES.match(page.text[mention.end : site.quantity.start].lstrip("”")) else None
    return None


@dataclass(frozen=True, slots=True)
class Stated:
    """A subject stated somewhere: where, which entity, whether it is one of several."""

    offset: int
    entity: str
    kind: str
    alone: bool


def collect_stated(page: Page, subjects: Subjects) -> tuple[Stated, ...]:
    """The subject of every clause that states one."""
    return tuple(s for clause in subjects.clauses if (s := _find_stated(page, subjects, clause)) is not None)


def _find_stated(page: Page, subjects: Subjects, clause: Clause) -> Stated | None:
    founded = _find_founded(page, subjects, clause)
    if founded:
        return founded
    group = find_stated(subjects.masked, clause)
    if group is None:
        return _find_programme(page, subjects, clause) or _find_definite(page, subjects, clause)
    entity, kind = group.members[-1]
    if page.text.endswith("来自", 0, group.start) or _HOSTS.match(page.text, group.end):
        return None
    if kind == "Region" and KIND_OF_ZONE.match(page.text, group.start):
        return None
    if kind in BODIES and (_COUNTED.match(page.text, group.end) or page.text.startswith(_COMPOUND, group.end)):
        return None
    if kind == "Person" and _SPEAKS.match(page.text, group.end):
        return _find_spoken_for(page, subjects.masked.origin[clause.start], group.start)
    return Stated(group.start, entity, kind, len(group.members) == 1 and not page.text.startswith("等", group.end))


def _find_spoken_for(page: Page, start: int, end: int) -> Stated | None:
    """该中心副主任张三介绍,…: a speaker is no subject; the body of the title is."""
    for mention, entity in reversed(page.names(start, end)):
        if page.kinds[entity] in (*BODIES, "GovernmentBody", "Region"):
            return Stated(mention.start, entity, page.kinds[entity], True)
    return None


def _find_founded(page: Page, subjects: Subjects, clause: Clause) -> Stated | None:
    """我市与A大学共建的B研究院揭牌 speaks of B."""
    start, end = subjects.masked.origin[clause.start], subjects.masked.origin[clause.end]
    for mention, entity in page.names(start, end):
        after = page.text[mention.end : end]
        founded = page.kinds[entity] in BODIES and find_cue("founded", page.text[start : mention.start])
        if founded and after and not after.startswith(NOT_OWNING):
            return Stated(mention.start, entity, page.kinds[entity], True)
    return None


def _find_programme(page: Page, subjects: Subjects, clause: Clause) -> Stated | None:
    """A programme that opens its clause acts there: “江川帮扶”计划按照…实施,走访企业30家."""
    start, end = subjects.masked.origin[clause.start], subjects.masked.origin[clause.end]
    start = end - len(strip_lead(page.text[start:end]))
    name = name_at(page, start)
    if name is None or page.kinds[name[1]] != "Programme" or page.text.startswith(NOT_OWNING, name[0].end):
        return None
    return Stated(name[0].start, name[1], "Programme", True)


def _find_definite(page: Page, subjects: Subjects, clause: Clause) -> Stated | None:
    """项目总投资5亿元 speaks of the project named last, 本届大赛吸引… of the contest."""
    start, end = subjects.masked.origin[clause.start], subjects.masked.origin[clause.end]
    for definite in _definites():
        opening = definite.opening.match(page.text, start, end)
        if opening is None or page.name_over(opening.end() - 1):
            continue
        for mention, entity in reversed(page.names(max(start - _REACH, 0), start)):
            if page.kinds[entity] in definite.types and definite.suffix.search(mention.text):
                return Stated(opening.start("word"), entity, page.kinds[entity], True)
    return None


@dataclass(frozen=True, slots=True)
class _Definite:
    """One row of ``definite_kinds.tsv``; ``opening`` matches the start of a clause that the noun is the subject of."""

    opening: re.Pattern[str]
    types: frozenset[str]
    suffix: re.Pattern[str]


@cache
def _definites() -> tuple[_Definite, ...]:
    out = []
    for word, types, suffix in read_rows(DEFINITES, 3):
        opening = re.compile(rf"{_BEFORE_DEFINITE}(?P<word>(?:{word})){_AFTER_DEFINITE}")
        out.append(_Definite(opening, frozenset(types.split()), re.compile(f"(?:{suffix})$")))
    return tuple(out)
