"""The role wheel of each community: who fills each of the seven roles, which is missing, who could fill it.

Enters: the desk, the store. Leaves: rows of ``roles``. Who is missing is what the named question ``community_missing_roles`` says;
candidates come from ``graph.atlas.candidates``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graph.atlas.candidates import Neighbourhood
from graph.atlas.cells import NOTHING, Desk
from graph.atlas.facts import Claim, Facts
from graph.atlas.labels import label
from graph.atlas.model import Row
from graph.ontology import Concept, load_ontology
from graph.query import ask
from graph.store import GraphStore

FILLS, MISSING, CANDIDATE = "担任", "缺", "可补"
LINKS = ("leads", "memberOf", "builds", "funds", "serves", "cooperatesWith", "responsibleFor")  # as in community_missing_roles
MOST = 5


def list_roles(desk: Desk, store: GraphStore) -> Iterator[Row]:
    """Community by community, the roles in their order."""
    whole = desk.whole
    missing = _missing(store)
    around = Neighbourhood(whole)
    for community in desk.facts.of_type("InnovationCommunity"):
        filled = find_fillers(whole, community.iri)
        everyone = {member for members in filled.values() for member, _ in members}
        for role in load_ontology().scheme("Roles"):
            for (member, relation), claims in filled.get(role.notation, {}).items():
                yield (
                    desk.thing(community.iri), desk.text(role.notation), desk.text(FILLS, claims), desk.thing(member, claims),
                    desk.text(label(relation), claims), NOTHING, NOTHING,
                )  # fmt: skip
            if role.notation in missing[community.iri]:
                yield from _list_missing(desk, community.iri, role, everyone, around)


def _list_missing(desk: Desk, community: str, role: Concept, everyone: set[str], around: Neighbourhood) -> Iterator[Row]:
    """The row that says that a role is missing, and one for each candidate."""
    yield desk.thing(community), desk.text(role.notation), desk.text(MISSING), NOTHING, NOTHING, NOTHING, NOTHING
    for candidate in around.find_candidates(community, role.notation, everyone)[:MOST]:
        claims = candidate.claims
        yield (
            desk.thing(community), desk.text(role.notation), desk.text(CANDIDATE), desk.thing(candidate.iri, claims),
            desk.text("、".join(candidate.features)), desk.text(candidate.why, claims), desk.number(candidate.score, claims),
        )  # fmt: skip


def find_fillers(facts: Facts, community: str) -> dict[str, dict[tuple[str, str], list[Claim]]]:
    """By role: who is linked with the community how, with the claims; a region counts as government."""
    found: dict[str, dict[tuple[str, str], list[Claim]]] = defaultdict(dict)
    linked = [(c.head, c) for c in facts.to_tail(community, *LINKS)] + [(c.tail, c) for c in facts.from_head(community, "cooperatesWith")]
    for member, claim in linked:
        for role in roles_of(facts, member):
            found[role].setdefault((member, claim.relation), []).append(claim)
    return found


def roles_of(facts: Facts, iri: str) -> list[str]:
    """The roles of a thing; a region counts as government."""
    roles = [concept.notation for concept in facts.concepts.get((iri, "role"), ())]
    return roles or (["政"] if facts.things[iri].type == "Region" else [])


def _missing(store: GraphStore) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for _, community, role, _ in ask(store, "community_missing_roles").rows:
        if community and role:
            found[community.value].add(role.value)
    return found
