"""The interface that every store has; the contract test in ``tests/store`` runs over each of them."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from graph.store.answers import Answer


class StoreError(RuntimeError):
    """There is no usable store at a place."""


class QueryError(ValueError):
    """A query that is not SPARQL. ``line`` and ``column`` count from 1; 0 where the store does not tell."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class GraphStore(Protocol):
    """A set of quads that answers SPARQL 1.1 queries. The usual prefixes need not be declared."""

    def load(self, path: Path) -> None:
        """Add all quads of an N-Quads file."""

    def query(self, text: str, *, union: bool = False) -> Answer:
        """Answer a query. Without ``GRAPH`` it sees the default graph, with ``union`` all graphs as one.

        Raises ``QueryError`` for text that is not SPARQL.
        """

    def __len__(self) -> int:
        """The number of quads."""
