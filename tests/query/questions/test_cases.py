"""Each question on a graph of its own: a case file beside this one, with the rows that must come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.ontology import CP
from graph.query import answer_question, load_questions, prepare_question
from graph.store import GraphStore, Term

from .notation import read_case

FOLDER = Path(__file__).parent
CASES = sorted(FOLDER.glob("*.case"))


def readable(term: Term | None) -> str:
    return "" if term is None else term.value.removeprefix(CP)


def answer(store: GraphStore, name: str, parameters: dict[str, str]) -> list[tuple[str, ...]]:
    rows = answer_question(store, prepare_question(store, name, parameters))
    shown = [i for i, column in enumerate(rows.variables) if not column.endswith("Iri")]
    return [tuple(readable(row[i]) for i in shown) for row in rows.rows]


def test_every_question_has_a_case() -> None:
    assert {path.stem for path in CASES} == set(load_questions())


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_the_rows_are_exactly_those_expected(path: Path) -> None:
    case = read_case(path)
    store = case.store()
    assert case.asked and len(case.quads) >= 15
    for parameters, rows in case.asked:
        assert answer(store, path.stem, parameters) == rows, parameters


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_some_row_comes_back(path: Path) -> None:
    """A question that no case answers would pass with any mistake in it."""
    assert any(asked.rows for asked in read_case(path).asked)
