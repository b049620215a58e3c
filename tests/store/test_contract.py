"""One scenario that every store passes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest

from graph.store import GraphStore, QueryError, Rows, Term, Triples, build_store, open_store
from graph.store.oxigraph import OxigraphStore

ID = "https://w3id.org/chuangpu/id"
QUADS = f"""\
<{ID}/University/中南大学> <http://www.w3.org/2000/01/rdf-schema#label> "中南大学"@zh .
<{ID}/University/中南大学> <https://w3id.org/chuangpu/ontology#builds> <{ID}/Platform/x> .
<{ID}/Claim/d/1> <http://www.w3.org/ns/oa#start> "3"^^<http://www.w3.org/2001/XMLSchema#integer> <{ID}/Document/d> .
<{ID}/Claim/d/1> <http://www.w3.org/ns/oa#exact> "他说\\"好\\"" <{ID}/Document/d> .
"""


def make_memory_store(_folder: Path) -> GraphStore:
    return OxigraphStore(pyoxigraph.Store())


def make_disk_store(folder: Path) -> GraphStore:
    return build_store(folder / "store")


@pytest.fixture(params=[make_memory_store, make_disk_store])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> GraphStore:
    make: Callable[[Path], GraphStore] = request.param
    path = tmp_path / "data.nq"
    path.write_text(QUADS, encoding="utf-8")
    store = make(tmp_path)
    store.load(path)
    return store


def select(store: GraphStore, query: str, *, union: bool = False) -> list[tuple[Term | None, ...]]:
    answer = store.query(query, union=union)
    assert isinstance(answer, Rows)
    return list(answer.rows)


def test_quads_are_counted(store: GraphStore) -> None:
    assert len(store) == 4


def test_prefixes_are_known(store: GraphStore) -> None:
    assert select(store, "SELECT ?n WHERE { ?x cp:builds ?y ; rdfs:label ?n }") == [(Term("literal", "中南大学", "zh"),)]


def test_own_prefixes_win(store: GraphStore) -> None:
    assert len(select(store, "PREFIX r: <http://www.w3.org/2000/01/rdf-schema#> SELECT * WHERE { ?x r:label ?n }")) == 1


def test_named_graphs_are_seen_with_graph_only(store: GraphStore) -> None:
    assert select(store, "SELECT ?s WHERE { ?c oa:start ?s }") == []
    found = select(store, "SELECT ?g ?s WHERE { GRAPH ?g { ?c oa:start ?s } }")
    assert found == [
        (Term("uri", "https://w3id.org/chuangpu/id/Document/d"), Term("literal", "3", "", "http://www.w3.org/2001/XMLSchema#integer"))
    ]


def test_union_sees_all_graphs(store: GraphStore) -> None:
    assert len(select(store, "SELECT * WHERE { ?s ?p ?o }", union=True)) == 4


def test_an_unbound_variable_is_none(store: GraphStore) -> None:
    assert select(store, "SELECT ?x ?z WHERE { ?x cp:builds ?y OPTIONAL { ?y rdfs:label ?z } }")[0][1] is None


def test_ask(store: GraphStore) -> None:
    assert store.query("ASK { ?x cp:builds ?y }") is True
    assert store.query("ASK { ?x cp:leads ?y }") is False


@pytest.mark.parametrize(
    "query", ["CONSTRUCT { ?y cp:builtBy ?x } WHERE { ?x cp:builds ?y }", "DESCRIBE <https://w3id.org/chuangpu/id/University/中南大学>"]
)
def test_graphs_as_answers(store: GraphStore, query: str) -> None:
    answer = store.query(query)
    assert isinstance(answer, Triples)
    assert all(len(triple) == 3 for triple in answer.triples)


def test_a_fault_is_located(store: GraphStore) -> None:
    with pytest.raises(QueryError) as fault:
        store.query("SELECT ?x\nWHERE { ?x cp:builds ?y")
    assert fault.value.line == 2 and fault.value.column > 1


@pytest.mark.parametrize("query", ["", "nonsense", "SELECT ?x WHERE { ?x nowhere:p ?y }", "INSERT DATA { <a:a> <a:b> <a:c> }"])
def test_what_is_no_query_is_refused(store: GraphStore, query: str) -> None:
    with pytest.raises(QueryError):
        store.query(query)


def test_no_service_is_called(store: GraphStore) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        store.query("SELECT * WHERE { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_a_closed_store_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "data.nq"
    path.write_text(QUADS, encoding="utf-8")
    make_disk_store(tmp_path).load(path)
    assert len(open_store(tmp_path / "store")) == 4
