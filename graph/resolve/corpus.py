"""resolve, across documents: the same thing gets the same IRI, namesakes stay apart.

Enters: ``Analysis`` values in the order of their document ids, the curator's rulings. Leaves: ``Resolution``, an index on
disk that tells for each entity of each document which thing it is. Memory does not grow with the number of documents.
The merge rules are in ``joins.py``, those for persons in ``namesakes.py``; every merge but that of equal names keeps its
reason.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from graph.model import Analysis
from graph.resolve.curation import Ruling
from graph.resolve.index import fill_index, open_index
from graph.resolve.joins import join_names
from graph.resolve.nodes import make_nodes, make_persons, make_teams
from graph.resolve.things import make_things


@dataclass(frozen=True, slots=True)
class Thing:
    """A resolved individual. ``hidden`` are forms that only name it inside some document (市科技局)."""

    iri: str
    type: str
    name: str
    documents: int
    aliases: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """Two names, or two bearers of a name, that were found to be one thing, by which rule and why."""

    iri: str
    first: str
    second: str
    rule: str
    reason: str


class Resolution:
    """Which thing each entity of each document is; a context manager that closes its index."""

    def __init__(self, index: sqlite3.Connection, unused: tuple[Ruling, ...]) -> None:
        self._index = index
        self.unused = unused

    def __enter__(self) -> Resolution:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._index.close()

    def of_document(self, document_id: str) -> Mapping[str, Thing]:
        """The thing of each entity id of one document (without its aliases)."""
        rows = self._index.execute(
            "SELECT m.local, t.iri, t.type, t.name, t.documents FROM document d JOIN member m USING (doc) JOIN thing t "
            "USING (thing) WHERE d.id = ?",
            (document_id,),
        )
        return {local: Thing(iri, kind, name, documents) for local, iri, kind, name, documents in rows}

    def things(self) -> Iterator[Thing]:
        """All things in the order of their IRIs, with their aliases."""
        for number, iri, kind, name, documents in self._index.execute("SELECT thing, iri, type, name, documents FROM thing ORDER BY iri"):
            labels = self._index.execute("SELECT surface, hidden FROM label WHERE thing = ? ORDER BY surface", (number,)).fetchall()
            aliases, hidden = (tuple(s for s, h in labels if bool(h) is wanted) for wanted in (False, True))
            yield Thing(iri, kind, name, documents, aliases, hidden)

    def merges(self) -> Iterator[Merge]:
        """All merges of different names and of bearers of one name, in a fixed order."""
        rows = self._index.execute(
            "SELECT t.iri, a.iri, b.iri, j.rule, j.reason FROM joined j JOIN node a ON a.node = j.node_a JOIN node b ON "
            "b.node = j.node_b "
            "JOIN thing t ON t.thing = a.root ORDER BY 1, 2, 3, 4, 5"
        )
        return (Merge(*row) for row in rows)

    def count_merges(self) -> int:
        """How many merges there are."""
        count: int = self._index.execute("SELECT count(*) FROM joined").fetchone()[0]
        return count

    def counts(self) -> dict[str, int]:
        """Things by type, in the order of the types' names."""
        return dict(self._index.execute("SELECT type, count(*) FROM thing GROUP BY type ORDER BY type"))


def resolve_corpus(analyses: Iterable[Analysis], rulings: tuple[Ruling, ...], scratch: Path) -> Resolution:
    """Resolve everything that the analyses name; ``scratch`` is where the index is written."""
    index = open_index(scratch)
    fill_index(index, analyses)
    index.execute("BEGIN")
    make_nodes(index)
    join_names(index, rulings)
    make_persons(index)
    make_teams(index)
    unused = make_things(index, rulings)
    index.execute("COMMIT")
    return Resolution(index, unused)
