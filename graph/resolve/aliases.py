"""Aliases that a document gives an entity without a mention of their own.

Part of resolution inside a document: entities enter, the same entities with more aliases leave. Added are the numbers of policies
(behind the title, in the document's head, of a proposal that is replied to) and the one character that stands for a place (在聊转化).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from graph.gazetteer import Division, find_division, names_at
from graph.model import Document, Entity, Token
from graph.rows import read_rows

_NUMBER_BEHIND = re.compile(r"》?\s*[(（]([\u4e00-\u9fff]{2,10}[〔\[（(]\d{4}[〕\]）)]\s*\d+号)")
_PROPOSAL_NUMBER = re.compile(r"第\s?[\dA-Z]+\s?号(?:建议|提案|议案)")
_PROPOSALS = ("建议", "提案", "议案")
_SUBMITTED = re.compile(r"提出的《?$")
_QUOTED = re.compile("“([^”]{4,40})”(?:项目|活动)")
_TITLE_LINES = 3
_COMMON = frozenset("东西南北中大新长广上下海江河山城州阳安")  # 在西部, 入海
# 在聊转化, 来滕落地, 驻济高校: one character behind a word of place, before a word of two characters or more.
_BEHIND_PLACE_WORD = r"(?<![\u4e00-\u9fff]存|[\u4e00-\u9fff]现)[在来驻赴留返离入迁]{letter}(?=[\u4e00-\u9fff]{{2}})"


def add_numbers(entities: tuple[Entity, ...], document: Document) -> tuple[Entity, ...]:
    """The policies with their document numbers: behind the title, or in the head of the document that is the policy."""
    proposal = _PROPOSAL_NUMBER.search("\n".join(document.text.split("\n")[:_TITLE_LINES]))
    return tuple(_with_aliases(e, _numbers_of(e, document, proposal[0] if proposal else "")) if e.type == "Policy" else e for e in entities)


def _numbers_of(policy: Entity, document: Document, proposal: str) -> Iterator[str]:
    """The numbers of one policy as the document writes them."""
    for mention in policy.mentions:
        if match := _NUMBER_BEHIND.match(document.text, mention.end):
            yield match[1]
        if mention.rule == "title.own" and document.number and document.number in document.text:
            yield document.number
        if proposal and policy.name.endswith(_PROPOSALS) and _SUBMITTED.search(document.text, max(mention.start - 4, 0), mention.start):
            yield proposal


def add_quoted(entities: tuple[Entity, ...], text: str) -> tuple[Entity, ...]:
    """Quoted projects and events with the form that their kind follows: “某某研发”项目."""
    return tuple(
        _with_aliases(e, (q[0] for m in e.mentions if (q := _QUOTED.match(text, max(m.start - 1, 0))) and m.end == q.end(1)))
        if e.type in {"Project", "Event"}
        else e
        for e in entities
    )


def add_letters(entities: tuple[Entity, ...], home: Division | None, text: str, tokens: Iterable[Token]) -> tuple[Entity, ...]:
    """The home and its province with the one character that stands for them, where the text uses it (在聊转化)."""
    if home is None:
        return entities
    inside_words = {at for t in tokens if t.tag in {"PER", "ORG"} or len(t.text) > 2 for at in range(t.start + 1, t.end)}
    return tuple(_with_aliases(e, _letters_in(e, text, inside_words)) if e.type == "Region" and _is_home(e, home) else e for e in entities)


def _is_home(region: Entity, home: Division) -> bool:
    division = find_division(region.name, home, strict=True) or find_division(region.name, home)
    return division is not None and (division == home or division.name == home.province)


def _letters_in(region: Entity, text: str, inside_words: set[int]) -> Iterator[str]:
    """The characters of a place that stand alone for it somewhere in the text, and begin no other place's name (在苏州)."""
    for letter in _letters_of(region.name):
        found = (m.end() - 1 for m in re.finditer(_BEHIND_PLACE_WORD.format(letter=letter), text))
        if any(at not in inside_words and not any(names_at(text, at)) for at in found):
            yield letter


def _letters_of(name: str) -> tuple[str, ...]:
    """A province's character by the list, of other places each character of the short name."""
    if name in load_letters():
        return (load_letters()[name],)
    division = find_division(name, strict=True)
    return tuple(c for c in division.short if c not in _COMMON) if division is not None and len(division.short) == 2 else ()


@cache
def load_letters() -> dict[str, str]:
    """The character of each province; a malformed row stops with file and line."""
    return {province: letter for province, letter in read_rows(Path(__file__).parent / "letters.tsv", 2)}


def _with_aliases(entity: Entity, aliases: Iterable[str]) -> Entity:
    return replace(entity, aliases=tuple(dict.fromkeys((*entity.aliases, *aliases))))
