"""What the page of a large network holds, read back as the page does."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64decode
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from benchmarks.network_shape import make_network_values
from graph.ontology import UnknownTermError
from graph.show import Edge, Node, write_large_network
from tests.show.sample import Graph, make_fact, make_node

TYPES = {"u1": "<u1", "u2": "<u2", "u4": "<u4"}


def unpack(html: str, name: str) -> bytes:
    return zlib.decompress(b64decode(re.findall(f'id="pack-{name}">([^<]*)<', html)[0]))


def read_data(html: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(re.findall(r'id="data">(.*?)</script>', html, re.DOTALL)[0])
    return found


def read_columns(html: str) -> dict[str, Any]:
    content, at, columns = unpack(html, "network"), 0, {}
    for name, kind, count in read_data(html)["columns"]:
        columns[name] = np.frombuffer(content, TYPES[kind], count, at)
        at += columns[name].nbytes
    assert at == len(content)
    return columns


@pytest.fixture
def html(graph: Graph, tmp_path: Path) -> str:
    write_large_network(tmp_path / "page.html", *graph, title="青川")
    return (tmp_path / "page.html").read_text(encoding="utf-8")


def test_columns_join_the_things_that_edges_join(html: str, graph: Graph) -> None:
    columns, names = read_columns(html), json.loads(unpack(html, "names"))
    relations = list(read_data(html)["relations"])
    called = {node.iri: node.name for node in graph.nodes}
    drawn = {(names[h], relations[r], names[t]) for h, r, t in zip(columns["head"], columns["relation"], columns["tail"], strict=True)}
    assert drawn == {(called[e.head_iri], e.relation, called[e.tail_iri]) for e in graph.edges}


def test_things_are_numbered_from_the_best_connected(html: str) -> None:
    degrees = read_columns(html)["degree"].tolist()
    assert degrees == sorted(degrees, reverse=True)


def test_every_fact_is_found_in_the_stretch_of_its_edge(tmp_path: Path) -> None:
    values = make_network_values(900, 2700)
    write_large_network(tmp_path / "page.html", *values, title="青川")
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    begins = read_data(html)["factChunks"]
    columns, details, documents = read_columns(html), json.loads(unpack(html, "details")), json.loads(unpack(html, "documents"))
    assert len(begins) > 3
    told = set()
    for number, begin in enumerate(begins[:-1]):
        pack = json.loads(unpack(html, f"facts-{number}"))
        assert len(pack["rows"]) == begins[number + 1] - begin
        for edge, rows in enumerate(pack["rows"], start=begin):
            ends = details[columns["head"][edge]][0], details[columns["tail"][edge]][0]
            told |= {(*ends, pack["sentences"][row[0]], documents[row[1]][0], *row[2:8]) for row in rows}
    assert told == {
        (e.head_iri, e.tail_iri, f.quote, f.document_id, f.start, f.end, f.status, f.confidence, f.rule, f.date)
        for e in values[1]
        for f in e.facts
    }


def test_years_and_confidence_are_those_of_all_facts(tmp_path: Path) -> None:
    one, other = make_node("Enterprise", "甲公司"), make_node("University", "乙大学")
    facts = (make_fact("甲", date="2019-05-01", confidence=0.5), make_fact("乙", date="2023", confidence=0.876), make_fact("丙"))
    write_large_network(tmp_path / "page.html", [one, other], [Edge(one.iri, "cooperatesWith", other.iri, facts)], title="t")
    columns = read_columns((tmp_path / "page.html").read_text(encoding="utf-8"))
    assert (columns["firstYear"][0], columns["lastYear"][0], columns["confidence"][0]) == (2019, 2023, 100)


def test_regions_around_a_region_count_too(tmp_path: Path) -> None:
    firm, district, city = make_node("Enterprise", "甲公司"), make_node("Region", "城南区"), make_node("Region", "青川市")
    edges = [Edge(firm.iri, "locatedIn", district.iri, (make_fact("甲公司位于城南区。"),))]
    write_large_network(tmp_path / "page.html", [firm, district, city], edges, title="t", within={district.iri: {city.iri}})
    assert read_data((tmp_path / "page.html").read_text(encoding="utf-8"))["regions"] == [["青川市", 3], ["城南区", 2]]


def test_order_of_values_changes_nothing(tmp_path: Path) -> None:
    nodes, edges, figures = make_network_values(300, 800)
    write_large_network(tmp_path / "one.html", nodes, edges, figures, title="t")
    for values in (nodes, edges, figures):
        Random(3).shuffle(values)
    write_large_network(tmp_path / "two.html", nodes, edges, figures, title="t")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_limit_keeps_the_best_connected_and_says_of_how_many(graph: Graph, tmp_path: Path) -> None:
    write_large_network(tmp_path / "page.html", *graph, title="t", limit=2)
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert json.loads(unpack(html, "names"))[0] == "青川新材有限公司"
    assert read_data(html)["totals"] | {"edgesShown": 0, "documents": 0} == {
        "nodes": 8, "edges": 8, "nodesShown": 2, "edgesShown": 0, "documents": 0,
    }  # fmt: skip


def test_unknown_class_and_missing_node_stop(tmp_path: Path) -> None:
    with pytest.raises(UnknownTermError):
        write_large_network(tmp_path / "page.html", [Node("x:1", "Firm", "甲")], [], title="t")
    with pytest.raises(ValueError, match="no node"):
        write_large_network(tmp_path / "page.html", [], [Edge("x:1", "builds", "x:2", ())], title="t")
