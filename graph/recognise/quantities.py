"""Numbers with unit and bound: ``10.89亿元`` is 1089000000 元, ``近50家`` is 50 家 with bound ``≈``.

Part of the recognise stage. In: the cleaned text of a document. Out: ``Quantity`` values in text order, without
overlap. Dates, durations, ordinals, document numbers, numeral slogans (1+10+N, “5+5”) and numbers inside titles 《…》
are no quantities. Units, bound words and stop words are data: ``lexicons/units.tsv``, ``bounds.tsv``,
``not_counted.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from graph.model import Bound, Quantity
from graph.recognise.lexicon import FOLDER
from graph.recognise.unit_columns import find_cells
from graph.rows import read_rows

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "壹": 1}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_FOLD = {0xFF01 + i: 0x21 + i for i in range(94) if chr(0x21 + i) not in ",:;!?"} | {0x3000: " "}

_SCALE = "(?:[十百千]?万?亿|[十百千]?万|[百千])"
_ARABIC = rf"(?<!\d)(?:\d{{1,3}}(?:,\d{{3}}){{1,4}}+(?!\d)|\d{{1,15}}+(?!\d))(?:\.\d{{1,8}}+)?(?:[ ]?[余多])?{_SCALE}?(?:[余多来])?"
_HAN = "(?<![零〇一二两三四五六七八九])[零〇一二两三四五六七八九十百千万亿]{1,20}+(?:点[零一二三四五六七八九]+)?[余多]?[万亿]?[余多]?"
_TO = r"[ ]?(?:-{1,2}|—{1,2}|–|－|~|～|至|到)[ ]?"
_BARE = re.compile(rf"(?<![\d.,:+\-—/A-Za-z第〔\[])({_ARABIC})(?=[、,或和及/](?=\d))")
_NOT_BEFORE = re.compile(r"(?:[第〔\[+A-Za-z\d.几]|(?<![目此当之以日年月期底先])前|一式|排名|位列|位居|[居列]全[国省市]|\d[-—:/])$")
_SHORT_QUOTE = re.compile(r"“[^“”]{1,12}”|《[^》\n]{1,120}》|〈[^〉\n]{1,120}〉|‘[^‘’]{1,12}’|\"[^\"\n]{1,12}\"")
_SLOGAN = re.compile(r"“[^“”]{0,4}[一二两三四五六七八九十][^“”、,]{1,8}[、,][一二两三四五六七八九十][^“”]{1,20}”")
_SUMS = re.compile(r"(?:投资|投入|规模|产值|金额|额|收入|资金|基金|安排|撬动|贷款|授信|营收|利润|税收)[^,。;]{0,8}$")
_COLLOQUIAL = re.compile(r"(?:奖励?|补助|补贴|资助|给予|最高|扶持|投资|奖补|不超过|上限)$")


@dataclass(frozen=True, slots=True)
class _Unit:
    unit: str
    factor: float
    han: bool  # also after Chinese numerals
    not_before: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _BoundWord:
    term: str
    bound: Bound
    inside: bool
    not_after: str


@cache
def _units() -> dict[str, _Unit]:
    units = {}
    for term, unit, factor, numerals, stop in read_rows(FOLDER / "units.tsv", 5):
        units[term] = _Unit(unit, float(factor), numerals == "any", re.compile(stop) if stop else None)
    return units


@cache
def _bounds(side: str) -> tuple[_BoundWord, ...]:
    rows = read_rows(FOLDER / "bounds.tsv", 5)
    kinds: dict[str, Bound] = {"≥": "≥", "≤": "≤", "≈": "≈"}
    words = [_BoundWord(term, kinds[bound], inside == "yes", stop) for term, where, bound, inside, stop in rows if where == side]
    return tuple(sorted(words, key=lambda w: -len(w.term)))


@cache
def _followers() -> dict[str, re.Pattern[str]]:
    """By use (``skip``, ``count``): what may follow a measure word or 大."""
    rows = tuple(read_rows(FOLDER / "not_counted.tsv", 2))
    return {use: re.compile("|".join(t for t, u in rows if u == use)) for use in ("skip", "count")}


@cache
def _grammar() -> re.Pattern[str]:
    units = "|".join(re.escape(u) for u in sorted(_units(), key=lambda u: -len(u)))
    number = f"(?:{_ARABIC}|{_HAN})"
    return re.compile(
        rf"(?P<sum>(?<!\d)\d{{1,9}}+(?:\.\d{{1,8}})?(?:余|多)?亿)(?=(?:左右|以上)?(?:[,。;)]|的?(?:基金|资金|总?规模|投资|支持|专项)))"
        rf"|(?P<low>{number})(?:[ ]?(?P<own>{units}))?(?P<to>{_TO})(?P<high>{number})[ ]?(?P<shared>{units})"
        rf"|(?P<number>{number})[ ]?(?P<unit>{units})"
        rf"|百分之(?P<percent>{_HAN})"
        rf"|(?P<level>(?<!\d)\d{{1,9}}+(?:\.\d{{1,8}})?[万亿])元?级(?=[^,。]{{0,4}}(?:基金|资金|规模))"
        rf"|(?P<great>(?<![一二三四五六七八九十百])[二三四五六七八九十]{{1,3}}+|(?<!\d)\d{{1,2}})大(?=\D)"
        rf"|(?P<plain>(?<!\d)\d{{1,9}}+(?:\.\d{{1,8}})?万)(?=[,。;、)]|$)"
        rf"|(?<=突破)(?P<round>[百千]亿)(?=[,。;])"
    )


def parse_number(text: str) -> float | None:
    """The value of a numeral in Arabic or Chinese digits or both, ``None`` when it is none.

    >>> parse_number("2.2万"), parse_number("1,005"), parse_number("十七"), parse_number("3000余万"), parse_number("两千三")
    (22000.0, 1005.0, 17.0, 30000000.0, 2300.0)
    """
    plain = re.sub(r"[余多来, ]", "", text)
    arabic = re.match(r"\d+(?:\.\d+)?", plain)
    if arabic:
        scale = 1
        for character in plain[arabic.end() :]:
            scale *= _POWERS.get(character) or _MYRIADS[character]
        return round(float(arabic.group()) * scale, 6)
    return _parse_han(plain)


def _parse_han(text: str) -> float | None:
    whole, _, fraction = text.partition("点")
    total = section = digit = 0
    power = 10
    for character in whole:
        if character in _DIGITS:
            digit = digit * 10 + _DIGITS[character]
        elif character in _POWERS:
            power = _POWERS[character]
            section += (digit or 1) * power
            digit = 0
        else:
            power = _MYRIADS[character]
            total = (total + (section + digit or 1)) * power if power == 10**8 else total + (section + digit or 1) * power
            section = digit = 0
    if digit and power > 10 and whole[-1] in _DIGITS and len(whole) > 1 and whole[-2] in "百千万":
        digit *= power // 10  # 两千三 is 2300
    decimals = "".join(str(_DIGITS[c]) for c in fraction if c in _DIGITS)
    value = float(total + section + digit) + (float(f"0.{decimals}") if decimals else 0.0)
    return value if whole else None


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of a text in order; a range gives its lower end with bound ``≥``.

    >>> [(q.value, q.unit, q.bound) for q in find_quantities("引进2—3家机构,给予最高200万、50万元奖励")]
    [(2.0, '家', '≥'), (2000000.0, '元', '≤'), (500000.0, '元', '=')]
    """
    folded = text.translate(_FOLD)
    blocked = _blocked(folded)
    found = [q for m in _grammar().finditer(folded) if not blocked[m.start()] for q in _read(folded, m)]
    found += [*_elliptic(folded, found, blocked), *_read_cells(folded)]
    return tuple(replace(q, text=text[q.start : q.end]) for q in _without_overlap(found))


def _read_cells(text: str) -> Iterator[Quantity]:
    """1180 under 榜额(万元): the unit stands in the heading of its column."""
    for cell in find_cells(text):
        scale = re.match("(?:百|千)?[万亿]?", cell.unit)
        scale_end = scale.end() if scale else 0
        unit, value = _units().get(cell.unit[scale_end:]), parse_number(text[cell.start : cell.end] + cell.unit[:scale_end])
        if unit and value is not None:
            yield Quantity(cell.start, cell.end, text[cell.start : cell.end], value * unit.factor, unit.unit)


def _without_overlap(quantities: list[Quantity]) -> Iterator[Quantity]:
    """In text order; of two that overlap the first stays."""
    end = 0
    for quantity in sorted(quantities, key=lambda q: (q.start, -q.end)):
        if quantity.start >= end:
            end = quantity.end
            yield quantity


def _blocked(text: str) -> bytearray:
    """1 for every character inside a short quotation (“5+5”, “八大中心”) or a title (《…十七条意见》)."""
    blocked = bytearray(len(text) + 1)
    for m in chain(_SHORT_QUOTE.finditer(text), _SLOGAN.finditer(text)):
        blocked[m.start() : m.end()] = b"\1" * (m.end() - m.start())
    return blocked


def _read(text: str, m: re.Match[str]) -> Iterator[Quantity]:
    """The quantity of one match, if what stands around it does not make it an ordinal, a slogan or a stock phrase."""
    if _NOT_BEFORE.search(text, max(m.start() - 4, 0), m.start()):
        return
    if m["great"]:
        yield from _read_great(text, m)
    elif m["percent"]:
        yield from _build(text, m, m["percent"], "%")
    elif m["number"]:
        yield from _build(text, m, m["number"], m["unit"])
    elif m["low"]:
        yield from _read_range(text, m)
    elif _names_sum(text, m):
        yield from _build(text, m, m.group(m.lastgroup or 0), "元")


def _names_sum(text: str, m: re.Match[str]) -> bool:
    """Whether a number without a unit is money: 百亿级基金, 成交额突破千亿, after 奖励 (最高80万) or 撬动 (200亿左右的基金)."""
    if m["plain"]:
        return _COLLOQUIAL.search(text, max(m.start() - 6, 0), m.start()) is not None
    if m["sum"]:
        return _SUMS.search(text, max(m.start() - 16, 0), m.start()) is not None
    return True


def _read_range(text: str, m: re.Match[str]) -> Iterator[Quantity]:
    """2-3家, 50万元至100万元: the lower end; a scale that only the upper end names holds for both (3-5万)."""
    low = m["low"]
    if not m["own"] and not re.search(r"[万亿]", low):
        low += "".join(re.findall(r"[万亿]", m["high"]))
    for quantity in _build(text, m, low, m["own"] or m["shared"], after=m["shared"]):
        yield quantity if quantity.bound == "≤" else replace(quantity, bound="≥")


def _read_great(text: str, m: re.Match[str]) -> Iterator[Quantity]:
    """八大产业集群 counts eight; other N大 (五大理念) and the name of a list just given (等四大板块) do not."""
    if text[m.start() - 1 : m.start()] in "“等、" or not _followers()["count"].match(text, m.end()):
        return
    value = parse_number(m["great"])
    if value:
        yield Quantity(m.start(), m.end(), "", value, "个")


def _build(text: str, m: re.Match[str], number: str, term: str, *, after: str | None = None) -> Iterator[Quantity]:
    unit = _units()[term]
    stop = _units()[after].not_before if after else unit.not_before
    value = parse_number(number)
    han = not re.match(r"\d", number)
    if value is None or (stop and stop.match(text, m.end())) or (han and not m["percent"] and not _han_counts(text, m, number, unit)):
        return
    start, end, bound = _with_bounds(text, m.start(), m.end(), "≥" if re.search("[余多]", number) else "=")
    yield Quantity(start, end, "", round(value * unit.factor, 6), unit.unit, bound)


def _han_counts(text: str, m: re.Match[str], number: str, unit: _Unit) -> bool:
    """Whether a Chinese numeral counts: not in 一个 (an article), 百人计划 (a name), 数十家 (vague) or 三个方面."""
    before = text[m.start() - 1 : m.start()] if m.start() else ""
    if number == "一":
        alone = re.search("各[设建有派]?$|[仅共]$", text[max(m.start() - 2, 0) : m.start()])
        return alone is not None and unit.unit != "次" and not text.startswith(("批", "定", "样"), m.end())
    if number[0] in "百千万亿" and not re.search("[余多]", number) and before not in tuple("近超逾约破过达"):
        return False
    return unit.han and before not in tuple("统唯专同数") and not _followers()["skip"].match(text, m.end())


def _with_bounds(text: str, start: int, end: int, bound: Bound) -> tuple[int, int, Bound]:
    """The span widened over bound words beside it, and the bound they give."""
    for word in _bounds("after"):
        if text.startswith(word.term, end):
            bound = word.bound
            end += len(word.term) if word.inside else 0
            break
    for word in _bounds("before"):
        if text.endswith(word.term, 0, start) and text[start - len(word.term) - 1 : start - len(word.term)] not in tuple(word.not_after):
            bound = word.bound
            start -= len(word.term) if word.inside else 0
            break
    return start, end, bound


def _elliptic(text: str, found: list[Quantity], blocked: bytearray) -> Iterator[Quantity]:
    """Members of a series that leave out the unit: 200万、100万、20万元; from right to left, each takes the next one's."""
    starts = {q.start: q for q in found}
    scales: dict[int, str] = {}
    for m in reversed(list(_BARE.finditer(text))):
        following = starts.get(m.end() + 1)
        if following is None or blocked[m.start()] or text[m.start() - 1 : m.start()] == "\n":
            continue
        value = parse_number(m[1])
        stated = re.search(rf"({_SCALE})(?=[余多]?\D)", text[following.start : following.end])
        scale = scales.get(following.start) or (stated[1] if stated else "")
        if value is None or following.unit in ("%", "百分点"):
            continue
        if scale and not re.search("[百千万亿]", m[1]):
            value *= parse_number("1" + scale) or 1
        start, end, bound = _with_bounds(text, m.start(), m.end(), "=")
        scales[start] = scale
        starts[start] = Quantity(start, end, "", round(value, 6), following.unit, bound)
        yield starts[start]
