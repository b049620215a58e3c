"""The chain of platforms by step and level, and the chain of incubation.

Enters: the desk. Leaves: rows of ``steps`` and ``incubation``.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.atlas.cells import NOTHING, Desk
from graph.atlas.facts import Facts
from graph.atlas.labels import label, notation
from graph.atlas.lists import name_step
from graph.atlas.model import Row
from graph.ontology import Concept, load_ontology

LAST = 99  # where there is no step, level or stage


def list_steps(desk: Desk) -> Iterator[Row]:
    """Platforms in the order of the chain, then by level and name; those whose name does not tell come last."""
    facts, ontology = desk.facts, load_ontology()
    placed = []
    for platform in facts.of_type("Platform"):
        kind, level = facts.concept(platform.iri, "platformKind"), facts.concept(platform.iri, "level")
        step = ontology.concept(kind.chain_step) if kind and kind.chain_step else None
        placed.append(((step.order if step else LAST, level.order if level else LAST, platform.name, platform.iri), kind, level))
    for (_, _, _, iri), kind, level in sorted(placed, key=lambda p: p[0]):
        yield desk.text(name_step(kind)), desk.text(notation(level)), desk.thing(iri, facts.about(iri)), desk.text(notation(kind))


def list_incubation(desk: Desk) -> Iterator[Row]:
    """Incubators in the order of the stages with what they incubate or house; other bodies that incubate come last."""
    facts = desk.facts
    stages = {p.iri: stage for p in facts.of_type("Platform") if (stage := find_stage(facts, p.iri))}
    incubators = stages.keys() | {c.head for c in facts.named("incubates")}

    def order(iri: str) -> tuple[int, str, str]:
        return stages[iri].order if iri in stages else LAST, desk.name(iri), iri

    for iri in sorted(incubators, key=order):
        links = facts.links_of(iri, out=("incubates",), into=("locatedIn",) if iri in stages else ())
        for (incubated, relation), claims in links.items() or [(("", ""), [])]:
            yield (
                desk.text(notation(stages.get(iri))),
                desk.thing(iri, claims or facts.about(iri)),
                desk.thing(incubated, claims) if incubated else NOTHING,
                desk.region(iri),
                desk.text(label(relation) if relation else "", claims),
            )


def find_stage(facts: Facts, platform: str) -> Concept | None:
    """The stage of incubation of a platform: what the graph states, that of its kind, or that whose word its name ends with."""
    ontology = load_ontology()
    kind = facts.concept(platform, "platformKind")
    if stated := facts.concept(platform, "incubationStage"):
        return stated
    if kind and kind.related:
        return ontology.concept(kind.related)
    name = facts.things[platform].name
    stages = ontology.scheme("IncubationChain")
    return next((s for s in stages if name.endswith((s.notation, s.labels["zh"], *s.alt_labels))), None)
