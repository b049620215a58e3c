"""Any SPARQL 1.1 server as a store: the protocol for queries and updates, and the Graph Store Protocol where its address is known.

Enters: the server's addresses, SPARQL, triples, RDF files. Leaves: ``Answer`` values, rows as they arrive. A server is used
only when a user names it. What ``SERVICE`` does there is the server's affair; what this store sends has none.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import pyoxigraph as ox

from graph.ontology import PREFIXES
from graph.store.answers import Answer, Rows, Term, Triple, Triples
from graph.store.files import read_quads, unreadable
from graph.store.http import Connection, Credentials, FaultyQuery, Response, read_credentials
from graph.store.interface import QueryError, ReadOnlyError, StoreError
from graph.store.outside import refuse_outside, silence_loads
from graph.store.oxigraph_terms import from_rows, from_triples, to_graph, to_quads
from graph.store.syntax import find_fault

T = TypeVar("T")

UPDATE, GRAPHS = "CHUANGPU_SPARQL_UPDATE", "CHUANGPU_SPARQL_GRAPHS"
TIMEOUT = 60.0  # seconds
CHUNK = 10_000  # quads sent at once
TRIPLES = "application/n-triples"
ACCEPT = f"application/sparql-results+json, {TRIPLES};q=0.9, text/turtle;q=0.5"
# No standard names it: that without GRAPH all graphs count is asked of a server by its own parameter.
UNION = {"union-default-graph": "true", "union": "true"}
SOME = "SELECT * { GRAPH ?g { ?s ?p ?o } FILTER(!isBlank(?s) && !isBlank(?o)) } LIMIT 100"
SEES_NOT_ALL = f"ASK {{ {{ {SOME} }} FILTER NOT EXISTS {{ ?s ?p ?o }} }}"
COUNT = "SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"


class RemoteStore:
    """A SPARQL server. ``address`` answers queries, and updates unless ``update`` is given; ``graphs`` is its Graph Store."""

    def __init__(
        self,
        address: str,
        *,
        update: str | None = None,
        graphs: str | None = None,
        credentials: Credentials | None = None,
        timeout: float = TIMEOUT,
        read_only: bool = False,
    ) -> None:
        self.address = _check_address(address)
        self.update_address = _check_address(update or address)
        self.graphs_address = _check_address(graphs) if graphs else None
        self.read_only = read_only
        self._connection = Connection(credentials if credentials is not None else read_credentials(), timeout)
        self._unites = False

    def close(self) -> None:
        """Close the connections; later calls fail."""
        self._connection.close()

    def load(self, path: Path) -> None:
        """Add all that an RDF file says; see ``GraphStore``. Quads with blank nodes are sent together, so that they stay one."""
        self._check_writable()
        tied: list[ox.Quad] = []
        try:
            with path.open("rb") as file:
                quads = read_quads(path, file)
                while chunk := list(islice(quads, CHUNK)):
                    tied += filter(_has_blank, chunk)
                    self._insert([quad for quad in chunk if not _has_blank(quad)])
        except (SyntaxError, ValueError, OSError) as error:
            raise unreadable(path, error) from error
        self._insert(tied)

    def query(self, text: str, *, union: bool = False) -> Answer:
        """Answer a query; see ``GraphStore``. Raises ``StoreError`` for ``union`` where the server does not do it."""
        refuse_outside(text)
        if union and not self._unites:
            if self._ask(SEES_NOT_ALL, UNION):
                raise StoreError(f"{self.address}: 服务器不能合并各图查询 / the server does not answer over all graphs as one")
            self._unites = True
        return self._query(text, UNION if union else {})

    def _query(self, text: str, parameters: dict[str, str]) -> Answer:
        try:
            form = {"query": _declare(text), **parameters}
            response = self._connection.send("POST", self.address, accept=ACCEPT, form=form)
        except FaultyQuery as error:
            raise find_fault(text) or QueryError(str(error)) from error
        return _read_answer(response, self.address)

    def _ask(self, text: str, parameters: dict[str, str] | None = None) -> bool:
        answer = self._query(text, parameters or {})
        if not isinstance(answer, bool):
            raise StoreError(f"{self.address}: ASK 应答有误 / found no yes or no as the answer to ASK, expected one")
        return answer

    def _select(self, text: str) -> Iterator[tuple[Term | None, ...]]:
        answer = self._query(text, {})
        if not isinstance(answer, Rows):
            raise StoreError(f"{self.address}: SELECT 应答有误 / found no rows as the answer to SELECT, expected some")
        return answer.rows

    def update(self, text: str) -> None:
        """Carry out an update; see ``GraphStore``."""
        self._check_writable()
        text = silence_loads(text)
        refuse_outside(text, update=True)
        self._update(text)

    def _update(self, text: str) -> None:
        try:
            self._connection.send("POST", self.update_address, write=True, form={"update": _declare(text)}).read()
        except FaultyQuery as error:
            raise find_fault(text, update=True) or QueryError(str(error)) from error

    def graph_names(self) -> Iterator[str]:
        """The IRIs of the named graphs that have a triple."""
        rows = self._select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
        return (name.value for (name,) in rows if name is not None and name.kind == "uri")

    def read_graph(self, name: str | None) -> Iterator[Triple]:
        """The triples of one graph as they arrive."""
        pattern = _braces(name, "?s ?p ?o")
        if self.graphs_address is not None and self._has(name):
            found = self._connection.send("GET", self.graphs_address, accept=TRIPLES, params=_graph_parameter(name))
            return _read_triples(found, self.address)
        answer = self._query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}", {})
        return answer.triples if isinstance(answer, Triples) else iter(())

    def put_graph(self, name: str | None, triples: Iterable[Triple]) -> None:
        """Make a graph consist of these triples."""
        self._check_writable()
        quads = list(to_quads(triples, to_graph(name)))
        if self.graphs_address is not None:
            self._send_graph("PUT", name, quads)
        else:
            self._update(f"CLEAR SILENT {_title(name)} ; INSERT DATA {{ {_data(quads)} }}")

    def add_to_graph(self, name: str | None, triples: Iterable[Triple]) -> None:
        """Add triples to a graph."""
        self._check_writable()
        quads = list(to_quads(triples, to_graph(name)))
        if self.graphs_address is not None:
            self._send_graph("POST", name, quads)
        else:
            self._insert(quads)

    def _send_graph(self, method: str, name: str | None, quads: list[ox.Quad]) -> None:
        body = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
        address, parameter = str(self.graphs_address), _graph_parameter(name)
        try:
            self._connection.send(method, address, params=parameter, body=(TRIPLES, body or b""), write=True).read()
        except FaultyQuery as error:
            raise StoreError(f"{self.graphs_address}: 服务器不接受此图 / the server does not take this graph: {error}") from error

    def _insert(self, quads: list[ox.Quad]) -> None:
        if quads:
            self._update(f"INSERT DATA {{ {_data(quads)} }}")

    def drop_graph(self, name: str | None) -> bool:
        """Remove a graph and tell whether there was a triple in it."""
        self._check_writable()
        there = self._has(name)
        if there:
            self._update(f"DROP SILENT {_title(name)}")
        return there

    def _has(self, name: str | None) -> bool:
        return self._ask(f"ASK {{ {_braces(name, '?s ?p ?o')} }}")

    def __len__(self) -> int:
        """The number of quads; on a server whose default graph is the union of all, those of named graphs count twice."""
        (count,) = next(self._select(COUNT))
        return int(count.value) if count is not None else 0

    def __bool__(self) -> bool:
        """A store is one also where nothing is in it."""
        return True

    def _check_writable(self) -> None:
        if self.read_only:
            raise ReadOnlyError("图谱库以只读方式打开，不能修改 / the store is open for reading, it cannot be changed")


def open_server(address: str, *, read_only: bool = True) -> RemoteStore:
    """The server at an address; where updates and graphs have addresses of their own, the environment names them."""
    return RemoteStore(address, update=os.environ.get(UPDATE), graphs=os.environ.get(GRAPHS), read_only=read_only)


def _check_address(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise StoreError(f"{address}: 应为 http 或 https 地址 / found this address, expected one that begins with http:// or https://")
    if parts.username or parts.password:
        shown = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
        raise StoreError(f"{shown}: 地址中不应有用户名和密码，请用环境变量 / found a user in the address, expected it in the environment")
    return address


def _declare(text: str) -> str:
    """The text with the usual prefixes that occur in it and are not declared there; each stands once."""
    declared = {name.lower() for name in re.findall(r"prefix\s+([\w.-]*):", text, re.IGNORECASE)}
    wanted = [name for name in PREFIXES if f"{name}:" in text and name not in declared]
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in wanted) + text


def _read_answer(response: Response, address: str) -> Answer:
    if response.media in ("application/sparql-results+json", "application/json"):
        try:
            found = ox.parse_query_results(response.open(), ox.QueryResultsFormat.JSON)
        except (SyntaxError, ValueError, OSError) as error:
            raise _garbled(address, error) from error
        if isinstance(found, ox.QueryBoolean):
            return bool(found)
        return Rows(tuple([v.value for v in found.variables]), _guard(from_rows(found), address))
    return Triples(_read_triples(response, address))


def _read_triples(response: Response, address: str) -> Iterator[Triple]:
    form = ox.RdfFormat.from_media_type(response.media)
    if form is None:
        raise StoreError(f"{address}: 应答类型 {response.media!r} 不是 SPARQL 应答 / found this type of answer, expected one of SPARQL")
    return _guard(from_triples(ox.parse(response.open(), form)), address)


def _guard(values: Iterator[T], address: str) -> Iterator[T]:
    try:
        yield from values
    except (SyntaxError, ValueError) as error:
        raise _garbled(address, error) from error


def _garbled(address: str, error: Exception) -> StoreError:
    return StoreError(f"{address}: 应答有误或中断 / found a faulty or broken answer ({error}), expected one of SPARQL")


def _has_blank(quad: ox.Quad) -> bool:
    return isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)


def _data(quads: Iterable[ox.Quad]) -> str:
    """Quads as the data of an update."""
    by_graph: dict[str | None, list[str]] = {}
    for quad in quads:
        by_graph.setdefault(getattr(quad.graph_name, "value", None), []).append(f"{quad.subject} {quad.predicate} {quad.object} .")
    return "\n".join(_braces(name, "\n".join(lines)) for name, lines in by_graph.items())


def _braces(name: str | None, pattern: str) -> str:
    return pattern if name is None else f"GRAPH {to_graph(name)} {{ {pattern} }}"


def _title(name: str | None) -> str:
    return "DEFAULT" if name is None else f"GRAPH {to_graph(name)}"


def _graph_parameter(name: str | None) -> dict[str, str]:
    return {"default": ""} if name is None else {"graph": name}
