"""Self-sufficient names: 市科技局 in a paper of Zibo is 淄博市科技局, 枣庄 is 枣庄市, 省重点研发计划 is 山东省重点研发计划.

Part of resolution inside a document. Enters: a mention, the text around it and the document's home. Leaves: the fullest name
that the document supports, and the keys under which several forms of one name fall together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from graph.gazetteer import (
    Division,
    division_key,
    find_chain,
    find_division,
    full_name,
    is_ambiguous,
    leading_division,
    load_areas,
    names_at,
    place_of_level,
    split_region,
)
from graph.model import Mention
from graph.recognise.cues import CuePattern
from graph.recognise.lexicon import load_pairs
from graph.recognise.lists import shared_head

_ZONE = CuePattern("{region.zones+region.bonded_zones}")
_LEVEL = CuePattern("([省市区县])(?!{level.not_before})")
_BARE_ZONE = CuePattern("^{region.zones}")
_NAMED_ZONE = CuePattern("(?P<place>{han}{2,6}?)(?P<zone>{region.zones})")
_PARTS = ("区", "县")
_OURS = re.compile("[我全本该]([省市区县])$")
# Classes whose names begin with the level alone when the place is understood.
_BODIES = frozenset({"GovernmentBody", "ResearchInstitute", "Enterprise", "FinancialInstitution", "ServiceOrganization"})
_OWNED_BY_PLACE = frozenset({"Platform", "Fund"})
_LEVELLED = _BODIES | _OWNED_BY_PLACE | {"InnovationCommunity", "Programme", "Award", "Event"}


def _district_in(name: str, home: Division | None) -> str:
    """The district or county that a name begins with, behind its city or without it; empty where there is none."""
    places, _ = split_region(name)
    division = find_division(places[-1], home) if places else None
    return places[-1] if division is not None and division.level == "county" and places[-1].endswith(_PARTS) else ""


def _only_zone(names: Iterable[str]) -> str:
    """The short form of the one zone with a place before it that these names begin with; empty where there are none or two."""
    found = (match for name in names if (match := _NAMED_ZONE.match(name)) is not None)
    zones = {match["place"] + _short_zone(match["zone"]) for match in found}
    return zones.pop() if len(zones) == 1 else ""


def _short_zone(zone: str) -> str:
    return "高新区" if zone.startswith("高新") else "经开区" if zone.startswith("经") else zone


class Places:
    """Completes names in the light of a document's home and of the places named before them."""

    def __init__(self, mentions: Sequence[Mention], home: Division | None) -> None:
        self._home = home
        leading = ((m.start, leading_division(m.text)) for m in mentions if m.type in {"Region", "GovernmentBody"})
        self._cities = [(start, division) for start, division in leading if division and division.city]
        placed = [m for m in mentions if m.type in {"Region", "GovernmentBody"}]
        self._districts = [(m.start, name) for m in placed if (name := _district_in(m.text, home))]
        self._zone = _only_zone(m.text for m in placed)
        self._bodies = Counter(m.text for m in mentions if m.type == "GovernmentBody" and not _level_of(m.text))

    def complete(self, mention: Mention, text: str) -> str | None:
        """The fullest name; ``None`` where a zone is named in general (各市、高新区)."""
        home = self._home_at(mention)
        if mention.type == "Region" and _ZONE.fullmatch(mention.text) and (home is None or home.level == "province"):
            return None
        if mention.type in {"Region", "GovernmentBody"} and self._zone and _BARE_ZONE.match(mention.text):
            return self._zone + _BARE_ZONE.sub("", mention.text)
        level = _level_of(mention.text) if mention.type == "GovernmentBody" else ""
        if mention.type == "GovernmentBody" and home is not None and home.level == "city":
            if level in _PARTS:
                return self._at_part(mention, home)
            if not level and (district := _district_in(mention.text, home)) and mention.text.startswith(district):
                return _complete_region(district, home) + mention.text.removeprefix(district)
        named = self._named_in_full(mention.text, place_of_level(home, level) if home else "") if level else ""
        return named or complete_name(mention, text, home)

    def _at_part(self, mention: Mention, home: Division) -> str:
        """In a city's paper 区 and 县 mean the district named last before, else the one zone that the paper is about."""
        level, rest = mention.text[0], mention.text[1:]
        before = (name for start, name in reversed(self._districts) if start < mention.start and name.endswith(level))
        district = next(before, "")
        if district:
            division = find_division(district, home)
            return (name_region(division) if division is not None else district) + rest
        return self._zone + rest if level == "区" and self._zone else mention.text

    def _home_at(self, mention: Mention) -> Division | None:
        """In a province's paper 市, 区 and 县 mean the city named last before."""
        home = self._home
        if home is None or home.level != "province" or mention.text[:1] not in set("市区县"):
            return home
        return next((division for start, division in reversed(self._cities) if start < mention.start), home)

    def _named_in_full(self, short: str, place: str) -> str:
        """The one body of the document whose full name ends like a contextual one (市科技局: 甲市科技局), if it may lie in the home."""
        wanted = fold_government(short)
        fits = {name for name in self._bodies if fold_government(name).endswith(wanted) and len(name) > len(short)}
        if place:
            city = self._home.city if self._home is not None else ""
            near = {name for name in fits if name.startswith(place)}
            fits = near or {name for name in fits if city and name.startswith(city)}
        return fits.pop() if len(fits) == 1 else ""


def complete_name(mention: Mention, text: str, home: Division | None) -> str:
    """The fullest self-sufficient form of a mention's name that its document supports."""
    name = load_pairs("settled_forms.tsv").get(mention.text, mention.text)
    if mention.rule == "list.shared_head":
        return name + shared_head(text, mention.end)
    if mention.type == "Region":
        return _complete_region(name, home)
    if home is None or mention.type == "Policy":
        return name
    if mention.type == "GovernmentBody" and _ZONE.match(name):
        return (home.city or home.province) + name
    return _complete_owned(name, mention, text, home) if mention.type in _LEVELLED else name


def _level_of(name: str) -> str:
    """The level that a name begins with in place of its place; empty for 市场…, 省级… and for 市中区…, which is a place."""
    level = _LEVEL.match(name)
    return level[1] if level is not None and not _leading_county(name) else ""


def _leading_county(name: str) -> str:
    """A county whose name others bear too and which a name begins with: 市中区委."""
    return next((place for place in names_at(name) if 2 < len(place) < len(name) and is_ambiguous(place)), "")


def _complete_owned(name: str, mention: Mention, text: str, home: Division) -> str:
    """A name that begins with a level (省重点研发计划), or before which 我市 and the like stand (我市某某平台)."""
    county = _leading_county(name)
    if county:
        division = find_division(county, home)
        return full_name(division) + name.removeprefix(county) if division is not None else name
    level = _level_of(name)
    if level:
        place = place_of_level(home, level)
        return place + name[1:] if place else name
    ours = _OURS.search(text[max(mention.start - 2, 0) : mention.start])
    return place_of_level(home, ours[1]) + name if ours is not None and mention.type in _OWNED_BY_PLACE else name


def _complete_region(name: str, home: Division | None) -> str:
    if name in load_areas():
        return load_areas()[name]
    if home is not None and _ZONE.match(name):
        return (home.name if home.level == "county" and home.name.endswith("市") else home.city or home.province) + name
    division = find_division(name, home)
    if division is not None and division.level == "zone":
        return name  # 枣庄高新区 is as self-sufficient as the long form
    return name_region(division) if division is not None else _complete_chain(name, home)


def name_region(division: Division) -> str:
    """The name of a place that needs no document: a district is preceded by its city (淄博市博山区), a county or city is not."""
    name = full_name(division)
    outer = division.city or division.province
    return outer + name if division.level == "county" and name == division.name and name.endswith("区") else name


def _complete_chain(name: str, home: Division | None) -> str:
    """山东省聊城市 is 聊城市; a county told with its city keeps it (聊城市阳谷县)."""
    chain = find_chain(name, home)
    if chain is None:
        division = find_division(name, home, strict=True)  # three places in a row: 山东省淄博市张店区
        return name_region(division) if division is not None else name
    outer, inner = chain
    return name_region(inner) if outer.level == "province" and inner.level != "zone" else outer.name + inner.name


def region_key(name: str, home: Division | None) -> str:
    """One key for all forms of a division's name (阳谷, 阳谷县, 聊城市阳谷县)."""
    division = find_division(name, home)
    if division is None and (chain := find_chain(name, home)):
        division = chain[1]
    return division_key(division) if division is not None else fold_government(name)


@lru_cache(maxsize=2**16)
def fold_government(name: str) -> str:
    """A key under which the long and the short title of an organ fall together (人民政府 and 政府)."""
    for long, short in load_pairs("organ_forms.tsv").items():
        name = name.replace(long, short)
    outer = leading_division(name)
    if outer is not None and outer.level == "province" and leading_division(name[len(outer.name) :]) is not None:
        return name.removeprefix(outer.name)
    return name
