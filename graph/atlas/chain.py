"""The industry chains: industries, their segments, what is of them and what their members make.

Enters: the desk. Leaves: rows of ``chain``. A segment is an industry whose name ends with that of a wider one (高端轴承 of 轴承产业).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from graph.atlas.cells import NOTHING, Desk
from graph.atlas.facts import Claim, Facts
from graph.atlas.labels import label
from graph.atlas.model import Row
from graph.atlas.scope import BROAD, MADE, stem_of


class _Link(NamedTuple):
    """A thing of an industry, the relation that makes it one of it, and the member by way of which, if any."""

    thing: str
    relation: str
    through: str = ""


def list_chains(desk: Desk) -> Iterator[Row]:
    """By industry and segment, then by class and name."""
    facts = desk.facts
    wider = _widest(facts)
    order = sorted(wider, key=lambda i: (facts.things[wider[i]].name, wider[i], facts.things[i].name, i))
    for industry in order:
        segment = desk.name(industry) if _differ(facts, industry, wider[industry]) else ""
        links = _links(facts, industry)
        for link in sorted(links, key=lambda k: (facts.things[k.thing].type, facts.things[k.thing].name, k)):
            claims = links[link]
            through = desk.thing(link.through, claims) if link.through else NOTHING
            kind = label(facts.things[link.thing].type)
            yield (
                desk.thing(wider[industry]), desk.text(segment), desk.text(kind), desk.thing(link.thing, claims),
                desk.text(label(link.relation), claims), desk.region(link.thing), through,
            )  # fmt: skip


def _links(facts: Facts, industry: str) -> dict[_Link, list[Claim]]:
    """What is of the industry, and what its members make; a region or a government is of it, but what it makes is not."""
    found: dict[_Link, list[Claim]] = {}
    for claim in facts.to_tail(industry, "inIndustry"):
        found.setdefault(_Link(claim.head, "inIndustry"), []).append(claim)
    for claim in facts.from_head(industry, "demands"):
        found.setdefault(_Link(claim.tail, "demands"), []).append(claim)
    members = {link.thing for link in found}
    for member in sorted(members):
        if facts.things[member].type not in BROAD:
            for claim in facts.from_head(member, *MADE):
                if claim.tail not in members:
                    found.setdefault(_Link(claim.tail, claim.relation, member), []).append(claim)
    return found


def _widest(facts: Facts) -> dict[str, str]:
    """For each industry the widest one that its name ends with; itself where there is none."""
    by_stem: dict[str, str] = {}
    for thing in sorted(facts.of_type("Industry"), key=lambda t: (-len(t.name), t.name, t.iri)):
        by_stem[stem_of(thing.name)] = thing.iri  # of several names of one stem the shortest stays
    found: dict[str, str] = {}
    for thing in facts.of_type("Industry"):
        stem = stem_of(thing.name)
        endings = (stem[at:] for at in range(len(stem) - 2, -1, -1))  # from the shortest ending of two characters on
        found[thing.iri] = next((by_stem[e] for e in endings if e in by_stem), thing.iri)
    return found


def _differ(facts: Facts, industry: str, wider: str) -> bool:
    return stem_of(facts.things[industry].name) != stem_of(facts.things[wider].name)
