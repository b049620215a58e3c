"""Self-sufficient names: 市科技局 in a paper of Zibo is 淄博市科技局, 枣庄 is 枣庄市, 省重点研发计划 is 山东省重点研发计划."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from graph.model import Mention
from graph.recognise.gazetteer import Division, find_division, full_name, load_areas, place_of_level
from graph.recognise.lists import shared_head
from graph.resolve.home import leading_division

_ZONE = re.compile(r"^(?:高新技术产业开发区|经济技术开发区|经济开发区|高新技术开发区|高新区|经开区|综合保税区|综保区|保税区)")
_LEVEL = re.compile(r"^(省|市|区|县)(?!场|级|属|直|会|域|政协委员|外|内)")
_OURS = re.compile(r"(?:我|全|本|该)(省|市|区|县)$")
# Classes whose names begin with the level alone when the place is understood.
_LEVELLED = frozenset(
    {
        "GovernmentBody",
        "Platform",
        "Programme",
        "ServiceOrganization",
        "ResearchInstitute",
        "Fund",
        "Award",
        "Event",
        "Enterprise",
        "InnovationCommunity",
        "FinancialInstitution",
    }
)
_OWNED_BY_PLACE = frozenset({"Platform", "Fund"})
# Short forms so settled that texts never explain them.
_EXPANSIONS = {"中科院": "中国科学院", "中国社科院": "中国社会科学院"}


class Places:
    """Completes names in the light of a document's home and of the places named before them."""

    def __init__(self, mentions: Sequence[Mention], home: Division | None) -> None:
        self._home = home
        self._cities = [
            (m.start, d) for m in mentions if m.type in {"Region", "GovernmentBody"} and (d := leading_division(m.text)) and d.city
        ]
        self._bodies = Counter(m.text for m in mentions if m.type == "GovernmentBody" and not _LEVEL.match(m.text))

    def complete(self, mention: Mention, text: str) -> str | None:
        """The fullest name; ``None`` where a zone is named in general (各市、高新区)."""
        home = self._home
        if home is not None and home.level == "province" and mention.text[:1] in "市区县":
            before = [d for start, d in self._cities if start < mention.start]
            home = before[-1] if before else home
        if mention.type == "GovernmentBody" and _LEVEL.match(mention.text):
            named = self._named_in_full(mention.text)
            if named:
                return named
        name = complete_name(mention, text, home)
        bare_zone = mention.type == "Region" and _ZONE.fullmatch(mention.text)
        return None if bare_zone and (home is None or home.level == "province") else name

    def _named_in_full(self, short: str) -> str:
        """The one body of the document whose full name ends like a contextual one (市科技局: 甲市科技局)."""
        wanted = fold_government(short)
        fits = {name for name in self._bodies if fold_government(name).endswith(wanted) and len(name) > len(short)}
        return fits.pop() if len(fits) == 1 else ""


def complete_name(mention: Mention, text: str, home: Division | None) -> str:
    """The fullest self-sufficient form of a mention's name that its document supports."""
    name = _EXPANSIONS.get(mention.text, mention.text)
    if mention.rule == "list.shared_head":
        return name + shared_head(text, mention.end)
    if mention.type == "Region":
        return _complete_region(name, home)
    if mention.type == "Policy" or home is None:
        return name
    if mention.type in _LEVELLED:
        completed = _complete_level(name, home)
        if completed != name:
            return completed
        before = _OURS.search(text[max(mention.start - 2, 0) : mention.start])
        if before and mention.type in _OWNED_BY_PLACE:
            return place_of_level(home, before.group(1)) + name
    if mention.type == "GovernmentBody" and _ZONE.match(name):
        return (home.city or home.province) + name
    return name


def _complete_region(name: str, home: Division | None) -> str:
    if name in load_areas():
        return load_areas()[name]
    if _ZONE.match(name) and home is not None:
        return (home.name if home.level == "county" and home.name.endswith("市") else home.city or home.province) + name
    division = find_division(name, home)
    if division is not None:
        return full_name(division)
    return _complete_chain(name, home)


def _complete_chain(name: str, home: Division | None) -> str:
    """山东省聊城市 is 聊城市; a county told with its city keeps it (聊城市阳谷县)."""
    for end in range(len(name) - 1, 1, -1):
        outer = find_division(name[:end], home)
        inner = find_division(name[end:], outer or home)
        if outer is None or inner is None:
            continue
        if outer.level == "province":
            return full_name(inner)
        return outer.name + inner.name
    return name


def region_key(name: str, home: Division | None) -> str:
    """One key for all forms of a division's name (阳谷, 阳谷县, 聊城市阳谷县)."""
    division = find_division(name, home)
    if division is None:
        for end in range(len(name) - 1, 1, -1):
            outer = find_division(name[:end], home)
            division = find_division(name[end:], outer) if outer is not None else None
            if division is not None:
                break
    return "/".join((division.province, division.city, division.name)) if division is not None else name


def _complete_level(name: str, home: Division) -> str:
    """A leading level becomes the home's place of that level; 省级 and 市场 are words of their own."""
    match = _LEVEL.match(name)
    if match is None:
        return name
    place = place_of_level(home, match.group(1))
    return place + name[1:] if place else name


def fold_government(name: str) -> str:
    """A key under which the long and the short title of an organ fall together (人民政府 and 政府)."""
    for long, short in _ORGAN_FORMS:
        name = name.replace(long, short)
    outer = leading_division(name)
    if outer is not None and outer.level == "province" and leading_division(name[len(outer.name) :]) is not None:
        return name.removeprefix(outer.name)
    return name


_ORGAN_FORMS = (
    ("人民政府", "政府"),
    ("科学技术", "科技"),
    ("工业和信息化", "工信"),
    ("工业信息化", "工信"),
    ("经济和信息化", "经信"),
    ("发展和改革", "发展改革"),
    ("发展改革委员会", "发展改革委"),
    ("发改委", "发展改革委"),
    ("人力资源和社会保障", "人社"),
    ("人力资源社会保障", "人社"),
    ("管理委员会", "管委会"),
    ("市场监督管理", "市场监管"),
    ("国有资产监督管理委员会", "国资委"),
    ("住房和城乡建设", "住建"),
    ("文化和旅游", "文旅"),
    ("卫生健康委员会", "卫健委"),
    ("卫生健康委", "卫健委"),
    ("地方金融监督管理", "地方金融监管"),
    ("新闻办公室", "新闻办"),
)
