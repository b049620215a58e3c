"""Awards and published lists: prizes (…奖), quoted honours, lists that one enters (…名单, …库).

Enters: the words of a document. Leaves: candidate Award mentions, which may overlap other finders' candidates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Mention, Token
from graph.recognise.cues import CuePattern, load_cues
from graph.recognise.words import Words

_YEAR = r"(?:\d{4}年度?)?"
_BATCH = "第{numeral}+批"
_PLACE = "(?:国家|全国|中国|{han}{2,3}省|{han}{2,3}市|省)"

_PRIZE = CuePattern("{prize.levels}?(?:级)?{prize.subjects}奖?{prize.grades}等?奖|(?P<plain>{prize.state_subjects}奖)(?![励项金])")
_LEVEL_END = CuePattern("{prize.levels}$")
_YEAR_END = re.compile(_YEAR + "$")
_TITLE_WON = CuePattern("(?:{honour.verbs}|获)({han}{4,20}{honour.titles})(?=[，。；、;,])")
# What one enters or wins, in quotation marks: 入选“…”, 获评“…”, “…”“…”等荣誉.
_GIVEN = CuePattern("{honour.verbs}(?:{honour.scopes}|" + _BATCH + ")?(?P<list>“[^”]{3,40}”(?:[、和及]?“[^”]{3,40}”)*)")
# 认定甲、乙为首批某省某某示范基地: the title that somebody confers.
_CONFERRED = CuePattern(
    "{honour.conferring}[^，。；]{4,120}?(?:为|成为)(?:全[国省市])?(?:首批|"
    + _BATCH
    + ")?(?P<name>(?:{han}{2,3}[省市])?{han}{3,20}{honour.conferred})(?=[，。；,;]|$|\n)"
)
_LISTED = CuePattern("“([^”“]{3,40}{honour.lists})”")
_QUOTED_LIST = CuePattern("“(?!揭榜挂帅)[^”“]{2,20}”{honour.list_tails}")
_LIST_TITLE = CuePattern(
    _YEAR + "(?:" + _BATCH + ")?(?:{han}{2,4})?(?:省|市|国家|区|县)(?!级)[\u4e00-\u9fff“”（）()]{2,36}?{honour.list_titles}"
)
_CROSSES = CuePattern("{honour.crosses}")
_ENTERED = CuePattern("{honour.verbs}了?(?=" + _YEAR + "(?:首批|" + _BATCH + ")?" + _PLACE + "(?!级){han}{3,24})")
_ENTRY_NAME = CuePattern(_YEAR + _PLACE + "[\u4e00-\u9fff“”]{3,24}?(?=[，。；、;,！]|$|的|等(?!奖)|之后|后|以来|\\n)")


def find_awards(words: Words) -> list[Mention]:
    """Candidate Award mentions."""
    text = words.text
    found = [_mention(text, span, "award.prize", 0.9) for span in _prizes(words)]
    found += [_mention(text, (t.start, t.end), "award.named", 0.8) for t in words.tokens if _is_named_prize(t)]
    found += [_mention(text, m.span(1), "award.title", 0.7) for m in _TITLE_WON.finditer(text)]
    found += [_mention(text, span, "award.honour", 0.85) for span in _given(text)]
    found += [_mention(text, m.span("name"), "award.conferred", 0.85) for m in _CONFERRED.finditer(text)]
    found += [_mention(text, span, "award.list", 0.85) for span in _quoted_lists(text)]
    found += [_mention(text, span, "award.list", 0.8) for span in _list_titles(words)]
    found += [_mention(text, span, "award.entered", 0.7) for span in _entered(text)]
    return found


def _mention(text: str, span: tuple[int, int], rule: str, confidence: float) -> Mention:
    return Mention(*span, text[slice(*span)], "Award", rule, confidence)


def _prizes(words: Words) -> Iterator[tuple[int, int]]:
    """Prizes with their year and giver; without a class of merit (一等奖) only those whose giver is named."""
    for match in _PRIZE.finditer(words.text):
        giver = _with_giver(words, match.start())
        if match["plain"] is None or giver < match.start():
            yield _with_year(words.text, giver), match.end()


def _with_giver(words: Words, start: int) -> int:
    """A place, a society or a level right before a prize belongs to its name."""
    i = words.by_end.get(start)
    if i is not None and words.tokens[i].tag in {"LOC", "ORG"}:
        return words.tokens[i].start
    level = _LEVEL_END.regex.search(words.text, max(start - 2, 0), start)
    return level.start() if level is not None else start


def _with_year(text: str, start: int) -> int:
    match = _YEAR_END.search(text, max(start - 6, 0), start)
    return match.start() if match is not None else start


def _is_named_prize(token: Token) -> bool:
    """Whether one word is the name of a prize (金狮奖) and no kind of prizes (一等奖)."""
    is_prize = len(token.text) > 2 and token.text.endswith("奖") and token.text not in load_cues("prize.kinds")
    return is_prize and token.tag in {"n", "nz", "nw"}


def _given(text: str) -> Iterator[tuple[int, int]]:
    """Every honour of a row of quotations: 先后获批“甲”“乙”“丙”."""
    for match in _GIVEN.finditer(text):
        for quoted in re.finditer("“([^”]+)”", match["list"]):
            yield match.start("list") + quoted.start(1), match.start("list") + quoted.end(1)


def _quoted_lists(text: str) -> Iterator[tuple[int, int]]:
    """“某某企业库” and “某某”企业库; a store of data or needs is no published list."""
    stores = tuple(load_cues("honour.stores"))
    yield from (m.span(1) for m in _LISTED.finditer(text) if not m[1].endswith(stores))
    yield from (m.span() for m in _QUOTED_LIST.finditer(text))


def _list_titles(words: Words) -> Iterator[tuple[int, int]]:
    for match in _LIST_TITLE.finditer(words.text):
        start, end = match.span()
        if words.is_aligned(start, end) and not _CROSSES.search(match[0]):
            first = words.tokens[words.by_start[start]]
            yield (first.end if first.tag == "v" else start), end


def _is_grade(entry: str) -> bool:
    """获批国家重点实验室: a platform of a grade, no honour."""
    return any(entry.endswith(word) and len(entry) - len(word) <= 2 for word in load_cues("name.granted"))


def _entered(text: str) -> Iterator[tuple[int, int]]:
    """What follows 入选 and the like up to the end of the phrase, where it begins with a level or a place."""
    for match in _ENTERED.finditer(text):
        entry = _ENTRY_NAME.match(text, match.end())
        if entry is not None and entry[0][0] not in "的了" and not _is_grade(entry[0]):
            yield entry.span()
