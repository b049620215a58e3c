"""The notebooks: stored without outputs, and their code runs from top to bottom.

Running them needs the whole pipeline (``graph.pipeline.build_graph``), the sample documents and networkx.
"""

from __future__ import annotations

import ast
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("*.ipynb"))


def read_code(path: Path) -> list[dict[str, Any]]:
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]


def run_notebook(name: str, place: Path) -> dict[str, Any]:
    """What the notebook has defined after its last cell, run in a folder of its own."""
    names: dict[str, Any] = {"__name__": "notebook"}
    (path,) = (path for path in NOTEBOOKS if path.stem == name)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        for number, cell in enumerate(read_code(path)):
            exec(compile("".join(cell["source"]), f"cell {number}", "exec"), names)
    return names


@pytest.fixture(scope="module")
def namespace(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return run_notebook("from_documents_to_a_graph", tmp_path_factory.mktemp("notebook"))


@pytest.fixture(scope="module")
def partners(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return run_notebook("partners", tmp_path_factory.mktemp("partners"))


def test_there_are_two() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["from_documents_to_a_graph", "partners"]


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


@pytest.mark.parametrize("answer", ["for_university", "for_newcomer", "researchers", "for_need", "in_english"])
def test_everybody_who_asks_gets_partners_whose_points_add_up(partners: dict[str, Any], answer: str) -> None:
    assert partners[answer]
    for candidate in partners[answer]:
        assert candidate.score == pytest.approx(sum(part.points for part in candidate.parts), abs=1e-9)


def test_reasons_are_sentences(partners: dict[str, Any]) -> None:
    assert partners["reasons"] and all("“" in reason for reason in partners["reasons"])


def test_the_need_is_near_what_the_documents_say_of_it(partners: dict[str, Any]) -> None:
    assert partners["near_phrases"][0][0].startswith("轴承噪声")


def test_the_board_is_a_workbook(partners: dict[str, Any]) -> None:
    assert partners["board"].challenges and partners["offers"]
    assert zipfile.is_zipfile(io.BytesIO(partners["board_workbook"](partners["board"])))
