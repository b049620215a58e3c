"""Whether the reasons of candidates hold: every step in the graph with its sentence, every score the sum of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from graph.match import Candidate, Step
from graph.match.ranking import DIGITS
from graph.ontology import CP, load_ontology
from graph.store import GraphStore


def find_faults(store: GraphStore, candidates: Iterable[Candidate]) -> list[str]:
    """What is wrong with the candidates, in words; nothing where all is well."""
    return [fault for candidate in candidates for fault in _faults_of(store, candidate)]


def _faults_of(store: GraphStore, candidate: Candidate) -> Iterator[str]:
    name = candidate.thing.name
    if candidate.score != round(sum(part.points for part in candidate.parts), DIGITS) or not 0 <= candidate.score <= 1:
        yield f"{name}: the score {candidate.score} is not the sum of its parts"
    for part in candidate.parts:
        for way in part.ways:
            if not all(_touch(one, other) for one, other in pairwise(way)):
                yield f"{name}, {part.name}: the steps of a way do not hang together: {way}"
            for step in way:
                yield from (f"{name}, {part.name}: {fault}" for fault in _faults_of_step(store, step))


def _touch(one: Step, other: Step) -> bool:
    assert one.link and other.link
    return bool({one.link.head, one.link.tail} & {other.link.head, other.link.tail})


def _faults_of_step(store: GraphStore, step: Step) -> Iterator[str]:
    assert step.link is not None
    head, relation, tail = step.link
    if not step.derived and not step.quotes:
        yield f"{step.link} has no sentence"
    turns = [(head, tail)] + ([(tail, head)] if not step.derived and load_ontology().is_symmetric(relation) else [])
    asserted = " UNION ".join(f"{{ <{one}> <{CP}{relation}> <{other}> }}" for one, other in turns)
    if not store.query(f"ASK {{ {asserted} }}", union=step.derived):
        yield f"{step.link} is not in the graph"
    for quote in step.quotes:
        pattern = f"rdf:predicate <{CP}{relation}> ; oa:start {quote.start} ; oa:end {quote.end} ; prov:wasDerivedFrom <{quote.document}>"
        claims = (f"{{ ?c rdf:subject <{one}> ; rdf:object <{other}> ; {pattern} }}" for one, other in turns)
        if not store.query(f"ASK {{ GRAPH <{quote.document}> {{ {' UNION '.join(claims)} }} }}"):
            yield f"no claim states {step.link} at {quote.start} of {quote.document}"
