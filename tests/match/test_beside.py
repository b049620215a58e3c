"""The index lies beside its store, is made when it is missing or old, and in memory where it cannot be kept."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from graph.find.arrays import IndexFileError
from graph.match.beside import is_stale, make_partner_index, partner_index_path, read_partner_index, ready_index
from graph.store import GraphStore, memory_store
from graph.store.oxigraph import open_disk_store
from tests.match.conftest import THINGS, make_quads


@pytest.fixture
def own(folder: Path, tmp_path: Path) -> Path:
    """A copy of the store without an index."""
    return Path(shutil.copytree(folder, tmp_path / "store"))


def test_it_is_made_when_first_asked_for_and_read_again(own: Path) -> None:
    assert is_stale(own)
    assert len(ready_index(open_disk_store(own))) == len(THINGS)
    assert not is_stale(own)
    assert len(read_partner_index(own)) == len(THINGS)


def test_the_same_store_gives_the_same_bytes(own: Path) -> None:
    store = open_disk_store(own)
    make_partner_index(store, own)
    before = partner_index_path(own).read_bytes()
    make_partner_index(store, own)
    assert partner_index_path(own).read_bytes() == before


def test_an_older_index_than_the_store_is_made_anew(own: Path) -> None:
    make_partner_index(open_disk_store(own), own)
    os.utime(partner_index_path(own), (1, 1))
    assert is_stale(own)
    ready_index(open_disk_store(own))
    assert partner_index_path(own).stat().st_mtime > 1


def test_an_index_of_another_kind_is_made_anew(own: Path) -> None:
    partner_index_path(own).write_bytes(b"chuangpu search index 1\n{}\n")
    with pytest.raises(IndexFileError, match="partner index 2"):
        read_partner_index(own)
    assert len(ready_index(open_disk_store(own))) == len(THINGS)


def test_a_missing_index_says_how_to_make_it(own: Path) -> None:
    with pytest.raises(IndexFileError, match="chuangpu partners --rebuild"):
        read_partner_index(own)


def test_a_store_in_memory_has_its_index_in_memory_and_follows_changes(tmp_path: Path) -> None:
    quads = tmp_path / "graph.nq"
    quads.write_text("".join(make_quads()), encoding="utf-8")
    store: GraphStore = memory_store()
    store.load(quads)
    first = ready_index(store)
    assert len(first) == len(THINGS) and ready_index(store) is first
    store.update('INSERT DATA { <urn:新> a cp:Enterprise ; rdfs:label "新企业" }')
    assert len(ready_index(store)) == len(THINGS) + 1
