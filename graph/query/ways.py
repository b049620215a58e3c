"""The shortest ways between two things, which SPARQL can test for but not give. The Python part of a question.

Enters: a store, the two things and how long a way may be. Leaves: a row for each sentence behind each step of each shortest way. The
search goes from both ends at once and asks the store for the links of a whole ring of things at a time, so that it works on any store.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import islice, pairwise

from graph.ontology import CP, XSD, load_ontology
from graph.query.write import write_term
from graph.store import GraphStore, Rows, Term

RING = 500  # things asked about at once
MOST_WAYS = 1000  # ways written out before the choice: a crowded graph has millions

Fill = Callable[[Mapping[str, Term]], str]


def find_ways(store: GraphStore, values: Mapping[str, Term], fill: Fill) -> Iterator[tuple[Term | None, ...]]:
    """Rows of (way, step, columns of the query), the ways in the order of the things on them; ``fill`` makes the query of a step."""
    one, other = values["one"].value, values["other"].value
    steps, limit = int(float(values["steps"].value)), int(float(values["limit"].value))
    ways = sorted(islice(_shortest(store, one, other, steps), MOST_WAYS))[:limit]
    told: dict[tuple[str, str], list[tuple[Term | None, ...]]] = {}
    for number, way in enumerate(ways, start=1):
        for step, (a, b) in enumerate(pairwise(way), start=1):
            if (a, b) not in told:
                told[a, b] = _tell(store, fill({"one": Term("uri", a), "other": Term("uri", b)}))
            for row in told[a, b]:
                yield (_count(number), _count(step), *row)


def _tell(store: GraphStore, query: str) -> list[tuple[Term | None, ...]]:
    answer = store.query(query)
    assert isinstance(answer, Rows)
    return list(answer.rows)


def _count(number: int) -> Term:
    return Term("literal", str(number), "", XSD + "integer")


def _shortest(store: GraphStore, one: str, other: str, most: int) -> Iterator[tuple[str, ...]]:
    """All shortest ways of at most so many steps, each as the things on it."""
    if one == other or most < 1:
        return
    before: tuple[dict[str, set[str]], ...] = (defaultdict(set), defaultdict(set))  # on each side, from where a thing was reached
    seen: tuple[set[str], ...] = ({one}, {other})
    rings: list[set[str]] = [{one}, {other}]
    for _ in range(most):
        side = 0 if len(rings[0]) <= len(rings[1]) else 1
        ring: set[str] = set()
        for here, there in _neighbours(store, rings[side]):
            if there not in seen[side]:
                ring.add(there)
                before[side][there].add(here)
        seen[side].update(ring)
        rings[side] = ring
        if meeting := sorted(ring & seen[1 - side]):
            for thing in meeting:
                for back in _trace(before[0], one, thing):
                    for onward in _trace(before[1], other, thing):
                        yield (*back, *reversed(onward[:-1]))
            return
        if not ring:
            return


def _trace(before: Mapping[str, set[str]], start: str, thing: str) -> Iterator[tuple[str, ...]]:
    """The ways from a start to a thing."""
    if thing == start:
        yield (start,)
        return
    for previous in sorted(before[thing]):
        for way in _trace(before, start, previous):
            yield (*way, thing)


def _neighbours(store: GraphStore, ring: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each thing of the ring with what it is linked with, in either direction, by a relation that documents state."""
    relations = {CP + name for name in load_ontology().relations}
    waiting = iter(sorted(ring))
    while chunk := list(islice(waiting, RING)):
        things = " ".join(write_term(Term("uri", iri)) for iri in chunk)
        for pattern in ("?here ?relation ?there", "?there ?relation ?here"):
            for here, relation, there in _tell(store, f"SELECT ?here ?relation ?there WHERE {{ VALUES ?here {{ {things} }} {pattern} }}"):
                if here and relation and there and relation.value in relations and here != there:
                    yield here.value, there.value
