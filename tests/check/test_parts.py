from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.assemble.facts import Facts
from graph.assemble.statements import claim_quads, document_quads, plain_triple, state_claims, thing_quads
from graph.check import parts
from graph.check.parts import check_graph, split_parts
from graph.ontology import load_ontology
from graph.resolve.corpus import Thing
from graph.resolve.iri import thing_iri
from tests.analyses import make_analysis

ONTOLOGY = load_ontology()
NAMES = [("University", "山东大学"), ("Platform", "轴承实验室"), ("Person", "李玉")]
THINGS = {f"e{n}": Thing(thing_iri(kind, name), kind, name, 1) for n, (kind, name) in enumerate(NAMES)}


@pytest.fixture
def facts(tmp_path: Path) -> Iterator[Facts]:
    made = Facts(tmp_path / "facts.sqlite")
    for thing in THINGS.values():
        made.add_thing(thing)
    yield made
    made.close()


def make_lines(facts: Facts, claims: list[tuple[int, str, int]]) -> list[str]:
    analysis = make_analysis("d1", NAMES, claims)
    stated = state_claims(analysis, THINGS, ONTOLOGY)
    facts.add_document(analysis.document, 3, stated, ())
    facts.close_books()
    lines = set(document_quads(analysis.document))
    lines |= {line for thing in THINGS.values() for line in thing_quads(thing, ONTOLOGY)}
    lines |= {line for s in stated for line in (*claim_quads(s, analysis.document, ONTOLOGY), *plain_triple(s, ONTOLOGY))}
    return sorted(lines)


@pytest.mark.parametrize("size", [1, 5, 1000])
def test_a_sound_graph_conforms_however_it_is_cut(facts: Facts, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(parts, "PART", size)
    lines = make_lines(facts, [(0, "builds", 1), (2, "worksFor", 0)])
    cut = list(split_parts(lines, facts))
    assert (len(cut) == 1) is (size == 1000)
    assert check_graph(lines, facts).conforms


@pytest.mark.parametrize("size", [1, 1000])
def test_a_claim_that_does_not_fit_is_found(facts: Facts, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(parts, "PART", size)
    report = check_graph(make_lines(facts, [(1, "heads", 0)]), facts)
    assert not report.conforms and report.total == len(report.violations)
    assert {v.source.rpartition("/")[2] for v in report.violations} == {"d1"}


def test_a_thing_without_a_name_is_found(facts: Facts) -> None:
    lines = [line for line in make_lines(facts, []) if "#label" not in line]
    facts.rows.execute("DELETE FROM thing")
    assert not check_graph(lines, facts).conforms


def test_more_faults_than_are_told_are_counted(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LIMIT", 1)
    report = check_graph(make_lines(facts, [(1, "heads", 0), (2, "builds", 2)]), facts)
    assert len(report.violations) == 1 and report.total > 1


def test_an_empty_graph_has_no_parts(facts: Facts) -> None:
    assert list(split_parts([], facts)) == []
