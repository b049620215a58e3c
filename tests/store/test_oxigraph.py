from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph.store import Rows, StoreError, build_store, open_store


def make_store(folder: Path, value: str) -> Path:
    quads = folder / f"{value}.nq"
    quads.write_text(f'<a:s> <a:p> "{value}" .\n', encoding="utf-8")
    store = build_store(folder / value)
    store.load(quads)
    store.inner.flush()
    return folder / value


def values(answer: object) -> list[str]:
    assert isinstance(answer, Rows)
    return [term.value for (term,) in answer.rows if term]


def test_a_missing_store_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.store.oxigraph._PAUSE", 0.0)
    with pytest.raises(StoreError, match="nowhere"):
        open_store(tmp_path / "nowhere")


def test_a_damaged_store_is_named(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("MANIFEST-000404\n", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path)


def test_an_open_store_answers_while_the_next_takes_its_place(tmp_path: Path) -> None:
    old, new = make_store(tmp_path, "old"), make_store(tmp_path, "new")
    place = tmp_path / "store"
    old.rename(place)
    reader = open_store(place)
    place.rename(tmp_path / "previous")
    new.rename(place)
    shutil.rmtree(tmp_path / "previous")
    assert values(reader.query("SELECT ?o WHERE { ?s ?p ?o }")) == ["old"]
    assert values(open_store(place).query("SELECT ?o WHERE { ?s ?p ?o }")) == ["new"]
