"""The role wheel of each community and region: who fills each of the seven roles, which is missing, who could fill it.

Enters: the desk, the store. Leaves: rows of ``roles``. What a community lacks is what the named question ``community_missing_roles``
says; candidates come from ``graph.atlas.candidates``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from graph.atlas.candidates import Offers
from graph.atlas.cells import NOTHING, Desk
from graph.atlas.facts import Claim, Facts
from graph.atlas.labels import label
from graph.atlas.model import Row
from graph.ontology import Concept, load_ontology
from graph.query import ask
from graph.store import GraphStore

FILLS, MISSING, CANDIDATE = "担任", "缺", "可补"
LINKS = ("leads", "memberOf", "builds", "funds", "serves", "cooperatesWith", "responsibleFor")  # as in community_missing_roles
BY_NAME = "名称"
MOST = 5

Filled = dict[str, dict[tuple[str, str], list[Claim]]]  # by role: who fills it how, with the claims


def list_roles(desk: Desk, store: GraphStore) -> Iterator[Row]:
    """Community by community, then region by region, the roles in their order."""
    missing = _missing(store)
    offers = Offers(store, desk.whole)
    for community in desk.facts.of_type("InnovationCommunity"):
        yield from _list_wheel(desk, community.iri, find_fillers(desk.whole, community.iri), missing[community.iri], offers)
    for region in find_homes(desk.facts, desk.asked):
        filled = find_regional(desk.whole, region)
        yield from _list_wheel(desk, region, filled, {role.notation for role in load_ontology().scheme("Roles")} - filled.keys(), offers)


def _list_wheel(desk: Desk, community: str, filled: Filled, missing: Collection[str], offers: Offers) -> Iterator[Row]:
    everyone = {member for members in filled.values() for member, _ in members}
    for role in load_ontology().scheme("Roles"):
        for (member, how), claims in filled.get(role.notation, {}).items():
            yield (
                desk.thing(community), desk.text(role.notation), desk.text(FILLS, claims), desk.thing(member, claims),
                desk.text(how, claims), NOTHING, NOTHING,
            )  # fmt: skip
        if role.notation in missing:
            yield from _list_missing(desk, community, role, everyone, offers)


def _list_missing(desk: Desk, community: str, role: Concept, everyone: set[str], offers: Offers) -> Iterator[Row]:
    """The row that says that a role is missing, and one for each candidate."""
    yield desk.thing(community), desk.text(role.notation), desk.text(MISSING), NOTHING, NOTHING, NOTHING, NOTHING
    for offer in islice(offers.find(community, role.notation, everyone), MOST):
        claims = offer.claims
        yield (
            desk.thing(community), desk.text(role.notation), desk.text(CANDIDATE), desk.thing(offer.iri, claims),
            desk.text(offer.feature), desk.text(offer.why, claims), desk.number(offer.score, claims),
        )  # fmt: skip


def find_fillers(facts: Facts, community: str) -> Filled:
    """By role: who is linked with the community how, with the claims; a region counts as government."""
    linked = [(c.head, c) for c in facts.to_tail(community, *LINKS)] + [(c.tail, c) for c in facts.from_head(community, "cooperatesWith")]
    return _by_role(facts, ((member, label(claim.relation), [claim]) for member, claim in linked))


def find_homes(facts: Facts, among: str = "") -> list[str]:
    """The regions whose own documents tell of them, as a whole a community of many roles too; with ``among`` that one and those inside."""
    homes = {document.region for document in facts.documents.values()}
    named = [thing.iri for thing in facts.of_type("Region") if thing.name in homes]
    return [iri for iri in named if facts.about(iri) and (not among or among in {iri, *facts.within.get(iri, ())})]


def find_regional(facts: Facts, region: str) -> Filled:
    """By role: bodies that lie in the region or in one inside it, serve it, work with it, were built or brought in by it, bear its name."""
    inside = [region, *sorted(inner for inner, outer in facts.within.items() if region in outer and inner in facts.things)]
    linked = [(c.head, c) for place in inside for c in facts.to_tail(place, "locatedIn", "serves", "cooperatesWith")]
    linked += [(c.tail, c) for place in inside for c in facts.from_head(place, "builds", "introduces", "funds", "cooperatesWith")]
    found = [(member, label(claim.relation), [claim]) for member, claim in linked if facts.things[member].type != "Region"]
    told = {member for member, _, _ in found}
    names = tuple(facts.things[place].name for place in inside)
    bodies = [thing for kind in sorted(load_ontology().heads("leads")) for thing in facts.of_type(kind)]
    bearing = [thing.iri for thing in bodies if thing.iri not in told and thing.name.startswith(names)]
    return _by_role(facts, [*found, *((iri, BY_NAME, _first_claim(facts, iri)) for iri in bearing)])


def _first_claim(facts: Facts, iri: str) -> list[Claim]:
    """One claim that names a thing, where there is any."""
    return [finding for finding in facts.about(iri) if isinstance(finding, Claim)][:1]


def _by_role(facts: Facts, linked: Iterable[tuple[str, str, list[Claim]]]) -> Filled:
    found: Filled = defaultdict(dict)
    for member, how, claims in linked:
        for role in roles_of(facts, member):
            found[role].setdefault((member, how), []).extend(claims)
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
