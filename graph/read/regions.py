"""The home region of a document, from the list of administrative divisions.

In: title, issuer and text. Out: the full name of the province, city or county that 我市 or 全省 would mean in it, or ``None``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

HEAD, ENOUGH = 1500, 20_000  # characters of the text that are looked at first, and at all
LEAD = 300  # of these, the ones that count three times
LEVELS = {"省": "province", "市": "city", "县": "county", "区": "county", "州": "city", "盟": "city", "旗": "county"}
OWN = re.compile("(?:我|本|全|该)(省|市|县|区|州|盟|旗)")
# A county of two characters stands only behind its city or at the start of a phrase: 态度温和县里满意 is not about 和县.
HAN = re.compile("[\u4e00-\u9fff]")
MUNICIPAL = frozenset({"北京市", "天津市", "上海市", "重庆市"})
# After a short form these make another thing of it: 中山大学, 南京路, 兰州牛肉面.
NOT_PLACE = re.compile("大学|学院|理工|科技大|师范|路|街|银行|证券|证交所|交易所|港|话|菜|军区")


class Region(NamedTuple):
    """A row of ``regions.tsv``."""

    name: str
    level: str
    province: str
    city: str
    county: str
    code: str
    short: str


@cache
def load_regions() -> tuple[Region, ...]:
    """All rows of ``graph/data/regions.tsv``."""
    return parse_regions(files("graph").joinpath("data/regions.tsv").read_text(encoding="utf-8"))


def parse_regions(text: str) -> tuple[Region, ...]:
    """Divisions, one a row; ``ValueError`` naming the line of a bad one."""
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#") and not line.startswith("name\t"):
            cells = line.split("\t")
            if len(cells) != len(Region._fields) or cells[1] not in {"province", "city", "county", "zone"}:
                raise ValueError(f"regions.tsv, line {number}: found {line!r}; expected {', '.join(Region._fields)}")
            rows.append(Region(*cells))
    return tuple(rows)


@cache
def _surfaces() -> dict[str, tuple[Region, ...]]:
    """Every full and short name of a division with those that bear it."""
    table: dict[str, list[Region]] = {}
    for region in load_regions():
        if region.level != "zone":
            for surface in {region.name, region.short} - {""}:
                table.setdefault(surface, []).append(region)
    return {surface: tuple(regions) for surface, regions in table.items()}


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """For each first character the lengths of the names it opens, longest first."""
    table: dict[str, set[int]] = {}
    for surface in _surfaces():
        table.setdefault(surface[0], set()).add(len(surface))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in table.items()}


def find_regions(text: str) -> Iterator[tuple[int, int, Region]]:
    """(start, end, division) of each name in a text, longest first; a chain 山东省聊城市临清市 gives its last part alone.

    A name that several divisions bear (市中区) counts only behind the name of its city or province.
    """
    chain: Region | None = None
    held: tuple[int, int, Region] | None = None
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
        if held and not _inside(region, held[2]):
            yield held
        held, chain, position = (position, end, region), region, end
    if held:
        yield held


def _match(text: str, position: int, chain: Region | None) -> tuple[int, Region] | None:
    for length in _lengths().get(text[position], ()):
        regions = _surfaces().get(text[position : position + length])
        if not regions:
            continue
        end = position + length
        inside = [r for r in regions if chain and _inside(r, chain)]
        region = inside[0] if inside else min(regions, key=_rank)
        if not inside and sum(_rank(r) == _rank(region) for r in regions) > 1:
            continue
        if (
            length == 2
            and region.level == "county"
            and region.name == text[position:end]
            and not inside
            and position
            and HAN.match(text[position - 1])
        ):
            continue
        if text[position:end] != region.name and NOT_PLACE.match(text, end):
            continue
        return end, region
    return None


def _rank(region: Region) -> int:
    return ("province", "city", "county").index(region.level)


def _inside(part: Region, whole: Region) -> bool:
    if whole.level == "province":
        return part.province == whole.name and part is not whole
    return whole.level == "city" and part.level == "county" and part.city == whole.name and part.province == whole.province


def full_name(region: Region) -> str:
    """The name a reader can look up: a county name that several cities have goes with its city (枣庄市市中区)."""
    if region.level == "county" and len([r for r in _surfaces()[region.name] if r.level == "county"]) > 1:
        return (region.city or region.province) + region.name
    return region.name


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


def _lift(region: Region, level: str | None) -> Region:
    """The city of a county or district where the text speaks of itself as of a city (我市); a county-level city is one itself."""
    if level != "city" or region.level != "county" or region.name.endswith("市"):
        return region
    above = region.city or (region.province if region.province in MUNICIPAL else "")
    return next((r for r in load_regions() if r.name == above and r.level != "county" and r.province == region.province), region)


def _most_told(text: str, level: str | None) -> Region | None:
    """The region that a text names most often, its beginning counting three times; ``None`` where two are level or one mention is all."""
    weights: Counter[Region] = Counter()
    mentions: Counter[Region] = Counter()
    for start, _, region in find_regions(text):
        lifted = _lift(region, level)
        weights[lifted] += 3 if start < LEAD else 1
        mentions[lifted] += 1
    ranked = sorted(((n, r) for r, n in weights.items() if _fits(r, level)), key=lambda item: (-item[0], item[1].code))
    if not ranked or mentions[ranked[0][1]] < 2 or (len(ranked) > 1 and ranked[1][0] * 3 > ranked[0][0] * 2):
        return None
    return ranked[0][1]


def _fits(region: Region, level: str | None) -> bool:
    """Whether a text that says 我市, 我省 or 我县 of itself can be at home in a region."""
    if level == "city":
        return region.level == "city" or region.name.endswith("市")
    return level is None or region.level == level
