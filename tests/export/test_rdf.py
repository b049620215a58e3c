"""Every RDF format, read back by rdflib, says what the store says."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset, Graph

from graph.export import select_by_query, select_whole, write_export
from graph.store import GraphStore
from graph.store.rdflib_store import RdflibStore
from tests.export.conftest import ID

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
QUAD_FORMATS = {"nquads": "nquads", "trig": "trig", "jsonld": "json-ld"}
TRIPLE_FORMATS = {"turtle": "turtle", "rdfxml": "xml"}


@pytest.mark.parametrize("form", QUAD_FORMATS)
def test_all_graphs_come_back(store: GraphStore, tmp_path: Path, form: str) -> None:
    written = write_export(select_whole(store), form, tmp_path / "graph")
    back = RdflibStore(Dataset())
    back.graph.parse(tmp_path / "graph", format=QUAD_FORMATS[form])
    assert written.statements == len(store) == len(back)
    assert set(back.graph_names()) == set(store.graph_names())
    for name in [None, *store.graph_names()]:
        assert set(back.read_graph(name)) == set(store.read_graph(name))


@pytest.mark.parametrize("form", TRIPLE_FORMATS)
def test_the_default_graph_comes_back(store: GraphStore, tmp_path: Path, form: str) -> None:
    write_export(select_whole(store), form, tmp_path / "graph")
    back = RdflibStore(Graph().parse(tmp_path / "graph", format=TRIPLE_FORMATS[form]))
    assert set(back.read_graph(None)) == set(store.read_graph(None))


def test_a_part_is_what_construct_gives(store: GraphStore, tmp_path: Path) -> None:
    selection = select_by_query(store, "CONSTRUCT { ?p cp:builtBy ?x } WHERE { ?x cp:builds ?p }")
    written = write_export(selection, "nquads", tmp_path / "part.nq")
    lines = (tmp_path / "part.nq").read_text(encoding="utf-8").splitlines()
    assert written.statements == len(lines) > 10
    assert all("#builtBy>" in line for line in lines)


def test_a_part_that_select_names_has_its_relations_inside(store: GraphStore, tmp_path: Path) -> None:
    selection = select_by_query(store, "SELECT ?x ?name WHERE { ?x cp:cooperatesWith cpid:University\\/中南大学 ; rdfs:label ?name }")
    write_export(selection, "turtle", tmp_path / "part.ttl")
    back = RdflibStore(Graph().parse(tmp_path / "part.ttl"))
    subjects = {s.value for s, _, _ in back.read_graph(None)}
    assert subjects == {f"{ID}/Enterprise/{n}" for n in range(5)}
    assert back.query("ASK { ?x cp:cooperatesWith ?y }") is False  # the university is not in the answer


def test_two_exports_are_the_same_bytes(store: GraphStore, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_export(select_whole(store), "trig", tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
