"""One case run on one store through its interface.

Enters: a case, a store with nothing in it, the folder with the files. Leaves: nothing, or an ``AssertionError`` that says
what differs. A store fetches nothing, so what a query names by ``FROM`` is put into the store before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.query.render import render_answer
from graph.store import Answer, GraphStore, OutsideError, QueryError, Rows, StoreError, Term, Triples
from tests.conformance.matching import Row, same_rows, same_sequence
from tests.conformance.results import Expected, read_csv, read_expected, read_triples
from tests.conformance.suites import MF, RDFS, Case, Manifest, Node, as_text, path_of

QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
_FROM = re.compile(r"\bFROM\s+(?:NAMED\s+)?<([^<>:]+)>", re.IGNORECASE)


def run_case(case: Case, store: GraphStore, folder: Path) -> None:
    """Run a case; raises ``AssertionError`` where the store does not do what it expects."""
    _RUNNERS[case.kind](case, store, folder)


def _read_query(path: Path) -> str:
    """The text, read as if it came from where it lies: its relative IRIs are those of its folder."""
    return f"BASE <{path.as_uri()}>\n" + path.read_bytes().decode("utf-8")


def _run_syntax(case: Case, store: GraphStore, folder: Path) -> None:
    path = folder / path_of(_given(case.manifest.one(case.node, MF + "action")))
    ask: Callable[[str], object] = store.update if path.suffix == ".ru" else store.query
    if case.kind.startswith("Negative"):
        with pytest.raises(QueryError):
            ask(_read_query(path))
        return
    try:
        ask(_read_query(path))
    except (StoreError, OutsideError):
        pass  # sound, if of no use on an empty store, or not carried out
    except QueryError as error:
        raise AssertionError(f"refused: {error}") from error


def _run_query(case: Case, store: GraphStore, folder: Path) -> None:
    action = _given(case.manifest.one(case.node, MF + "action"))
    path = folder / path_of(_given(case.manifest.one(action, QT + "query")))
    _load(case.manifest, action, QT, store, folder)
    text = _read_query(path)
    for name in _FROM.findall(text):
        store.put_graph((path.parent / name).as_uri(), read_triples(path.parent / name))
    answer = _asked(store, text)
    result = folder / path_of(_given(case.manifest.one(case.node, MF + "result")))
    if case.kind == "CSVResultFormatTest":
        _compare_csv("".join(render_answer(answer, "csv")), result.read_text(encoding="utf-8"))
    else:
        lax = case.manifest.text(case.node, MF + "resultCardinality") == MF + "LaxCardinality"
        _compare(answer, read_expected(result), lax=lax)


def _asked(store: GraphStore, text: str) -> Answer:
    try:
        return store.query(text)
    except QueryError as error:
        raise AssertionError(f"refused: {error}") from error


def _compare_csv(found: str, expected: str) -> None:
    (header, rows), (wanted, lines) = read_csv(found), read_csv(expected)
    _compare_rows(Rows(tuple(header), iter(rows)), Expected(variables=tuple(wanted), rows=lines))


def _compare(answer: Answer, expected: Expected, *, lax: bool = False) -> None:
    if isinstance(answer, bool):
        assert answer is expected.truth
    elif isinstance(answer, Triples):
        found = list(dict.fromkeys(answer.triples))
        assert same_rows(found, set(expected.triples)), _tell(found, expected.triples)
    else:
        _compare_rows(answer, expected, lax=lax)


def _compare_rows(answer: Rows, expected: Expected, *, lax: bool = False) -> None:
    """The order of the columns means nothing; ``lax``: ``REDUCED`` may leave out any number of repeated rows."""
    assert expected.rows is not None, f"found rows, expected {expected}"
    assert set(answer.variables) == set(expected.variables)
    places = [answer.variables.index(name) for name in expected.variables]
    found = [tuple([row[place] for place in places]) for row in answer.rows]
    if lax:
        assert len(found) <= len(expected.rows)
        assert same_rows(set(found), set(expected.rows)), _tell(found, expected.rows)
        return
    same = same_sequence if expected.ordered else same_rows
    assert same(found, expected.rows), _tell(found, expected.rows)


def _tell(found: list[Row] | list[tuple[Term, Term, Term]], expected: object) -> str:
    return f"found {found}\nexpected {expected}"


def _run_update(case: Case, store: GraphStore, folder: Path) -> None:
    manifest, action = case.manifest, _given(case.manifest.one(case.node, MF + "action"))
    _load(manifest, action, UT, store, folder)
    try:
        store.update(_read_query(folder / path_of(_given(manifest.one(action, UT + "request")))))
    except QueryError as error:
        raise AssertionError(f"refused: {error}") from error
    found = [row for name in (None, *store.graph_names()) for row in _quads(name, list(store.read_graph(name)))]
    result = _given(manifest.one(case.node, MF + "result"))
    expected = [row for name, path in _files(manifest, result, UT, folder) for row in _quads(name, read_triples(path))]
    assert same_rows(found, expected), _tell(found, expected)


def _quads(name: str | None, triples: list[tuple[Term, Term, Term]]) -> Iterator[Row]:
    for triple in triples:
        yield (*triple, None if name is None else Term("uri", name))


def _load(manifest: Manifest, action: Node, space: str, store: GraphStore, folder: Path) -> None:
    for name, path in _files(manifest, action, space, folder):
        store.add_to_graph(name, read_triples(path))


def _files(manifest: Manifest, node: Node, space: str, folder: Path) -> Iterator[tuple[str | None, Path]]:
    """The graphs that a manifest names, with their files; ``None`` is the default graph."""
    for file in manifest.all(node, space + "data"):
        yield None, folder / path_of(file)
    for graph in manifest.all(node, space + "graphData"):
        file = manifest.one(graph, space + "graph") or graph
        path = folder / path_of(file)
        label = manifest.one(graph, RDFS + "label")
        yield (path.as_uri() if label is None else as_text(label)), path


def _given(node: Node | None) -> Node:
    assert node is not None
    return node


_RUNNERS: dict[str, Callable[[Case, GraphStore, Path], None]] = {
    "QueryEvaluationTest": _run_query,
    "CSVResultFormatTest": _run_query,
    "UpdateEvaluationTest": _run_update,
    **dict.fromkeys(("PositiveSyntaxTest", "PositiveSyntaxTest11", "NegativeSyntaxTest", "NegativeSyntaxTest11"), _run_syntax),
    **dict.fromkeys(("PositiveUpdateSyntaxTest11", "NegativeUpdateSyntaxTest11"), _run_syntax),
}
KINDS = frozenset(_RUNNERS)
