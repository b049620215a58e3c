"""The notebooks: stored without outputs, and their code runs from top to bottom.

Running them needs the whole pipeline (``graph.pipeline.build_graph``), the sample documents and networkx.
"""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("*.ipynb"))


def read_code(path: Path) -> list[dict[str, Any]]:
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]


@pytest.fixture(scope="module")
def namespace(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the notebook has defined after its last cell, run in a folder of its own."""
    names: dict[str, Any] = {"__name__": "notebook"}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("notebook"))
        for number, cell in enumerate(read_code(NOTEBOOKS[0])):
            exec(compile("".join(cell["source"]), f"cell {number}", "exec"), names)
    return names


def test_there_is_one() -> None:
    assert [path.name for path in NOTEBOOKS] == ["from_documents_to_a_graph.ipynb"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_outputs_are_stripped(path: Path) -> None:
    assert [cell for cell in read_code(path) if cell["outputs"] or cell["execution_count"] is not None] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_every_cell_is_python(path: Path) -> None:
    for cell in read_code(path):
        ast.parse("".join(cell["source"]))


def test_all_documents_are_in_the_graph(namespace: dict[str, Any]) -> None:
    assert namespace["built"].read == len(list((namespace["ROOT"] / "examples").iterdir()))
    assert namespace["built"].skipped == namespace["built"].failed == 0


def test_the_graph_hangs_together(namespace: dict[str, Any]) -> None:
    linked = [iri for iri, degree in namespace["net"].degree if degree]
    assert len(namespace["parts"][0]) > len(linked) / 3


@pytest.mark.parametrize("answer", ["co_builders", "quotes", "payments", "candidates"])
def test_every_question_is_answered(namespace: dict[str, Any], answer: str) -> None:
    assert namespace[answer]


def test_candidates_have_reasons(namespace: dict[str, Any]) -> None:
    assert all(step.quotes for candidate in namespace["candidates"] for step in candidate.path)
