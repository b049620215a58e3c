"""Whether a number is a fact, a goal or what a policy pays.

In: a ``Site`` and its ``Page``. Out: ``actual``, ``target`` or ``support`` with the id of the cue that decided. The
nearest cue wins: the number's clause, then the clauses before it in the sentence, then the opening of its paragraph
(今后…, 下一步…), its section's heading, at last the kind of document. A year after the document's own makes a goal.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from graph.model import ObservationKind
from graph.relate.observation_cues import find_cue, find_last_cue
from graph.relate.observation_sites import Page, Site

Decision = tuple[ObservationKind | None, str]  # None: a condition of eligibility, no observation

AMOUNTS = ("元", "美元", "欧元", "港元", "%", "百分点")
_HEADING = re.compile(
    r"(?:^|(?<=\n))[ ]*(?:(?P<numbered>[一二三四五六七八九十]+、|第[一二三四五六七八九十]+[章节部]分?)(?P<title>[^\n,。;:]{2,24})"
    r"|(?P<bare>[^\n,。;:\d]{2,16}(?=[ ]*\n)))"
)
_DATELINE = re.compile(r"(20\d\d)(?:年|-|/|\.)\d{1,2}(?!\d)")
_TOWARDS = re.compile(r"(?<![截长加高升降低大展])(?:到|至)(?:20\d\d年|“十)")
_BASE = r"的?\d+(?:\.\d+)?倍|的?基础|(?:底|末)?的?[\d.]+%?[^,;。]{0,6}?(?:增|提|升|扩)"  # 从2014年的47%增长到…
_BY_YEAR = re.compile(rf"(?<![比较])(20\d\d)年(?!{_BASE})|“十([二三四五])五”(?=末|时?期末|期间)")
_AS_OF = re.compile(r"截[至止](?:到)?(20\d\d)年")
_AT_WORK = re.compile(r"(?:加快|大力|谋划|着力|重点)(?:推进|推动)?(?:建设|打造|培育|布局)")
_PLAN_ENDS = {"二": 2015, "三": 2020, "四": 2025, "五": 2030}
_FOUNDED = re.compile(r"(?:设立|成立|组建|建立|设有|发起|募集)[^,]{0,8}$")
_TERMS = re.compile(r"按(?!时|期)|上限|最高|每(?:家|个|项|人|处|平方米|年)|给予|不超过|封顶|限额")
_TO_WHOM = re.compile("对于?[^,;。]{0,40}的[^,;。]*")  # 对获得保险的企业: what they got is why they are paid
_GOT = re.compile(
    r"(?<![可能将拟首次新])获(?:得|批|评)?[^,。;的]{0,16}(?:资助|支持|补助|奖励|奖补|经费)(?:资金|经费)?$"
    r"|^[ ]*(?:已|目前|截至.{0,10}|去年|今年以来)*(?:累计|总计)(?:给予|发放|支付|投入)?(?:[^,。;每单]{0,14}(?:经费|补助|资金|奖励|补贴))?$"
)
_CREDIT = re.compile(r"单户|额度|利率|费率|悬赏")  # terms of credit hold for their own clause alone
_LENT = re.compile(r"(?:的)?[一-龥]{0,6}(?:贷款|授信|融资)(?!贴|补|支持|风险)")


@dataclass(frozen=True, slots=True)
class Kinds:
    """Answers for the sites of one document; ``year`` is the document's own, ``None`` if it states none."""

    page: Page
    year: int | None
    policy: bool
    headings: tuple[int, ...]
    defaults: tuple[Decision | None, ...]

    def decide(self, site: Site) -> Decision:
        """The kind of a number and the id of the cue that decided."""
        heading = self._heading(site)
        if heading and heading[0] is None:
            return heading
        return self._pays(site) or self._clause(site) or self._sentence(site) or self._around(site, heading)

    def _heading(self, site: Site) -> Decision | None:
        i = bisect_right(self.headings, site.quantity.start) - 1
        return self.defaults[i] if i >= 0 else None

    def _pays(self, site: Site) -> Decision | None:
        text = self.page.text
        before = text[site.clause[0] : site.quantity.start]
        lends_room = self.policy and site.quantity.unit == "平方米" and "提供" in before
        if lends_room and find_cue("pay", text[site.segment[0] : site.segment[1]]):
            return "support", "pay-room"
        if site.quantity.unit not in AMOUNTS:
            return None
        if not _TERMS.search(before.replace("给予", "")) and _LENT.match(text, site.quantity.end) and not self.policy:
            return None
        if find_cue("received", before) or self._got(before):
            return None
        if _FOUNDED.search(before) and find_cue("fund", text[site.quantity.end : site.clause[1]]):
            return None
        clause = text[site.clause[0] : site.clause[1]]
        cue = find_cue("pay", clause)
        if cue is None:
            segment = text[site.segment[0] : site.segment[1]]
            cue = find_cue("pay", _CREDIT.sub("", segment)) if _TERMS.search(clause) or len(before.strip(" 其中")) < 5 else None
            if cue and find_cue("received", _TO_WHOM.sub("", text[site.segment[0] : site.quantity.start])):
                return None
        return ("support", cue.id) if cue else None

    def _got(self, before: str) -> bool:
        """项目获科技专项资助300万元, 累计1500万元 after 给予补助: money that was received; a policy speaks of cases (首次获批…奖励)."""
        return not self.policy and _GOT.search(before) is not None

    def _clause(self, site: Site) -> Decision | None:
        """By the words of the clause itself; a fact's word after a goal's (将…已) is nearer to the number."""
        return self._by_cues(self.page.plain[site.clause[0] : site.clause[1]])

    def _by_cues(self, text: str) -> Decision | None:
        year = self._by_year(text)
        target, actual = find_cue("target", text), find_cue("actual", text)
        if target and not (actual and actual.id != "actual-past" and actual.start > target.start):
            return "target", target.id
        if actual and actual.id == "actual-now":
            return "actual", actual.id
        if year:
            return year
        if actual and actual.id == "actual-done":
            return "actual", actual.id
        return None

    def _by_year(self, text: str) -> Decision | None:
        years = [int(m[1]) if m[1] else _PLAN_ENDS[m[2]] for m in _BY_YEAR.finditer(text)]
        if not years:
            return None
        if self.year is None:
            return ("target", "by-year") if _TOWARDS.search(text) else None
        if max(years) > self.year:
            return "target", "year-ahead"
        return ("actual", "year-past") if max(years) < self.year else None

    def _sentence(self, site: Site) -> Decision | None:
        """By the clauses before the number's own, the nearest first; across ``;`` only the sentence's opening holds."""
        plain = self.page.plain
        clauses = re.split("[,:]", plain[site.segment[0] : site.clause[0]])
        if site.segment[0] > site.sentence[0]:
            clauses = [*self._opening(site), *clauses]
        for clause in reversed(clauses):
            decided = self._by_cues(clause)
            if decided:
                return decided
        return None

    def _opening(self, site: Site) -> list[str]:
        """The clauses of a sentence up to its first number: 目标:力争到2025年,甲达9家;乙达8家 speaks of goals throughout."""
        start, end = site.sentence[0], site.segment[0]
        told = self.page.numbers(start, end)
        return re.split("[,:]", self.page.plain[start : told[0].start if told else end].split(";", 1)[0])

    def _around(self, site: Site, heading: Decision | None) -> Decision:
        start = self.page.text.rfind("\n", 0, site.sentence[0]) + 1
        before = self.page.plain[start : site.sentence[0]]
        goals = find_last_cue("goals-opening", before)
        if goals and not find_cue("actual", before[goals.end :]):
            return "target", goals.id
        if site.quantity.text.endswith("以上") and _AT_WORK.search(self.page.plain[site.clause[0] : site.quantity.start]):
            return "target", "at-least"
        if heading:
            return heading
        done = find_cue("actual", self.page.plain[site.clause[0] : site.clause[1]])
        if done:
            return "actual", done.id
        if self.policy or (site.quantity.unit not in AMOUNTS and site.quantity.bound == "≥" and site.quantity.text.endswith("以上")):
            return "target", "policy-title" if self.policy else "at-least"
        return "actual", "plain"


def find_kinds(page: Page) -> Kinds:
    """Read title, date and headings once."""
    title = page.reading.document.title or page.text.split("\n", 1)[0]
    headings: list[int] = []
    defaults: list[Decision | None] = []
    for m in _HEADING.finditer(page.text):
        name = page.plain[slice(*m.span("title" if m["title"] else "bare"))]  # 国家重点研发计划课题 speaks of no plan
        goals, facts = find_cue("goals-heading", name), find_cue("facts", name)
        if m["bare"] and not (goals or facts or find_cue("conditions", name)):
            continue
        headings.append(m.start())
        conditions = find_cue("conditions", name)
        if conditions:
            defaults.append((None, conditions.id))
        elif facts:
            defaults.append(("actual", facts.id))
        else:
            defaults.append(("target", goals.id) if goals else None)
    policy = find_cue("policy", title.strip()) is not None
    return Kinds(page, find_year(page), policy, tuple(headings), tuple(defaults))


def find_year(page: Page) -> int | None:
    """The document's year: its date, that of a dateline (a short line at its head or foot), else the latest of 截至20xx年."""
    if page.reading.document.date:
        return int(page.reading.document.date[:4])
    lines = [line for line in page.text.split("\n") if line.strip()]
    datelines = [m for line in [*lines[:6], *reversed(lines[-4:])] if len(line) < 60 and (m := _DATELINE.search(line))]
    if datelines:
        return int(datelines[0][1])
    told = [int(m[1]) for m in _AS_OF.finditer(page.plain)]
    return max(told) if told else None
