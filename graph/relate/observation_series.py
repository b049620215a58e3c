"""Which member of a list a number of a series belongs to.

In: a ``Site`` of a series (``分别给予200万元、50万元``). Out: ``Member``: the words of the list member with what all
share. ``对新认定的国家级、省级孵化器分别给予200万元、50万元`` pairs 200万元 with 国家级孵化器 and 50万元 with 省级孵化器.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from graph.relate.observation_cues import strip_tail
from graph.relate.observation_phrases import trim
from graph.relate.observation_sites import Page, Site

_LEVEL = (
    "(?:20\\d\\d年?|国家级|世界级|省部级|省级|市级|州级|县级|区级|校级|院级|国家|省|市|县|[一二三特]等奖?|[一二三四五A-E甲乙丙]类|[一二三四五]星级?|[一二三]档|"
    "正高级|副高级|高级|中级|初级|特级|博士后?|硕士|本科|新建|改扩建|扩建|优秀|良好|合格)"
)
_LIST_MARK = re.compile(r"、|和|与|及|以及|或者?")
_COMMA = re.compile("、")
_BEFORE_ITEM = re.compile(r".*(?:的|对于?|为|获得?|入选|认定|引进|建设|培育|评为|列入)(?=.)")
_AFTER_ITEM = re.compile(r"(?:在(?:20\d\d年|[^、,]{2,14}基础上)|的|分别|各|给予|予以|达到?|每).*$")
_BETWEEN_LIMITS = re.compile(r"(?:\([^()]*\))?(?:以上|以下|以内)?(?:的)?(?:、|和|及|与|或)(?:超过|达到?|满)?")
_GIVEN = re.compile(r"(?:分别|各|给予|予以).*$")


@dataclass(frozen=True, slots=True)
class Member:
    """One list member: ``prefix`` and ``head`` are shared by all, ``item`` is its own; ``end`` is where the list ends."""

    prefix: str
    item: str
    head: str
    end: int

    @property
    def text(self) -> str:
        """The member written out."""
        return self.prefix + self.item + self.head


def member_of_series(page: Page, site: Site) -> Member | None:
    """The list member that a number of a series belongs to; ``None`` where no list of that length stands before it."""
    n = len(site.series)
    if n < 2:
        return None
    index = site.series.index(site.quantity)
    start, end = site.segment[0], site.series[0].start
    for a, b in reversed(_clauses(page.text, start, end)):
        members = _limit_list(page, a, b, n)
        if members is None and not page.numbers(a, b):
            members = _level_list(page, a, b, n) or _noun_list(page, a, b, n)
        if members:
            return members[index]
        if end - a > 90:
            break
    return None


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [start, *(start + m.end() for m in re.finditer("[,:]", text[start:end])), end]
    return [(a, b) for a, b in pairwise(cuts) if b > a]


def _pieces(page: Page, start: int, end: int, *, mark: re.Pattern[str] = _LIST_MARK) -> list[tuple[int, int]]:
    """The parts between list marks; a mark inside a name (《关于A和B的意见》) parts nothing."""
    cuts = [m for m in mark.finditer(page.text, start, end) if page.name_over(m.start()) is None or m.group() == "、"]
    starts = [start, *(m.end() for m in cuts)]
    ends = [*(m.start() for m in cuts), end]
    return list(zip(starts, ends, strict=True))


def _level_list(page: Page, start: int, end: int, n: int) -> list[Member] | None:
    """国家级、省级创新平台: the members are words of level before one head."""
    pieces = _pieces(page, start, end)
    for i in range(len(pieces) - n, -1, -1):
        texts = [page.text[a:b].strip(" ,") for a, b in pieces[i : i + n]]
        first = re.search(rf"{_LEVEL}$", texts[0])
        last = re.match(_LEVEL, texts[-1])
        if first and last and all(re.fullmatch(_LEVEL, t) for t in texts[1:-1]):
            items = [first.group(), *texts[1:-1], last.group()]
            head = _AFTER_ITEM.sub("", strip_tail(texts[-1][last.end() :]))
            return [Member(texts[0][: first.start()], item, head, pieces[i + n - 1][1]) for item in items]
    return None


def _limit_list(page: Page, start: int, end: int, n: int) -> list[Member] | None:
    """收入达到2000万元至1亿元(含)、1亿元以上的企业: the members are limits between shared words."""
    limits = page.numbers(start, end)
    if len(limits) != n or any(not _BETWEEN_LIMITS.fullmatch(page.text[a.end : b.start]) for a, b in pairwise(limits)):
        return None
    prefix = _BEFORE_ITEM.sub("", page.text[start : limits[0].start])
    head = re.sub(r"^(?:\([^()]*\))?(?:以上|以下|以内)?", "", page.text[limits[-1].end : end])
    if not head.startswith("的"):
        return None
    return [Member(strip_tail(prefix), q.text, _GIVEN.sub("", head), end) for q in limits]


def _noun_list(page: Page, start: int, end: int, n: int) -> list[Member] | None:
    """科技型中小企业、高新技术企业分别达到…: the members are whole nouns; exactly as many as there are numbers."""
    pieces = _pieces(page, start, end)
    if len(pieces) > n:  # 重点企业或骨干企业、科技型企业 are two, with 或 inside the first
        pieces = _pieces(page, start, end, mark=_COMMA)
    if len(pieces) != n:
        return None
    texts = [page.text[a:b].strip(" ,") for a, b in pieces]
    texts[0] = page.text[trim(page, pieces[0])[0] : pieces[0][1]].strip(" ,")
    opening = _BEFORE_ITEM.match(texts[0])
    prefix = opening.group() if opening else ""
    items = [texts[0][len(prefix) :], *texts[1:-1], strip_tail(_AFTER_ITEM.sub("", texts[-1]))]
    if len(items[0]) in (2, 3) and all(len(i) == len(items[0]) for i in items[:-1]) and len(items[-1]) >= len(items[0]) + 3:
        # 吸纳和输出技术合同成交额: words of equal length before one head
        own = [*items[:-1], items[-1][: len(items[0])]]
        return [Member(prefix, item, items[-1][len(items[0]) :], pieces[-1][1]) for item in own]
    if any(not 1 < len(item) <= 30 for item in items):
        return None
    return [Member(prefix, item, "", pieces[-1][1]) for item in items]
