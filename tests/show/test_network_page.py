from __future__ import annotations

import json
import random
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from graph.ontology import UnknownTermError
from graph.show import Edge, Node, NodeObservation, write_network
from tests.show.sample import EVIL, Graph, make_node, split_page

Data = dict[str, Any]


def read_data(path: Path) -> Data:
    data: Data = json.loads(split_page(path.read_text(encoding="utf-8"))["data"])
    return data


@pytest.fixture(scope="module")
def data(page: Path) -> Data:
    return read_data(page)


def find_edge(data: Data, head: str, relation: str, tail: str) -> Data:
    """The drawn edge between things of these names."""
    names = {iri: thing["name"] for iri, thing in data["things"].items()}
    edges = data["network"]["edges"]
    found: list[Data] = [e for e in edges if (names[e["from"]], e["relation"], names[e["to"]]) == (head, relation, tail)]
    assert len(found) == 1
    return found[0]


def test_page_knows_every_thing(graph: Graph, data: Data) -> None:
    told = {(iri, thing["type"], thing["name"], tuple(thing["aliases"])) for iri, thing in data["things"].items()}
    assert told == {(node.iri, node.type, node.name, tuple(sorted(node.aliases))) for node in graph.nodes}


def test_page_knows_every_fact_with_its_document(graph: Graph, data: Data) -> None:
    told = sorted(
        (edge["from"], edge["relation"], edge["to"], fact["quote"], data["documents"][fact["document"]], fact["start"], fact["status"])
        for edge in data["network"]["edges"]
        for fact in data["facts"][edge["id"]]
    )
    assert told == sorted(
        (edge.head_iri, edge.relation, edge.tail_iri, fact.quote, fact.document_title, fact.start, fact.status)
        for edge in graph.edges
        for fact in edge.facts
    )


def test_page_knows_every_number(graph: Graph, data: Data) -> None:
    fields = ("metric", "value", "unit", "kind", "bound")
    told = {(iri, *(o[f] for f in fields), o["fact"]["quote"]) for iri, thing in data["things"].items() for o in thing["observations"]}
    assert told == {(o.subject_iri, *(getattr(o, f) for f in fields), o.fact.quote) for o in graph.observations}


def test_same_bytes_in_any_order(graph: Graph, page: Path, tmp_path: Path) -> None:
    shuffled = [random.Random(5).sample(part, len(part)) for part in graph]
    write_network(tmp_path / "again.html", *shuffled, title=f"青川市 {EVIL}")
    assert (tmp_path / "again.html").read_bytes() == page.read_bytes()


def test_planned_edges_are_dashed(data: Data) -> None:
    assert find_edge(data, "青川市", "funds", "青川新材有限公司")["dashes"]
    assert not find_edge(data, "中南大学", "builds", "青川膜材料实验室")["dashes"]


def test_symmetric_edges_have_no_arrow(data: Data) -> None:
    assert find_edge(data, "中南大学", "cooperatesWith", "青川新材有限公司")["arrows"] == ""
    assert find_edge(data, "中南大学", "builds", "青川膜材料实验室")["arrows"] == "to"


def test_edges_there_and_back_bulge_to_different_sides(data: Data) -> None:
    # seen from its own head each runs on the same side, so that on the page they part
    there, back = find_edge(data, EVIL, "serves", "青川新材有限公司"), find_edge(data, "青川新材有限公司", "serves", EVIL)
    assert there["smooth"]["type"] == back["smooth"]["type"]
    assert there["smooth"]["roundness"] == back["smooth"]["roundness"] > 0


def test_better_connected_things_are_larger(graph: Graph, data: Data) -> None:
    sizes = {node["label"]: node["size"] for node in data["network"]["nodes"]}
    by_degree = ["青川科技奖", "青川市新型研发机构管理办法", "青川市", "青川膜材料实验室", "青川新材有限公司"]
    shapes = {node["label"]: node["shape"] for node in data["network"]["nodes"]}
    dots = [sizes[name] for name in by_degree if shapes[name] in ("hexagon", "dot")]
    assert all(small < large for small, large in pairwise(dots))


def test_labels_are_in_both_languages(data: Data) -> None:
    assert (data["classes"]["University"]["zh"], data["classes"]["University"]["en"]) == ("高校", "University")
    assert all(term["zh"] and term["en"] for term in [*data["classes"].values(), *data["relations"].values()])


def test_nothing_wobbles(data: Data) -> None:
    assert data["network"]["options"]["physics"]["enabled"] is False
    assert all({"x", "y"} <= node.keys() for node in data["network"]["nodes"])


def test_limit_keeps_the_best_connected_and_says_of_how_many(graph: Graph, tmp_path: Path) -> None:
    write_network(tmp_path / "few.html", *graph, title="青川", limit=3)
    data = read_data(tmp_path / "few.html")
    assert {thing["name"] for thing in data["things"].values()} == {"青川新材有限公司", "青川膜材料实验室", "青川市"}
    assert data["totals"] == {"nodes": 8, "edges": 8, "nodesShown": 3, "edgesShown": 2, "documents": 2}


def test_totals_of_the_whole_graph_are_told(graph: Graph, tmp_path: Path) -> None:
    write_network(tmp_path / "part.html", *graph, title="青川", totals=(5000, 9000))
    assert read_data(tmp_path / "part.html")["totals"] == {"nodes": 5000, "edges": 9000, "nodesShown": 8, "edgesShown": 8, "documents": 3}


def test_empty_graph_is_a_page(tmp_path: Path) -> None:
    write_network(tmp_path / "empty.html", [], [], title="空")
    assert read_data(tmp_path / "empty.html")["things"] == {}


def test_unknown_class_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownTermError, match="Enterprize"):
        write_network(tmp_path / "x.html", [Node("a", "Enterprize", "甲")], [], title="x")


def test_unknown_relation_is_refused(tmp_path: Path) -> None:
    nodes = [make_node("Enterprise", "甲"), make_node("Enterprise", "乙")]
    with pytest.raises(UnknownTermError, match="likes"):
        write_network(tmp_path / "x.html", nodes, [Edge(nodes[0].iri, "likes", nodes[1].iri, ())], title="x")


def test_numbers_of_things_that_are_not_drawn_are_left_out(graph: Graph, tmp_path: Path) -> None:
    stray = NodeObservation("nowhere", "数", 1, "个", "actual", "=", graph.observations[0].fact)
    write_network(tmp_path / "x.html", graph.nodes, [], [stray], title="x")
    assert "nowhere" not in (tmp_path / "x.html").read_text(encoding="utf-8")
