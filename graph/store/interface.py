"""The interface that every store has; the contract test in ``tests/store`` runs over each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from graph.store.answers import Answer, Triple


class StoreError(RuntimeError):
    """A store that cannot be used as asked: there is none, it does not answer, or a file does not fit it."""


class ReadOnlyError(StoreError):
    """A change was asked of a store that is open for reading."""


class QueryError(ValueError):
    """A query or an update that is not SPARQL, or asks for what no store does. ``line`` and ``column`` count from 1; 0: not known."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class OutsideError(QueryError):
    """A sound query or update that no store carries out, as it would open a connection."""


class GraphStore(Protocol):
    """A default graph and named graphs that answer SPARQL 1.1. The usual prefixes need not be declared.

    A name of ``None`` is the default graph. Nothing that is asked makes a store open a connection: ``SERVICE`` and ``LOAD``
    raise ``OutsideError``, ``LOAD SILENT`` does nothing, ``FROM`` and ``USING`` name graphs of the store. Every change raises
    ``ReadOnlyError`` where the store is open for reading; a change that fails leaves the store as it was.
    """

    def load(self, path: Path) -> None:
        """Add all that an RDF file says; its suffix tells the format. Blank nodes of different files stay apart.

        Raises ``StoreError`` for another suffix and for a file that is not in its format. Of such a file a part may be in.
        """

    def query(self, text: str, *, union: bool = False) -> Answer:
        """Answer a query. Without ``GRAPH`` it sees the default graph, with ``union`` all graphs as one.

        Raises ``QueryError`` at once for text that is not SPARQL; what fails later raises ``StoreError`` from the rows.
        """

    def update(self, text: str) -> None:
        """Carry out a SPARQL 1.1 update, all of it or nothing. Raises ``QueryError`` for text that is no update."""

    def graph_names(self) -> Iterator[str]:
        """The IRIs of the named graphs, in no order."""

    def read_graph(self, name: str | None) -> Iterator[Triple]:
        """The triples of one graph as it is now, in no order; none where there is no such graph."""

    def put_graph(self, name: str | None, triples: Iterable[Triple]) -> None:
        """Make a graph consist of these triples and no others. They are taken in before anything is changed."""

    def add_to_graph(self, name: str | None, triples: Iterable[Triple]) -> None:
        """Add triples to a graph, all of them or none."""

    def drop_graph(self, name: str | None) -> bool:
        """Remove a graph and tell whether there was one; for the default graph, whether there was a triple in it."""

    def __len__(self) -> int:
        """The number of quads."""

    def __bool__(self) -> bool:
        """Always ``True``: an empty store is not the same as none."""
