"""The document as relation patterns see it: every mention, and every list of mentions, is one typed token.

Stands at the entrance of the relate stage. In: a ``Reading``. Out: ``Masked``, the text with each group of mentions
replaced by ``OPEN codes CLOSE`` (one private-use code per ontology type of its members), and the way back to offsets of
the document. 《A》《B》, A、B和C, A以及B等 are one group; marks around a name (“ ” 《 》) and a bracket that only
introduces a short name (``(以下简称“X”)``) belong to it. Full-width punctuation and letters are folded to half width
(one character each), so patterns are written once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from graph.model import Reading

OPEN, CLOSE = "\ue000", "\ue001"
TYPES = (
    "GovernmentBody", "Enterprise", "University", "ResearchInstitute", "FinancialInstitution", "Fund",
    "ServiceOrganization", "InnovationCommunity", "Platform", "Person", "Team", "Technology", "Demand", "Project",
    "Policy", "Programme", "FinancialProduct", "Event", "Award", "Industry", "Region",
)  # fmt: skip
CODE = {name: chr(0xE100 + i) for i, name in enumerate(TYPES)}

_FAMILY = {
    **dict.fromkeys(TYPES[:9], "body"),
    **dict.fromkeys(("Person", "Team"), "person"),
    **dict.fromkeys(("Technology", "Demand", "Industry", "Project", "Programme", "Award"), "topic"),
    "Policy": "policy", "FinancialProduct": "product", "Event": "event", "Region": "region",
}  # fmt: skip
_MARKS = {"“": "”", "《": "》", "「": "」", '"': '"', "‘": "’", "〈": "〉"}
HALF_WIDTH: dict[int, str | int] = {
    **{0xFF01 + i: 0x21 + i for i in range(94)},
    ord("“"): '"', ord("”"): '"', ord("「"): '"', ord("」"): '"', ord("‘"): "'", ord("’"): "'", 0x3000: " ",
}  # fmt: skip
_JOIN = re.compile(r"[ ]?(?:、|和|及|以及|与|,?以及|/)[ ]?")
_PERSON_JOIN = re.compile(r"(?:院士|教授|副教授|研究员|博士|先生|女士|主任|专家)?(、|和|及|以及)(?:院士|教授|博士)?")
_LOOSE_JOIN = re.compile(r"(?:、|和|以及)(?=.)([^、,。;:!?\n()的在由与和及为将是有以对等了长副任记]{1,8})")
_UNNAMED = re.compile(r"、[^、,。;:!?\n()的在由与和及为将是有以对等了]{2,12}(?:、|和|以及)")  # A、无名的B、C
_ZONE = re.compile(r"(?:高新区|开发区|经开区|新区|自贸区|示范区|产业区)$")
_INTRODUCES = re.compile(r"\((?:(?:以下|下)?(?:简|合|统)?称|又称|原|英文)?[^():]{0,40}\)")


@dataclass(frozen=True, slots=True)
class Group:
    """One or more mentions that a sentence treats as one: ``(entity id, type)`` in text order."""

    start: int
    end: int
    members: tuple[tuple[str, str], ...]
    joiner: str = ""  # the first word between members: 、 和 与 …, empty for a single member

    def codes(self) -> str:
        """The type codes of the members, sorted, each once."""
        return "".join(sorted({CODE[kind] for _, kind in self.members}))


@dataclass(frozen=True, slots=True)
class Masked:
    """Masked text with its groups and the document offset of each of its characters."""

    text: str
    origin: tuple[int, ...]
    tokens: tuple[int, ...]  # where each group's token starts in ``text``
    groups: tuple[Group, ...]

    def group_at(self, position: int) -> Group:
        """The group whose token covers a position of the masked text."""
        return self.groups[bisect_right(self.tokens, position) - 1]

    def from_document(self, offset: int) -> int:
        """The masked position of a document offset (of the token that swallowed it, if one did)."""
        return max(bisect_right(self.origin, offset) - 1, 0)


def mask(reading: Reading) -> Masked:
    """Mask a whole document."""
    text = reading.document.text
    folded = text.translate(HALF_WIDTH)
    groups = _join_lists(folded, _absorb(text, folded, _units(reading)))
    out: list[str] = []
    origin: list[int] = []
    tokens: list[int] = []
    at = length = 0
    for group in groups:
        token = f"{OPEN}{group.codes()}{CLOSE}"
        out += (folded[at : group.start], token)
        origin += range(at, group.start)
        tokens.append(length + group.start - at)
        length += group.start - at + len(token)
        origin += [group.start] * len(token)
        at = group.end
    out.append(folded[at:])
    origin += range(at, len(text) + 1)
    return Masked("".join(out), tuple(origin), tuple(tokens), tuple(groups))


def _units(reading: Reading) -> list[Group]:
    """One group per span that names something; 双方 stands for several entities at one span."""
    spans: dict[tuple[int, int], list[tuple[str, str]]] = {}
    for entity in reading.entities:
        for mention in entity.mentions:
            spans.setdefault((mention.start, mention.end), []).append((entity.id, entity.type))
    units: list[Group] = []
    for (start, end), members in sorted(spans.items()):
        if not units or start >= units[-1].end:
            units.append(Group(start, end, tuple(members), "和" if len(members) > 1 else ""))
    return units


def _absorb(text: str, folded: str, units: list[Group]) -> list[Group]:
    """Widen each unit over the marks around it and over a bracket that only introduces its short name."""
    out: list[Group] = []
    i = 0
    while i < len(units):
        unit = units[i]
        start, end = _within_marks(text, unit.start, unit.end)
        i += 1
        bracket = _INTRODUCES.match(folded, end)
        if bracket:
            inside = [u for u in units[i:] if u.start < bracket.end()]
            if all(u.members == unit.members for u in inside):
                i += len(inside)
                end = bracket.end()
        out.append(Group(start, end, unit.members, unit.joiner))
    return out


def _within_marks(text: str, start: int, end: int) -> tuple[int, int]:
    if start and end < len(text) and _MARKS.get(text[start - 1]) == text[end]:
        return start - 1, end + 1
    return start, end


def _join_lists(folded: str, units: list[Group]) -> list[Group]:
    """Join neighbours that a list mark links, and fold a place before a finer place (山东省聊城市) into the finer."""
    out: list[Group] = []
    for unit in units:
        last = out[-1] if out else None
        if last is None:
            out.append(unit)
            continue
        between = folded[last.end : unit.start]
        if not between and _family(last) == _family(unit) == "region":
            out[-1] = Group(last.start, unit.end, (*last.members[:-1], *unit.members), last.joiner)
        elif joiner := _joiner(folded, between, last, unit):
            members = (*last.members, *(m for m in unit.members if m not in last.members))
            out[-1] = Group(last.start, unit.end, members, last.joiner or joiner)
        else:
            out.append(unit)
    return out


def _family(group: Group) -> str:
    return _FAMILY[group.members[-1][1]]


def _zone_among_bodies(folded: str, last: Group, unit: Group) -> bool:
    """True for a zone listed with bodies: 甲大学、云岭高新区、乙集团."""
    pair = {_family(last): last, _family(unit): unit}
    return pair.keys() == {"body", "region"} and bool(_ZONE.search(folded[pair["region"].start : pair["region"].end]))


def _joiner(folded: str, between: str, last: Group, unit: Group) -> str:
    """What joins two units into one list, or the empty string.

    与 joins topics (新材料与智能装备) but never actors: A与B签约 has two sides. Marks that touch (《A》《B》) are a list.
    """
    if folded[last.start - 1 : last.start] == folded[unit.end : unit.end + 1] == "的":
        return ""  # A的P1、B的P2: P1 and B are no list
    if len(between) > 16 or not (_family(last) == _family(unit) or (between == "、" and _zone_among_bodies(folded, last, unit))):
        return ""
    if not between:
        return "、" if folded[last.end - 1 : last.end] in "\"》'" and folded[unit.start] in "\"《'" else ""
    if _JOIN.fullmatch(between):
        return "" if between.strip() == "与" and _family(unit) in ("body", "person", "region") else between.strip()
    if _family(unit) == "person" and (persons := _PERSON_JOIN.fullmatch(between)):
        return persons[1]
    if _UNNAMED.fullmatch(between):
        return "、"
    loose = _LOOSE_JOIN.fullmatch(between)
    if loose and last.members[-1][1] == unit.members[0][1] and unit.members[0][1] in ("Person", "Team", "University", "Enterprise"):
        return between[0]
    return ""
