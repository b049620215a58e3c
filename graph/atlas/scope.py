"""The part of the graph that an atlas of one region or one industry is about.

Enters: all facts, the IRI of a region or an industry. Leaves: the facts of it. A fact belongs to a region where a document of the
region tells it, or where it is told of something that lies there; a fact belongs to an industry where it is told of something that
is of the industry or of a narrower one, or of what that has built, developed, undertaken or asked for.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.atlas.facts import Claim, Facts, Figure
from graph.atlas.words import load_words
from graph.ontology import load_ontology

MADE = ("builds", "leads", "develops", "undertakes", "incubates", "demands")
# A region or a government has a hand in every industry: what it builds is of none for that reason.
BROAD = frozenset({"Region", "GovernmentBody"})


def keep_region(facts: Facts, region: str) -> Facts:
    """The facts of a region and of the regions inside it."""
    regions = {region, *(inner for inner, outer in facts.within.items() if region in outer)}
    names = {facts.things[iri].name for iri in regions if iri in facts.things}
    documents = {d.iri for d in facts.documents.values() if d.region in names}
    home = regions | _located(facts, regions) | _named_after(facts, names)
    claims = [c for c in facts.claims if c.document in documents or c.head in home or c.tail in home]
    figures = [f for f in facts.figures if f.document in documents or f.subject in home]
    return facts.keep(claims, figures, home)


def keep_industry(facts: Facts, industry: str) -> Facts:
    """The facts of an industry and of narrower ones."""
    industries = {industry, *narrower_industries(facts, industry)}
    of_it = {c.head for i in industries for c in facts.to_tail(i, "inIndustry")}
    asked = {c.tail for i in industries for c in facts.from_head(i, "demands")}
    members = {iri for iri in of_it | asked if facts.things[iri].type not in BROAD}
    made = {c.tail for iri in members for c in facts.from_head(iri, *MADE)}
    core = industries | members | made
    return facts.keep(_touching(facts.claims, core), [f for f in facts.figures if f.subject in core], core)


def narrower_industries(facts: Facts, industry: str) -> list[str]:
    """Industries whose name ends with that of the wider one, words such as 产业 apart: 化工新材料产业 is narrower than 新材料."""
    stem = stem_of(facts.things[industry].name)
    return [t.iri for t in facts.of_type("Industry") if t.iri != industry and stem_of(t.name).endswith(stem)]


def stem_of(name: str) -> str:
    """The name of an industry without the words that every industry may bear.

    >>> stem_of("新材料产业集群"), stem_of("产业")
    ('新材料', '产业')
    """
    for ending in load_words("industry.ending"):
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending)
    return name


def _located(facts: Facts, regions: Iterable[str]) -> set[str]:
    """What is located in one of the regions, or in a platform there."""
    direct = {c.head for region in regions for c in facts.to_tail(region, "locatedIn")}
    return direct | {c.head for platform in direct for c in facts.to_tail(platform, "locatedIn")}


def _named_after(facts: Facts, names: Iterable[str]) -> set[str]:
    """Bodies whose name opens with that of one of the regions: 淄博市科技局."""
    bodies = load_ontology().heads("leads")
    openings = tuple(names)
    return {t.iri for kind in sorted(bodies) for t in facts.of_type(kind) if t.name.startswith(openings)}


def _touching(findings: Iterable[Claim], core: set[str]) -> list[Claim]:
    return [c for c in findings if c.head in core or c.tail in core]


def keep_both(facts: Facts, other: Facts) -> Facts:
    """The facts that two parts have in common."""
    claims, figures = frozenset(other.claims), frozenset[Figure](other.figures)
    return facts.keep(
        [c for c in facts.claims if c in claims], [f for f in facts.figures if f in figures], facts.things.keys() & other.things
    )
