"""The four pools and what flows between them.

Enters: the desk. Leaves: rows of the pools: firms by grade, needs, achievements, talents.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.atlas.cells import NOTHING, Desk
from graph.atlas.facts import Claim, Finding, Thing
from graph.atlas.labels import label, status_of
from graph.atlas.lists import state_need
from graph.atlas.model import Row
from graph.atlas.titles import count_grades, find_grades
from graph.ontology import Concept, load_ontology

LAST = 99  # a firm without a grade
POOLS = {"Enterprise": "企业池", "Demand": "需求池", "Technology": "成果池", "Person": "人才池", "Team": "人才池"}


def list_firms(desk: Desk) -> Iterator[Row]:
    """Firms by grade, a row for each grade of a firm; those without one last."""
    facts = desk.facts
    graded: list[tuple[Concept | None, Thing, list[Finding]]] = []
    for firm in facts.of_type("Enterprise"):
        graded += [(grade, firm, told) for grade, told in find_grades(facts, firm.iri)] or [(None, firm, [])]
    for grade, firm, told in sorted(graded, key=lambda g: (g[0].order if g[0] else LAST, g[1].name, g[1].iri)):
        yield (
            desk.thing(firm.iri, told or facts.about(firm.iri)),
            desk.text(grade.notation if grade else "", told),
            desk.number(grade.order) if grade else NOTHING,
            desk.region(firm.iri),
            desk.industry(firm.iri),
        )


def list_grade_counts(desk: Desk) -> Iterator[Row]:
    """How many firms of a grade documents count."""
    ontology = load_ontology()
    for grade, figure in count_grades(desk.facts):
        known = desk.facts.documents.get(figure.document)
        yield (
            desk.thing(figure.subject),
            desk.text(grade.notation),
            desk.number(grade.order),
            desk.text(figure.metric, [figure]),
            desk.number(figure.value, [figure], bound=figure.bound),
            desk.text(figure.unit),
            desk.text(ontology.by_notation("ObservationKinds", figure.kind).labels["zh"]),
            desk.text(figure.date or (known.date if known else "")),
        )


def list_demands(desk: Desk) -> Iterator[Row]:
    """Needs with who has them."""
    for need in desk.facts.of_type("Demand"):
        yield desk.thing(need.iri, desk.facts.about(need.iri)), desk.heads(need.iri, "demands"), state_need(desk, need.iri)


def list_results(desk: Desk) -> Iterator[Row]:
    """Achievements with who holds them, and whether somebody incubates or finances them."""
    facts = desk.facts
    for result in facts.of_type("Technology"):
        used = facts.to_tail(result.iri, "incubates", "funds")
        made = facts.to_tail(result.iri, "develops")
        state = label(used[0].relation) if used else label("develops") if made else ""
        yield desk.thing(result.iri, facts.about(result.iri)), desk.heads(result.iri, "develops"), desk.text(state, used or made)


def list_people(desk: Desk) -> Iterator[Row]:
    """Persons and teams, a row for each relation to a body."""
    facts = desk.facts
    for talent in facts.of_type("Person", "Team"):
        links = facts.links_of(talent.iri, out=("worksFor", "heads", "memberOf", "cooperatesWith"), into=("introduces", "cooperatesWith"))
        for (owner, relation), claims in links.items() or [(("", ""), [])]:
            state = label(relation) if relation else ""
            yield desk.thing(talent.iri, claims or facts.about(talent.iri)), desk.thing(owner, claims), desk.text(state, claims)


def list_flows(desk: Desk) -> Iterator[Row]:
    """Relations whose ends are in different pools, each once."""
    facts = desk.facts
    links: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in facts.claims:
        links.setdefault((claim.head, claim.relation, claim.tail), []).append(claim)
    for (head, relation, tail), claims in links.items():
        pool, other = POOLS.get(facts.things[head].type), POOLS.get(facts.things[tail].type)
        if pool and other and pool != other:
            yield (
                desk.text(pool), desk.thing(head, claims), desk.text(label(relation), claims),
                desk.text(other), desk.thing(tail, claims), desk.text(status_of(claims), claims),
            )  # fmt: skip
