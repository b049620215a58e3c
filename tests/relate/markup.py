"""Readings from sentences with inline mentions: ``[青山大学](University)成立于1950年`` (test factory)."""

from __future__ import annotations

import re

from graph.model import Claim, Document, Entity, Mention, Reading
from graph.relate.claims import find_rule_claims
from graph.relate.context import make_context
from graph.relate.subject import find_subjects
from graph.resolve.anaphora import find_anaphors

_MENTION = re.compile(r"\[([^\]]+)\]\((\w+)(?:=([^)]+))?\)")


def read_markup(markup: str, *, title: str | None = None, issuer: str | None = None) -> Reading:
    """A reading; ``[短名](Type=全名)`` is a further name of an entity; the home region is guessed; anaphors are added."""
    text, at = "", 0
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for match in _MENTION.finditer(markup):
        text += markup[at : match.start()]
        spans.setdefault((match[3] or match[1], match[2]), []).append((len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    text += markup[at:]
    entities = tuple(_entity(f"e{i}", name, kind, places, text) for i, ((name, kind), places) in enumerate(spans.items(), 1))
    document = Document("test", "test.txt", "txt", text, title=title or text.split("\n", 1)[0][:60], issuer=issuer)
    bare = Reading(document, (), (), (), entities)
    home = find_subjects(bare).home
    found = find_anaphors(document, entities, home)
    full = tuple(
        Entity(e.id, e.type, e.name, e.aliases, tuple(sorted((*e.mentions, *found.get(e.id, ())), key=lambda m: m.start))) for e in entities
    )
    issuing = next((e.id for e in full if issuer in (e.name, *e.aliases)), None)
    return Reading(document, (), (), (), full, home=home, issuer=issuing)


def _entity(key: str, name: str, kind: str, places: list[tuple[int, int]], text: str) -> Entity:
    aliases = tuple(sorted({text[s:e] for s, e in places} - {name}))
    return Entity(key, kind, name, aliases, tuple(Mention(s, e, text[s:e], kind, "test") for s, e in places))


def named(reading: Reading, head: str, relation: str, tail: str) -> str:
    """A claim in words: ``青山大学 builds 星河实验室``."""
    names = {e.id: e.name for e in reading.entities}
    return f"{names[head]} {relation} {names[tail]}"


def rule_claims(reading: Reading) -> tuple[Claim, ...]:
    """What the rules claim, before it is weighed."""
    return find_rule_claims(make_context(reading))
