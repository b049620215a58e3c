"""Triples that no document states but that follow from those that are stated. They stand in the graph ``cpid:derived``.

Enters: the asserted graph as rows. Leaves: N-Quads lines, for each derived triple itself and a statement node that names
its rule (``cp:derivedBy``). Each rule is a small named function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from graph.assemble.facts import Facts
from graph.assemble.quads import iri, quad, text
from graph.gazetteer import Division, division_key, find_division, split_region
from graph.ontology import CP, RDF, Concept, Ontology
from graph.resolve.iri import BASE, DERIVED_GRAPH, content_digest

CROWD = 30  # builders of one thing up to which they are told as pairs; pairs grow with the square of their number

Triple = tuple[str, str, str]  # three IRIs
Rule = Callable[[Facts, Ontology], Iterator[Triple]]


def inverse(facts: Facts, ontology: Ontology) -> Iterator[Triple]:
    """A leads B → B ledBy A, where the ontology names an inverse."""
    for link in facts.links():
        if name := ontology.relation(link.relation).inverse:
            yield link.tail, ontology.term(name), link.head


def symmetric(facts: Facts, ontology: Ontology) -> Iterator[Triple]:
    """A cooperatesWith B → B cooperatesWith A."""
    for link in facts.links():
        if ontology.is_symmetric(link.relation):
            yield link.tail, ontology.term(link.relation), link.head


def super_property(facts: Facts, ontology: Ontology) -> Iterator[Triple]:
    """Any relation → relatedTo, the relation above them all."""
    for link in facts.links():
        yield link.head, ontology.term("relatedTo"), link.tail


def co_builders(facts: Facts, ontology: Ontology) -> Iterator[Triple]:
    """A builds P, B builds P → A coBuildsWith B, both ways. Of a crowd that builds one thing no pair says anything."""
    pairs = facts.rows.execute(
        "SELECT DISTINCT a.head, b.head FROM edge a JOIN edge b ON b.relation = 'builds' AND b.tail = a.tail AND b.head <> a.head "
        "WHERE a.relation = 'builds' AND a.tail IN (SELECT tail FROM edge WHERE relation = 'builds' GROUP BY tail HAVING count(*) <= ?)",
        (CROWD,),
    )
    for one, other in pairs:
        yield one, ontology.term("coBuildsWith"), other


def head_role(facts: Facts, ontology: Ontology) -> Iterator[Triple]:
    """Whoever demands something is a user: the role that the ontology gives to the head of a relation."""
    for link in facts.links():
        if role := ontology.relation(link.relation).head_role:
            yield link.head, ontology.term("role"), ontology.concept(role).iri


def platform_kind(facts: Facts, ontology: Ontology) -> Iterator[Triple]:
    """A platform's name ends with the word for its kind (…工程技术研究中心); the longest word decides. The kind gives the role."""
    words = {w: c for c in ontology.scheme("PlatformKinds") for w in (c.notation, *c.alt_labels)}
    for vertex in facts.vertices():
        if vertex.type == "Platform" and (kind := _ending(vertex.name, words)):
            yield vertex.iri, ontology.term("platformKind"), kind.iri
            if kind.default_role:
                yield vertex.iri, ontology.term("role"), ontology.concept(kind.default_role).iri


def _ending(name: str, words: dict[str, Concept]) -> Concept | None:
    fits = [word for word in words if name.endswith(word)]
    return words[max(fits, key=len)] if fits else None


def level(facts: Facts, ontology: Ontology) -> Iterator[Triple]:
    """A platform's or community's name says at which level it was recognised: 国家…, or the province, city or county it begins with."""
    concepts = {c.notation.removesuffix("级"): c for c in ontology.scheme("Levels")}
    for vertex in facts.vertices():
        if vertex.type in ("Platform", "InnovationCommunity") and (found := concepts.get(_level_of(vertex.name))):
            yield vertex.iri, ontology.term("level"), found.iri


def _level_of(name: str) -> str:
    for word in ("国家", "省级", "市级"):
        if word in name:
            return word.removesuffix("级")
    places, _ = split_region(name)
    division = find_division(places[-1], strict=True) if places and places[-1].endswith(("省", "市", "区", "县")) else None
    return {"province": "省", "city": "市", "county": "县区"}.get(division.level, "") if division else ""


def within(facts: Facts, ontology: Ontology) -> Iterator[Triple]:
    """A place lies in another place of the graph, by the table of divisions."""
    places = {division_key(d): v.iri for v in facts.vertices() if v.type == "Region" and (d := find_division(v.name, strict=True))}
    for vertex in facts.vertices():
        division = find_division(vertex.name, strict=True) if vertex.type == "Region" else None
        for above in _above(division) if division else ():
            if above in places and places[above] != vertex.iri:
                yield vertex.iri, ontology.term("within"), places[above]


def _above(division: Division) -> Iterator[str]:
    """Keys of the city and the province of a division."""
    for name in (division.city, division.province):
        if name and name != division.name and (upper := find_division(name, strict=True)):
            yield division_key(upper)


RULES: tuple[Rule, ...] = (inverse, symmetric, super_property, co_builders, head_role, platform_kind, level, within)


def derive_quads(facts: Facts, ontology: Ontology) -> Iterator[str]:
    """All that follows, with the rule it follows by."""
    for rule in RULES:
        for triple in rule(facts, ontology):
            yield from _traced(triple, rule.__name__)


def _traced(triple: Triple, rule: str) -> Iterator[str]:
    subject, predicate, object_ = triple
    node = f"{BASE}Derived/{content_digest((*triple, rule))}"
    yield quad(subject, predicate, iri(object_), DERIVED_GRAPH)
    yield quad(node, RDF + "type", iri(RDF + "Statement"), DERIVED_GRAPH)
    yield quad(node, RDF + "subject", iri(subject), DERIVED_GRAPH)
    yield quad(node, RDF + "predicate", iri(predicate), DERIVED_GRAPH)
    yield quad(node, RDF + "object", iri(object_), DERIVED_GRAPH)
    yield quad(node, CP + "derivedBy", text(rule), DERIVED_GRAPH)
