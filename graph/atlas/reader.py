"""Reads what the atlas is made of from a store; its only module that knows of rows of claims and figures.

Enters: a store. Leaves: ``Facts``. Claims that the ontology does not allow are left out, as they are not asserted in the graph either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.atlas.facts import Claim, Document, Facts, Figure, Thing
from graph.ontology import CP, Concept, load_ontology
from graph.query import ask
from graph.store import GraphStore, Rows

FOLDER = Path(__file__).with_name("sparql")


def read_facts(store: GraphStore) -> Facts:
    """Everything that the atlas is made from."""
    things = {thing.iri: thing for thing in sorted(_read_things(store))}
    documents = _read_documents(store)
    claims = tuple(sorted(_read_claims(store, things), key=_claim_order))
    figures = tuple(sorted(_read_figures(store, things)))
    return Facts(things, documents, claims, figures, _read_concepts(store), _read_within(store), _read_names(store))


def _claim_order(claim: Claim) -> tuple[str, str, str, str, int, int, str, str]:
    return claim.head, claim.relation, claim.tail, claim.document, claim.start, claim.end, claim.quote, claim.status


def _select(store: GraphStore, name: str) -> Iterator[tuple[str, ...]]:
    """The values of the rows of one query; empty where a variable is unbound."""
    answer = store.query((FOLDER / f"{name}.rq").read_text(encoding="utf-8"))
    assert isinstance(answer, Rows)  # all queries of the folder are SELECT
    return (tuple(term.value if term else "" for term in row) for row in answer.rows)


def _read_things(store: GraphStore) -> Iterator[Thing]:
    types = load_ontology().entity_types
    answer = store.query((FOLDER / "things.rq").read_text(encoding="utf-8"))
    assert isinstance(answer, Rows)
    for thing, kind, name in answer.rows:
        if thing and kind and name and name.lang in ("zh", "") and kind.value.removeprefix(CP) in types:
            yield Thing(thing.value, kind.value.removeprefix(CP), name.value)


def _read_documents(store: GraphStore) -> dict[str, Document]:
    found: dict[str, Document] = {}
    for row in ask(store, "documents").rows:
        title, iri, date, issuer, _number, region, claims, figures = (term.value if term else "" for term in row)
        found.setdefault(iri, Document(iri, title, date, issuer, region, int(claims or 0), int(figures or 0)))
    return found


def _read_claims(store: GraphStore, things: Mapping[str, Thing]) -> Iterator[Claim]:
    ontology = load_ontology()
    for document, head, relation, tail, status, quote, start, end, confidence, amount, date in _select(store, "claims"):
        name = relation.removeprefix(CP)
        known = head != tail and head in things and tail in things and name in ontology.relations
        if known and ontology.allows(things[head].type, name, things[tail].type):
            money = float(amount) if amount else None
            yield Claim(head, name, tail, document, int(start), int(end), quote, status, float(confidence), money, date)


def _read_figures(store: GraphStore, things: Mapping[str, Thing]) -> Iterator[Figure]:
    for document, subject, metric, value, unit, kind, quote, start, end, confidence, bound, date in _select(store, "figures"):
        if subject in things:
            yield Figure(
                subject, metric, unit, float(value), kind, document, int(start), int(end), quote, float(confidence), bound or "=", date
            )


def _read_concepts(store: GraphStore) -> dict[tuple[str, str], tuple[Concept, ...]]:
    ontology = load_ontology()
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for thing, name, concept in _select(store, "concepts"):
        if concept.removeprefix(CP) in ontology.terms:
            found[thing, name.removeprefix(CP)].add(concept.removeprefix(CP))
    return {key: tuple(sorted(map(ontology.concept, names), key=lambda c: c.order)) for key, names in found.items()}


def _read_within(store: GraphStore) -> dict[str, frozenset[str]]:
    """All regions around a region, however far out."""
    direct: dict[str, set[str]] = defaultdict(set)
    for inner, outer in _select(store, "within"):
        direct[inner].add(outer)
    return {inner: frozenset(_climb(inner, direct)) for inner in direct}


def _read_names(store: GraphStore) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for thing, name in _select(store, "names"):
        found[thing].add(name)
    return {thing: tuple(sorted(names)) for thing, names in found.items()}


def _climb(inner: str, direct: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    todo = [inner]
    while todo:
        new = direct.get(todo.pop(), set()) - found
        found |= new
        todo += new
    return found - {inner}
