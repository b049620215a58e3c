"""Terms to and from pyoxigraph. Answers of a million cells pass here, so that each conversion is as short as Python lets it be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pyoxigraph as ox

from graph.ontology import XSD
from graph.store.answers import Term, Triple
from graph.store.interface import StoreError

_new = tuple.__new__  # makes a named tuple without going through its Python constructor, three times as fast
STRING = ox.NamedNode(XSD + "string")


def _from_iri(value: ox.NamedNode) -> Term:
    return _new(Term, ("uri", value.value, "", ""))


def _from_blank(value: ox.BlankNode) -> Term:
    return _new(Term, ("bnode", value.value, "", ""))


def _from_literal(value: ox.Literal) -> Term:
    if language := value.language:
        return _new(Term, ("literal", value.value, language, ""))
    datatype = value.datatype
    return _new(Term, ("literal", value.value, "", "" if datatype == STRING else datatype.value))


def _from_triple(value: object) -> Term:
    return Term("literal", str(value))  # a triple term of RDF 1.2, which this project never writes


CONVERTERS: dict[type, Callable[[Any], Term | None]] = {
    ox.NamedNode: _from_iri,
    ox.BlankNode: _from_blank,
    ox.Literal: _from_literal,
    ox.Triple: _from_triple,
    type(None): lambda _: None,
}


def from_rows(found: Iterable[ox.QuerySolution]) -> Iterator[tuple[Term | None, ...]]:
    """Solutions as rows of terms, as they come."""
    convert = CONVERTERS
    for solution in found:
        yield tuple([convert[type(value)](value) for value in solution])


def from_triples(found: Iterable[ox.Triple | ox.Quad]) -> Iterator[Triple]:
    """Triples, or quads without their graph, as they come."""
    convert: dict[type, Callable[[Any], Any]] = CONVERTERS
    for triple in found:
        s, p, o = triple.subject, triple.predicate, triple.object
        yield convert[type(s)](s), _from_iri(p), convert[type(o)](o)


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
