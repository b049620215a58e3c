"""Servers for the tests: one that can be read, one that can be written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.find.beside import make_beside
from graph.store import build_store
from tests.serve.server import Server

ID = "https://w3id.org/chuangpu/id"
TOKEN = "谜语-7f3a".encode().hex()


def make_store(folder: Path) -> Path:
    """Forty universities, each with a platform; two documents with a claim each."""
    lines = []
    for number in range(40):
        university, platform = f"<{ID}/University/第{number}大学>", f"<{ID}/Platform/实验室{number}>"
        lines += [
            f"{university} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/chuangpu/ontology#University> .",
            f'{university} <http://www.w3.org/2000/01/rdf-schema#label> "第{number}大学"@zh .',
            f"{university} <https://w3id.org/chuangpu/ontology#builds> {platform} .",
        ]
    for name in ("甲", "乙"):
        lines.append(f'<{ID}/Claim/{name}/1> <http://www.w3.org/ns/oa#exact> "{name}说" <{ID}/Document/{name}> .')
    path = folder / "data.nq"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    store = build_store(folder / "store")
    store.load(path)
    make_beside(store, folder / "store")
    del store
    return folder / "store"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Reads only, with limits that tests can reach."""
    store = make_store(tmp_path_factory.mktemp("serve"))
    found = Server(
        store, "--timeout", "6", "--rows", "5000", "--answer", "4", "--memory", "64", "--workers", "2", "--cors", "http://a.example"
    )
    yield found
    found.close()


@pytest.fixture
def open_server(tmp_path: Path) -> Iterator[Server]:
    """Can be written with ``TOKEN``."""
    found = Server(make_store(tmp_path), token=TOKEN)
    yield found
    found.close()
