"""The small graph, its page, and a browser to look at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.show import write_network
from tests.show.browser import NAMES, Browser, find_chromium
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
def browser() -> Iterator[Browser]:
    """One headless Chromium for all tests of the session."""
    binary = find_chromium()
    if binary is None:
        pytest.skip(f"no Chromium: none of {', '.join(NAMES)} on the path, and CHUANGPU_CHROMIUM is not set")
    started = Browser(binary)
    yield started
    started.close()
