"""Nodes and edges of every format, read back by a library that did not write them, are those of the store."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import networkx
import pytest

from graph.export import select_by_query, select_whole, write_export
from graph.export.network import read_network
from graph.ontology import load_ontology
from graph.store import GraphStore, Rows, memory_store
from tests.export.conftest import ID, ODD

CP = "https://w3id.org/chuangpu/ontology#"
Nodes = dict[str, str]
Edges = set[tuple[str, str, str]]

NODES = "SELECT ?x ?name WHERE { ?x rdfs:label ?name }"
EDGES = "SELECT ?x ?p ?y WHERE { ?x ?p ?y . ?x rdfs:label ?n . ?y rdfs:label ?m }"


def expected(store: GraphStore) -> tuple[Nodes, Edges]:
    """The same by two plain queries."""
    nodes, edges = store.query(NODES), store.query(EDGES)
    assert isinstance(nodes, Rows) and isinstance(edges, Rows)
    named = {x.value: name.value for x, name in nodes.rows if x and name}
    return named, {(x.value, p.value.removeprefix(CP), y.value) for x, p, y in edges.rows if x and p and y}


def read_networkx(read: Callable[[Path], networkx.MultiDiGraph]) -> Callable[[Path], tuple[Nodes, Edges]]:
    def back(path: Path) -> tuple[Nodes, Edges]:
        graph = read(path)
        return {n: d["label"] for n, d in graph.nodes(data=True)}, {(a, d["relation"], b) for a, b, d in graph.edges(data=True)}

    return back


def read_neo4j(folder: Path) -> tuple[Nodes, Edges]:
    def rows(kind: str) -> list[dict[str, str]]:
        header = (folder / f"{kind}-header.csv").read_text(encoding="utf-8").strip().split(",")
        with (folder / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
            return [dict(zip(header, row, strict=True)) for row in csv.reader(file)]

    nodes, edges = rows("nodes"), rows("relationships")
    assert {row[":LABEL"] for row in nodes} >= {"University", "Enterprise"}
    return {row["iri:ID"]: row["name"] for row in nodes}, {(row[":START_ID"], row[":TYPE"], row[":END_ID"]) for row in edges}


def read_csv(folder: Path) -> tuple[Nodes, Edges]:
    def rows(name: str) -> list[dict[str, str]]:
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    nodes = {row["Id"]: row["Label"].removeprefix("'") for row in rows("nodes.csv")}
    return nodes, {(row["Source"], row["relation"], row["Target"]) for row in rows("edges.csv")}


def read_parquet(folder: Path) -> tuple[Nodes, Edges]:
    arro3 = pytest.importorskip("arro3.io")

    def columns(name: str, *wanted: str) -> list[tuple[str, ...]]:
        table = arro3.read_parquet(folder / name).read_all()
        return list(zip(*([str(value) for value in table[column].to_pylist()] for column in wanted), strict=True))

    return dict(columns("nodes.parquet", "Id", "Label")), set(columns("edges.parquet", "Source", "relation", "Target"))  # type: ignore[arg-type]


READERS: dict[str, Callable[[Path], tuple[Nodes, Edges]]] = {
    "graphml": read_networkx(lambda path: networkx.read_graphml(path, force_multigraph=True)),
    "gexf": read_networkx(networkx.read_gexf),
    "csv": read_csv,
    "neo4j": read_neo4j,
    "parquet": read_parquet,
}


@pytest.mark.parametrize("form", READERS)
def test_nodes_and_edges_come_back(store: GraphStore, tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    written = write_export(select_whole(store), form, tmp_path / "out")
    nodes, edges = READERS[form](tmp_path / "out")
    wanted_nodes, wanted_edges = expected(store)
    if form == "neo4j":  # reads a line as a record
        wanted_nodes = {iri: name.replace("\n", " ") for iri, name in wanted_nodes.items()}
    assert nodes == wanted_nodes
    assert edges == wanted_edges
    assert (written.things, written.relations) == (len(nodes), len(edges))


def test_a_cell_is_no_formula(store: GraphStore, tmp_path: Path) -> None:
    write_export(select_whole(store), "csv", tmp_path / "out")
    assert f"'{ODD[0]}" in (tmp_path / "out" / "nodes.csv").read_text(encoding="utf-8-sig")


def test_a_part_gets_its_names_from_the_whole(store: GraphStore) -> None:
    selection = select_by_query(
        store, "CONSTRUCT { ?x cp:cooperatesWith ?y } WHERE { ?x cp:cooperatesWith ?y FILTER(CONTAINS(STR(?x), '/Enterprise/0')) }"
    )
    rows = read_network(selection, load_ontology())
    assert [v.name for v in rows.vertices()] == [ODD[0], "中南大学"]
    assert [(link.relation, link.facts) for link in rows.links()] == [("cooperatesWith", 0)]


def test_derived_relations_may_be_exported(store: GraphStore) -> None:
    selection = select_by_query(
        store, f"CONSTRUCT {{ ?x cp:coBuildsWith ?y }} WHERE {{ GRAPH <{ID}/derived> {{ ?x cp:coBuildsWith ?y }} }}"
    )
    rows = read_network(selection, load_ontology())
    assert {link.relation for link in rows.links()} == {"coBuildsWith"}
    assert rows.count()[0] >= 2


def test_documents_and_facts_are_counted() -> None:
    store = memory_store()
    things = f'<{ID}/Enterprise/甲> a cp:Enterprise ; rdfs:label "甲" . <{ID}/University/乙> a cp:University ; rdfs:label "乙" . '
    store.update(f"INSERT DATA {{ {things} <{ID}/Enterprise/甲> cp:cooperatesWith <{ID}/University/乙> }}")
    for number, (head, tail) in enumerate(
        [("Enterprise/甲", "University/乙"), ("University/乙", "Enterprise/甲"), ("University/乙", "Enterprise/甲")]
    ):
        document = f"<{ID}/Document/{min(number, 1)}>"
        store.update(
            f"INSERT DATA {{ GRAPH {document} {{ <{ID}/Claim/{number}> a cp:Claim ; rdf:subject <{ID}/{head}> ; rdf:object <{ID}/{tail}> ; "
            f'rdf:predicate cp:cooperatesWith ; cp:status "planned" ; cp:confidence 0.{number + 5} }} }}'
        )
    rows = read_network(select_whole(store), load_ontology())
    (link,) = rows.links()
    assert (link.facts, link.documents, link.planned, link.confidence) == (3, 2, True, 0.7)
    assert [(v.documents, v.degree) for v in rows.vertices()] == [(2, 1), (2, 1)]
