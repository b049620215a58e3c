from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.job import fingerprint

FILES = [
    "graph/model.py",
    "graph/gazetteer.py",
    "graph/data/regions.tsv",
    "graph/read/a.py",
    "graph/relate/patterns/p.toml",
    "ontology.ttl",
]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for name in ("model.py", "gazetteer.py", "data/regions.tsv", "read/a.py", "relate/patterns/p.toml"):
        (tmp_path / "graph" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "graph" / name).write_text(name)
    (tmp_path / "ontology.ttl").write_text("x")
    monkeypatch.setattr(fingerprint, "PACKAGE", tmp_path / "graph")
    monkeypatch.setattr(fingerprint, "find_ontology", lambda: tmp_path / "ontology.ttl")
    yield tmp_path
    fingerprint.make_fingerprint.cache_clear()


def make() -> str:
    fingerprint.make_fingerprint.cache_clear()
    return fingerprint.make_fingerprint()


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_changes_it(package: Path, name: str) -> None:
    before = make()
    (package / name).write_text("changed")
    assert make() != before


def test_what_reading_does_not_use_does_not_matter(package: Path) -> None:
    before = make()
    (package / "graph" / "show.py").write_text("x")
    (package / "graph" / "read" / "__pycache__").mkdir()
    (package / "graph" / "read" / "__pycache__" / "a.pyc").write_text("x")
    assert make() == before


def test_versions_name_the_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprint, "LIBRARIES", ("numpy", "no-such-library"))
    assert fingerprint.library_versions()["no-such-library"] == "absent"
