"""Fills an atlas from a store: the whole graph, or the part of it that one region or one industry is about.

Enters: a store, the names of a region and an industry as a person gives them. Leaves: an ``Atlas``, the same for the same graph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from graph.atlas.cells import Desk
from graph.atlas.chain import list_chains
from graph.atlas.facts import Facts
from graph.atlas.finance import list_finance
from graph.atlas.lists import list_achievements, list_needs, list_platforms, list_projects, list_talents
from graph.atlas.model import Atlas, Row, Words
from graph.atlas.overview import count_things, list_sources, list_things
from graph.atlas.places import list_places
from graph.atlas.platforms import list_incubation, list_steps
from graph.atlas.policy import list_policies
from graph.atlas.pools import list_demands, list_firms, list_flows, list_grade_counts, list_people, list_results
from graph.atlas.reader import read_facts
from graph.atlas.roles import list_roles
from graph.atlas.scope import keep_both, keep_industry, keep_region
from graph.atlas.targets import list_contradicting_claims, list_contradicting_figures, list_plans, list_targets
from graph.atlas.texts import fill_sections
from graph.atlas.timeline import list_events
from graph.query import prepare_question
from graph.store import GraphStore

# The tables that are made of facts, and those that also ask a named question.
FROM_FACTS: Mapping[str, Callable[[Desk], Iterable[Row]]] = MappingProxyType(
    {
        "counts": count_things, "sources": list_sources, "things": list_things, "chain": list_chains, "places": list_places,
        "platforms": list_platforms, "talents": list_talents, "achievements": list_achievements, "needs": list_needs,
        "projects": list_projects,
        "enterprise_pool": list_firms, "grade_figures": list_grade_counts, "demand_pool": list_demands, "achievement_pool": list_results,
        "talent_pool": list_people, "flows": list_flows, "steps": list_steps, "incubation": list_incubation, "finance": list_finance,
        "plans": list_plans, "events": list_events,
    }
)  # fmt: skip
FROM_STORE: Mapping[str, Callable[[Desk, GraphStore], Iterable[Row]]] = MappingProxyType(
    {
        "roles": list_roles, "policies": list_policies, "targets": list_targets,
        "contradicting_figures": list_contradicting_figures, "contradicting_claims": list_contradicting_claims,
    }
)  # fmt: skip


def collect_atlas(store: GraphStore, *, region: str | None = None, industry: str | None = None) -> Atlas:
    """The atlas of a graph.

    Raises ``UnknownNameError`` or ``AmbiguousNameError`` where a name does not lead to one region or industry of the graph.
    """
    places = {"region": _find(store, "region_actors", "region", region), "industry": _find(store, "industry_actors", "industry", industry)}
    whole = read_facts(store)
    facts = _select(whole, **places)
    desk = Desk(facts, whole, asked=places["region"])
    rows = {key: tuple(make(desk)) for key, make in FROM_FACTS.items()}
    rows |= {key: tuple(make(desk, store)) for key, make in FROM_STORE.items()}
    named = {key: desk.name(iri) if iri else None for key, iri in places.items()}
    sections = tuple(fill_sections(rows))
    return Atlas(_title(named["region"], named["industry"]), sections, desk.sentences, **named, documents=len(facts.documents))


def _find(store: GraphStore, question: str, parameter: str, name: str | None) -> str:
    """The IRI of a region or an industry, found as the named questions find it: 淄博 does for 淄博市."""
    return prepare_question(store, question, {parameter: name}).values[parameter].value if name and name.strip() else ""


def _select(whole: Facts, region: str, industry: str) -> Facts:
    of_region = keep_region(whole, region) if region else whole
    return keep_both(of_region, keep_industry(whole, industry)) if industry else of_region


def _title(region: str | None, industry: str | None) -> Words:
    about = "·".join(filter(None, (region, industry)))
    return Words(f"{about}创新图谱" if about else "创新图谱", f"Innovation atlas: {about}" if about else "Innovation atlas")
