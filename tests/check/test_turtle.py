"""The report in Turtle is what W3C SHACL defines, which an independent validator's own shapes confirm."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.check.turtle import render_path, render_turtle
from graph.check.validate import ValidationReport, validate_store
from graph.ontology import RDF, SH
from tests.check.faulty import make_faulty


def read(report: ValidationReport) -> ox.Store:
    store = ox.Store()
    store.load(input="".join(render_turtle(report)), format=ox.RdfFormat.TURTLE)
    return store


def test_a_sound_graph_has_a_report_too() -> None:
    store = read(ValidationReport(True))
    (conforms,) = store.quads_for_pattern(None, ox.NamedNode(SH + "conforms"), None)
    assert conforms.object == ox.Literal(True) and len(store) == 2


def test_every_violation_is_a_result_with_its_parts() -> None:
    report = validate_store(make_faulty())
    store = read(report)
    results = [q.subject for q in store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), ox.NamedNode(SH + "ValidationResult"))]
    assert len(results) == report.total > 0
    for name in ("focusNode", "resultSeverity", "sourceConstraintComponent", "sourceShape"):
        for result in results:
            assert len(list(store.quads_for_pattern(result, ox.NamedNode(SH + name), None))) == 1, name
    told = {q.object.value for q in store.quads_for_pattern(None, ox.NamedNode(SH + "focusNode"), None)}
    assert told == {violation.focus for violation in report.violations}


def test_messages_are_in_two_languages() -> None:
    store = read(validate_store(make_faulty()))
    assert {q.object.language for q in store.quads_for_pattern(None, ox.NamedNode(SH + "resultMessage"), None)} == {"zh", "en"}


@pytest.mark.parametrize(
    ("path", "turtle"),
    [
        ("<urn:a>", "<urn:a>"),
        ("^<urn:a>", "[ sh:inversePath <urn:a> ]"),
        ("(<urn:a>/<urn:b>)", "( <urn:a> <urn:b> )"),
        ("(<urn:a>|(<urn:b>)*)", "[ sh:alternativePath ( <urn:a> [ sh:zeroOrMorePath <urn:b> ] ) ]"),
        ("(<urn:a>)+", "[ sh:oneOrMorePath <urn:a> ]"),
        ("(<urn:a>/(<urn:b>)?)", "( <urn:a> [ sh:zeroOrOnePath <urn:b> ] )"),
    ],
)
def test_paths_of_sparql_become_paths_of_shacl(path: str, turtle: str) -> None:
    assert render_path(path) == turtle


@pytest.mark.parametrize("path", ["", "(<urn:a>", "<urn:a>)", "/<urn:a>", "<urn:a> <urn:b>"])
def test_what_is_no_path_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="expected a property path"):
        render_path(path)
