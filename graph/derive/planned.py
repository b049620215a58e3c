"""Which triples are only planned: rules that would make a plan into a fact leave them out.

Enters: a store with claims, the relations that rules ask about. Leaves: triples that claims plan and no claim states as done.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import pyoxigraph as ox

from graph.derive.rule import Node, Triple
from graph.ontology import CP, RDF

SUBJECT, PREDICATE, OBJECT = (ox.NamedNode(RDF + part) for part in ("subject", "predicate", "object"))
STATUS = ox.NamedNode(CP + "status")
_PLANNED, _DONE = ox.Literal("planned"), ox.Literal("done")

Claim = tuple[ox.NamedNode, ox.NamedNode]  # the claim and the graph that it stands in


def read_claim(store: ox.Store, claim: Claim) -> Triple | None:
    """The triple that a claim states; ``None`` where it is not complete."""
    name, graph = claim
    parts = [next(iter(store.quads_for_pattern(name, part, None, graph)), None) for part in (SUBJECT, PREDICATE, OBJECT)]
    return tuple(part.object for part in parts if part) if all(parts) else None  # type: ignore[return-value]


def list_planned(store: ox.Store, relations: Collection[str], subjects: Iterable[Node] | None = None) -> Iterator[Triple]:
    """The triples of some relations (``<IRI>``) that documents only plan; of all things, or of some ``subjects``."""
    for claim in _list_plans(store) if subjects is None else _list_plans_of(store, subjects):
        triple = read_claim(store, claim)
        if triple and str(triple[1]) in relations and not _is_done(store, triple):
            yield triple


def _list_plans(store: ox.Store) -> Iterator[Claim]:
    for quad in store.quads_for_pattern(None, STATUS, _PLANNED):
        yield quad.subject, quad.graph_name  # type: ignore[misc]


def _list_plans_of(store: ox.Store, subjects: Iterable[Node]) -> Iterator[Claim]:
    for subject in subjects:
        for quad in store.quads_for_pattern(None, SUBJECT, subject):
            if any(True for _ in store.quads_for_pattern(quad.subject, STATUS, _PLANNED, quad.graph_name)):
                yield quad.subject, quad.graph_name  # type: ignore[misc]


def _is_done(store: ox.Store, triple: Triple) -> bool:
    """Whether a claim states the triple as done, looked for among the claims of whichever end has fewer."""
    for claim in _fewer(store, triple):
        if any(store.quads_for_pattern(claim[0], STATUS, _DONE, claim[1])) and read_claim(store, claim) == triple:
            return True
    return False


def _fewer(store: ox.Store, triple: Triple) -> list[Claim]:
    """The claims with the triple's subject or those with its object: both are walked in step, the shorter walk is taken."""
    walks = [store.quads_for_pattern(None, part, end) for part, end in ((SUBJECT, triple[0]), (OBJECT, triple[2]))]
    found: tuple[list[Claim], list[Claim]] = ([], [])
    while True:
        for walk, claims in zip(walks, found, strict=True):
            quad = next(walk, None)
            if quad is None:
                return claims
            claims.append((quad.subject, quad.graph_name))  # type: ignore[arg-type]
