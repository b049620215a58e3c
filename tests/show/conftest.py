"""The small graph and its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.show import render_explanation, write_large_network, write_network
from tests.show.reading import make_analysis, make_quantities
from tests.show.sample import EVIL, Graph, make_graph


@pytest.fixture(scope="session")
def graph() -> Graph:
    """Eight things, among them one whose name and document try to run."""
    return make_graph()


@pytest.fixture(scope="session")
def page(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the small graph."""
    path = tmp_path_factory.mktemp("show") / "network.html"
    write_network(path, *graph, title=f"青川市 {EVIL}")
    return path


@pytest.fixture(scope="session")
def explanation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the small document, whose title tries to run."""
    path = tmp_path_factory.mktemp("show") / "explanation.html"
    path.write_text(render_explanation(make_analysis(title=EVIL), make_quantities(), home="e5"), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def small(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small graph on the large page."""
    path = tmp_path_factory.mktemp("large") / "small.html"
    write_large_network(path, *graph, title=f"青川市 {EVIL}")
    return path
