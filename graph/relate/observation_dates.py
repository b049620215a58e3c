"""The date a number holds for, where its sentence states one.

In: a ``Site`` of a ``Page`` and the document's year. Out: ISO (``2025``, ``2025-12``, ``2025-12-31``) or ``None``.
"""

from __future__ import annotations

import re

from graph.relate.observation_sites import Page, Site

_DATE = re.compile(
    r"(?P<year>(?<![比较])20\d\d年(?!的?\d+(?:\.\d+)?倍)|(?<![比较])(?:今年|去年|上年|前年|本年|明年)|(?<![\d个])年(?=底|末))(?!度(?!以来|内)|以来新)(?:(?P<month>\d{1,2})月)?(?:(?P<day>\d{1,2})日)?(?P<end>底|末)?"
    r"|(?<!\d)(?P<bare>\d{1,2})月(?P<last>底|末)"
)
_RELATIVE = {"今年": 0, "本年": 0, "年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
_NOW = re.compile("目前|当前|现有|现拥有|现已|如今")
_NO_DATE = re.compile(r"20\d\d[—\-至~]")


def find_date(page: Page, site: Site, year: int | None) -> str | None:
    """The nearest date before the number in its sentence; 年底 is December, 今年 and 去年 count from the document's year."""
    clause = page.plain[site.clause[0] : site.quantity.start]
    before = clause if _NOW.search(clause) else page.plain[site.sentence[0] : site.quantity.start]
    for m in reversed(list(_DATE.finditer(before))):
        if _NO_DATE.match(before, m.start()):
            continue
        date = _to_iso(m, year)
        if date:
            return date
    return None


def _to_iso(m: re.Match[str], year: int | None) -> str | None:
    if m["bare"]:
        return f"{year}-{int(m['bare']):02d}" if year and 1 <= int(m["bare"]) <= 12 else None
    stated = m["year"]
    if stated in _RELATIVE:
        if year is None:
            return None
        found = year + _RELATIVE[stated]
    else:
        found = int(stated[:4])
    month = int(m["month"]) if m["month"] else 12 if m["end"] else None
    if month is None or not 1 <= month <= 12:
        return str(found)
    day = int(m["day"]) if m["month"] and m["day"] else None
    return f"{found}-{month:02d}-{day:02d}" if day and 1 <= day <= 31 else f"{found}-{month:02d}"
