"""The five lists: platforms, talents, achievements, needs, projects.

Enters: the desk. Leaves: their rows, by name.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.atlas.cells import NOTHING, Desk
from graph.atlas.facts import Claim, Figure
from graph.atlas.labels import label, notation, status_of
from graph.atlas.model import Cell, Row
from graph.atlas.titles import find_title
from graph.ontology import Concept, load_ontology

MONEY = "元"


def list_platforms(desk: Desk) -> Iterator[Row]:
    """Each platform once."""
    facts = desk.facts
    for platform in facts.of_type("Platform"):
        kind = facts.concept(platform.iri, "platformKind")
        built = facts.to_tail(platform.iri, "builds", "leads")
        yield (
            desk.thing(platform.iri, facts.about(platform.iri)),
            desk.text(notation(facts.concept(platform.iri, "level"))),
            desk.text(name_step(kind)),
            desk.text(notation(kind)),
            desk.heads(platform.iri, "builds", "leads"),
            desk.region(platform.iri),
            desk.industry(platform.iri),
            desk.text(status_of(built), built),
        )


def name_step(kind: Concept | None) -> str:
    """The step of the platform chain that a kind of platform belongs to."""
    return load_ontology().concept(kind.chain_step).labels["zh"] if kind and kind.chain_step else ""


def list_talents(desk: Desk) -> Iterator[Row]:
    """A row for each body that a person is linked with; one with blanks where there is none."""
    facts = desk.facts
    for person in facts.of_type("Person"):
        title, told = find_title(facts, person.iri)
        links = facts.links_of(
            person.iri, out=("worksFor", "heads", "memberOf", "cooperatesWith", "builds"), into=("introduces", "cooperatesWith")
        )
        own = desk.tails(person.iri, "develops", "undertakes")
        for (body, relation), claims in links.items() or [(("", ""), [])]:
            yield (
                desk.thing(person.iri, claims or facts.about(person.iri)),
                desk.text(title, told),
                desk.thing(body, claims),
                desk.text(label(relation) if relation else "", claims),
                own if own.text or not body else desk.tails(body, "inIndustry", "develops"),
            )


def list_achievements(desk: Desk) -> Iterator[Row]:
    """Each technology once."""
    facts = desk.facts
    for result in facts.of_type("Technology"):
        yield (
            desk.thing(result.iri, facts.about(result.iri)),
            desk.text(label(result.type)),
            desk.heads(result.iri, "develops"),
            desk.tails(result.iri, "receives"),
            desk.heads(result.iri, "incubates"),
            desk.industry(result.iri),
        )


def list_needs(desk: Desk) -> Iterator[Row]:
    """Each need once; technologies that somebody asks for are needs too."""
    facts = desk.facts
    asked = {c.tail for c in facts.named("demands")}
    for need in facts.of_type("Demand", "Technology"):
        if need.type == "Demand" or need.iri in asked:
            money = [c for c in facts.to_tail(need.iri, "undertakes", "demands", "funds") if c.amount is not None]
            yield (
                desk.thing(need.iri, facts.about(need.iri)),
                desk.heads(need.iri, "demands"),
                desk.industry(need.iri),
                desk.heads(need.iri, "undertakes"),
                _most(desk, need.iri, money),
                state_need(desk, need.iri),
            )


def state_need(desk: Desk, need: str) -> Cell:
    """The step of an open challenge that a need has reached: what the graph states, else taken up or not."""
    taken = [c for c in desk.facts.to_tail(need, "undertakes") if c.status == "done"]
    steps = {c.notation: c.labels["zh"] for c in load_ontology().scheme("ChallengeSteps")}
    stated = desk.facts.concept(need, "challengeStep")
    if stated is not None:
        return desk.text(stated.labels["zh"])
    return desk.text(steps["揭榜"], taken) if taken else desk.text(steps["需求"], desk.facts.to_tail(need, "demands"))


def list_projects(desk: Desk) -> Iterator[Row]:
    """Each project once."""
    facts = desk.facts
    for project in facts.of_type("Project"):
        told = facts.to_tail(project.iri, "undertakes", "leads", "funds", "incubates")
        of_programme = [(c.tail, c) for c in facts.from_head(project.iri, "receives") if facts.things[c.tail].type == "Programme"]
        by_programme = [(c.head, c) for c in facts.to_tail(project.iri, "funds") if facts.things[c.head].type == "Programme"]
        yield (
            desk.thing(project.iri, facts.about(project.iri)),
            desk.heads(project.iri, "undertakes", "leads"),
            desk.things([*of_programme, *by_programme]),
            _most(desk, project.iri, [c for c in told if c.amount is not None]),
            desk.text(status_of(told), told),
            desk.region(project.iri),
        )


def _most(desk: Desk, thing: str, claims: list[Claim]) -> Cell:
    """The largest sum of money that is told of a thing: by a claim, else by a figure that states a fact or a goal."""
    if claims:
        best = max(claims, key=lambda c: c.amount or 0.0)
        return desk.number(best.amount, [best])
    sums = [f for f in desk.facts.about(thing) if isinstance(f, Figure) and f.unit == MONEY and f.kind != "support"]
    if not sums:
        return NOTHING
    largest = max(sums, key=lambda f: f.value)
    return desk.number(largest.value, [largest], bound=largest.bound)
