"""From joined nodes to things: one IRI, type and name for each, its other names, and the curator's last word.

Enters: the index with its roots, the rulings. Leaves: the tables ``thing``, ``label`` and ``member``, and the rulings
that met nothing in this build.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from graph.gazetteer import is_full_name
from graph.resolve.curation import DOCUMENT, Ruling
from graph.resolve.iri import encode_segment, thing_iri
from graph.resolve.name_tests import type_ranks


def make_things(index: sqlite3.Connection, rulings: tuple[Ruling, ...]) -> tuple[Ruling, ...]:
    """Fill ``thing``, ``member`` and ``label``; return the rulings that named nothing of this build."""
    index.executemany("INSERT INTO thing VALUES (?, ?, ?, ?, ?)", _elections(index))
    index.execute("INSERT INTO member SELECT a.doc, a.local, n.root FROM appearance a JOIN node n USING (node)")
    unused = tuple(ruling for ruling in rulings if not _obey(index, ruling))
    index.execute("UPDATE thing SET documents = (SELECT count(DISTINCT doc) FROM member m WHERE m.thing = thing.thing)")
    _make_labels(index)
    return unused


def _elections(index: sqlite3.Connection) -> Iterator[tuple[int, str, str, str, int]]:
    """A thing's type is that of most documents; its name the most frequent of those that are not an alias of another of its names."""
    rows = index.execute(
        "SELECT n.root, n.node, n.part, n.type, n.name, n.documents, EXISTS (SELECT 1 FROM joined j WHERE j.node_b = n.node "
        "AND j.node_a <> n.node) "
        "FROM node n ORDER BY n.root, n.node"
    )
    for root, nodes in groupby(rows, key=lambda row: row[0]):
        yield _elect(root, [row[1:] for row in nodes])


def _elect(root: int, nodes: list[Any]) -> tuple[int, str, str, str, int]:
    votes: dict[str, int] = defaultdict(int)
    for _, _, kind, _, documents, _ in nodes:
        votes[kind] += documents
    kind = min(votes, key=lambda t: (-votes[t], type_ranks()[t]))
    full = [node for node in nodes if not node[5]] or nodes
    _, part, _, name, _, _ = min(full, key=lambda n: (n[2] == "Region" and not is_full_name(n[3]), -n[4], -len(n[3]), n[3]))
    return root, thing_iri(kind, name, part), kind, name, 0


def _obey(index: sqlite3.Connection, ruling: Ruling) -> bool:
    """Carry out one line of the curator's file; ``False`` where it names nothing of this build."""
    thing = _find(index, ruling.iri)
    if thing is None:
        return False
    if ruling.other.startswith(DOCUMENT):
        return _split_off(index, thing, ruling.other.removeprefix(DOCUMENT))
    other = _find(index, ruling.other)
    if ruling.verb == "same" and other is not None and other != thing:
        index.execute("UPDATE node SET root = ? WHERE root = ?", (thing, other))
        index.execute("UPDATE member SET thing = ? WHERE thing = ?", (thing, other))
        index.execute("DELETE FROM thing WHERE thing = ?", (other,))
        index.execute("INSERT INTO joined VALUES (?, ?, 'curator', ?)", (thing, other, ruling.note))
    return other is not None


def _find(index: sqlite3.Connection, iri: str) -> int | None:
    """The thing that has the IRI, or into which the name with that IRI was merged."""
    row = index.execute("SELECT thing FROM thing WHERE iri = ?1 UNION ALL SELECT root FROM node WHERE iri = ?1 LIMIT 1", (iri,)).fetchone()
    return row[0] if row else None


def _split_off(index: sqlite3.Connection, thing: int, document: str) -> bool:
    """What one document calls the thing becomes another thing of that name, told apart by the document's id."""
    which = "thing = ? AND doc = (SELECT doc FROM document WHERE id = ?)"
    if index.execute(f"SELECT 1 FROM member WHERE {which}", (thing, document)).fetchone() is None:
        return False
    iri, kind, name = index.execute("SELECT iri, type, name FROM thing WHERE thing = ?", (thing,)).fetchone()
    new = index.execute(
        "INSERT INTO thing(iri, type, name, documents) VALUES (?, ?, ?, 0)", (f"{iri}@{encode_segment(document)}", kind, name)
    ).lastrowid
    index.execute(f"UPDATE member SET thing = ? WHERE {which}", (new, thing, document))
    index.execute("DELETE FROM thing WHERE thing = ? AND NOT EXISTS (SELECT 1 FROM member m WHERE m.thing = thing.thing)", (thing,))
    return True


def _make_labels(index: sqlite3.Connection) -> None:
    """All other names. One that no document uses as a name and that may not stand alone (市科技局) is hidden."""
    surfaces = (
        "SELECT m.thing AS thing, a.name AS surface, (a.part <> '' AND a.family <> 'person') AS hidden FROM member m JOIN "
        "appearance a USING (doc, local) UNION ALL "
        "SELECT m.thing, s.surface, NOT (s.distinctive OR EXISTS (SELECT 1 FROM node n WHERE n.root = m.thing AND n.key = "
        "s.key AND n.part = '')) "
        "FROM member m JOIN alias s USING (doc, local)"
    )
    index.execute(
        f"INSERT INTO label SELECT x.thing, x.surface, min(x.hidden) FROM ({surfaces}) x JOIN thing t ON t.thing = x.thing "
        "WHERE x.surface <> t.name GROUP BY 1, 2"
    )
