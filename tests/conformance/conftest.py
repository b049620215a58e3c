"""The unpacked suites, and stores with nothing in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import GraphStore, build_store, memory_store
from tests.conformance.suites import ABSENT, ARCHIVES, unpack


@pytest.fixture(scope="session")
def suites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the files of all suites."""
    if not all(archive.is_file() for archive in ARCHIVES):
        pytest.skip(ABSENT)
    return unpack(tmp_path_factory.mktemp("suites"))


@pytest.fixture(scope="session")
def disk(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    """One store on disk for all cases: to make one for each takes longer than the cases."""
    return build_store(tmp_path_factory.mktemp("disk") / "store")


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest) -> Iterator[GraphStore]:
    """An empty store."""
    found: GraphStore = memory_store() if request.param == "memory" else request.getfixturevalue("disk")
    assert len(found) == 0
    assert not list(found.graph_names())
    yield found
    for name in (None, *found.graph_names()):
        found.drop_graph(name)
