"""The W3C suite of SHACL core through the validator that checks our graphs, as it is called there."""

from __future__ import annotations

import os
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.check.validate import load_shapes, run_shapes
from graph.ontology import RDF, SH

SHARED = Path(os.environ.get("CHUANGPU_SHARED", Path(__file__).resolve().parents[3] / "shared"))
ARCHIVE = SHARED / "data" / "rdf-conformance" / "shacl-tests.tar.gz"
MF, SHT = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#", "http://www.w3.org/ns/shacl-test#"
TESTS, PASSED = 98, 97  # how many there are, and how many must pass

pytestmark = pytest.mark.skipif(not ARCHIVE.is_file(), reason=f"no {ARCHIVE.name} in the shared folder (CHUANGPU_SHARED)")

Finding = tuple[str, ...]
Node = ox.NamedNode | ox.BlankNode


class Graph:
    """One file or text of Turtle, its terms left as they are written."""

    def __init__(self, **source: str) -> None:
        self.store = ox.Store()
        self.store.load(**source, format=ox.RdfFormat.TURTLE)

    def objects(self, subject: Node | None, predicate: str) -> list[Node]:
        return [q.object for q in self.store.quads_for_pattern(subject, ox.NamedNode(predicate), None)]

    def value(self, subject: Node, predicate: str) -> Node | None:
        return next(iter(self.objects(subject, predicate)), None)

    def members(self, node: Node) -> Iterator[Node]:
        """The members of a list."""
        while (first := self.value(node, RDF + "first")) is not None:
            yield first
            node = self.value(node, RDF + "rest")

    def write_path(self, node: Node) -> str:
        """A path of SHACL as text, the same for the same path."""
        if isinstance(node, ox.NamedNode):
            return str(node)
        if members := [self.write_path(part) for part in self.members(node)]:
            return "(" + " ".join(members) + ")"
        return " ".join(f"{q.predicate} {self.write_path(q.object)}" for q in self.store.quads_for_pattern(node, None, None))

    def findings(self, report: Node) -> Counter[Finding]:
        """The results of a report; blank nodes count as one, messages do not count."""
        found: Counter[Finding] = Counter()
        for result in self.objects(report, SH + "result"):
            path = self.value(result, SH + "resultPath")
            names = ("focusNode", "value", "resultSeverity", "sourceConstraintComponent", "sourceShape")
            terms = (self.value(result, SH + name) for name in names)
            told = ("_" if isinstance(term, ox.BlankNode) else str(term) for term in terms)
            found[("" if path is None else self.write_path(path), *told)] += 1
        return found


def list_tests(manifest: str) -> Iterator[tuple[Graph, Node]]:
    """The tests of a manifest and of all that it includes."""
    graph = Graph(path=manifest.removeprefix("file://"), base_iri=manifest)
    for included in graph.objects(None, MF + "include"):
        yield from list_tests(included.value)
    for entries in graph.objects(None, MF + "entries"):
        yield from ((graph, entry) for entry in graph.members(entries))


def passes(graph: Graph, entry: Node) -> bool:
    action, expected = graph.value(entry, MF + "action"), graph.value(entry, MF + "result")
    data, shapes = (graph.value(action, SHT + part).value for part in ("dataGraph", "shapesGraph"))
    statements = ox.parse(path=data.removeprefix("file://"), format=ox.RdfFormat.TURTLE, base_iri=data)
    triples = ox.serialize((quad.triple for quad in statements), format=ox.RdfFormat.N_TRIPLES) or b""
    report = run_shapes(load_shapes(Path(shapes.removeprefix("file://"))), triples.decode("utf-8"))
    told = Graph(input=report.turtle)
    node = next(told.store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), ox.NamedNode(SH + "ValidationReport"))).subject
    conforms = graph.value(expected, SH + "conforms").value == "true"
    return report.conforms == conforms and told.findings(node) == graph.findings(expected)


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shacl")
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(folder, filter="data")
    return folder / "data-shapes-test-suite" / "tests" / "core" / "manifest.ttl"


def test_shacl_core_of_the_w3c(suite: Path) -> None:
    outcome = {entry.value.rpartition("/core/")[2]: passes(graph, entry) for graph, entry in list_tests(suite.as_uri())}
    failed = sorted(name for name, passed in outcome.items() if not passed)
    assert len(outcome) == TESTS
    assert len(outcome) - len(failed) >= PASSED, failed
