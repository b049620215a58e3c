"""Who asks for partners: a thing of the graph, a newcomer that is not in it, a community that lacks a role, a need in words.

Enters: a partner index and what is known of the asker. Leaves: an ``Asker``, which is all that features and reasons look at;
they do not know which of the four it is. ``known`` and ``kin`` are left out of an answer unless they are wanted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from graph.find.arrays import Array
from graph.match.index import PartnerIndex, as_numbers
from graph.match.kinds import GROUP_NAMES, TAKING_PART
from graph.match.reader import Link

Kind = Literal["thing", "newcomer", "community", "need"]


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a candidate is to a need, by ``words`` and by ``meaning``, together 0–1, and what makes it so.

    ``through`` are the things (IRIs) whose names or sentences are near, ``ways`` the links from the candidate to each of them.
    """

    words: float
    meaning: float = 0.0
    through: tuple[str, ...] = ()
    ways: tuple[tuple[Link, ...], ...] = ()

    @property
    def value(self) -> float:
        """The sum of both."""
        return self.words + self.meaning


@dataclass(frozen=True, slots=True)
class Asker:
    """``traits`` are the things it is linked with or says it has, with weights in 0–1; ``thing`` is -1 where it is not in the graph.

    ``roles`` and ``lacks`` are bits of the index's roles: what it fills, and what it looks for (for a community: the roles that it lacks).
    ``nearness`` is by number of candidate.
    """

    name: str
    kind: Kind
    thing: int = -1
    type: int = -1
    traits: Array = field(default_factory=lambda: np.zeros(0, np.int64))
    trait_weights: Array = field(default_factory=lambda: np.zeros(0, np.float32))
    places: tuple[int, ...] = ()
    roles: int = 0
    lacks: int = 0
    known: frozenset[int] = frozenset()
    kin: frozenset[int] = frozenset()
    nearness: Mapping[int, Nearness] = field(default_factory=dict)


def ask_for_thing(index: PartnerIndex, number: int, *, nearness: Mapping[str, Nearness] | None = None) -> Asker:
    """A thing of the graph. A community that lacks roles looks for those; a demand is a need, where ``nearness`` to it is given."""
    traits, weights, _ = index.cells("near", np.array([number]))
    extra, extra_weights, _ = index.cells("extra", np.array([number]))
    region = GROUP_NAMES.index("regions")
    places = [number] if index["group"][number] == region else index.row("place", number).tolist()
    community = index.type(number) == "InnovationCommunity"
    lacks = missing_roles(index, number) if community else 0
    return Asker(
        name=index.name(number),
        kind="community" if lacks else "need" if nearness is not None and index.type(number) == "Demand" else "thing",
        thing=number,
        type=int(index["type"][number]),
        traits=np.concatenate([traits, extra]).astype(np.int64),
        trait_weights=np.concatenate([weights, extra_weights]),
        places=tuple(places),
        roles=int(index["roles"][number]),
        lacks=lacks,
        known=frozenset(traits.tolist()),
        kin=_kin(index, number),
        nearness=_by_number(index, nearness),
    )


def ask_for_newcomer(
    index: PartnerIndex,
    name: str,
    *,
    type: str = "",
    linked: Sequence[int] = (),
    places: Sequence[int] = (),
    roles: Collection[str] = (),
    nearness: Mapping[str, Nearness] | None = None,
) -> Asker:
    """Somebody who is not in the graph: a name, and as much as is known of its class, place, roles and of what it is linked with.

    ``linked`` are things of the graph: industries, technologies, partners. Raises ``AskingError`` for an unknown class or role.
    """
    traits = as_numbers(linked)
    kind = index.type_number(type) if type else -1
    return Asker(
        name=name,
        kind="newcomer",
        type=kind,
        traits=traits,
        trait_weights=np.ones(len(traits), np.float32),
        places=tuple(as_numbers(places).tolist()),
        roles=index.mask_of(roles) if roles else _usual_roles(index, kind),
        known=frozenset(traits.tolist()),
        nearness=_by_number(index, nearness),
    )


def ask_for_need(
    index: PartnerIndex,
    need: str,
    nearness: Mapping[str, Nearness],
    *,
    fields: Mapping[str, float] | None = None,
    linked: Sequence[int] = (),
    places: Sequence[int] = (),
) -> Asker:
    """A need in words. How near each candidate is to it comes from outside, by IRI, and so do the ``fields`` that it is near.

    ``linked`` are fields it is known to be in.
    """
    weights = {index.number(iri): min(weight, 1.0) for iri, weight in (fields or {}).items()}
    weights.update(dict.fromkeys(linked, 1.0))
    traits = as_numbers(number for number in weights if number >= 0)
    return Asker(
        name=need,
        kind="need",
        traits=traits,
        trait_weights=np.array([weights[number] for number in traits.tolist()], np.float32),
        places=tuple(as_numbers(places).tolist()),
        nearness=_by_number(index, nearness),
    )


def missing_roles(index: PartnerIndex, community: int) -> int:
    """The roles, as bits, that nobody who takes part in a community fills; a region counts as 政."""
    wanted = {index.relations.index(name) for name in TAKING_PART if name in index.relations}
    both = index.relations.index("cooperatesWith") if "cooperatesWith" in index.relations else -1
    government, filled = index.mask_of(["政"]), 0
    for other in index.row("near", community).tolist():
        for link in index.links_between(community, other):
            relation, head = int(index["link_relation"][link]), int(index["link_head"][link])
            if relation in wanted and (head == other or relation == both):
                filled |= int(index["roles"][other]) | (government if index.type(other) == "Region" else 0)
    return ((1 << len(index.roles)) - 1) & ~filled


def _kin(index: PartnerIndex, number: int) -> frozenset[int]:
    """What is above it and below it by ``partOf``, however far, and what belongs to the same whole is not among them."""
    return frozenset(_follow(index, number, up=True) | _follow(index, number, up=False))


def _follow(index: PartnerIndex, start: int, *, up: bool) -> set[int]:
    near, far = ("link_head", "link_tail") if up else ("link_tail", "link_head")
    part_of = index.relations.index("partOf")
    found: set[int] = set()
    todo = [start]
    while todo:
        here = todo.pop()
        links = index.links_of(here)
        chosen = links[(index["link_relation"][links] == part_of) & (index[near][links] == here)]
        new = set(index[far][chosen].tolist()) - found - {start}
        found |= new
        todo += new
    return found


def _usual_roles(index: PartnerIndex, kind: int) -> int:
    """The roles that most things of a class fill."""
    of_kind = index["roles"][index["type"] == kind] if kind >= 0 else np.zeros(0, np.uint8)
    return sum(1 << i for i in range(len(index.roles)) if len(of_kind) and ((of_kind >> i) & 1).mean() > 0.5)


def _by_number(index: PartnerIndex, nearness: Mapping[str, Nearness] | None) -> dict[int, Nearness]:
    numbered: Iterable[tuple[int, Nearness]] = ((index.number(iri), near) for iri, near in (nearness or {}).items())
    return {number: near for number, near in numbered if number >= 0}
