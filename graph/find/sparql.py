"""Search in SPARQL: the one place through which a query goes before a store sees it.

Enters: a query and a way to the index. Leaves: the query as the store shall see it, and the functions that it uses. A query that
neither searches nor matches comes back as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.find.arrays import IndexFileError
from graph.find.edits import Edit, apply_edits, original_place
from graph.find.hits import Hit
from graph.find.index import SearchIndex
from graph.find.matching import matches
from graph.find.search_property import Search, find_edits
from graph.find.typed import BadSearchError
from graph.ontology import CP
from graph.query.faults import Fault, FaultyQueryError
from graph.store.interface import QueryError

Function = Callable[[str, str], bool | None]


@dataclass(frozen=True, slots=True)
class PreparedQuery:
    """A query for a store; ``functions`` are those of the project, by IRI, each from two texts to yes or no."""

    text: str
    functions: Mapping[str, Function] = field(default_factory=dict)
    original: str = ""
    edits: Sequence[Edit] = ()

    def relocate(self, fault: QueryError) -> QueryError:
        """A fault that a store finds in ``text``, at its place in the query as it was written."""
        if not self.edits:
            return fault
        return QueryError(str(fault), *original_place(self.original, self.edits, fault.line, fault.column))


def prepare_query(text: str, open_index: Callable[[], SearchIndex]) -> PreparedQuery:
    """Put hits in the place of ``cp:search``, and hand over ``cp:matches`` where it is called. The index is opened if need be.

    Raises ``QueryError`` for a search that is not written as it should be, and where there is no index.
    """
    functions = {CP + "matches": _match} if "matches" in text else {}
    if "search" not in text:
        return PreparedQuery(text, functions)

    def find(search: Search) -> list[Hit]:
        try:
            return open_index().find(search.text, classes=search.classes, limit=search.limit)
        except IndexFileError as error:
            zh, _, en = str(error).partition(" / ")
            raise FaultyQueryError(Fault(0, 0, zh, en)) from error

    edits = find_edits(text, find)
    return PreparedQuery(apply_edits(text, edits), functions, text, edits)


def _match(name: str, text: str) -> bool | None:
    try:
        return matches(name, text)
    except BadSearchError:
        return None  # an error in the sense of SPARQL: a FILTER does not hold
