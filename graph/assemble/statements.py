"""assemble: what one document says, as RDF statements.

Enters: an ``Analysis`` and the thing that each of its entities is. Leaves: N-Quads lines for the document's named graph
(claims and observations with evidence) and plain triples; claims whose ends the ontology does not allow are kept in the
document's graph, are not asserted, and come out as ``Misfit`` for review.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.assemble.quads import date, integer, iri, number, quad, text
from graph.model import Analysis, Claim, Document, Observation
from graph.ontology import CP, OA, PROV, RDF, RDFS, SKOS, Ontology
from graph.resolve.corpus import Thing
from graph.resolve.iri import document_iri, statement_iri

TYPE = RDF + "type"
LABEL = RDFS + "label"


@dataclass(frozen=True, slots=True)
class Misfit:
    """A claim that is not asserted, and why: its ends are of the wrong type, or one and the same thing."""

    document: str
    claim: str
    head: str
    relation: str
    tail: str
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim with the things at its ends. Of a symmetric relation ``edge`` has the lesser IRI first, so that it stands once."""

    iri: str
    claim: Claim
    head: Thing
    tail: Thing
    edge: tuple[str, str]
    misfit: str | None


@dataclass(frozen=True, slots=True)
class Counted:
    """An observation with the thing it counts for."""

    iri: str
    observation: Observation
    subject: Thing


def thing_quads(thing: Thing, ontology: Ontology) -> Iterator[str]:
    """Type, label, other names and the role that the type fills by default."""
    yield quad(thing.iri, TYPE, iri(ontology.term(thing.type)))
    yield quad(thing.iri, LABEL, text(thing.name, "zh"))
    for alias in thing.aliases:
        yield quad(thing.iri, SKOS + "altLabel", text(alias, "zh"))
    for hidden in thing.hidden:
        yield quad(thing.iri, SKOS + "hiddenLabel", text(hidden, "zh"))
    if role := ontology.role_of(thing.type):
        yield quad(thing.iri, CP + "role", iri(ontology.by_notation("Roles", role).iri))


def document_quads(document: Document) -> Iterator[str]:
    """What is known of the document itself, in the default graph."""
    subject = document_iri(document.id)
    yield quad(subject, TYPE, iri(CP + "Document"))
    stated = {
        "source": document.source, "format": document.format, "title": document.title, "issuer": document.issuer,
        "number": document.number, "region": document.region, "digest": document.digest,
    }  # fmt: skip
    for name, value in stated.items():
        if value:
            yield quad(subject, CP + name, text(value))
    if when := date(document.date):
        yield quad(subject, CP + "date", when)


def state_claims(analysis: Analysis, things: Mapping[str, Thing], ontology: Ontology) -> tuple[Stated, ...]:
    """The document's claims between things, each once: entities that turn out to be one thing may say a claim twice."""
    best: dict[str, Stated] = {}
    for claim in sorted(analysis.claims, key=lambda c: (-c.confidence, c.status, c.rule)):
        head, tail = things[claim.head], things[claim.tail]
        ends = (head.iri, claim.relation, tail.iri)
        name = statement_iri("Claim", analysis.document.id, (*ends, claim.start, claim.end))
        edge = (tail.iri, head.iri) if ontology.is_symmetric(claim.relation) and tail.iri < head.iri else (head.iri, tail.iri)
        best.setdefault(name, Stated(name, claim, head, tail, edge, _find_misfit(head, claim.relation, tail, ontology)))
    return tuple(best[name] for name in sorted(best))


def _find_misfit(head: Thing, relation: str, tail: Thing, ontology: Ontology) -> str | None:
    if head.iri == tail.iri:
        return "首尾为同一事物 / head and tail are one thing"
    if not ontology.allows(head.type, relation, tail.type):
        return f"{relation} 不连接 {head.type} 与 {tail.type} / {relation} does not join {head.type} to {tail.type}"
    return None


def claim_quads(stated: Stated, document: Document, ontology: Ontology) -> Iterator[str]:
    """The claim in its document's graph."""
    graph, claim = document_iri(document.id), stated.claim
    predicate = ontology.term(claim.relation)
    terms = {
        TYPE: iri(CP + "Claim"), RDF + "subject": iri(stated.head.iri), RDF + "predicate": iri(predicate),
        RDF + "object": iri(stated.tail.iri), CP + "status": text(claim.status),
        CP + "amount": number(claim.amount) if claim.amount is not None else None,
    }  # fmt: skip
    yield from (quad(stated.iri, p, o, graph) for p, o in {**terms, **_evidence(claim, graph)}.items() if o)


def plain_triple(stated: Stated, ontology: Ontology) -> Iterator[str]:
    """The triple of the default graph, where the claim fits the ontology. A planned relation is asserted too; its claim says so."""
    if stated.misfit is None:
        yield quad(stated.edge[0], ontology.term(stated.claim.relation), iri(stated.edge[1]))


def state_observations(analysis: Analysis, things: Mapping[str, Thing]) -> tuple[Counted, ...]:
    """The document's observations of things, each once."""
    best: dict[str, Counted] = {}
    for o in sorted(analysis.observations, key=lambda o: (-o.confidence, o.bound, o.rule)):
        subject = things[o.subject]
        name = statement_iri("Observation", analysis.document.id, (subject.iri, o.metric, float(o.value), o.unit, o.kind, o.start, o.end))
        best.setdefault(name, Counted(name, o, subject))
    return tuple(best[name] for name in sorted(best))


def observation_quads(counted: Counted, document: Document) -> Iterator[str]:
    """The observation in its document's graph."""
    graph, o = document_iri(document.id), counted.observation
    terms = {
        TYPE: iri(CP + "Observation"), CP + "subject": iri(counted.subject.iri), CP + "metric": text(o.metric),
        CP + "value": number(o.value),
        CP + "unit": text(o.unit), CP + "kind": text(o.kind), CP + "bound": text(o.bound),
    }  # fmt: skip
    yield from (quad(counted.iri, p, term, graph) for p, term in {**terms, **_evidence(o, graph)}.items() if term)


def _evidence(finding: Claim | Observation, document: str) -> dict[str, str | None]:
    return {
        OA + "exact": text(finding.quote), OA + "start": integer(finding.start), OA + "end": integer(finding.end),
        PROV + "wasDerivedFrom": iri(document), CP + "confidence": number(finding.confidence), CP + "rule": text(finding.rule),
        CP + "date": date(finding.date),
    }  # fmt: skip


def list_misfits(document: Document, claims: Iterable[Stated]) -> Iterator[Misfit]:
    """The claims that are not asserted, for the report."""
    for s in claims:
        if s.misfit:
            yield Misfit(document.id, s.iri, s.head.iri, s.claim.relation, s.tail.iri, s.claim.quote, s.misfit)
