"""The W3C suite of SHACL core through the validator that checks our graphs, as it is called there."""

from __future__ import annotations

import os
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH

from graph.check.validate import load_shapes, run_shapes

SHARED = Path(os.environ.get("CHUANGPU_SHARED", Path(__file__).resolve().parents[3] / "shared"))
ARCHIVE = SHARED / "data" / "rdf-conformance" / "shacl-tests.tar.gz"
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = rdflib.Namespace("http://www.w3.org/ns/shacl-test#")
TESTS, PASSED = 98, 97  # how many there are, and how many must pass

pytestmark = pytest.mark.skipif(not ARCHIVE.is_file(), reason=f"no {ARCHIVE.name} in the shared folder (CHUANGPU_SHARED)")

Node = rdflib.term.Node
Finding = tuple[str, ...]


def read(path: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(path, format="turtle", publicID=path.as_uri())


def list_manifests(path: Path) -> Iterator[tuple[Path, rdflib.Graph]]:
    """A manifest and all that it includes."""
    graph = read(path)
    yield path, graph
    for included in graph.objects(None, MF.include):
        yield from list_manifests(Path(str(included).removeprefix("file://")))


def list_tests(root: Path) -> Iterator[tuple[Path, rdflib.Graph, Node]]:
    for path, graph in list_manifests(root):
        for entries in graph.objects(None, MF.entries):
            yield from ((path, graph, entry) for entry in Collection(graph, entries))


def write_path(graph: rdflib.Graph, node: Node) -> str:
    """A path of SHACL as text, the same for the same path."""
    if isinstance(node, rdflib.URIRef):
        return str(node)
    if (node, RDF.first, None) in graph:
        return "(" + " ".join(write_path(graph, part) for part in Collection(graph, node)) + ")"
    return " ".join(sorted(f"{predicate} {write_path(graph, value)}" for predicate, value in graph.predicate_objects(node)))


def write_term(graph: rdflib.Graph, node: Node | None) -> str:
    return "" if node is None else "_" if isinstance(node, rdflib.BNode) else node.n3()


def list_findings(graph: rdflib.Graph, report: Node) -> Counter[Finding]:
    """The results of a report; blank nodes count as one, messages do not count."""
    found: Counter[Finding] = Counter()
    for result in graph.objects(report, SH.result):
        path = graph.value(result, SH.resultPath)
        terms = (SH.focusNode, SH.value, SH.resultSeverity, SH.sourceConstraintComponent, SH.sourceShape)
        told = tuple(write_term(graph, graph.value(result, term)) for term in terms)
        found[("" if path is None else write_path(graph, path), *told)] += 1
    return found


def passes(path: Path, graph: rdflib.Graph, entry: Node) -> bool:
    action, expected = graph.value(entry, MF.action), graph.value(entry, MF.result)
    data, shapes = (Path(str(graph.value(action, part)).removeprefix("file://")) for part in (SHT.dataGraph, SHT.shapesGraph))
    statements = ox.parse(path=str(data), format=ox.RdfFormat.TURTLE, base_iri=data.as_uri())
    triples = ox.serialize((quad.triple for quad in statements), format=ox.RdfFormat.N_TRIPLES) or b""
    report = run_shapes(load_shapes(shapes), triples.decode("utf-8"))
    told = rdflib.Graph().parse(data=report.turtle, format="turtle")
    node = told.value(None, RDF.type, SH.ValidationReport)
    conforms = graph.value(expected, SH.conforms).toPython()
    return bool(report.conforms == conforms and list_findings(told, node) == list_findings(graph, expected))


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shacl")
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(folder, filter="data")
    return folder / "data-shapes-test-suite" / "tests" / "core" / "manifest.ttl"


def test_shacl_core_of_the_w3c(suite: Path) -> None:
    outcome = {str(entry).rpartition("/")[2]: passes(path, graph, entry) for path, graph, entry in list_tests(suite)}
    failed = sorted(name for name, passed in outcome.items() if not passed)
    assert len(outcome) == TESTS
    assert len(outcome) - len(failed) >= PASSED, failed
