"""facts → Turtle, CSV, GraphML on one small graph made by hand."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest

from graph.assemble.facts import Facts
from graph.assemble.statements import plain_triple, state_claims, state_observations, thing_quads
from graph.assemble.tables import render_edges, render_graphml, render_nodes
from graph.assemble.turtle import render_turtle
from graph.ontology import load_ontology
from graph.resolve.corpus import Thing
from graph.resolve.iri import thing_iri
from tests.analyses import make_analysis, with_observation

ONTOLOGY = load_ontology()
NAMES = [
    ("University", "山东大学"),
    ("Enterprise", "=HYPERLINK(1)&<b>有限公司"),
    ("Platform", "山东省轴承工程技术研究中心"),
    ("Demand", "静音课题"),
    ("Region", "枣庄市"),
    ("Region", "山东省"),
]
CLAIMS = [(0, "builds", 2), (1, "builds", 2), (1, "cooperatesWith", 0), (1, "demands", 3), (2, "heads", 0)]
THINGS = {f"e{n}": Thing(thing_iri(kind, name), kind, name, 1) for n, (kind, name) in enumerate(NAMES)}


@pytest.fixture
def facts(tmp_path: Path) -> Iterator[Facts]:
    made = Facts(tmp_path / "facts.sqlite")
    for thing in THINGS.values():
        made.add_thing(thing)
    for document in ("d1", "d2"):
        analysis = with_observation(make_analysis(document, NAMES, CLAIMS), 4, "平台", 12.0)
        claims = state_claims(analysis, THINGS, ONTOLOGY)
        made.add_document(analysis.document, len(THINGS), claims, state_observations(analysis, THINGS))
    made.close_books()
    yield made
    made.close()


def test_facts_add_up_to_edges(facts: Facts) -> None:
    edges = {(e.relation, e.facts, e.documents) for e in facts.links()}
    assert edges == {("builds", 2, 2), ("cooperatesWith", 2, 2), ("demands", 2, 2)}
    assert {v.name: v.degree for v in facts.vertices()}["山东省轴承工程技术研究中心"] == 2
    assert [m.relation for m in facts.misfits()] == ["heads", "heads"]
    assert facts.counts_of("d1") == {"entities": 6, "claims": 5, "observations": 1, "misfits": 1}


def test_turtle_says_what_the_lines_say(facts: Facts) -> None:
    analysis = make_analysis("d1", NAMES, CLAIMS)
    lines = {line for stated in state_claims(analysis, THINGS, ONTOLOGY) for line in plain_triple(stated, ONTOLOGY)}
    lines |= {line for thing in THINGS.values() for line in thing_quads(thing, ONTOLOGY)}
    text = "".join(render_turtle(sorted(lines)))
    found = {f"{t.subject} {t.predicate} {t.object} ." for t in pyoxigraph.parse(text.encode(), pyoxigraph.RdfFormat.TURTLE)}
    assert found == lines
    assert "    a cp:University ;\n" in text


def test_csv_is_for_spreadsheets(facts: Facts) -> None:
    text = "".join(render_nodes(facts, ONTOLOGY))
    assert text.startswith("\ufeffId,Label,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert "'=HYPERLINK(1)&<b>有限公司" in [row["Label"] for row in rows]
    edges = list(csv.DictReader(io.StringIO("".join(render_edges(facts, ONTOLOGY)).removeprefix("\ufeff"), newline="")))
    assert {(row["relation"], row["Type"], row["Weight"]) for row in edges} >= {
        ("builds", "Directed", "2"),
        ("cooperatesWith", "Undirected", "2"),
    }
    assert {row["Source"] for row in edges} <= {row["Id"] for row in rows}


def test_graphml_is_xml_with_all_nodes_and_edges(facts: Facts) -> None:
    root = ElementTree.fromstring("".join(render_graphml(facts, ONTOLOGY)))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    nodes, edges = list(root.iter(f"{space}node")), list(root.iter(f"{space}edge"))
    assert (len(nodes), len(edges)) == (6, 4)
    assert {edge.get("source") for edge in edges} <= {node.get("id") for node in nodes}
    keys = {key.get("id") for key in root.iter(f"{space}key")}
    assert {data.get("key") for data in root.iter(f"{space}data")} == keys
