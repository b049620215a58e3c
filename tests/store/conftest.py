"""Stores of every kind, empty and filled, and an address that notes who comes."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Dataset

from graph.store import GraphStore, build_store, memory_store, open_store
from graph.store.rdflib_store import RdflibStore
from graph.store.remote import RemoteStore
from tests.store.servers import Server, running_chuangpu, running_oxigraph

ID = "https://w3id.org/chuangpu/id"
CP = "https://w3id.org/chuangpu/ontology#"
XSD = "http://www.w3.org/2001/XMLSchema#"
DOCUMENT = f"{ID}/Document/d"
QUADS = f"""\
<{ID}/University/中南大学> <http://www.w3.org/2000/01/rdf-schema#label> "中南大学"@zh .
<{ID}/University/中南大学> <{CP}builds> <{ID}/Platform/x> .
<{ID}/Claim/d/1> <http://www.w3.org/ns/oa#start> "3"^^<{XSD}integer> <{DOCUMENT}> .
<{ID}/Claim/d/1> <http://www.w3.org/ns/oa#exact> "他说\\"好\\"" <{DOCUMENT}> .
"""


@pytest.fixture(scope="session")
def oxigraph_server() -> Iterator[Server]:
    with running_oxigraph() as server:
        yield server


@pytest.fixture(scope="session")
def chuangpu_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running_chuangpu(tmp_path_factory.mktemp("serve")) as server:
        yield server


def make_remote(server: Server, *, graphs: bool = True, read_only: bool = False) -> RemoteStore:
    graph_store = server.graphs if graphs else None
    return RemoteStore(server.query, update=server.update, graphs=graph_store, credentials=server.credentials, read_only=read_only)


def empty(store: RemoteStore) -> RemoteStore:
    store.update("DROP ALL")
    return store


@pytest.fixture(params=["memory", "disk", "rdflib", "oxigraph server", "oxigraph server without graph store", "chuangpu serve"])
def blank(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[GraphStore]:
    """A store of each kind with nothing in it."""
    kind: str = request.param
    if kind in ("memory", "disk"):
        yield memory_store() if kind == "memory" else build_store(tmp_path / "store")
    elif kind == "rdflib":
        yield RdflibStore(Dataset())
    else:
        server = request.getfixturevalue("chuangpu_server" if kind == "chuangpu serve" else "oxigraph_server")
        store = make_remote(server, graphs="without" not in kind)
        yield empty(store)
        store.close()


@pytest.fixture
def store(blank: GraphStore, tmp_path: Path) -> GraphStore:
    """A store of each kind with the quads above."""
    path = tmp_path / "data.nq"
    path.write_text(QUADS, encoding="utf-8")
    blank.load(path)
    return blank


@pytest.fixture(params=["disk", "rdflib", "oxigraph server"])
def readable(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[GraphStore]:
    """A store of each kind that is open for reading."""
    if request.param == "disk":
        build_store(tmp_path / "store").inner.flush()
        yield open_store(tmp_path / "store")
    elif request.param == "rdflib":
        yield RdflibStore(Dataset(), read_only=True)
    else:
        store = make_remote(request.getfixturevalue("oxigraph_server"), read_only=True)
        yield store
        store.close()


@pytest.fixture
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """An address that notes whoever comes."""
    came: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as waiting:

        def wait() -> None:
            while True:
                try:
                    visitor, _ = waiting.accept()
                except OSError:
                    return
                with visitor:
                    came.append(visitor.recv(100))

        thread = threading.Thread(target=wait)
        thread.start()
        yield f"http://127.0.0.1:{waiting.getsockname()[1]}/x", came
        waiting.shutdown(socket.SHUT_RDWR)
        thread.join()
