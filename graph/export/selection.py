"""What is exported: a whole store, or the part of it that a query answers with.

Enters: a store, a query or a named question. Leaves: a ``Selection``. CONSTRUCT and DESCRIBE select the triples that they give. SELECT
and a named question select the things in their answer, with what the default graph says of them and of the relations among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from graph.ontology import CP, RDF
from graph.query import answer_query, answer_question, prepare_question
from graph.store import GraphStore, OxigraphStore, Rows, Term, Triple, Triples, memory_store

AT_ONCE = 500  # things asked for in one query
TYPE, ROLE = RDF + "type", CP + "role"
ABOUT = "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?s {{ {} }} ?s ?p ?o }}"


class ExportError(ValueError):
    """What was asked for cannot be exported."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The store asked, and the part of it that is exported; ``None``: all of it."""

    source: GraphStore
    part: OxigraphStore | None = None

    @property
    def content(self) -> GraphStore:
        """The store that holds what is exported, and nothing else."""
        return self.source if self.part is None else self.part


def select_whole(store: GraphStore) -> Selection:
    """All of a store."""
    return Selection(store)


def select_by_query(store: GraphStore, text: str) -> Selection:
    """What a query answers with. Raises ``QueryError``, and ``ExportError`` for an ASK, which selects nothing."""
    answer = answer_query(store, text)
    if isinstance(answer, bool):
        raise ExportError("ASK 只答是否，应为 CONSTRUCT、DESCRIBE 或 SELECT / found an ASK, expected CONSTRUCT, DESCRIBE or SELECT")
    return _select_triples(store, answer.triples) if isinstance(answer, Triples) else _select_things(store, _named_in(answer))


def select_by_question(store: GraphStore, name: str, parameters: Mapping[str, str]) -> Selection:
    """The things that a named question answers with, and those it is asked about. Raises as ``prepare_question`` does."""
    prepared = prepare_question(store, name, parameters)
    return _select_things(
        store, (*_named_in(answer_question(store, prepared)), *(t.value for t in prepared.values.values() if t.kind == "uri"))
    )


def _named_in(rows: Rows) -> Iterator[str]:
    return (term.value for row in rows.rows for term in row if term is not None and term.kind == "uri")


def _select_things(store: GraphStore, iris: Iterable[str]) -> Selection:
    """The things, what is said of them, and the relations among them."""
    named = dict.fromkeys(iris)
    return _select_triples(store, _among(named, describe_things(store, named)))


def describe_things(store: GraphStore, iris: Iterable[str]) -> Iterator[Triple]:
    """What the default graph says of these things."""
    waiting = iter(iris)
    while batch := list(islice(waiting, AT_ONCE)):
        answer = store.query(ABOUT.format(" ".join(f"<{iri}>" for iri in batch)))
        assert isinstance(answer, Triples)  # the query is a CONSTRUCT
        yield from answer.triples


def _among(named: Iterable[str], triples: Iterable[Triple]) -> Iterator[Triple]:
    inside = set(named)
    return ((s, p, o) for s, p, o in triples if p.value in (TYPE, ROLE) or o.kind == "literal" or o.value in inside)


def _select_triples(store: GraphStore, triples: Iterable[tuple[Term, Term, Term]]) -> Selection:
    part = memory_store()
    part.add_to_graph(None, triples)
    return Selection(store, part)
