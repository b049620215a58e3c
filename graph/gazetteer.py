"""Administrative divisions: what a place name means, where the place lies, what it is called in full.

Beside the stages; ``read``, ``recognise``, ``resolve``, ``relate`` and ``assemble`` all ask here. Enters: ``regions.tsv``
and ``areas.tsv`` of ``graph/data``, and names as documents write them. Leaves: ``Division`` values, ``None`` where a name
means no single place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from graph.rows import LexiconError, read_rows

FOLDER = Path(__file__).parent / "data"
_LEVELS = ("province", "city", "county", "zone")
_MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})


@dataclass(frozen=True, slots=True)
class Division:
    """A row of ``regions.tsv``: a division with the chain above it; an empty string where the row says nothing."""

    name: str
    level: str
    province: str
    city: str
    county: str
    code: str
    short: str


def read_divisions(path: Path) -> Iterator[Division]:
    """The rows of one table of divisions; ``LexiconError`` where one has no level that is known."""
    header = tuple(field.name for field in fields(Division))
    for row in read_rows(path, len(header)):
        if row == header:
            continue
        division = Division(*row)
        if division.level not in _LEVELS:
            raise LexiconError(f"{path.name}: {division.name}: found level {division.level!r}, expected one of {', '.join(_LEVELS)}")
        yield division


@cache
def load_divisions() -> tuple[Division, ...]:
    """All divisions and named zones."""
    return tuple(read_divisions(FOLDER / "regions.tsv"))


@cache
def load_areas() -> dict[str, str]:
    """Areas that are no division (京津冀), by surface."""
    return {surface: name for surface, name in read_rows(FOLDER / "areas.tsv", 2)}


@cache
def divisions_by_surface() -> dict[str, tuple[Division, ...]]:
    """Divisions by full and by short name, higher levels first."""
    found: dict[str, list[Division]] = {}
    for division in load_divisions():
        for surface in {division.name, division.short} - {""}:
            found.setdefault(surface, []).append(division)
    return {k: tuple(sorted(v, key=lambda d: (_LEVELS.index(d.level), d.province, d.city))) for k, v in found.items()}


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """For each first character the lengths of the names that it opens, longest first."""
    found: dict[str, set[int]] = {}
    for surface in divisions_by_surface():
        found.setdefault(surface[0], set()).add(len(surface))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def names_at(text: str, start: int = 0) -> Iterator[str]:
    """The place names that stand at one point of a text, longest first."""
    for length in _lengths().get(text[start : start + 1], ()):
        name = text[start : start + length]
        if len(name) == length and name in divisions_by_surface():
            yield name


def split_region(name: str) -> tuple[tuple[str, ...], str]:
    """The place names a name begins with, and what is left.

    >>> split_region("山东省淄博市科技局")
    (('山东省', '淄博市'), '科技局')
    """
    places: list[str] = []
    while place := next(names_at(name), ""):
        places.append(place)
        name = name.removeprefix(place)
    return tuple(places), name


def find_division(name: str, home: Division | None = None, *, strict: bool = False) -> Division | None:
    """The division a name means: the one in the home's city or province, else the highest; ``None`` where several are left.

    ``strict``: the name may stand behind the places it lies in, and the highest is no better than the others.

    >>> find_division("枣庄市市中区", strict=True).city
    '枣庄市'
    """
    candidates = _end_of_chain(name) if strict else divisions_by_surface().get(name, ())
    near = _nearest(candidates, home) if home is not None else None
    if near is not None or not candidates:
        return near
    left = [d for d in candidates if strict or d.level == candidates[0].level]
    return left[0] if len(left) == 1 else None


def _end_of_chain(name: str) -> tuple[Division, ...]:
    """The divisions that a name consisting of places alone (山东省枣庄市) can end with."""
    places, rest = split_region(name)
    if rest or not places:
        return ()
    return tuple(d for d in divisions_by_surface()[places[-1]] if all(_lies_in_any(d, place) for place in places[:-1]))


def _nearest(candidates: tuple[Division, ...], home: Division) -> Division | None:
    """The first candidate in the home's city, else in its province."""
    in_city = (d for d in candidates if d.city and d.city == home.city)
    in_province = (d for d in candidates if d.province and d.province == home.province)
    return next(in_city, None) or next(in_province, None)


def find_chain(name: str, home: Division | None = None) -> tuple[Division, Division] | None:
    """The two divisions that make up a name (聊城市 and 阳谷县 in 聊城市阳谷县), the longest outer one first."""
    for place in names_at(name):
        outer = find_division(place, home)
        inner = find_division(name.removeprefix(place), outer) if outer is not None else None
        if outer is not None and inner is not None:
            return outer, inner
    return None


def leading_division(name: str) -> Division | None:
    """The division that a name begins with (淄博市科技局: 淄博市); of a chain the outer one (枣庄市市中区: 枣庄市)."""
    return next((division for place in names_at(name) if (division := find_division(place)) is not None), None)


def lies_in(part: Division, whole: Division) -> bool:
    """Whether a division is part of a province or city."""
    return part != whole and whole.name in {part.province, part.city} and part.province == whole.province


def _lies_in_any(part: Division, place: str) -> bool:
    return any(lies_in(part, whole) for whole in divisions_by_surface().get(place, ()))


def continues_chain(outer: str, inner: str) -> bool:
    """Whether a place can lie in the one that another name means or ends with in full (山东省枣庄市, 市中区)."""
    parts = divisions_by_surface().get(inner, ())
    return any(_lies_in_any(d, outer) or outer.endswith(tuple({d.province, d.city} - {d.name, ""})) for d in parts)


def division_key(division: Division) -> str:
    """What tells a division from all others: the chain down to it."""
    return "/".join((division.province, division.city, division.county, division.name, division.level))


def is_ambiguous(name: str) -> bool:
    """Whether several divisions bear this full name (市中区, 鼓楼区)."""
    return len({(d.province, d.city) for d in divisions_by_surface().get(name, ()) if d.name == name}) > 1


def full_name(division: Division) -> str:
    """The self-sufficient name: a county whose name others bear too is preceded by its city (枣庄市市中区)."""
    if division.level in {"county", "zone"} and is_ambiguous(division.name):
        return (division.city or division.province) + division.name
    return division.name


def is_full_name(name: str) -> bool:
    """Whether a place is named in full: 枣庄市 is a better name than 枣庄, however often that is written."""
    division = find_division(name, strict=True)
    return division is not None and name == full_name(division)


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
