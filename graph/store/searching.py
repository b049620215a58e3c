"""Search by name in the queries of an embedded store, with the index that lies beside its folder.

Enters: SPARQL text. Leaves: the text as the engine shall see it, and the project's functions in the engine's terms. The index is
opened by the first query that searches and kept; other queries pay a look for two words.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:  # search reads stores, so it is imported when a query needs it
    from graph.find.index import SearchIndex
    from graph.find.sparql import Function, PreparedQuery

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_WORDS = ("search", "matches")


class Searching:
    """Searches for one store; ``folder`` is ``None`` for a store in memory, which has no index."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._index: SearchIndex | None = None

    def prepare(self, text: str) -> PreparedQuery | None:
        """The query with its searches answered; ``None`` where it has none. Raises ``QueryError``."""
        if not any(word in text for word in _WORDS):
            return None
        from graph.find.sparql import prepare_query

        return prepare_query(text, self.open)

    def open(self) -> SearchIndex:
        """The index. Raises ``IndexFileError`` where there is none."""
        from graph.find.arrays import IndexFileError
        from graph.find.beside import open_beside

        if self.folder is None:
            raise IndexFileError("内存中的库没有检索索引，cp:search 只用于磁盘上的库 / a store in memory has no search index")
        if self._index is None:
            self._index = open_beside(self.folder)
        return self._index


def engine_functions(prepared: PreparedQuery) -> dict[ox.NamedNode, Callable[..., Term | None]]:
    """The functions that a query uses, as the engine calls them."""
    return {ox.NamedNode(iri): _wrap(function) for iri, function in prepared.functions.items()}


def _wrap(function: Function) -> Callable[..., Term | None]:
    def call(*terms: Term) -> Term | None:
        if len(terms) != 2 or not all(isinstance(t, ox.Literal) for t in terms):
            return None
        answer = function(*(t.value for t in terms if isinstance(t, ox.Literal)))
        return None if answer is None else ox.Literal(answer)

    return call
