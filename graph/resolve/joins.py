"""The rules by which two different names are one thing. Each is a small named function; its docstring is what the report shows.

Enters: the nodes of the index. Leaves: their roots, and one row in ``joined`` for every merge with rule and reason. Rules
run in rounds over what the round before left, so that the order of documents cannot matter.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from graph.gazetteer import division_key, find_division, is_full_name
from graph.resolve.curation import DOCUMENT, Ruling
from graph.resolve.iri import fold_name
from graph.resolve.name_tests import load_short_forms, strip_legal_form

Pair = tuple[int, int, str]  # the fuller name's node, the other's, the reason
Rule = Callable[[sqlite3.Connection], Iterator[Pair]]


def distinctive_alias(index: sqlite3.Connection) -> Iterator[Pair]:
    """一名是另一名独有的别称 / one name is an alias that the documents give to this one thing only"""
    # The alias of exactly one thing of the family, and the name of exactly one other.
    yield from index.execute(
        "SELECT min(h.root), t.root, '“' || min(s.surface) || '”' FROM alias s JOIN appearance a USING (doc, local) JOIN "
        "node h ON h.node = a.node "
        "JOIN node t ON t.family = h.family AND t.key = s.key AND t.part = '' WHERE s.distinctive "
        "GROUP BY h.family, s.key HAVING min(h.root) = max(h.root) AND min(h.root) <> t.root ORDER BY h.family, s.key"
    )


def listed_short_form(index: sqlite3.Connection) -> Iterator[Pair]:
    """词表载明的简称 / a short form that a public list gives to this one name only"""
    for node, family, key in index.execute("SELECT node, family, key FROM node WHERE family = 'organisation' AND part = '' ORDER BY key"):
        full = load_short_forms().get(key)
        found = full and index.execute("SELECT node FROM node WHERE family = ? AND key = ? AND part = ''", (family, full)).fetchone()
        if found:
            yield found[0], node, f"“{key}” → “{full}”"


def legal_form(index: sqlite3.Connection) -> Iterator[Pair]:
    """同一企业名称，有无“有限公司”之类后缀 / one firm's name with and without its legal form, and no second form of it"""
    index.execute("CREATE TEMP TABLE firm (bare TEXT, node INTEGER)")
    nodes = index.execute("SELECT node, name FROM node WHERE family = 'organisation' AND part = ''")
    index.executemany(
        "INSERT INTO firm VALUES (?, ?)", ((fold_name(bare), node) for node, name in nodes if (bare := strip_legal_form(name)))
    )
    yield from index.execute(
        "SELECT min(f.node), t.node, '“' || t.name || '”' FROM firm f JOIN node t ON t.family = 'organisation' AND t.key = "
        "f.bare AND t.part = '' "
        "GROUP BY f.bare HAVING count(*) = 1 ORDER BY f.bare"
    )
    index.execute("DROP TABLE firm")


def same_division(index: sqlite3.Connection) -> Iterator[Pair]:
    """行政区划表中的同一地区 / the same place in the table of administrative divisions"""
    index.execute("CREATE TEMP TABLE place (key TEXT, node INTEGER, whole INTEGER)")
    nodes = index.execute("SELECT node, name FROM node WHERE family = 'region' AND part = ''")
    index.executemany(
        "INSERT INTO place VALUES (?, ?, ?)",
        ((division_key(division), node, is_full_name(name)) for node, name in nodes if (division := find_division(name, strict=True))),
    )
    yield from index.execute(
        "SELECT f.first, p.node, f.key FROM place p JOIN (SELECT key, first_value(node) OVER (PARTITION BY key ORDER BY "
        "whole DESC, node) AS first, node "
        "FROM place) f USING (key, node) WHERE p.node <> f.first ORDER BY p.node"
    )
    index.execute("DROP TABLE place")


def completed_at_home(index: sqlite3.Connection) -> Iterator[Pair]:
    """只有本文能懂的简称，按文档所属地补全 / a name that only its document explains, completed by the document's home"""
    for node, family, name, place in index.execute(
        "SELECT node, family, name, part FROM node WHERE family IN ('organisation', 'region') AND part <> ''"
    ):
        full = place + (name if family == "region" else name[1:])
        found = index.execute("SELECT node FROM node WHERE family = ? AND key = ? AND part = ''", (family, fold_name(full))).fetchone()
        if found and find_division(place, strict=True):
            yield found[0], node, f"“{name}” → “{full}”"


RULES: tuple[Rule, ...] = (same_division, completed_at_home, listed_short_form, legal_form, distinctive_alias)


def join_names(index: sqlite3.Connection, rulings: tuple[Ruling, ...]) -> None:
    """Apply all rules until none finds anything new; what a curator keeps apart stays apart."""
    barred = tuple(_barred_nodes(index, rulings))
    joined = True
    while joined:
        joined = False
        for rule in RULES:
            index.execute("CREATE TEMP TABLE found AS SELECT 0 AS a, 0 AS b, '' AS reason WHERE 0")
            index.executemany("INSERT INTO found VALUES (?, ?, ?)", rule(index))
            for a, b, reason in index.execute("SELECT a, b, reason FROM found ORDER BY rowid").fetchall():
                joined |= _join(index, (a, b), rule, reason, barred)
            index.execute("DROP TABLE found")


def _barred_nodes(index: sqlite3.Connection, rulings: tuple[Ruling, ...]) -> Iterator[tuple[int, int]]:
    for ruling in rulings:
        if ruling.verb == "apart" and not ruling.other.startswith(DOCUMENT):
            yield from index.execute("SELECT a.node, b.node FROM node a, node b WHERE a.iri = ? AND b.iri = ?", (ruling.iri, ruling.other))


def _join(index: sqlite3.Connection, pair: tuple[int, int], rule: Rule, reason: str, barred: tuple[tuple[int, int], ...]) -> bool:
    a, b = (_root(index, node) for node in pair)
    if a == b or any({_root(index, x), _root(index, y)} == {a, b} for x, y in barred):
        return False
    if rule is distinctive_alias and _named_as_two(index, a, b):
        return False
    index.execute("UPDATE node SET root = ? WHERE root = ?", (min(a, b), max(a, b)))
    index.execute("INSERT INTO joined VALUES (?, ?, ?, ?)", (*pair, rule.__name__, reason))
    return True


def _root(index: sqlite3.Connection, node: int) -> int:
    root: int = index.execute("SELECT root FROM node WHERE node = ?", (node,)).fetchone()[0]
    return root


def _named_as_two(index: sqlite3.Connection, a: int, b: int) -> bool:
    """Whether some document speaks of both as two things, which outweighs another document's alias."""
    row = index.execute(
        "SELECT 1 FROM node x JOIN appearance p ON p.node = x.node JOIN appearance q ON q.doc = p.doc JOIN node y ON y.node "
        "= q.node AND y.root = ? "
        "WHERE x.root = ? LIMIT 1",
        (b, a),
    ).fetchone()
    return row is not None
