"""A user's rdflib ``Graph`` or ``Dataset`` as a store. It stays theirs: what is changed here is changed there.

Enters: a graph of rdflib, SPARQL, triples, RDF files. Leaves: ``Answer`` values. A ``Graph`` is the default graph and has no
named graphs. rdflib carries out an update operation by operation; where one fails, those before it stay done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from functools import reduce
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib.plugins.sparql
from pyparsing import ParseException
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.sparql import algebra
from rdflib.plugins.sparql import update as evaluation
from rdflib.plugins.sparql.algebra import translateQuery, translateUpdate
from rdflib.plugins.sparql.evaluate import evalQuery
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query, QueryContext, Update

from graph.ontology import PREFIXES, XSD
from graph.store.answers import Answer, Rows, Term, Triple, Triples
from graph.store.files import read_quads, unreadable
from graph.store.interface import OutsideError, QueryError, ReadOnlyError, StoreError
from graph.store.outside import refuse_outside, silence_loads
from graph.store.oxigraph_terms import from_triples
from graph.store.syntax import find_fault

CHUNK = 10_000  # quads taken in at once
STRING = URIRef(XSD + "string")


class RdflibStore:
    """A graph of rdflib behind the interface of all stores."""

    def __init__(self, graph: Graph, *, read_only: bool = False) -> None:
        self.graph = graph
        self.read_only = read_only
        self._dataset = graph if isinstance(graph, Dataset) else None

    def load(self, path: Path) -> None:
        """Add all that an RDF file says; see ``GraphStore``."""
        self._check_writable()
        try:
            with path.open("rb") as file:
                quads = read_quads(path, file)
                while chunk := list(islice(quads, CHUNK)):
                    self._add_quads(chunk)
        except (SyntaxError, ValueError, OSError) as error:
            raise unreadable(path, error) from error

    def _add_quads(self, quads: list[ox.Quad]) -> None:
        by_graph: dict[str | None, list[ox.Quad]] = {}
        for quad in quads:
            by_graph.setdefault(getattr(quad.graph_name, "value", None), []).append(quad)
        for name, some in by_graph.items():
            self.add_to_graph(name, from_triples(some))

    def query(self, text: str, *, union: bool = False) -> Answer:
        """Answer a query; see ``GraphStore``."""
        query: Query = self._parse(text, lambda: translateQuery(parseQuery(text), None, self._prefixes()))
        if query.algebra.datasetClause and self._dataset is None:
            raise QueryError("rdflib 的 Graph 没有命名图，FROM 需要 Dataset / a Graph of rdflib has no named graphs, FROM needs a Dataset")
        graph = Dataset(store=self._dataset.store, default_union=True) if union and self._dataset is not None else self.graph
        with _told():
            found: dict[str, Any] = dict(evalQuery(graph, query))
        if found["type_"] == "ASK":
            return bool(found["askAnswer"])
        if found["type_"] == "SELECT":
            return Rows(tuple(map(str, found["vars_"])), _rows(found["bindings"], found["vars_"]))
        return Triples(_triples(found["graph"]))

    def update(self, text: str) -> None:
        """Carry out an update; see ``GraphStore``."""
        self._check_writable()
        text = silence_loads(text)
        update: Update = self._parse(text, lambda: translateUpdate(parseUpdate(text), None, self._prefixes()), update=True)
        for operation in update.algebra or ():
            with _told():
                self._carry_out(_as_modify(operation) if operation.name == "DeleteWhere" else operation)

    def _carry_out(self, operation: CompValue) -> None:
        """What rdflib's ``evalUpdate`` does, which fails on the default graph of a ``Dataset``: here it is a graph of its own."""
        context = QueryContext(self.graph)
        context.prologue, context.graph = operation.prologue, self._default()
        steps = self._create if operation.name == "Create" else getattr(evaluation, "eval" + operation.name)
        with suppress(Exception) if operation.silent else nullcontext():
            steps(context, operation)

    def _create(self, _context: QueryContext, operation: CompValue) -> None:
        """``CREATE``, which rdflib does not know."""
        name = str(operation.graphiri)
        if name in self.graph_names():
            raise StoreError(f"{name}: 图已存在 / found this graph already, expected none")
        self._named(name)

    def _parse(self, text: str, parse: Callable[[], Any], *, update: bool = False) -> Any:
        refuse_outside(text, update=update)
        rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False  # else FROM and USING would download what they name
        try:
            parsed = parse()
        except ParseException as error:
            raise find_fault(text, update=update) or QueryError(str(error), error.lineno, error.column) from error
        except Exception as error:  # rdflib has no class of its own for an unknown prefix, a variable bound twice …
            raise find_fault(text, update=update) or QueryError(str(error)) from error
        _refuse_clauses(parsed.algebra)
        return parsed

    def _prefixes(self) -> dict[str, str]:
        return {**{prefix: str(name) for prefix, name in self.graph.namespaces()}, **PREFIXES}

    def graph_names(self) -> Iterator[str]:
        """The IRIs of the named graphs."""
        graphs = self._dataset.graphs() if self._dataset is not None else iter(())
        names = [graph.identifier for graph in graphs]
        return (str(name) for name in names if isinstance(name, URIRef) and name != DATASET_DEFAULT_GRAPH_ID)

    def read_graph(self, name: str | None) -> Iterator[Triple]:
        """The triples of one graph as it is now."""
        if name is None:
            return _triples(list(self._default()))
        return _triples(list(self._named(name)) if name in self.graph_names() else [])

    def put_graph(self, name: str | None, triples: Iterable[Triple]) -> None:
        """Make a graph consist of these triples."""
        self._check_writable()
        made = [_make_triple(triple) for triple in triples]
        graph = self._default() if name is None else self._named(name)
        graph.remove((None, None, None))
        graph.addN((s, p, o, graph) for s, p, o in made)

    def add_to_graph(self, name: str | None, triples: Iterable[Triple]) -> None:
        """Add triples to a graph."""
        self._check_writable()
        made = [_make_triple(triple) for triple in triples]
        graph = self._default() if name is None else self._named(name)
        graph.addN((s, p, o, graph) for s, p, o in made)

    def drop_graph(self, name: str | None) -> bool:
        """Remove a graph and tell whether there was one."""
        self._check_writable()
        if name is None:
            there = len(self._default()) > 0
            self._default().remove((None, None, None))
            return there
        there = name in self.graph_names()
        if there and self._dataset is not None:
            self._dataset.remove_graph(URIRef(name))
        return there

    def __len__(self) -> int:
        """The number of quads."""
        return len(self.graph) if self._dataset is None else sum(len(graph) for graph in self._dataset.graphs())

    def _default(self) -> Graph:
        graph: Graph = self.graph if self._dataset is None else self._dataset.default_graph
        return graph

    def _named(self, name: str) -> Graph:
        if self._dataset is None:
            raise StoreError(
                f"{name}: rdflib 的 Graph 没有命名图，应为 Dataset / found a Graph of rdflib, which has no named graphs, expected a Dataset"
            )
        return self._dataset.graph(URIRef(_check_iri(name)))

    def __bool__(self) -> bool:
        """A store is one also where nothing is in it."""
        return True

    def _check_writable(self) -> None:
        if self.read_only:
            raise ReadOnlyError("图谱库以只读方式打开，不能修改 / the store is open for reading, it cannot be changed")


def _as_modify(operation: CompValue) -> CompValue:
    """``DELETE WHERE { … }`` as ``DELETE { … } WHERE { … }``, which says the same; the first fails on a ``Dataset`` of rdflib 7."""
    parts = [algebra.BGP(operation.triples), *(algebra.Graph(name, algebra.BGP(some)) for name, some in operation.quads.items())]
    template = CompValue("DeleteClause", triples=operation.triples, quads=operation.quads)
    return CompValue("Modify", delete=template, where=reduce(algebra.Join, parts), prologue=operation.prologue)


def _refuse_clauses(parsed: Any) -> None:
    """The same as ``refuse_outside``, on what the parser made of the text: it undoes escapes that a search of the text does not see."""
    waiting = [parsed]
    while waiting:
        part = waiting.pop()
        if isinstance(part, CompValue):
            if part.name in ("ServiceGraphPattern", "Load"):
                raise OutsideError(
                    f"不执行 {part.name}，查询不得连接其他主机 / {part.name} is not carried out: no query may reach another host"
                )
            waiting.extend(part.values())
        elif isinstance(part, dict):
            waiting.extend(part.values())
        elif isinstance(part, list | tuple | set) or type(part).__name__ == "ParseResults":
            waiting.extend(part)


@contextmanager
def _told() -> Iterator[None]:
    """What fails inside is a ``StoreError``; rdflib raises ``Exception`` itself."""
    try:
        yield
    except StoreError:
        raise
    except Exception as error:
        raise StoreError(f"查询未能完成 / the query could not be carried out: {error}") from error


def _rows(bindings: Iterable[Any], variables: Iterable[Any]) -> Iterator[tuple[Term | None, ...]]:
    names = tuple(variables)
    with _told():
        for binding in bindings:
            yield tuple([_term(value) if (value := binding.get(name)) is not None else None for name in names])


def _triples(graph: Iterable[Any]) -> Iterator[Triple]:
    return ((_term(s), _term(p), _term(o)) for s, p, o in graph)


def _term(value: Any) -> Term:
    if isinstance(value, Literal):
        datatype = "" if value.language or value.datatype in (None, STRING) else str(value.datatype)
        return Term("literal", str(value), value.language or "", datatype)
    return Term("bnode" if isinstance(value, BNode) else "uri", str(value))


def _make_triple(triple: Triple) -> tuple[Any, Any, Any]:
    subject, predicate, object_ = triple
    if subject.kind == "literal" or predicate.kind != "uri":
        raise StoreError(f"{triple}: 不是 RDF 三元组 / found this, expected an RDF triple")
    return _make_term(subject), _make_term(predicate), _make_term(object_)


def _make_term(term: Term) -> Any:
    if term.kind == "uri":
        return URIRef(_check_iri(term.value))
    if term.kind == "bnode":
        return BNode(term.value)
    datatype = URIRef(term.datatype) if term.datatype else None
    return Literal(term.value, lang=term.lang or None, datatype=datatype, normalize=False)  # "03" stays what was written


def _check_iri(value: str) -> str:
    try:
        return ox.NamedNode(value).value
    except ValueError as error:
        raise StoreError(f"{value!r}: 应为绝对 IRI / found this ({error}), expected an absolute IRI") from error
