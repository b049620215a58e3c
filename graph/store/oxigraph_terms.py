"""Terms to and from pyoxigraph.

Answers of a million cells pass here. IRIs, which most cells are, are made in the loop itself and without the constructor of
the named tuple; a call for each would take twice the time. (Whole columns at once are slower still: a batch of solutions does
not fit the processor's cache.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pyoxigraph as ox

from graph.ontology import XSD
from graph.store.answers import Term, Triple
from graph.store.interface import StoreError

STRING = XSD + "string"
_new: Callable[[Any, Any], Term] = tuple.__new__
_Node = ox.NamedNode


def from_rows(found: ox.QuerySolutions) -> Iterator[tuple[Term | None, ...]]:
    """Solutions as rows of terms, as they come. What fails on the way is a ``StoreError``."""
    new, node, term, convert = _new, _Node, Term, _CONVERTERS
    try:
        for solution in found:
            yield tuple([new(term, ("uri", v.value, "", "")) if type(v) is node else convert[type(v)](v) for v in solution])
    except (OSError, RuntimeError) as error:
        raise engine_failed(error) from error


def from_triples(found: Iterable[ox.Triple | ox.Quad]) -> Iterator[Triple]:
    """Triples, or quads without their graph, as they come. What fails on the way is a ``StoreError``."""
    new, node, term = _new, _Node, Term
    convert: dict[type, Callable[[Any], Any]] = _CONVERTERS
    try:
        for triple in found:
            s, o = triple.subject, triple.object
            yield (
                new(term, ("uri", s.value, "", "")) if type(s) is node else convert[type(s)](s),
                new(term, ("uri", triple.predicate.value, "", "")),
                new(term, ("uri", o.value, "", "")) if type(o) is node else convert[type(o)](o),
            )
    except (OSError, RuntimeError) as error:
        raise engine_failed(error) from error


def engine_failed(error: Exception) -> StoreError:
    """What to say of a fault that is not in the text of the query."""
    return StoreError(f"查询未能完成 / the query could not be carried out: {error}")


def _from_literal(value: ox.Literal) -> Term:
    if language := value.language:
        return _new(Term, ("literal", value.value, language, ""))
    datatype = value.datatype.value
    return _new(Term, ("literal", value.value, "", "" if datatype == STRING else datatype))


_CONVERTERS: dict[type, Callable[[Any], Term | None]] = {
    ox.NamedNode: lambda value: Term("uri", value.value),
    ox.BlankNode: lambda value: Term("bnode", value.value),
    ox.Literal: _from_literal,
    ox.Triple: lambda value: Term("literal", str(value)),  # of RDF 1.2, which this project never writes
    type(None): lambda _: None,
}


def to_graph(name: str | None) -> ox.NamedNode | ox.DefaultGraph:
    """The name of a graph. Raises ``StoreError`` for what is no IRI."""
    try:
        return ox.NamedNode(name) if name is not None else ox.DefaultGraph()
    except ValueError as error:
        raise StoreError(f"图名 {name!r} 有误，应为绝对 IRI / found this name of a graph ({error}), expected an absolute IRI") from error


def to_quads(triples: Iterable[Triple], graph: ox.NamedNode | ox.DefaultGraph) -> Iterator[ox.Quad]:
    """Triples as quads of one graph. Raises ``StoreError`` for a term that RDF does not know."""
    for triple in triples:
        try:
            subject, predicate, object_ = (_to_term(term) for term in triple)
            yield ox.Quad(subject, predicate, object_, graph)
        except (ValueError, TypeError) as error:
            raise StoreError(f"{triple}: 不是 RDF 三元组 / found this ({error}), expected an RDF triple") from error


def _to_term(term: Term) -> Any:
    if term.kind == "uri":
        return ox.NamedNode(term.value)
    if term.kind == "bnode":
        return ox.BlankNode(term.value)
    if term.lang:
        return ox.Literal(term.value, language=term.lang)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype)) if term.datatype else ox.Literal(term.value)
