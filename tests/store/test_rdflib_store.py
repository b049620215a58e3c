"""What is special about rdflib: a ``Graph`` without names, the user's own prefixes, and that the graph stays theirs."""

from __future__ import annotations

import pytest
from rdflib import Dataset, Graph, Literal, URIRef

from graph.store import QueryError, ReadOnlyError, Rows, StoreError, Term
from graph.store.rdflib_store import RdflibStore

S, P = URIRef("https://example.org/s"), URIRef("https://example.org/p")
pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning:rdflib")


@pytest.fixture
def graph() -> Graph:
    made = Graph()
    made.bind("mine", "https://example.org/")
    made.add((S, P, Literal("他", lang="zh")))
    return made


def select(store: RdflibStore, query: str, *, union: bool = False) -> list[tuple[Term | None, ...]]:
    answer = store.query(query, union=union)
    assert isinstance(answer, Rows)
    return list(answer.rows)


def test_a_graph_is_asked_with_its_own_prefixes(graph: Graph) -> None:
    assert select(RdflibStore(graph), "SELECT ?o { mine:s mine:p ?o }") == [(Term("literal", "他", "zh"),)]
    assert len(select(RdflibStore(graph), "SELECT ?o { ?s ?p ?o }", union=True)) == 1


def test_what_the_store_changes_the_user_sees(graph: Graph) -> None:
    store = RdflibStore(graph)
    store.update("DELETE { mine:s mine:p ?o } INSERT { mine:s mine:p 3 } WHERE { mine:s mine:p ?o }")
    assert [str(o) for o in graph.objects(S, P)] == ["3"]
    store.add_to_graph(
        None, [(Term("uri", str(S)), Term("uri", str(P)), Term("literal", "03", "", "http://www.w3.org/2001/XMLSchema#integer"))]
    )
    assert {str(o) for o in graph.objects(S, P)} == {"3", "03"}


def test_a_graph_has_no_named_graphs(graph: Graph) -> None:
    store = RdflibStore(graph)
    assert list(store.graph_names()) == [] and list(store.read_graph(str(S))) == []
    assert not store.drop_graph(str(S))
    for change in (store.put_graph, store.add_to_graph):
        with pytest.raises(StoreError, match="Dataset"):
            change(str(S), [])
    with pytest.raises(StoreError):
        select(store, "SELECT * { GRAPH ?g { ?s ?p ?o } }")
    with pytest.raises(QueryError, match="Dataset"):
        store.query(f"SELECT * FROM <{S}> {{ ?s ?p ?o }}")
    assert len(store) == 1


def test_an_escaped_service_is_refused(graph: Graph) -> None:
    with pytest.raises(QueryError, match="Service"):
        RdflibStore(graph).query("SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    with pytest.raises(QueryError, match="Load"):
        RdflibStore(graph).update("LOA\\u0044 <http://127.0.0.1:9/>")


def test_a_union_dataset_of_the_user_stays_one() -> None:
    dataset = Dataset(default_union=True)
    dataset.graph(URIRef("https://example.org/g")).add((S, P, Literal(1)))
    assert len(select(RdflibStore(dataset), "SELECT * { ?s ?p ?o }")) == 1


@pytest.mark.parametrize(
    "operation", ["DELETE WHERE { GRAPH ?g { ?s ?p ?o } }", "DELETE WHERE { GRAPH mine:g { ?s ?p ?o } }", "DROP ALL", "CLEAR NAMED"]
)
def test_updates_on_which_rdflib_fails_are_carried_out(operation: str) -> None:
    dataset = Dataset()
    store = RdflibStore(dataset)
    prefix = "PREFIX mine: <https://example.org/> "
    store.update(prefix + "INSERT DATA { GRAPH mine:g { mine:s mine:p 1 } }")
    store.update(prefix + operation)
    assert len(store) == 0


def test_create_makes_a_graph_once() -> None:
    store = RdflibStore(Dataset())
    store.update(f"CREATE GRAPH <{S}>")
    assert list(store.graph_names()) == [str(S)]
    with pytest.raises(StoreError):
        store.update(f"CREATE GRAPH <{S}>")
    store.update(f"CREATE SILENT GRAPH <{S}>")


def test_reading_only(graph: Graph) -> None:
    with pytest.raises(ReadOnlyError):
        RdflibStore(graph, read_only=True).update("CLEAR DEFAULT")
    assert len(graph) == 1
