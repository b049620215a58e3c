"""Titles and quoted names: policies in 《》, the document's own title, loans, programmes and events in quotation marks.

Enters: the text of a document. Leaves: candidate Policy, FinancialProduct, Programme, Event and Technology mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.gazetteer import divisions_by_surface, leading_division
from graph.model import Mention
from graph.recognise.cues import CuePattern
from graph.recognise.forms import find_form_values

_NOTE = "(?:[（(][^()（）]{1,24}[)）])*$"
_BOOK = re.compile(r"《([^《》]{2,90})》")
_POLICY_END = CuePattern(r"{policy.ends+policy.notices}(?:\d*条)?" + _NOTE)
_NOT_TITLE = CuePattern("{policy.not_titles}$")
_TITLE = CuePattern(r"^(?:[\u4e00-\u9fff（）()〔〕“”、\w—\-·]{0,60})?关于[^。；;]{4,90}?{policy.notices}" + _NOTE)
_PLAN_TITLE = CuePattern("^{han}{2,8}[省市区县][^。；;，,:：]{4,60}{policy.plans}" + _NOTE)
_HEADING_MARK = re.compile(r"^【[^】]*】(?:[（(]\d{4}[)）])?")
_PRINT_NOTE = CuePattern("[（(]{policy.notes}[)）]$")
_FIVE_YEARS = re.compile("“十[三四五]五”[^，。；《》“”]{2,24}?(?:规划纲要|规划|纲要)(?!》)")
_LOCAL_PROGRAMME = re.compile("“[^“”。；，]{1,16}(?:计划|工程|行动|专项)”")
_TITLE_LINES = 25
_TITLE_LENGTHS = range(8, 91)


@dataclass(frozen=True, slots=True)
class _Quoted:
    """Names that marks of quotation bound: the span of the pattern's group ``name`` is the mention."""

    type: str
    rule: str
    pattern: CuePattern
    confidence: float = 0.9


_QUOTED = (
    _Quoted("Policy", "title.report", CuePattern("(?P<name>(?:[省市区县]|国务院)?政府工作报告)")),
    _Quoted("FinancialProduct", "title.loan", CuePattern("[“「](?P<name>[\u4e00-\u9fffA-Za-z0-9]{1,8}{product.loans})[”」]")),
    _Quoted(
        "Programme",
        "title.programme",
        CuePattern("{han}{2,14}(?P<name>[“「][^“”「」，。；]{2,20}[”」]{programme.owned_heads}(?!{programme.titles}))"),
    ),
    _Quoted(
        "Programme",
        "title.programme",
        CuePattern("(?P<name>[“「][^“”「」，。；]{2,20}[”」]{programme.heads+programme.owned_heads}(?!{programme.titles}))"),
    ),
    _Quoted("Technology", "title.result", CuePattern("[“「](?P<name>[^“”「」。；，]{4,40})[”」](?={result.nouns}?{result.verbs})"), 0.65),
    _Quoted("Technology", "title.result", CuePattern("{result.made}[的了出]?[“「](?P<name>[^“”「」。；，]{4,40})[”」]"), 0.65),
    _Quoted("Technology", "title.result", CuePattern(r"[“「](?P<name>{han}{2,6}[一二三四五六七八九十\d]+号)[”」]"), 0.65),
    _Quoted(
        "Event",
        "title.session",
        CuePattern(
            "(?P<name>(?:(?:全国|(?<![\u4e00-\u9fff])(?!关于){han}{2,3}(?:省|市|自治区)|[省市县区])?"
            "(?:{event.assemblies}第?{numeral}+届|{numeral}+届{event.assemblies})|[省市区县]委第?{numeral}+届)"
            "[第]?{numeral}+次{event.sessions})"
        ),
    ),
    _Quoted(
        "Project",
        "title.project",
        CuePattern("[“「](?P<name>[^“”「」。；，]{6,40})[”」](?=(?:科技|合作|产业化|重点|攻关|联合|研发)?项目)"),
        0.85,
    ),
    _Quoted("Event", "title.event", CuePattern(r"[“「](?P<name>[^“”「」。；，、]{3,20}(?<![银支分言品先同执施流])行)[”」]"), 0.8),
    _Quoted("Event", "title.event", CuePattern("[“「](?P<name>[^“”「」。；]{3,40}?{event.quoted}(?:[（(][^()（）]+[)）])?)[”」]")),
)


def find_titles(text: str) -> list[Mention]:
    """Candidate mentions that marks of quotation or a line of their own bound."""
    policies = (*_find_policies(text), *_find_own_title(text), *_find_plans(text))
    found = [Mention(*span, text[slice(*span)], "Policy", rule, 0.9) for rule, span in policies]
    for kind in _QUOTED:
        matches = (m for m in kind.pattern.finditer(text) if kind.rule != "title.session" or _is_place_led(m["name"]))
        found += [Mention(*m.span("name"), m["name"], kind.type, kind.rule, kind.confidence) for m in matches]
    return [*found, *_find_local_programmes(text), *find_form_values(text)]


def _find_local_programmes(text: str) -> Iterator[Mention]:
    """某市“某某计划”: a place right before a quoted programme belongs to it."""
    for match in _LOCAL_PROGRAMME.finditer(text):
        end = match.start()
        begin = next((at for at in range(max(end - 9, 0), end - 2) if text[at:end] in divisions_by_surface()), None)
        if begin is not None:
            yield Mention(begin, match.end(), text[begin : match.end()], "Programme", "title.programme", 0.85)


def _is_place_led(name: str) -> bool:
    """Whether a session's name begins with a level or a known place (not 你们在市政协…会议)."""
    return name[0] in "省市县区" or name.startswith("全国") or leading_division(name) is not None


def _find_policies(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """What stands in 《》 and is no newspaper, contract or letter."""
    for match in _BOOK.finditer(text):
        title = match[1]
        if not _NOT_TITLE.search(title) and (_POLICY_END.search(title) or len(title) >= 8):
            yield "title.book", match.span(1)


def _find_plans(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """某省“十四五”某某规划 in running text, with the place before it."""
    for match in _FIVE_YEARS.finditer(text):
        longest = min(8, match.start())
        place = next((n for n in range(longest, 1, -1) if text[match.start() - n : match.start()] in divisions_by_surface()), 0)
        if place:
            yield "title.plan", (match.start() - place, match.end())


def _find_own_title(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The document's title line where it is itself a policy: a line that reads 关于…的意见 or 某市…规划."""
    at = 0
    for line in text.split("\n")[:_TITLE_LINES]:
        title = _PRINT_NOTE.sub("", _HEADING_MARK.sub("", line.strip()))
        if "《" not in title and len(title) in _TITLE_LENGTHS and (_TITLE.match(title) or _PLAN_TITLE.match(title)):
            start = at + line.index(title)
            yield "title.own", (start, start + len(title))
        at += len(line) + 1
