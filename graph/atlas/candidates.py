"""Who could fill a role that a community lacks: the one place of the atlas that ranks partners.

Enters: the store, facts, a community or region, a role, those who are in it already. Leaves: ``Offer`` values, best first. Order, score
and reasons are those of ``graph.match``; who is offered by its role or its activity alone is left out, because nothing of that leads
from the community to it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.atlas.facts import Claim, Facts
from graph.match import Candidate, Link, Matching, Part, Wishes
from graph.ontology import load_ontology
from graph.store import GraphStore

BODIES = frozenset(
    {"GovernmentBody", "Enterprise", "University", "ResearchInstitute", "FinancialInstitution", "Fund", "ServiceOrganization", "Platform"}
)
LOOKED_AT = 20  # of the ranking, for the few that are shown
MOST_REASONS, MOST_NAMES = 2, 3
_WALKS = ("random_walk", "resource_allocation")  # what they say in numbers, the others say in words


@dataclass(frozen=True, slots=True)
class Offer:
    """``feature`` is what weighs most in the score, ``why`` the reasons in words, ``claims`` the steps of the ways that they rest on."""

    iri: str
    score: float
    feature: str
    why: str
    claims: tuple[Claim, ...]


class Offers:
    """Candidates for the roles of all communities, from one partner index."""

    def __init__(self, store: GraphStore, facts: Facts) -> None:
        self._store = store
        self._facts = facts

    @cached_property
    def _matching(self) -> Matching:
        return Matching(self._store)

    def find(self, community: str, role: str, members: Collection[str]) -> Iterator[Offer]:
        """Bodies of a role that are not in the community, best first."""
        for candidate in self._matching.find(self._matching.thing(community), Wishes(limit=LOOKED_AT, roles=(role,))):
            iri = candidate.thing.iri
            if candidate.thing.type in BODIES and iri in self._facts.things and iri not in members and (reasons := _reasons(candidate)):
                yield self._tell(candidate, reasons)

    def _tell(self, candidate: Candidate, reasons: list[Part]) -> Offer:
        why = "；".join(f"{part.title}：{_names(part)}" if part.through else part.title for part in reasons)
        links = dict.fromkeys(step.link for part in reasons for step in part.ways[0] if step.link and not step.derived)
        claims = tuple(claims[0] for link in links if (claims := self._stating(link)))
        return Offer(candidate.thing.iri, candidate.score, reasons[0].title, why, claims)

    def _stating(self, link: Link) -> list[Claim]:
        """The claims of a link; a document may state a symmetric one the other way round."""
        turned = load_ontology().is_symmetric(link.relation)
        return self._facts.stating(*link) or (self._facts.stating(link.tail, link.relation, link.head) if turned else [])


def _reasons(candidate: Candidate) -> list[Part]:
    """The heaviest parts that lead from the community to the candidate, through other things each: a walk tells its way once."""
    found: list[Part] = []
    for part in sorted((p for p in candidate.parts if p.about_both and p.ways), key=lambda p: (p.name in _WALKS, -p.points)):
        if not any(set(part.through) <= set(other.through) for other in found):
            found.append(part)
    return found[:MOST_REASONS]


def _names(part: Part) -> str:
    return "、".join(part.through[:MOST_NAMES]) + ("等" if len(part.through) > MOST_NAMES else "")
