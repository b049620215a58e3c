"""From appearances to nodes: what is one thing by its name, and which bearers of a personal name are one person.

Enters: the filled index. Leaves: its ``node`` table. Names join without a reason being kept; persons keep theirs.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from graph.gazetteer import find_division
from graph.resolve.iri import thing_iri
from graph.resolve.name_tests import type_ranks
from graph.resolve.namesakes import Bearer, Group, group_bearers, name_parts


def make_nodes(index: sqlite3.Connection) -> None:
    """One node for each family, name and part, persons and teams aside."""
    _insert_nodes(index, "family NOT IN ('person', 'team')")


def make_teams(index: sqlite3.Connection) -> None:
    """Teams after persons: a team called after a namesake takes over what tells that person apart (李玉团队)."""
    index.execute(
        "UPDATE appearance SET part = coalesce((SELECT max(n.part) FROM appearance p JOIN node n ON n.node = p.node WHERE "
        "p.doc = appearance.doc "
        "AND p.family = 'person' AND instr(appearance.key, p.key) = 1), '') WHERE family = 'team' AND part = ''"
    )
    _insert_nodes(index, "family = 'team'")


def _insert_nodes(index: sqlite3.Connection, which: str) -> None:
    index.execute(f"INSERT INTO node(family, key, part) SELECT DISTINCT family, key, part FROM appearance WHERE {which} ORDER BY 1, 2, 3")
    index.execute(
        "UPDATE appearance SET node = (SELECT n.node FROM node n WHERE n.family = appearance.family AND n.key = appearance.key "
        f"AND n.part = appearance.part) WHERE {which}"
    )
    _elect_names(index)


def _elect_names(index: sqlite3.Connection) -> None:
    """Type, name, documents and IRI of every new node: what most documents say.

    Ties go to the table of types, then to the lesser spelling.
    """
    rows = index.execute(
        "SELECT n.node, n.part, a.type, a.name, count(DISTINCT a.doc) FROM node n JOIN appearance a USING (node) WHERE n.type IS NULL "
        "GROUP BY 1, 2, 3, 4 ORDER BY 1"
    )
    index.execute("CREATE TEMP TABLE election (type, name, documents, iri, node INTEGER PRIMARY KEY)")
    ballots = groupby(rows, key=lambda r: (r[0], r[1]))
    index.executemany(
        "INSERT INTO election VALUES (?,?,?,?,?)", (_elect(node, part, [r[2:] for r in votes]) for (node, part), votes in ballots)
    )
    index.execute(
        "UPDATE node SET root = node.node, type = e.type, name = e.name, documents = e.documents, iri = e.iri FROM election "
        "e WHERE e.node = node.node"
    )
    index.execute("DROP TABLE election")


def _elect(node: int, part: str, votes: list[Any]) -> tuple[str, str, int, str, int]:
    types: dict[str, int] = defaultdict(int)
    names: dict[str, int] = defaultdict(int)
    for kind, name, documents in votes:
        types[kind] += documents
        names[name] += documents
    kind = min(types, key=lambda t: (-types[t], type_ranks()[t]))
    name = min(names, key=lambda n: (-names[n], n))
    return kind, name, sum(types.values()), thing_iri(kind, name, part), node


def make_persons(index: sqlite3.Connection) -> None:
    """Split each personal name into its bearers; one name is in memory at a time."""
    index.execute("CREATE TEMP TABLE person_key AS SELECT DISTINCT key FROM appearance WHERE family = 'person'")
    for (key,) in index.execute("SELECT key FROM person_key ORDER BY key"):
        groups = group_bearers(list(_bearers(index, key)), _wholes(index, key))
        for group, part in zip(groups, name_parts(groups, _post_names(index, groups)), strict=True):
            _store_group(index, key, group, part)
    index.execute("DROP TABLE person_key")
    _elect_names(index)


def _bearers(index: sqlite3.Connection, key: str) -> Iterator[Bearer]:
    rows = index.execute(
        "SELECT d.id, a.local, a.academician, d.region, a.doc FROM appearance a JOIN document d USING (doc) WHERE a.family "
        "= 'person' AND a.key = ? ORDER BY 1, 2",
        (key,),
    )
    for document, local, academician, region, doc in rows:
        ties = index.execute(
            "SELECT n.root, t.post FROM tie t JOIN appearance o ON o.doc = t.doc AND o.local = t.other JOIN node n USING "
            "(node) WHERE t.doc = ? AND t.local = ?",
            (doc, local),
        ).fetchall()
        home = find_division(region or "", strict=True)
        places = (home.city or None, home.province or None) if home else (None, None)
        yield Bearer(document, local, bool(academician), frozenset(r for r, _ in ties), frozenset(r for r, post in ties if post), *places)


def _wholes(index: sqlite3.Connection, key: str) -> dict[int, frozenset[int]]:
    """What the employers of a name's bearers are part of, as any document says."""
    rows = index.execute(
        "SELECT DISTINCT n.root, w.root FROM appearance p JOIN tie t ON t.doc = p.doc AND t.local = p.local AND t.post "
        "JOIN appearance o ON o.doc = t.doc AND o.local = t.other JOIN node n ON n.node = o.node JOIN node s ON s.root = n.root "
        "JOIN appearance u ON u.node = s.node JOIN parthood h ON h.doc = u.doc AND h.local = u.local "
        "JOIN appearance x ON x.doc = h.doc AND x.local = h.whole JOIN node w ON w.node = x.node WHERE p.family = 'person' AND p.key = ?",
        (key,),
    )
    found: dict[int, set[int]] = defaultdict(set)
    for part, whole in rows:
        found[part].add(whole)
    return {part: frozenset(wholes) for part, wholes in found.items()}


def _post_names(index: sqlite3.Connection, groups: list[Group]) -> dict[int, str]:
    if len(groups) == 1:
        return {}
    posts = sorted(set().union(*(g.posts for g in groups)))
    return {post: index.execute("SELECT name FROM node WHERE node = ?", (post,)).fetchone()[0] for post in posts}


def _store_group(index: sqlite3.Connection, key: str, group: Group, part: str) -> None:
    node = index.execute("INSERT INTO node(family, key, part) VALUES ('person', ?, ?)", (key, part)).lastrowid
    index.executemany(
        "UPDATE appearance SET part = ?, node = ? WHERE doc = (SELECT doc FROM document WHERE id = ?) AND local = ?",
        [(part, node, b.document, b.local) for b in group.bearers],
    )
    index.executemany(
        "INSERT INTO joined(node_a, node_b, rule, reason) VALUES (?, ?, ?, ?)",
        [(node, node, rule, f"{one} + {other}") for rule, one, other in group.reasons if one != other],
    )
