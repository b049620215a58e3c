"""Which place a whole name means, and where it lies: what the merge rules ask of the gazetteer.

Enters: names as documents give them, also with the chain above (山东省枣庄市市中区). Leaves: ``Division`` values of the
gazetteer, ``None`` where a name means no single place.
"""

from __future__ import annotations

from graph.recognise.gazetteer import Division, divisions_by_surface, full_name

LONGEST = 16  # code points of the longest name that is looked for


def split_region(name: str) -> tuple[tuple[str, ...], str]:
    """The place names a name begins with, longest first, and what is left.

    >>> split_region("山东省淄博市科技局")
    (('山东省', '淄博市'), '科技局')
    """
    places: list[str] = []
    at = 0
    while at < len(name):
        end = next((e for e in range(min(len(name), at + LONGEST), at + 1, -1) if name[at:e] in divisions_by_surface()), None)
        if end is None:
            break
        places.append(name[at:end])
        at = end
    return tuple(places), name[at:]


def locate(name: str) -> Division | None:
    """The one division a place name means, ``None`` where there is none or more than one (市中区, 鼓楼).

    >>> locate("枣庄市市中区").city
    '枣庄市'
    """
    places, rest = split_region(name)
    if rest or not places:
        return None
    above = set(places[:-1])
    fits = {division_key(d): d for d in divisions_by_surface()[places[-1]] if above <= _chain_surfaces(d)}
    return next(iter(fits.values())) if len(fits) == 1 else None


def _chain_surfaces(division: Division) -> set[str]:
    chain = {division.province, division.city, division.county} - {""}
    return chain | {place[:-1] for place in chain}


def division_key(division: Division) -> str:
    """What tells a division from all others: the chain down to it."""
    return "/".join((division.province, division.city, division.county, division.name, division.level))


def is_full_name(name: str) -> bool:
    """Whether a place is named in full: 枣庄市 is a better name than 枣庄, however often that is written."""
    division = locate(name)
    return division is not None and name == full_name(division)


def place_at_level(region: str | None, level: str) -> str | None:
    """The ``province`` or ``city`` in which a document's home region lies, ``None`` where it does not say.

    >>> place_at_level("滕州市", "city")
    '枣庄市'
    """
    division = locate(region) if region else None
    return (getattr(division, level) or None) if division else None
