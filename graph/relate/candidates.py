"""Pairs of entities that a document may join by a relation: named in one sentence, or one of them meant without being named.

Used by ``learned``. In: a ``Trail``. Out: ``Setting`` values, each with pairs of entities in text order (one that is only
meant comes first): where they stand, and why the unnamed one is meant there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from graph.ontology import load_ontology
from graph.relate.context import Context
from graph.relate.masking import TYPES
from graph.relate.trail import FAMILY, Place, Trail

_WIDEST = 10  # groups from one name to the other
_FARTHEST = 220  # characters
_RECENT_REACH = 500  # characters that a name is remembered
_RECENT = frozenset(
    {
        "Award", "Event", "Demand", "Platform", "InnovationCommunity", "Policy", "Technology", "Project", "Programme",
        "Enterprise", "University", "ResearchInstitute", "GovernmentBody", "Team", "Person", "FinancialProduct",
    }
)  # fmt: skip
# what a later paragraph still means: the list, meeting, policy or community that the text is about
_LASTING = frozenset({"Award", "Event", "Demand", "Platform", "InnovationCommunity", "Policy", "Project", "Programme"})


@dataclass(frozen=True, slots=True)
class Setting:
    """Where two entities stand: two places of one sentence, one place (a list), or a place and nowhere (``None``)."""

    first: Place | None
    second: Place
    roles: tuple[str, ...] = ()  # why an entity that is not named is meant


def find_candidates(trail: Trail) -> Iterator[tuple[Setting, list[tuple[str, str]]]]:
    """Every setting with the pairs of entities that some relation may join."""
    kinds = trail.context.kinds
    sentence: list[Place] = []
    for place in trail.places:
        if sentence and trail.clauses[sentence[0].number].sentence != trail.clauses[place.number].sentence:
            yield from _of_sentence(trail, sentence, kinds)
            sentence = []
        sentence.append(place)
    if sentence:
        yield from _of_sentence(trail, sentence, kinds)


def _of_sentence(trail: Trail, sentence: list[Place], kinds: dict[str, str]) -> Iterator[tuple[Setting, list[tuple[str, str]]]]:
    if trail.context.is_furniture(trail.context.subjects.clauses[sentence[0].number].start):
        return
    for i, second in enumerate(sentence):
        if len(second.members) > 1 and (inner := [p for p in combinations(second.members, 2) if p[1][1] in joined_kinds(p[0][1])]):
            yield Setting(second, second), [(a, b) for (a, _), (b, _) in inner]
        for first in sentence[max(0, i - _WIDEST) : i]:
            if second.start - first.start <= _FARTHEST and (pairs := _pair(first.members, second)):
                yield Setting(first, second), pairs
    named = {entity for place in sentence for entity, _ in place.members}
    families = [p.family for p in sentence]
    for entity, roles in find_meant(trail, sentence[0]).items():
        if entity not in named:
            family = FAMILY[kinds[entity]]
            for i, place in enumerate(sentence):
                if pairs := _pair(((entity, kinds[entity]),), place):
                    # where the sentence itself names something of the kind of an entity that it only might mean
                    rivals = f"rival:{family in families[:i]:d}{family in families[i + 1 :]:d}"
                    yield Setting(None, place, (*roles, rivals)), pairs


def _pair(members: tuple[tuple[str, str], ...], second: Place) -> list[tuple[str, str]]:
    """The pairs of two different entities that some relation may join."""
    return [(a, b) for a, kind in members for b, other in second.members if other in joined_kinds(kind) and a != b]


@cache
def joined_kinds(kind: str) -> frozenset[str]:
    """The classes that some relation may join to a class, in either direction."""
    return frozenset(other for other in TYPES if directed_relations(kind, other))


@cache
def directed_relations(first: str, second: str) -> tuple[tuple[str, bool], ...]:
    """(relation, whether the first is the head) of all relations that the ontology allows between two classes."""
    out: list[tuple[str, bool]] = []
    for name, relation in sorted(load_ontology().relations_by_name.items()):
        if first in relation.heads and second in relation.tails:
            out.append((name, True))
        if not relation.symmetric and second in relation.heads and first in relation.tails:
            out.append((name, False))
    return tuple(out)


def find_meant(trail: Trail, at: Place) -> dict[str, tuple[str, ...]]:
    """Entities that a sentence may mean without naming them, with the reasons (``subject``, ``home``, ``last:Award`` …)."""
    context = trail.context
    clause = context.subjects.clauses[at.number]
    first = at.number
    while first and context.subjects.clauses[first - 1].sentence == clause.sentence:
        first -= 1
    masked = context.subjects.clauses[first].start
    origin = context.masked.origin[masked]
    found: dict[str, list[str]] = {}
    for role, entities in _roles(context, origin, masked):
        for entity in entities:
            found.setdefault(entity, []).append(role)
    for role, entity in _recent(trail, at):
        found.setdefault(entity, []).append(role)
    return {entity: tuple(roles) for entity, roles in found.items()}


def _roles(context: Context, origin: int, masked: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    subjects = context.subjects
    yield "subject", subjects.all_at(origin)
    for role, entity in (
        ("home", subjects.home),
        ("region", subjects.region_at(origin)),
        ("issuer", context.issuer),
        ("protagonist", subjects.protagonist),
        ("policy", context.policy),
        ("own", context.own_policy),
        ("topic", context.thing_of_item(masked)),
    ):
        if entity:
            yield role, (entity,)


def _recent(trail: Trail, at: Place) -> Iterator[tuple[str, str]]:
    """The entities of each class named last before a sentence, in its paragraph or the one before, and the heading's."""
    here = trail.clauses[at.number]
    seen: set[str] = set()
    i = bisect_left(trail.places, at.start, key=lambda p: p.start)
    while i:
        i -= 1
        place = trail.places[i]
        clause = trail.clauses[place.number]
        if at.start - place.start > _RECENT_REACH or here.paragraph - clause.paragraph > 12:
            return
        if clause.sentence == here.sentence:
            continue
        near = "last" if here.sentence - clause.sentence == 1 else "par" if here.paragraph == clause.paragraph else "far"
        for entity, kind in place.members:
            if kind in _RECENT and kind not in seen and (near != "far" or kind in _LASTING):
                yield f"{near}:{kind}", entity
        seen.update(kind for _, kind in place.members)
