"""Entities that a document gives without a mention of their own.

Part of resolution inside a document: entities enter, more entities leave. Added are the person a team is named after, the
organisation a project's name begins with, the province that 全省 stands for, and the home that 全市 stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.gazetteer import Division, divisions_by_surface, full_name, leading_division
from graph.model import Claim, Entity, Observation, Recognition, Token
from graph.recognise.cues import CuePattern
from graph.recognise.lexicon import load_surnames
from graph.recognise.terms import type_by_head
from graph.resolve.clusters import fold
from graph.resolve.naming import name_region, region_key

_PERSON_IN_NAME = CuePattern(
    "({han}{2,3})(?:{person.team_titles}{han}{0,6}{person.teams}|{person.team_kinds}?团队|{person.station_titles}工作站)$"
)
_OURS = re.compile(r"[我全本该](?:市|省|县|区)")
_OUR_PROVINCE = re.compile("[全我]省")
_SURE = 0.8
_OWNED = frozenset({"Project", "Programme", "Platform"})
_OWNERS = frozenset({"Enterprise", "University", "ResearchInstitute", "FinancialInstitution", "ServiceOrganization"})


def append_entities(entities: tuple[Entity, ...], named: Iterable[tuple[str, str]]) -> tuple[Entity, ...]:
    """Entities of the given (class, name) pairs behind the others, numbered on."""
    return entities + tuple(Entity(f"e{len(entities) + n}", kind, name) for n, (kind, name) in enumerate(named, 1))


def add_people(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The person whom a team or a workstation is named after: 顾某院士团队, 周某专家工作站."""
    known = {e.name for e in entities if e.type == "Person"}
    matches = (_PERSON_IN_NAME.match(e.name) for e in entities if e.type in {"Team", "Platform"})
    names = dict.fromkeys(match[1] for match in matches if match is not None)
    return append_entities(entities, [("Person", name) for name in names if name not in known and _may_be_person(name)])


def _may_be_person(name: str) -> bool:
    return name[0] in load_surnames() and name not in divisions_by_surface()


def add_owners(entities: tuple[Entity, ...], recognition: Recognition) -> tuple[Entity, ...]:
    """The organisation that a project's, programme's or platform's name begins with: 某公司某某项目."""
    known = {fold(n) for e in entities for n in (e.name, *e.aliases)}
    added = []
    for token in _owner_tokens(entities, recognition):
        kind, confidence = type_by_head(token.text)
        if confidence >= _SURE and kind in _OWNERS and fold(token.text) not in known:
            known.add(fold(token.text))
            added.append((kind, token.text))
    return append_entities(entities, added)


def _owner_tokens(entities: tuple[Entity, ...], recognition: Recognition) -> Iterator[Token]:
    """Words that the tagger takes for organisations at the begin of longer names."""
    starts = {t.start: t for t in recognition.tokens if t.tag == "ORG"}
    for mention in (m for e in entities if e.type in _OWNED for m in e.mentions):
        token = starts.get(mention.start)
        if token is not None and token.end < mention.end:
            yield token


def add_provinces(entities: tuple[Entity, ...], home: Division | None, text: str) -> tuple[Entity, ...]:
    """The province that 全省 and 我省 stand for, and one that is told with its city (山东省聊城市)."""
    regions = [e for e in entities if e.type == "Region"]
    names = {e.name for e in regions}
    wanted = [home.province] if home is not None and home.province and _OUR_PROVINCE.search(text) else []
    wanted += [name for e in regions for alias in e.aliases if (name := _province_in(alias))]
    return append_entities(entities, [("Region", name) for name in dict.fromkeys(wanted) if name not in names])


def _province_in(alias: str) -> str:
    """The province that a longer name begins with; empty where it begins with none."""
    division = leading_division(alias)
    is_longer = division is not None and alias.startswith(division.name) and alias != division.name
    return division.name if division is not None and is_longer and division.level == "province" else ""


def add_home(entities: tuple[Entity, ...], home: Division | None, text: str) -> tuple[tuple[Entity, ...], str | None]:
    """The home as an entity, also where only 全市 or a longer name speaks of it, and its id."""
    if home is None:
        return entities, None
    key = region_key(full_name(home), home)
    for entity in entities:
        if entity.type == "Region" and region_key(entity.name, home) == key:
            return entities, entity.id
    if not _OURS.search(text) and home.name not in text:
        return entities, None
    entities = append_entities(entities, [("Region", name_region(home))])
    return entities, entities[-1].id


def drop_unused(entities: tuple[Entity, ...], claims: Iterable[Claim], observations: Iterable[Observation]) -> tuple[Entity, ...]:
    """The entities without the places that nothing names and no claim or observation speaks of."""
    used = {end for claim in claims for end in (claim.head, claim.tail)} | {observation.subject for observation in observations}
    return tuple(e for e in entities if e.type != "Region" or e.id in used or any(m.role == "name" for m in e.mentions))
