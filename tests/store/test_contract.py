"""One scenario that every store passes, whatever keeps the quads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.store import (
    GraphStore,
    OutsideError,
    QueryError,
    ReadOnlyError,
    Rows,
    StoreError,
    Term,
    Triple,
    Triples,
    build_store,
    open_store,
)
from tests.store.conftest import CP, DOCUMENT, ID, QUADS, XSD

pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning:rdflib")  # rdflib warns of what rdflib itself calls

ODD_VALUES = ["", '他说"好"\\\n\t—— \'', "𠮷🙂", "a\r\nb", "?x <y> {z} # not a comment"]


def uri(name: str) -> Term:
    return Term("uri", f"{ID}/{name}")


def select(store: GraphStore, query: str, *, union: bool = False) -> list[tuple[Term | None, ...]]:
    answer = store.query(query, union=union)
    assert isinstance(answer, Rows)
    return list(answer.rows)


def make_triples(*names: str) -> list[Triple]:
    return [(uri(name), Term("uri", CP + "builds"), uri("Platform/y")) for name in names]


# Queries


def test_quads_are_counted(store: GraphStore) -> None:
    assert len(store) == 4


def test_an_empty_store_is_a_store(blank: GraphStore) -> None:
    assert blank and len(blank) == 0


def test_prefixes_are_known(store: GraphStore) -> None:
    assert select(store, "SELECT ?n WHERE { ?x cp:builds ?y ; rdfs:label ?n }") == [(Term("literal", "中南大学", "zh"),)]


def test_own_prefixes_win(store: GraphStore) -> None:
    assert len(select(store, "PREFIX r: <http://www.w3.org/2000/01/rdf-schema#> SELECT * WHERE { ?x r:label ?n }")) == 1
    assert len(select(store, "PREFIX cp: <http://www.w3.org/2000/01/rdf-schema#> SELECT * WHERE { ?x cp:label ?n }")) == 1


def test_named_graphs_are_seen_with_graph_only(store: GraphStore) -> None:
    assert select(store, "SELECT ?s WHERE { ?c oa:start ?s }") == []
    found = select(store, "SELECT ?g ?s WHERE { GRAPH ?g { ?c oa:start ?s } }")
    assert found == [(Term("uri", DOCUMENT), Term("literal", "3", "", XSD + "integer"))]


def test_union_sees_all_graphs(store: GraphStore) -> None:
    assert len(select(store, "SELECT * WHERE { ?s ?p ?o }", union=True)) == 4
    assert len(select(store, "SELECT * WHERE { ?s ?p ?o }")) == 2


def test_from_names_graphs_of_the_store(store: GraphStore) -> None:
    assert len(select(store, f"SELECT * FROM <{DOCUMENT}> WHERE {{ ?s ?p ?o }}")) == 2
    assert len(select(store, f"SELECT * FROM NAMED <{DOCUMENT}> WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}")) == 2
    assert select(store, f"SELECT * FROM NAMED <{DOCUMENT}> WHERE {{ ?s ?p ?o }}") == []


def test_an_unbound_variable_is_none(store: GraphStore) -> None:
    assert select(store, "SELECT ?x ?z WHERE { ?x cp:builds ?y OPTIONAL { ?y rdfs:label ?z } }")[0][1] is None


def test_variables_are_told_in_order(store: GraphStore) -> None:
    answer = store.query("SELECT ?z ?a (1 AS ?m) WHERE { ?z cp:builds ?a }")
    assert isinstance(answer, Rows)
    assert answer.variables == ("z", "a", "m")


def test_ask(store: GraphStore) -> None:
    assert store.query("ASK { ?x cp:builds ?y }") is True
    assert store.query("ASK { ?x cp:leads ?y }") is False


def test_construct(store: GraphStore) -> None:
    answer = store.query("CONSTRUCT { ?y cp:builtBy ?x } WHERE { ?x cp:builds ?y }")
    assert isinstance(answer, Triples)
    assert list(answer.triples) == [(uri("Platform/x"), Term("uri", CP + "builtBy"), uri("University/中南大学"))]


def test_describe(store: GraphStore) -> None:
    answer = store.query(f"DESCRIBE <{ID}/University/中南大学>")
    assert isinstance(answer, Triples)
    assert {s for s, _, _ in answer.triples} == {uri("University/中南大学")}


def test_a_fault_is_located(store: GraphStore) -> None:
    with pytest.raises(QueryError) as fault:
        store.query("SELECT ?x\nWHERE { ?x cp:builds ?y")
    assert fault.value.line == 2 and fault.value.column > 1


@pytest.mark.parametrize("query", ["", "nonsense", "SELECT ?x WHERE { ?x nowhere:p ?y }", "INSERT DATA { <a:a> <a:b> <a:c> }"])
def test_what_is_no_query_is_refused(store: GraphStore, query: str) -> None:
    with pytest.raises(QueryError):
        store.query(query)


def test_answers_are_read_as_far_as_one_likes(store: GraphStore) -> None:
    for _ in range(150):  # more than a server's client keeps connections open
        answer = store.query("SELECT * WHERE { ?s ?p ?o }")
        assert isinstance(answer, Rows)
        assert len(next(answer.rows)) == 3


# Nothing that is asked makes a store open a connection


@pytest.mark.parametrize("silent", ["", "SILENT "])
def test_no_service_is_called(store: GraphStore, listener: tuple[str, list[bytes]], silent: str) -> None:
    address, came = listener
    with pytest.raises(OutsideError, match="SERVICE") as fault:
        store.query(f"SELECT *\nWHERE {{ SERVICE {silent}<{address}> {{ ?s ?p ?o }} }}")
    assert (fault.value.line, fault.value.column) == (2, 9)
    with pytest.raises(QueryError, match="SERVICE"):
        store.update(f"INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE {silent}<{address}> {{ ?s ?p ?o }} }}")
    assert came == []


def test_no_graph_is_fetched(store: GraphStore, listener: tuple[str, list[bytes]]) -> None:
    address, came = listener
    assert select(store, f"SELECT * FROM <{address}> FROM NAMED <{address}> WHERE {{ ?s ?p ?o }}") == []
    store.update(f"INSERT {{ ?s ?p ?o }} USING <{address}> WHERE {{ ?s ?p ?o }}")
    with pytest.raises(OutsideError, match="LOAD"):
        store.update(f"LOAD <{address}>")
    assert came == []


def test_a_silent_load_changes_nothing(store: GraphStore, listener: tuple[str, list[bytes]]) -> None:
    """``SILENT`` is for a loading that fails, and here it always does."""
    address, came = listener
    before = len(store)
    store.update(f"LOAD SILENT <{address}> ; LOAD SILENT <{address}> INTO GRAPH <{address}>")
    assert len(store) == before
    assert came == []


# Updates


def test_update_inserts_and_deletes(store: GraphStore) -> None:
    store.update("INSERT DATA { cpid:a cp:leads cpid:b . GRAPH cpid:g { cpid:a cp:leads cpid:c } }")
    assert len(store) == 6
    store.update("DELETE WHERE { ?x cp:leads ?y }")
    assert len(store) == 5
    store.update("DELETE { GRAPH ?g { ?x cp:leads ?y } } INSERT { ?y cp:ledBy ?x } WHERE { GRAPH ?g { ?x cp:leads ?y } }")
    assert store.query("ASK { cpid:c cp:ledBy cpid:a }") is True
    assert len(store) == 5


def test_update_creates_and_clears_graphs(store: GraphStore) -> None:
    store.update(f"CREATE SILENT GRAPH cpid:new ; CLEAR GRAPH <{DOCUMENT}>")
    assert len(store) == 2


@pytest.mark.parametrize("text", ["nonsense", "SELECT * WHERE { ?s ?p ?o }", "INSERT DATA { <a:a> nowhere:b <a:c> }"])
def test_what_is_no_update_is_refused(store: GraphStore, text: str) -> None:
    with pytest.raises(QueryError):
        store.update(text)
    assert len(store) == 4


def test_a_fault_of_an_update_is_located(store: GraphStore) -> None:
    with pytest.raises(QueryError) as fault:
        store.update("INSERT DATA {\n  cpid:a cp:builds .\n}")
    assert fault.value.line == 2


# Graphs


def test_graphs_are_named(store: GraphStore) -> None:
    assert list(store.graph_names()) == [DOCUMENT]


def test_graphs_are_read(store: GraphStore) -> None:
    assert {p.value for _, p, _ in store.read_graph(DOCUMENT)} == {"http://www.w3.org/ns/oa#start", "http://www.w3.org/ns/oa#exact"}
    assert {o for _, _, o in store.read_graph(None)} == {Term("literal", "中南大学", "zh"), uri("Platform/x")}
    assert list(store.read_graph(f"{ID}/Document/none")) == []
    assert list(store.graph_names()) == [DOCUMENT]


@pytest.mark.parametrize("name", [DOCUMENT, f"{ID}/Document/new", None])
def test_put_replaces_a_graph(store: GraphStore, name: str | None) -> None:
    store.put_graph(name, make_triples("a", "b"))
    assert set(store.read_graph(name)) == set(make_triples("a", "b"))
    assert len(store) == (6 if name == f"{ID}/Document/new" else 4)


def test_a_graph_is_put_from_itself(store: GraphStore) -> None:
    store.put_graph(DOCUMENT, (triple for triple in store.read_graph(DOCUMENT) if triple[2].value == "3"))
    assert [o.value for _, _, o in store.read_graph(DOCUMENT)] == ["3"]


@pytest.mark.parametrize("name", [DOCUMENT, None])
def test_triples_are_added(store: GraphStore, name: str | None) -> None:
    before = set(store.read_graph(name))
    store.add_to_graph(name, make_triples("a", "b", "a"))
    assert set(store.read_graph(name)) == before | set(make_triples("a", "b"))


def test_nothing_is_added(store: GraphStore) -> None:
    store.add_to_graph(None, [])
    assert len(store) == 4


def test_a_graph_is_dropped(store: GraphStore) -> None:
    assert store.drop_graph(DOCUMENT)
    assert not store.drop_graph(DOCUMENT)
    assert len(store) == 2 and list(store.graph_names()) == []


def test_the_default_graph_is_emptied(store: GraphStore) -> None:
    assert store.drop_graph(None)
    assert not store.drop_graph(None)
    assert len(store) == 2


@pytest.mark.parametrize(
    "bad",
    [
        (Term("literal", "a"), Term("uri", CP + "builds"), uri("b")),
        (uri("a"), Term("literal", "p"), uri("b")),
        (uri("a"), Term("uri", CP + "builds"), Term("uri", "not an iri")),
    ],
)
def test_a_bad_triple_changes_nothing(store: GraphStore, bad: Triple) -> None:
    with pytest.raises(StoreError):
        store.put_graph(DOCUMENT, [*make_triples("a"), bad])
    with pytest.raises(StoreError):
        store.add_to_graph(DOCUMENT, [*make_triples("a"), bad])
    assert len(list(store.read_graph(DOCUMENT))) == 2


def test_a_graph_has_an_absolute_name(store: GraphStore) -> None:
    with pytest.raises(StoreError):
        store.put_graph("> ; DROP ALL ; #", make_triples("a"))
    assert len(store) == 4


@pytest.mark.parametrize("name", [DOCUMENT, None])
def test_terms_come_back_as_they_were(blank: GraphStore, name: str | None) -> None:
    literals = [Term("literal", value) for value in ODD_VALUES]
    literals += [Term("literal", "创谱", "zh-cn"), Term("literal", "3", "", XSD + "integer")]
    literals += [Term("literal", "2022-10", "", XSD + "gYearMonth"), Term("literal", "x", "", f"{ID}/kind")]
    triples: list[Triple] = [(uri("甲/乙"), Term("uri", CP + "builds"), value) for value in literals]
    blank.put_graph(name, triples)
    assert set(blank.read_graph(name)) == set(triples)
    found = select(blank, "SELECT ?o WHERE { ?s cp:builds ?o }" if name is None else "SELECT ?o WHERE { GRAPH ?g { ?s cp:builds ?o } }")
    assert {row[0] for row in found} == set(literals)


def test_blank_nodes_stay_connected(blank: GraphStore) -> None:
    node = Term("bnode", "b0")
    blank.put_graph(DOCUMENT, [(uri("a"), Term("uri", CP + "builds"), node), (node, Term("uri", CP + "leads"), uri("b"))])
    query = "ASK { GRAPH ?g { cpid:a cp:builds ?n . ?n cp:leads cpid:b FILTER isBlank(?n) } }"
    assert blank.query(query) is True


# Files

FILES = {
    "nq": f"<{ID}/a> <{CP}builds> _:b <{DOCUMENT}> .\n_:b <{CP}leads> <{ID}/c> <{DOCUMENT}> .\n",
    "nt": f"<{ID}/a> <{CP}builds> _:b .\n_:b <{CP}leads> <{ID}/c> .\n",
    "ttl": f"@prefix cp: <{CP}> . <{ID}/a> cp:builds [ cp:leads <{ID}/c> ] .",
    "trig": f"@prefix cp: <{CP}> . <{DOCUMENT}> {{ <{ID}/a> cp:builds [ cp:leads <{ID}/c> ] }}",
    "jsonld": f'{{"@id": "{ID}/a", "{CP}builds": {{"{CP}leads": {{"@id": "{ID}/c"}}}}}}',
    "rdf": f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cp="{CP}"><rdf:Description rdf:about="{ID}/a">'
    f'<cp:builds><rdf:Description><cp:leads rdf:resource="{ID}/c"/></rdf:Description></cp:builds></rdf:Description></rdf:RDF>',
}


@pytest.mark.parametrize("suffix", FILES)
def test_files_are_loaded_by_suffix(blank: GraphStore, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"data.{suffix}"
    path.write_text(FILES[suffix], encoding="utf-8")
    blank.load(path)
    blank.load(path)  # its blank node is another one the second time
    assert len(blank) == 4
    pattern = "cpid:a cp:builds ?n . ?n cp:leads cpid:c"
    assert len(select(blank, f"SELECT ?n WHERE {{ {{ {pattern} }} UNION {{ GRAPH ?g {{ {pattern} }} }} }}")) == 2


@pytest.mark.parametrize(
    ("name", "text"), [("data.nq", "<a:a> <a:b> <a:c> .\n<a:a> <a:b <a:c> .\n"), ("data.ttl", "<a:a> <a:b> <a:c> .\n<a:a> [\n")]
)
def test_a_bad_file_is_named(blank: GraphStore, tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StoreError, match=rf"{name}:[23]: "):
        blank.load(path)


@pytest.mark.parametrize("name", ["data.xlsx", "data", "none.nq"])
def test_what_is_no_rdf_file_is_named(blank: GraphStore, tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError, match=name):
        blank.load(tmp_path / name)


# Reading only


@pytest.mark.parametrize(
    "change",
    [
        lambda store, path: store.load(path),
        lambda store, path: store.update("INSERT DATA { cpid:a cp:builds cpid:b }"),
        lambda store, path: store.put_graph(None, make_triples("a")),
        lambda store, path: store.add_to_graph(None, make_triples("a")),
        lambda store, path: store.drop_graph(DOCUMENT),
    ],
)
def test_a_store_for_reading_is_not_changed(readable: GraphStore, tmp_path: Path, change: Callable[[GraphStore, Path], object]) -> None:
    path = tmp_path / "data.nq"
    path.write_text(QUADS, encoding="utf-8")
    before = len(readable)
    with pytest.raises(ReadOnlyError):
        change(readable, path)
    assert len(readable) == before


def test_a_closed_store_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "data.nq"
    path.write_text(QUADS, encoding="utf-8")
    build_store(tmp_path / "store").load(path)
    assert len(open_store(tmp_path / "store")) == 4


def test_a_store_in_memory_has_an_address() -> None:
    store = open_store("memory:")
    store.update("INSERT DATA { cpid:a cp:builds cpid:b }")
    assert len(store) == 1
