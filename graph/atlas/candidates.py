"""Who could fill a role that a community lacks: the one place of the atlas that ranks partners.

Enters: the store, facts, a community, a role, those who are in it already. Leaves: ``Candidate`` values, best first. The order and the
score are those of ``graph.match``; the reason is what the candidate has in common with the community: bodies that it is linked with,
an industry, a region. Who has nothing of that in common is left out, because no sentence could be shown for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.atlas.facts import Claim, Facts
from graph.match import Matching
from graph.match.ranking import Ranked, Wanted, rank
from graph.store import GraphStore

BODIES = frozenset(
    {"GovernmentBody", "Enterprise", "University", "ResearchInstitute", "FinancialInstitution", "Fund", "ServiceOrganization", "Platform"}
)
LOOKED_AT = 20  # of the ranking, for the few that are shown
MOST_NAMES = 3  # in a reason

Shared = dict[str, list[Claim]]  # what is in common, with the claims that say so of the candidate


@dataclass(frozen=True, slots=True)
class Candidate:
    """``feature`` is what weighs most in the score, ``why`` what it has in common with the community, ``claims`` what that rests on."""

    iri: str
    score: float
    feature: str
    why: str
    claims: tuple[Claim, ...]


class Neighbourhood:
    """Bodies by their partners, industries and regions, so that a community sees only those that have something in common with it."""

    def __init__(self, store: GraphStore, facts: Facts) -> None:
        self.store = store
        self.facts = facts

    @cached_property
    def _matching(self) -> Matching:
        return Matching(self.store)

    @cached_property
    def _partners(self) -> dict[str, Shared]:
        """For each body those that it is linked with, regions and industries apart."""
        found: dict[str, Shared] = defaultdict(lambda: defaultdict(list))
        for claim in self.facts.claims:
            if self._is_body(claim.head) and self._is_body(claim.tail):
                found[claim.head][claim.tail].append(claim)
                found[claim.tail][claim.head].append(claim)
        return found

    def find_candidates(self, community: str, role: str, members: set[str]) -> Iterator[Candidate]:
        """Bodies of a role that are not in the community, best first."""
        shared = (self._by_partner(members), self._by("inIndustry", community), self._by("locatedIn", community))
        for ranked in self._rank(community, role):
            iri = self._matching.index.iri(ranked.number)
            if iri in self.facts.things and self._is_body(iri) and any(iri in found for found in shared):
                yield self._tell(iri, ranked, [found.get(iri, {}) for found in shared])

    def _rank(self, community: str, role: str) -> tuple[Ranked, ...]:
        index = self._matching.index
        wanted = Wanted(index.mask_of((role,)), (), False)
        return tuple(rank(index, self._matching.thing(community), wanted=wanted, limit=LOOKED_AT).best)

    def _tell(self, iri: str, ranked: Ranked, shared: list[Shared]) -> Candidate:
        """The candidate with its reasons, a part of the sentence for each kind of thing that is shared."""
        words = ("与{}有联系", "同属{}", "同在{}")
        why = [form.format(self._names(found)) for form, found in zip(words, shared, strict=True) if found]
        claims = tuple(claims[0] for found in shared for claims in list(found.values())[:MOST_NAMES])
        heaviest = max(ranked.points, key=lambda p: p.points)
        return Candidate(iri, ranked.score, heaviest.feature.explanation.partition("：")[0], "；".join(why), claims)

    def _by_partner(self, members: set[str]) -> dict[str, Shared]:
        """Bodies that some member is linked with."""
        found: dict[str, Shared] = defaultdict(dict)
        for member in sorted(members):
            if self._is_body(member):
                for other, claims in self._partners[member].items():
                    found[other][member] = claims
        return found

    def _by(self, relation: str, community: str) -> dict[str, Shared]:
        """Bodies that are of an industry or a region of the community."""
        found: dict[str, Shared] = defaultdict(dict)
        for shared in sorted(set(self._shared(relation, community))):
            for claim in self.facts.to_tail(shared, relation):
                if self._is_body(claim.head):
                    found[claim.head].setdefault(shared, []).append(claim)
        return found

    def _shared(self, relation: str, community: str) -> Iterator[str]:
        """The industries of the community; its regions, those that build it among them."""
        for claim in self.facts.from_head(community, relation):
            yield claim.tail
        if relation == "locatedIn":
            for claim in self.facts.to_tail(community, "builds", "leads"):
                if self.facts.things[claim.head].type == "Region":
                    yield claim.head

    def _is_body(self, iri: str) -> bool:
        return self.facts.things[iri].type in BODIES

    def _names(self, shared: Shared) -> str:
        names = [self.facts.things[iri].name for iri in list(shared)[:MOST_NAMES]]
        return "、".join(names) + ("等" if len(shared) > MOST_NAMES else "")
