"""The one way of a person's SPARQL to a store: nothing remote, known prefixes filled in, faults explained.

Enters: a store, SPARQL text. Leaves: the answer; a text that is no query, or one that would fetch something, is turned away with
line, column and a hint.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from graph.query.faults import Fault, FaultyQueryError, find_fault, place_fault
from graph.query.grammar import Spot
from graph.query.prefixes import USUAL, complete_query, declared_prefixes
from graph.query.tokens import Token, find_remote, find_tokens
from graph.query.write import is_iri
from graph.store import Answer, GraphStore, QueryError


def answer_query(store: GraphStore, text: str, *, union: bool = False) -> Answer:
    """The answer to a query. Raises ``FaultyQueryError``."""
    refuse_remote(store, text)
    completed = complete_query(text)
    try:
        return store.query(completed.text, union=union)
    except QueryError as error:
        raise FaultyQueryError(explain_error(text, error, lines=completed.lines)) from error


def explain_error(text: str, error: QueryError, *, lines: int = 0) -> Fault:
    """The fault behind a store's error; ``lines`` were put before the text when the store saw it."""
    if isinstance(error, FaultyQueryError):
        return error.fault
    return find_fault(text, QueryError(str(error), max(error.line - lines, 0), error.column))


def refuse_remote(store: GraphStore, text: str) -> None:
    """Turn away what would open a connection: ``SERVICE``, ``LOAD``, ``FROM`` a graph that the store does not have."""
    if found := find_remote(text):
        spot = Spot(
            found.start, f"不执行 {found.text.upper()}：查询不访问网络", f"{found.text.upper()} is refused: a query fetches nothing",
            "请只查询本图谱", "ask this graph alone",
        )  # fmt: skip
        raise FaultyQueryError(place_fault(text, spot))
    for iri, token in _datasets(text):
        if not is_iri(iri) or store.query(f"ASK {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}") is not True:
            raise FaultyQueryError(place_fault(text, _missing_graph(token, iri)))


def _missing_graph(token: Token, iri: str) -> Spot:
    graphs = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    return Spot(
        token.start,
        f"图谱库没有图 <{iri}>，也不从网络获取",
        f"the store has no graph <{iri}>, and nothing is fetched",
        f"请去掉 FROM，或用 {graphs} 查看有哪些图",
        f"leave FROM out, or see the graphs with {graphs}",
    )


def _datasets(text: str) -> Iterator[tuple[str, Token]]:
    """The graphs of FROM and FROM NAMED, as IRIs."""
    namespaces = {**USUAL, **declared_prefixes(text)}
    for before, token in pairwise(find_tokens(text)):
        if before.kind == "word" and before.text.upper() in ("FROM", "NAMED"):
            if token.kind == "iri":
                yield token.text[1:-1], token
            elif token.kind == "prefixed" and token.text.partition(":")[0] in namespaces:
                prefix, _, local = token.text.partition(":")
                yield namespaces[prefix] + local.replace("\\", ""), token
