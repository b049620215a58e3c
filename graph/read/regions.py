"""The home region of a document, by the table of administrative divisions.

In: title, issuer and text. Out: the full name of the province, city or county that 我市 or 全省 would mean in it, or ``None``.
There are no words yet at this stage, so places are found by their characters alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from graph.gazetteer import Division, divisions_by_surface, find_division, full_name, lies_in, names_at, place_of_level

HEAD, ENOUGH = 1500, 20_000  # characters of the text that are looked at first, and at all
LEAD = 300  # of these, the ones that count three times
LEVELS = {"省": "province", "市": "city", "县": "county", "区": "county", "州": "city", "盟": "city", "旗": "county"}
OWN = re.compile("(?:我|本|全|该)(省|市|县|区|州|盟|旗)")
# A county of two characters stands only behind its city or at the start of a phrase: 态度温和县里满意 is not about 和县.
HAN = re.compile("[\u4e00-\u9fff]")
# After a short form these make another thing of it: 中山大学, 南京路, 兰州牛肉面.
NOT_PLACE = re.compile("大学|学院|理工|科技大|师范|路|街|银行|证券|证交所|交易所|港|话|菜|军区")


def find_regions(text: str) -> Iterator[tuple[int, int, Division]]:
    """(start, end, division) of each name in a text, longest first; a chain 山东省聊城市临清市 gives its last part alone.

    A name that several divisions bear (市中区) counts only behind the name of its city or province.
    """
    chain: Division | None = None
    held: tuple[int, int, Division] | None = None
    position = 0
    while position < len(text):
        found = _match(text, position, chain if held and held[1] == position else None)
        if held and (found is None or held[1] != position):
            yield held
            held = None
        if found is None:
            position += 1
            continue
        end, region = found
        if held and not lies_in(region, held[2]):
            yield held
        held, chain, position = (position, end, region), region, end
    if held:
        yield held


def _match(text: str, position: int, chain: Division | None) -> tuple[int, Division] | None:
    """The end and the division of the longest name that stands here and means a place."""
    before = text[max(position - 1, 0) : position]
    for name in names_at(text, position):
        division, inside = _choose(name, chain)
        end = position + len(name)
        if division is None or (name != division.name and NOT_PLACE.match(text, end)):
            continue
        doubtful = len(name) == 2 and name == division.name and division.level == "county" and HAN.match(before)
        if inside or not doubtful:
            return end, division
    return None


def _choose(name: str, chain: Division | None) -> tuple[Division | None, bool]:
    """Which bearer of a name is meant, and whether the chain before it says so; without that the highest, if it is the only one."""
    bearers = [d for d in divisions_by_surface()[name] if d.level != "zone"]
    inside = next((d for d in bearers if chain is not None and lies_in(d, chain)), None)
    if inside is not None:
        return inside, True
    highest = [d for d in bearers if d.level == bearers[0].level]
    return (highest[0] if len(highest) == 1 else None), False


def find_home(title: str | None, issuer: str | None, text: str) -> str | None:
    """The home region: that of the issuing body, else of the title, else the one that the text's beginning is about.

    A text that says 我市 of itself has a city for its home: 枣庄市 rather than the district in its title.
    """
    own = Counter(LEVELS[found[1]] for found in OWN.finditer(text[:ENOUGH])).most_common(1)
    level = own[0][0] if own else None
    for statement in (issuer, title):
        stated = [region for _, _, region in find_regions(statement or "")]
        if stated and not (statement is issuer and _is_medium(issuer or "")):
            return full_name(_lift(stated[0], level))
    home = _most_told(text[:HEAD], level) or _most_told(text[:ENOUGH], level)
    if home is None and issuer:
        home = next((_lift(region, level) for _, _, region in find_regions(issuer)), None)
    return full_name(home) if home else None


def _is_medium(issuer: str) -> bool:
    """A newspaper reports on other places too (大众日报 in its own province, 海城晚报 in its city): its title and text go first."""
    return re.search("报|网|新闻|电视|广播|融媒|客户端|杂志|观察", issuer) is not None


def _lift(region: Division, level: str | None) -> Division:
    """The city of a county or district where the text speaks of itself as of a city (我市); a county-level city is one itself."""
    if level != "city" or region.level != "county":
        return region
    return find_division(place_of_level(region, "市"), region) or region


def _most_told(text: str, level: str | None) -> Division | None:
    """The region that a text names most often, its beginning counting three times; ``None`` where two are level or one mention is all."""
    weights: Counter[Division] = Counter()
    mentions: Counter[Division] = Counter()
    for start, _, region in find_regions(text):
        lifted = _lift(region, level)
        weights[lifted] += 3 if start < LEAD else 1
        mentions[lifted] += 1
    ranked = sorted(((n, r) for r, n in weights.items() if _fits(r, level)), key=lambda item: (-item[0], item[1].code))
    if not ranked or mentions[ranked[0][1]] < 2 or (len(ranked) > 1 and ranked[1][0] * 3 > ranked[0][0] * 2):
        return None
    return ranked[0][1]


def _fits(region: Division, level: str | None) -> bool:
    """Whether a text that says 我市, 我省 or 我县 of itself can be at home in a region."""
    if level == "city":
        return region.level == "city" or region.name.endswith("市")
    return level is None or region.level == level
