"""Where things are, with the codes that a map is drawn by.

Enters: the desk. Leaves: rows of ``places``. A region that is part of a county (a town, a zone) has the code of the division around it.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.atlas.cells import Desk
from graph.atlas.facts import Claim, Facts
from graph.atlas.labels import label
from graph.atlas.model import Row
from graph.gazetteer import Division, find_division, is_full_name, split_region
from graph.ontology import load_ontology

LEVELS = {"province": "省", "city": "市", "county": "县", "zone": "县"}
COUNTRY = "中国"
TOLD, NAMED = "原文", "名称"


def list_places(desk: Desk) -> Iterator[Row]:
    """By code, region, class and name; regions themselves are not listed."""
    facts = desk.facts
    divisions = {thing.iri: _divide(facts, thing.iri) for thing in facts.of_type("Region")}
    found = list(_placed(facts))

    def order(place: tuple[str, str, list[Claim]]) -> tuple[str, ...]:
        region, thing, _ = place
        division = divisions[region]
        return division.code if division else "~", desk.name(region), region, facts.things[thing].type, desk.name(thing), thing

    for region, thing, claims in sorted(found, key=order):
        division = divisions[region]
        yield (
            desk.thing(region, claims),
            desk.text(division.code if division else ""),
            desk.text(_level(desk.name(region), division)),
            desk.text(label(facts.things[thing].type)),
            desk.thing(thing, claims or facts.about(thing)[:1]),
            desk.text(TOLD if claims else NAMED),
        )


def _placed(facts: Facts) -> Iterator[tuple[str, str, list[Claim]]]:
    """Region, thing and the claims that say so; none where only the name does."""
    bodies = load_ontology().heads("leads")
    names = _full_names(facts)
    for thing in facts.things.values():
        claims = facts.regions_of(thing.iri)
        for region in sorted({c.tail for c in claims}):
            yield region, thing.iri, [c for c in claims if c.tail == region]
        if not claims and thing.type in bodies and (region := _opening(thing.name, names)):
            yield region, thing.iri, []


def _full_names(facts: Facts) -> dict[str, str]:
    """Regions by their names, where a name is full and one region alone bears it."""
    found: dict[str, list[str]] = {}
    for thing in facts.of_type("Region"):
        if is_full_name(thing.name):
            found.setdefault(thing.name, []).append(thing.iri)
    return {name: iris[0] for name, iris in found.items() if len(iris) == 1}


def _opening(name: str, names: dict[str, str]) -> str:
    """The region whose full name opens another name, the longest first: 枣庄市市中区 before 枣庄市."""
    return next((names[name[:end]] for end in range(len(name) - 1, 1, -1) if name[:end] in names), "")


def _divide(facts: Facts, region: str) -> Division | None:
    """The division that a region is or lies in; a namesake is told apart by the regions around it, or by those of its documents."""
    name = facts.things[region].name
    if division := find_division(name, strict=True):
        return division
    near = {_around(name, home) for home in _homes(facts, region)} - {None}
    if len(near) == 1:
        return near.pop()
    places, rest = split_region(name)
    return find_division("".join(places), strict=True) if places and rest else None


def _homes(facts: Facts, region: str) -> Iterator[str]:
    for outer in sorted(facts.within.get(region, ())):
        if outer in facts.things:
            yield facts.things[outer].name
    for finding in facts.about(region):
        if document := facts.documents.get(finding.document):
            yield document.region


def _around(name: str, home: str) -> Division | None:
    """The division of that name in the home's city or province."""
    division = find_division(home, strict=True) if home else None
    found = find_division(name, division) if division else None
    return found if found and division and found.province == division.province else None


def _level(name: str, division: Division | None) -> str:
    if division is not None:
        return LEVELS[division.level]
    return "国家" if name == COUNTRY else ""
