"""Administrative divisions: look-up by full or short name, and completion in the light of a document's home.

Enters: ``graph/data/regions.tsv`` and ``areas.tsv``. Leaves: ``Division`` values; the finders of recognise and the whole of
resolve ask here what a place name means.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from graph.recognise.lexicon import REGIONS, load_pairs, read_rows

_LEVELS = ("province", "city", "county", "zone")
_MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})


@dataclass(frozen=True, slots=True)
class Division:
    """One division with the chain above it; an empty string where the chain has no such level."""

    name: str
    level: str
    province: str
    city: str
    county: str
    short: str


@cache
def load_divisions() -> tuple[Division, ...]:
    """All divisions and named zones."""
    rows = read_rows(REGIONS, 7)
    return tuple(Division(r[0], r[1], r[2], r[3], r[4], r[6]) for r in rows if r[0] != "name")


def load_areas() -> dict[str, str]:
    """Areas that are no division (京津冀), by surface."""
    return load_pairs("areas.tsv")


@cache
def divisions_by_surface() -> dict[str, tuple[Division, ...]]:
    """Divisions by full and by short name, higher levels first."""
    found: dict[str, list[Division]] = {}
    for division in load_divisions():
        for surface in {division.name, division.short} - {""}:
            found.setdefault(surface, []).append(division)
    return {k: tuple(sorted(v, key=lambda d: (_LEVELS.index(d.level), d.province, d.city))) for k, v in found.items()}


def find_division(surface: str, home: Division | None = None) -> Division | None:
    """The division a name means: the one in the home city or province, else the highest, else none if ambiguous."""
    candidates = divisions_by_surface().get(surface, ())
    near = _nearest(candidates, home) if home is not None else None
    if near is not None or not candidates:
        return near
    highest = [d for d in candidates if d.level == candidates[0].level]
    return highest[0] if len(highest) == 1 else None


def _nearest(candidates: tuple[Division, ...], home: Division) -> Division | None:
    """The first candidate in the home's city, else in its province."""
    in_city = (d for d in candidates if d.city and d.city == home.city)
    in_province = (d for d in candidates if d.province and d.province == home.province)
    return next(in_city, None) or next(in_province, None)


def is_ambiguous(name: str) -> bool:
    """Whether several divisions bear this full name (市中区, 鼓楼区)."""
    return len({(d.province, d.city) for d in divisions_by_surface().get(name, ()) if d.name == name}) > 1


def full_name(division: Division) -> str:
    """The self-sufficient name: a county whose name others bear too is preceded by its city (枣庄市市中区)."""
    if division.level in {"county", "zone"} and is_ambiguous(division.name):
        return (division.city or division.province) + division.name
    return division.name


def place_of_level(home: Division, level: str) -> str:
    """The name of the home's province, city or county (levels 省, 市, 区, 县); empty where the home has none."""
    if level == "省":
        return home.province
    if level == "市":
        return _city_of(home)
    return full_name(home) if home.level in {"county", "zone"} and home.name.endswith(level) else ""


def _city_of(home: Division) -> str:
    """The city that 市 means: a county-level city means itself, a district of a municipality the municipality."""
    if home.level == "county" and home.name.endswith("市"):
        return home.name
    return home.city or (home.province if home.province in _MUNICIPALITIES else "")
