from __future__ import annotations

from pathlib import Path

import pytest

from graph.match.needs import build as building
from graph.match.needs import needs_path, open_needs
from graph.match.needs.beside import is_ready
from graph.ontology import CP, RDF, RDFS
from graph.store import GraphStore, memory_store
from graph.store.oxigraph import open_disk_store


def test_it_is_made_when_first_asked_for_and_kept(folder: Path, store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not is_ready(folder)
    made = open_needs(store)
    assert is_ready(folder)
    monkeypatch.setattr(building, "encode", None)  # nothing is computed again
    assert open_needs(store).ask("轴承噪声") == made.ask("轴承噪声")


def test_a_damaged_one_is_made_anew(folder: Path, store: GraphStore) -> None:
    open_needs(store)
    needs_path(folder).write_bytes(b"chuangpu needs index 0\n")
    assert open_needs(store).ask("轴承噪声")[0].iri == "urn:静安大学"


def test_after_a_change_only_new_phrases_are_read(folder: Path, store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    open_needs(store)
    del store
    changed = open_disk_store(folder, read_only=False)
    changed.update(f'INSERT DATA {{ <urn:新院> <{RDF}type> <{CP}ResearchInstitute> ; <{RDFS}label> "海藻研究院"@zh . }}')
    read: list[str] = []
    encode = building.encode
    monkeypatch.setattr(building, "encode", lambda texts: (read.extend(texts), encode(texts))[1])
    index = open_needs(changed, rebuild=True)
    assert read == ["海藻研究院"]
    assert index.ask("养殖海藻")[0].iri == "urn:新院"


def test_a_store_in_memory_has_one_in_memory() -> None:
    assert open_needs(memory_store()).things == 0
