"""Fixtures that write a sample to a file, and read it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.model import Document
from graph.read import SourceFile, read_document

from .samples import store


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document]:
    """Writes bytes or text under a name and reads the file."""

    def write_and_read(content: bytes | str, name: str = "sample.txt") -> Document:
        return read_document(store(tmp_path, content, name))

    return write_and_read


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., SourceFile]:
    """Writes bytes or text under a name and gives the file to read."""
    return lambda content, name="sample.txt": store(tmp_path, content, name)
