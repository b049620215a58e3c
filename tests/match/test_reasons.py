"""Reasons hold on whole graphs: in over 500 answers every step of every way is a link of the graph with its sentence, every score the sum
of its parts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.graph_shape import write_graph
from graph.match import Asker, Matching, Wishes
from graph.match.asker import ask_for_newcomer, ask_for_thing
from graph.pipeline import build_graph
from graph.store import build_store
from graph.store.oxigraph import open_disk_store
from tests.match.evidence import find_faults

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("CHUANGPU_SHARED", ROOT.parent / "shared"))


def check(matching: Matching, askers: list[Asker]) -> int:
    """How many answers were looked at; every one of them must hold."""
    answers = 0
    for asker in askers:
        candidates = matching.find(asker, Wishes(limit=5))
        assert find_faults(matching.store, candidates) == []
        assert all(part.ways or part.name == "complementary_role" for c in candidates for part in c.parts), asker.name
        answers += len(candidates)
    return answers


def askers_of(matching: Matching, count: int) -> list[Asker]:
    """Things of all kinds spread over the graph, and newcomers of its industries."""
    index = matching.index
    step = max(1, len(index) // count)
    things = [ask_for_thing(index, number) for number in range(0, len(index), step)]
    industries = [number for number in range(len(index)) if index.type(number) == "Industry"][:10]
    return things + [ask_for_newcomer(index, "新来者", type="Enterprise", linked=[number]) for number in industries]


def test_over_five_hundred_answers_on_a_made_graph(tmp_path: Path) -> None:
    write_graph(tmp_path / "graph.nq", 20)
    store = build_store(tmp_path / "store")
    store.load(tmp_path / "graph.nq")
    matching = Matching(store)
    assert check(matching, askers_of(matching, 120)) >= 500


@pytest.mark.parametrize("corpus", [ROOT / "examples", SHARED / "corpus" / "seeds"], ids=["examples", "seeds"])
def test_on_graphs_of_real_documents(tmp_path: Path, corpus: Path) -> None:
    if not corpus.is_dir():
        pytest.skip(f"no {corpus.name} beside the project: CHUANGPU_SHARED is not set")
    build_graph([corpus], tmp_path, jobs=1)
    matching = Matching(open_disk_store(tmp_path / "store"))
    assert check(matching, askers_of(matching, 60)) >= 100
