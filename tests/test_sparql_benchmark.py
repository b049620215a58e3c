"""The benchmark asks what has an answer, and all stores give the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.graph_shape import write_graph
from benchmarks.sparql import OverLimitError, Times, ask_chuangpu, ask_engine, ask_rdflib, load_chuangpu, load_rdflib, within
from benchmarks.sparql_questions import QUESTIONS, fill_in
from graph.store import OxigraphStore, open_store


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph") / "made.nq"
    write_graph(path, 12)
    return path


@pytest.fixture(scope="module")
def store(graph: Path) -> OxigraphStore:
    load_chuangpu(graph, graph.parent / "store")
    found = open_store(graph.parent / "store")
    assert isinstance(found, OxigraphStore)
    return found


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib uses itself what it deprecates
def test_all_answer_alike(graph: Path, store: OxigraphStore) -> None:
    stores = ask_engine(store.inner), ask_chuangpu(store), ask_rdflib(load_rdflib(graph)[0])
    counts = {question.name: [ask(text) for ask in stores] for question, text in fill_in(store)}
    assert len(counts) == len(QUESTIONS) >= 10
    assert all(len(set(found)) == 1 for found in counts.values()), counts
    assert sum(found[0] > 0 for found in counts.values()) >= 9, counts  # so small a graph has not everything


def test_a_run_is_measured(store: OxigraphStore) -> None:
    times = Times()
    assert times.measure(ask_chuangpu(store), "SELECT * { ?s ?p ?o } LIMIT 3") == 3
    assert len(times.clock) == len(times.processor) == 1


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(OverLimitError), within(0.01):
        while True:
            pass
