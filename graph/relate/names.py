"""Claims that names make by themselves: owner + kind, parent + place, firm + 项目, person + 团队.

In: a ``Context``. Out: ``Claim`` values whose evidence is the clause of the first mention with that name (guideline
decision 5). A name counts as an owner only as a whole: 中建材光芯 does not belong to 中建材, but 青山大学光电学院 to 青山大学.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Claim, Entity
from graph.relate.context import Context, narrow_brackets
from graph.relate.patterns import load_words

_OWNERS = frozenset(
    {"GovernmentBody", "Enterprise", "University", "ResearchInstitute", "FinancialInstitution", "ServiceOrganization", "Platform"}
)
_CARED_FOR = frozenset({"Platform", "InnovationCommunity", "Project", "Programme", "Event"})
_MAKERS = frozenset({"Enterprise", "University", "ResearchInstitute"})
_OWNED = frozenset(
    {"GovernmentBody", "Enterprise", "University", "ResearchInstitute", "FinancialInstitution", "ServiceOrganization", "Platform", "Fund"}
)
_BRANCHED = frozenset({"Enterprise", "University", "ResearchInstitute", "FinancialInstitution", "ServiceOrganization", "Platform"})
_WHOLE_NAME = re.compile(r"(?:[院所校会局厅委部社行]|大学|公司|集团|政府|中心|基金|协会|联盟|[)])$")
_REST_OF_UNIT = re.compile(r"(?![—\-–和与及、])")
_LEVEL = re.compile(r"(?:特别行政区|自治区|自治州|地区|[省市县区])$")
_FIRM_BRACKET = re.compile(r"^[)].*(?:公司|集团)$|^(?:大学|学院|银行|师范|理工|科技|职业|农商)")


def find_name_claims(context: Context, placed: frozenset[str]) -> Iterator[Claim]:
    """All claims of names; a name tells no place of an entity that the text has ``placed`` already."""
    for entity in context.reading.entities:
        if entity.mentions:
            yield from _owner_claims(context, entity)
            yield from _joint_claims(context, entity)
            if entity.id not in placed:
                yield from _place_claims(context, entity)


def _surfaces(entity: Entity) -> tuple[str, ...]:
    """Name and aliases with half-width brackets."""
    return tuple(narrow_brackets(n) for n in (entity.name, *entity.aliases))


def _claim(context: Context, triple: tuple[str, str, str], shown: Entity, rule: str, confidence: float = 0.8) -> Iterator[Claim]:
    """The claim with the clause of the first mention of ``shown``, if the ontology allows it."""
    if context.allows(*triple):
        masked = context.masked
        start, end, quote = context.quote(*[masked.from_document(shown.mentions[0].start)] * 2)
        yield Claim(*triple, start, end, quote, rule, confidence)


def _longest_owner(context: Context, entity: Entity, kinds: frozenset[str]) -> tuple[Entity, str] | None:
    """The entity with the longest name that a name of ``entity`` begins with, and what remains of the name."""
    best: tuple[Entity, str] | None = None
    longest = 1
    bare = re.sub(rf"^{load_words()['province']}省?", "", entity.name)  # 山东洛轴所研究室 → 洛轴所
    for name in (*_surfaces(entity), bare):
        for end in range(len(name) - 1, longest, -1):
            bearers = context.by_surface.get(name[:end], ())
            owner = next((e for e in bearers if e.id != entity.id and e.type in kinds), None)
            if owner is not None:
                best, longest = (owner, name[end:]), end
                break
    return best


def _owner_claims(context: Context, entity: Entity) -> Iterator[Claim]:
    if entity.type in _OWNED and (found := _longest_owner(context, entity, _OWNERS)):
        owner, rest = found
        prefix = next(n[: -len(rest)] for n in _surfaces(entity) if n.endswith(rest))
        whole = bool(_WHOLE_NAME.search(prefix)) or (entity.type == "Platform" and owner.type in _MAKERS and len(prefix) > 3)
        if whole and "联合" not in rest and not re.fullmatch(r"\(.*\)", rest) and _REST_OF_UNIT.match(rest):
            yield from _claim(context, (entity.id, "partOf", owner.id), entity, "name.owner-kind")
    if (
        entity.type == "GovernmentBody"
        and (found := _longest_owner(context, entity, _CARED_FOR))
        and re.fullmatch(load_words()["body_for"], found[1])
    ):
        yield from _claim(context, (entity.id, "responsibleFor", found[0].id), entity, "name.body-for-thing", 0.8)
    if entity.type in ("Project", "Programme") and (found := _longest_owner(context, entity, _MAKERS)):
        yield from _claim(context, (found[0].id, "undertakes", entity.id), entity, "name.firm-project")
    if entity.type in ("Team", "Platform") and (found := _longest_owner(context, entity, frozenset({"Person"}))) and _led(entity, found[1]):
        yield from _claim(context, (found[0].id, "heads", entity.id), entity, "name.person-team", 0.95)
    if entity.type == "Policy" and (found := _longest_owner(context, entity, frozenset({"GovernmentBody"}))) and len(found[1]) > 3:
        yield from _claim(context, (found[0].id, "issues", entity.id), entity, "name.issuer-policy", 0.85)


def _led(entity: Entity, rest: str) -> bool:
    """A person's name before 团队, or before 工作站 and 工作室 of a platform."""
    return rest.endswith("团队") if entity.type == "Team" else bool(re.search(r"工作[站室]$|大师|实验室$", rest))


def _joint_claims(context: Context, entity: Entity) -> Iterator[Claim]:
    """``A—B研究院``: both A and B build it."""
    if entity.type not in ("Platform", "ResearchInstitute"):
        return
    left, dash, right = re.sub(r"[—–\-]+", "—", entity.name).partition("—")
    if not dash:
        return
    for other in context.reading.entities:
        names = [n for n in _surfaces(other) if len(n) > 1]
        if other.type in _OWNERS and other.id != entity.id and any(left == n or right.startswith(n) for n in names):
            yield from _claim(context, (other.id, "builds", entity.id), entity, "name.joint", 0.75)


def _place_claims(context: Context, entity: Entity) -> Iterator[Claim]:
    """Parent + place (国检集团枣庄公司): the branch sits there. Place-first names and ``…(昆山)有限公司`` say nothing."""
    if entity.type not in _BRANCHED:
        return
    regions = [e for e in context.reading.entities if e.type == "Region"]
    shorts = {short: region for region in regions for name in _surfaces(region) for short in (name, _LEVEL.sub("", name)) if len(short) > 1}
    for short, region in sorted(shorts.items(), key=lambda s: -len(s[0])):
        name = _surfaces(entity)[0]
        at = name.rfind(short)
        parent, rest = name[:at].rstrip("("), name[at + len(short) :]
        if at < 2 or not rest or "—" in name or _place_first(parent, shorts):
            continue
        if re.match(load_words()["branch"], _LEVEL.sub("", rest) or rest) and not _FIRM_BRACKET.match(rest):
            yield from _claim(context, (entity.id, "locatedIn", region.id), entity, "name.parent-place", 0.75)
            return


def _place_first(parent: str, shorts: dict[str, Entity]) -> bool:
    """True if what stands before the place is itself a place or the country (山东临清…研究院, 中国(淄博)…)."""
    bare = _LEVEL.sub("", parent)
    return bool(re.fullmatch(load_words()["province"], bare)) or parent in shorts or bare in shorts or len(bare) < 2
