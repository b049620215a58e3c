"""Entities and aliases that a document gives without a mention of their own.

The person a team is named after, the organisation a project's name begins with, the province that 全省 stands for, the
home that 全市 stands for, and the document number behind a policy's title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from graph.model import Entity, Recognition
from graph.recognise.gazetteer import Division, divisions_by_surface, full_name
from graph.recognise.lexicon import load_surnames
from graph.recognise.terms import type_by_head
from graph.resolve.clusters import fold
from graph.resolve.home import leading_division
from graph.resolve.naming import region_key

_PERSON_IN_NAME = re.compile(
    r"([\u4e00-\u9fff]{2,3})(?:(?:院士|教授|博士|研究员|千人计划|名师|大师|劳模)[\u4e00-\u9fff]{0,6}(?:团队|工作站|工作室)"
    r"|(?:创新|科研)?团队|(?:院士|专家)工作站)$"
)
_NUMBER_BEHIND = re.compile(r"》?\s*[(（]([\u4e00-\u9fff]{2,10}[〔\[（(]\d{4}[〕\]）)]\s*\d+号)")
_OURS = re.compile(r"[我全本该](?:市|省|县|区)")
_OWNERS = frozenset({"Enterprise", "University", "ResearchInstitute", "FinancialInstitution", "ServiceOrganization"})


def append_entities(entities: tuple[Entity, ...], named: Iterable[tuple[str, str]]) -> tuple[Entity, ...]:
    """Entities of the given (class, name) pairs behind the others, numbered on."""
    return entities + tuple(Entity(f"e{len(entities) + n}", kind, name) for n, (kind, name) in enumerate(named, 1))


def add_people(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The person whom a team or a workstation is named after: 顾某院士团队, 周某专家工作站."""
    known = {e.name for e in entities if e.type == "Person"} | set(divisions_by_surface())
    added = []
    for entity in entities:
        match = _PERSON_IN_NAME.match(entity.name) if entity.type in {"Team", "Platform"} else None
        if match is not None and match.group(1)[0] in load_surnames() and match.group(1) not in known:
            known.add(match.group(1))
            added.append(("Person", match.group(1)))
    return append_entities(entities, added)


def add_owners(entities: tuple[Entity, ...], recognition: Recognition) -> tuple[Entity, ...]:
    """The organisation that a project's, programme's or platform's name begins with: 某公司某某项目."""
    starts = {t.start: t for t in recognition.tokens if t.tag == "ORG"}
    known = {fold(n) for e in entities for n in (e.name, *e.aliases)}
    added = []
    for entity in entities:
        for mention in entity.mentions if entity.type in {"Project", "Programme", "Platform"} else ():
            token = starts.get(mention.start)
            if token is None or token.end >= mention.end or fold(token.text) in known:
                continue
            kind, confidence = type_by_head(token.text)
            if confidence >= 0.8 and kind in _OWNERS:
                known.add(fold(token.text))
                added.append((kind, token.text))
    return append_entities(entities, added)


def add_provinces(entities: tuple[Entity, ...], home: Division | None, text: str) -> tuple[Entity, ...]:
    """The province that 全省 and 我省 stand for, and one that is told with its city (山东省聊城市)."""
    names = {e.name for e in entities if e.type == "Region"}
    wanted = [home.province] if home is not None and home.province and re.search(r"全省|我省", text) else []
    for entity in entities:
        for alias in entity.aliases if entity.type == "Region" else ():
            division = leading_division(alias)
            if division is not None and division.level == "province" and alias.startswith(division.name) and alias != division.name:
                wanted.append(division.name)
    return append_entities(entities, [("Region", name) for name in dict.fromkeys(wanted) if name not in names])


def add_numbers(entities: tuple[Entity, ...], text: str) -> tuple[Entity, ...]:
    """The document number in the bracket behind a title is an alias of the policy."""
    out = []
    for entity in entities:
        matches = [_NUMBER_BEHIND.match(text, m.end) for m in entity.mentions if entity.type == "Policy"]
        numbers = [match.group(1) for match in matches if match]
        out.append(replace(entity, aliases=tuple(dict.fromkeys((*entity.aliases, *numbers)))) if numbers else entity)
    return tuple(out)


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
    entities = append_entities(entities, [("Region", full_name(home))])
    return entities, entities[-1].id
