"""Dates as Chinese documents write them.

In: text. Out: ISO dates, as exact as the text is: ``2022-10-14``, ``2022-10`` or ``2022``.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

DIGITS = {ord(a): b for a, b in zip("〇○Ｏ零一二三四五六七八九０１２３４５６７８９", "00001234567890123456789", strict=True)}
CHINESE_YEAR = "[〇○Ｏ零一二三四五六七八九]{4}"
CHINESE_DAY = "[一二三四五六七八九十]{1,3}"
DATE = re.compile(
    r"(?<![\d０-９.])(?P<year>(?:19|20|１９|２０)[\d０-９]{2})\s*(?:年\s*(?P<month>[\d０-９]{1,2})\s*月(?:\s*(?P<day>[\d０-９]{1,2})\s*[日号])?"
    r"|(?P<mark>[-/.．－])(?P<m>[\d０-９]{1,2})(?P=mark)(?P<d>[\d０-９]{1,2})(?![\d０-９])|[-/](?P<m2>0[1-9]|1[0-2])(?![\d/-])|(?P<only>年)(?![度级产来初底末内前后间]))"
    rf"|(?P<cy>{CHINESE_YEAR})\s*年\s*(?P<cm>{CHINESE_DAY})\s*月(?:\s*(?P<cd>{CHINESE_DAY})\s*日)?"
)
FIRST_YEAR, LAST_YEAR = 1949, 2099


class FoundDate(NamedTuple):
    """A date in a text: ``iso`` and where it stands."""

    iso: str
    start: int
    end: int


def find_dates(text: str) -> list[FoundDate]:
    """All dates in a text, in order; impossible ones (``2021年13月``, ``2021-02-30``) are left out.

    >>> [d.iso for d in find_dates("二〇二〇年四月十日，２０２１年５月")]
    ['2020-04-10', '2021-05']
    """
    return [FoundDate(iso, *found.span()) for found in DATE.finditer(text) if (iso := _iso(found))]


def find_date(text: str | None) -> str | None:
    """The first date in a text."""
    dates = find_dates(text) if text else []
    return dates[0].iso if dates else None


def _iso(found: re.Match[str]) -> str | None:
    part = found.groupdict()
    year = _number(part["year"] or part["cy"])
    month = _number(part["month"] or part["m"] or part["m2"] or part["cm"])
    day = _number(part["day"] or part["d"] or part["cd"])
    try:
        date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    if not FIRST_YEAR <= (year or 0) <= LAST_YEAR:
        return None
    return "-".join([f"{year:04d}", *[f"{n:02d}" for n in (month, day) if n is not None]])


def _number(text: str | None) -> int | None:
    """A number in Arabic, full-width or Chinese digits below a hundred, or digit by digit (``二〇二〇``, ``二十一``)."""
    if text is None:
        return None
    if "十" in text:
        tens, units = text.split("十", 1)
        return int(tens.translate(DIGITS) or "1") * 10 + int(units.translate(DIGITS) or "0") if "十" not in units else None
    return int(text.translate(DIGITS))
