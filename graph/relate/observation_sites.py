"""Where each quantity stands: its clause, what is said left and right of it, and the series it is part of.

First step of reading observations. In: a ``Reading``. Out: ``Page`` (the text folded to half width, with lookups) and
``Site`` values in text order. Nothing is decided here about meaning.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from graph.model import Mention, Quantity, Reading, Token

_FOLD = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: " "}
_MARK = re.compile(r"[,;:。!?\n\t()《》]")
_SERIES_LINK = re.compile(r"[、,]?(?:和|及|或|以及|或者|与|/|分别为)?$")
_STARTS_LINK = re.compile(r"[ ]?(?:、|和|及|与|或|以及|或者|并|/)")
# 给予50万元奖励、省级站给予20万元奖励: the noun of payment ends the first
_PAID = re.compile("的?[一-龥]{0,4}(?:奖励|补助|补贴|资助|奖补|扶持|支持)(?:资金|经费)?(?:、|和|以及|及)")
_ENDS_LINK = re.compile(r"(?:、|和|及|与|或|以及)$")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_SPLIT = re.compile(r"、|和(?!谐|平)|以及")

# 由3亿元增长到9亿元: the first number is only what the second is reckoned from
FROM = re.compile(r"[由从](?:20\d\d年(?:底|末|初)?的?|去年的?|上年的?|原来的?|原先的?|年初的?|最初的?)?(?:不足|不到|近|约)?$")
GROWS = re.compile(r"[一-龥]{0,4}?(?:增|提|升|扩|降|缩|跃|攀|发展|拓展|壮大|跌|减)[一-龥]{0,3}?(?:到|至|为)")

_CLAUSE, _SENTENCE = 400, 1200  # characters that a clause or sentence reaches from a number where no mark ends it

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Site:
    """One quantity with its surroundings; spans are half open and of the document.

    ``left`` and ``right`` are what belongs to this quantity alone, ``series`` the sites that follow one another with
    nothing between them but a list mark (``200万、100万、20万元``), this one included.
    """

    quantity: Quantity
    left: Span
    right: Span
    clause: Span
    segment: Span
    sentence: Span
    leading: bool  # what is counted follows the number: 23家孵化载体
    series: tuple[Quantity, ...] = ()
    peers: tuple[Quantity, ...] = ()  # all quantities of the clause
    linked: bool = False  # a list mark joins it to the quantity before: 培育A2家、B3家


@dataclass(frozen=True, slots=True)
class Page:
    """The folded text of a document with its words, names and quantities by offset."""

    reading: Reading
    text: str
    plain: str  # the same with every name blanked out, so that 重点研发计划 is no plan and 2028年 in a title no date
    tokens: tuple[Token, ...]
    mentions: tuple[tuple[Mention, str], ...]  # with the entity's id, in text order
    kinds: dict[str, str]
    _token_starts: list[int] = field(repr=False)
    _quantity_starts: list[int] = field(repr=False)
    _mention_starts: list[int] = field(repr=False)

    def words(self, start: int, end: int) -> tuple[Token, ...]:
        """The tagger's words that begin in the span."""
        return self.tokens[bisect_left(self._token_starts, start) : bisect_left(self._token_starts, end)]

    def names(self, start: int, end: int) -> tuple[tuple[Mention, str], ...]:
        """The mentions that begin in the span, with entity ids."""
        return self.mentions[bisect_left(self._mention_starts, start) : bisect_left(self._mention_starts, end)]

    def numbers(self, start: int, end: int) -> tuple[Quantity, ...]:
        """The quantities that begin in the span."""
        return self.reading.quantities[bisect_left(self._quantity_starts, start) : bisect_left(self._quantity_starts, end)]

    def name_over(self, offset: int) -> tuple[Mention, str] | None:
        """The mention that covers an offset."""
        i = bisect_right(self._mention_starts, offset) - 1
        return self.mentions[i] if i >= 0 and self.mentions[i][0].end > offset else None


def open_page(reading: Reading) -> Page:
    """Fold the text and sort words and mentions for lookup."""
    mentions = sorted(((m, e.id) for e in reading.entities for m in e.mentions), key=lambda x: (x[0].start, -x[0].end, x[1]))
    tokens = tuple(sorted(reading.tokens, key=lambda t: t.start))
    text = reading.document.text.translate(_FOLD)
    return Page(
        reading,
        text,
        _blank_names(text, mentions),
        tokens,
        tuple(mentions),
        {e.id: e.type for e in reading.entities},
        [t.start for t in tokens],
        [q.start for q in reading.quantities],
        [m.start for m, _ in mentions],
    )


def _blank_names(text: str, mentions: list[tuple[Mention, str]]) -> str:
    out = list(text)
    for mention, _ in mentions:
        if mention.role == "name":
            out[mention.start : mention.end] = "\ue000" * (mention.end - mention.start)
    return "".join(out)


def find_sites(page: Page) -> tuple[Site, ...]:
    """The site of every quantity that stands in no name and no title."""
    marks = _Marks(page.text)
    quantities = [q for q in page.reading.quantities if not _inside_name(page, q)]
    clauses = [marks.span(q, ",;:。!?\n\t", reach=_CLAUSE) for q in quantities]
    return tuple(_site(page, marks, quantities, clauses, i) for i in range(len(quantities)))


def _inside_name(page: Page, quantity: Quantity) -> bool:
    over = page.name_over(quantity.start)
    return over is not None and over[0].end >= quantity.end and over[0].role == "name"


class _Marks:
    """Punctuation with bracket depth; a comma inside brackets ends no clause outside them."""

    def __init__(self, text: str) -> None:
        self.offsets: list[int] = []
        self.marks: list[str] = []
        self.depths: list[int] = []
        self.length = len(text)
        depth = 0
        for m in _MARK.finditer(text):
            mark = m.group()
            if mark in ",:" and text[m.start() - 1 : m.start()].isdigit() and text[m.end() : m.end() + 1].isdigit():
                continue
            if mark == "\n":
                depth = 0
            depth += mark in "(《"
            self.offsets.append(m.start())
            self.marks.append(mark)
            self.depths.append(depth)
            depth = max(depth - (mark in ")》"), 0)

    def span(self, quantity: Quantity, ends: str, *, reach: int) -> Span:
        """From the last to the next of ``ends`` on the quantity's own bracket level, at most ``reach`` characters away."""
        after = bisect_left(self.offsets, quantity.end)
        before = bisect_left(self.offsets, quantity.start) - 1
        level = self._level(before)
        first, last = max(quantity.start - reach, 0), min(quantity.end + reach, self.length)
        return self._back(before, ends, level, first), self._forth(after, ends, level, last)

    def _level(self, i: int) -> int:
        if i < 0:
            return 0
        return self.depths[i] - (self.marks[i] in ")》")

    def _back(self, i: int, ends: str, level: int, first: int) -> int:
        while i >= 0 and self.offsets[i] >= first:
            opens = self.marks[i] in "(《" and self.depths[i] <= level
            if self.marks[i] == "\n" or opens or (self.marks[i] in ends and self.depths[i] == level):
                return self.offsets[i] + 1
            i -= 1
        return first

    def _forth(self, i: int, ends: str, level: int, last: int) -> int:
        while i < len(self.offsets) and self.offsets[i] < last:
            closes = self.marks[i] in ")》" and self.depths[i] <= level
            if self.marks[i] == "\n" or closes or (self.marks[i] in ends and self.depths[i] == level):
                return self.offsets[i]
            i += 1
        return last


def _site(page: Page, marks: _Marks, quantities: list[Quantity], clauses: list[Span], i: int) -> Site:
    quantity, clause = quantities[i], clauses[i]
    before = quantities[i - 1] if i and clauses[i - 1] == clause else None
    after = quantities[i + 1] if i + 1 < len(quantities) and clauses[i + 1] == clause else None
    leading = _leads(page.text, quantity, clause)
    series = _series(page.text, quantities, clauses, i)
    first = i - series.index(quantity)
    if first < i:  # 20万元、10万元: the words before the first are said of all
        before = quantities[first - 1] if first and clauses[first - 1] == clause else None
    left, linked = _left(page.text, clause, before, series[0], leading=leading)
    return Site(
        quantity,
        left,
        _right(page.text, clause, quantity, after) if leading else (quantity.end, quantity.end),
        clause,
        marks.span(quantity, ";。!?\n", reach=_SENTENCE),
        marks.span(quantity, "。!?\n", reach=_SENTENCE),
        leading,
        series,
        _peers(quantities, clauses, i),
        linked,
    )


def _peers(quantities: list[Quantity], clauses: list[Span], i: int) -> tuple[Quantity, ...]:
    first = last = i
    while first and clauses[first - 1] == clauses[i]:
        first -= 1
    while last + 1 < len(quantities) and clauses[last + 1] == clauses[i]:
        last += 1
    return tuple(quantities[first : last + 1])


def _leads(text: str, quantity: Quantity, clause: Span) -> bool:
    rest = text[quantity.end : clause[1]].strip()
    if FROM.search(text, max(quantity.start - 12, 0), quantity.start) and GROWS.match(rest):
        return False
    return bool(rest) and not _STARTS_LINK.match(rest) and rest[0] not in "(),、"


def _left(text: str, clause: Span, before: Quantity | None, quantity: Quantity, *, leading: bool) -> tuple[Span, bool]:
    """From the clause's start, or from the list mark after the quantity before."""
    if before is None:
        return (clause[0], quantity.start), False
    between = text[before.end : quantity.start]
    link = _PAID.match(between) or _STARTS_LINK.match(between)
    if link:
        return (before.end + link.end(), quantity.start), True
    if leading and (tail := _ENDS_LINK.search(between)):
        return (before.end + tail.end(), quantity.start), True
    parts = list(_SPLIT.finditer(_IN_BRACKETS.sub(lambda m: "\ue000" * len(m.group()), between)))
    if parts and not leading:
        return (before.end + parts[-1].end(), quantity.start), True
    return (before.end, quantity.start), False


def _right(text: str, clause: Span, quantity: Quantity, after: Quantity | None) -> Span:
    """To the clause's end, or to the list mark or the words that belong to the next quantity."""
    if after is None:
        return quantity.end, clause[1]
    between = text[quantity.end : after.start]
    tail = _ENDS_LINK.search(between)
    if tail:
        return quantity.end, quantity.end + tail.start()
    parts = list(_SPLIT.finditer(_IN_BRACKETS.sub(lambda m: "\ue000" * len(m.group()), between)))
    if parts and not _leads(text, after, clause):
        return quantity.end, quantity.end + parts[-1].start()
    return quantity.end, after.start


def _series(text: str, quantities: list[Quantity], clauses: list[Span], i: int) -> tuple[Quantity, ...]:
    first = last = i
    while first and clauses[first - 1] == clauses[i] and _adjoin(text, quantities[first - 1], quantities[first]):
        first -= 1
    while last + 1 < len(quantities) and clauses[last + 1] == clauses[i] and _adjoin(text, quantities[last], quantities[last + 1]):
        last += 1
    return tuple(quantities[first : last + 1])


def _adjoin(text: str, a: Quantity, b: Quantity) -> bool:
    between = text[a.end : b.start].strip()
    return a.unit == b.unit and bool(between) and _SERIES_LINK.fullmatch(between) is not None
