"""Who could fill a role that a community lacks: the one place of the atlas that ranks partners.

Enters: facts, a community, a role, those who are in it already. Leaves: ``Candidate`` values, best first, each with its reasons.
The rule: half the score for bodies of the community that the candidate is already linked with (one is worth half of it, two three
quarters …), three tenths for an industry in common, two tenths for a region in common. Who has nothing in common is no candidate.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.atlas.facts import Claim, Facts

PARTNERS, INDUSTRY, REGION = 0.5, 0.3, 0.2
BODIES = frozenset(
    {"GovernmentBody", "Enterprise", "University", "ResearchInstitute", "FinancialInstitution", "Fund", "ServiceOrganization", "Platform"}
)
MOST_NAMES = 3  # in a reason
DIGITS = 3

Shared = dict[str, list[Claim]]  # what is in common, with the claims that say so of the candidate


@dataclass(frozen=True, slots=True)
class Candidate:
    """``features`` are the reasons in a word, ``why`` in a sentence, ``claims`` what they rest on."""

    iri: str
    score: float
    features: tuple[str, ...]
    why: str
    claims: tuple[Claim, ...]


class Neighbourhood:
    """Bodies by their partners, industries and regions, so that a community sees only those that have something in common with it."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    @cached_property
    def _partners(self) -> dict[str, Shared]:
        """For each body those that it is linked with, regions and industries apart."""
        found: dict[str, Shared] = defaultdict(lambda: defaultdict(list))
        for claim in self.facts.claims:
            if self._is_body(claim.head) and self._is_body(claim.tail):
                found[claim.head][claim.tail].append(claim)
                found[claim.tail][claim.head].append(claim)
        return found

    def find_candidates(self, community: str, role: str, members: set[str]) -> list[Candidate]:
        """Bodies of a role that are not in the community, best first."""
        partners, industries, regions = (self._by_partner(members), self._by("inIndustry", community), self._by("locatedIn", community))
        pool = {iri for found in (partners, industries, regions) for iri in found}
        wanted = (iri for iri in pool if iri not in members and iri != community and role in self._roles(iri))
        scored = (self._rate(iri, partners.get(iri, {}), industries.get(iri, {}), regions.get(iri, {})) for iri in wanted)
        return sorted(scored, key=lambda c: (-c.score, self.facts.things[c.iri].name, c.iri))

    def _rate(self, iri: str, partners: Shared, industries: Shared, regions: Shared) -> Candidate:
        score = PARTNERS * (1 - 0.5 ** len(partners)) + (INDUSTRY if industries else 0) + (REGION if regions else 0)
        told = [("共同伙伴", f"与{self._names(partners)}有联系", partners), ("共同产业", f"同属{self._names(industries)}", industries),
                ("共同地区", f"同在{self._names(regions)}", regions)]  # fmt: skip
        held = [(feature, words, shared) for feature, words, shared in told if shared]
        claims = tuple(claims[0] for _, _, shared in held for claims in list(shared.values())[:MOST_NAMES])
        return Candidate(iri, round(score, DIGITS), tuple(f for f, _, _ in held), "；".join(w for _, w, _ in held), claims)

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

    def _roles(self, iri: str) -> set[str]:
        return {concept.notation for concept in self.facts.concepts.get((iri, "role"), ())}

    def _is_body(self, iri: str) -> bool:
        return self.facts.things[iri].type in BODIES

    def _names(self, shared: Shared) -> str:
        names = [self.facts.things[iri].name for iri in list(shared)[:MOST_NAMES]]
        return "、".join(names) + ("等" if len(shared) > MOST_NAMES else "")
