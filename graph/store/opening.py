"""Which store an address means.

Enters: a path, ``memory:``, or the http address of a SPARQL server. Leaves: a ``GraphStore``.
"""

from __future__ import annotations

from pathlib import Path

from graph.store.interface import GraphStore
from graph.store.oxigraph import memory_store, open_disk_store

MEMORY = "memory:"


def open_store(place: Path | str, *, read_only: bool = True) -> GraphStore:
    """The store at a path (the folder ``store`` of a build), or a new one in memory for ``memory:``.

    Raises ``StoreError`` where there is none. A store in memory is always open for writing.
    """
    if place == MEMORY:
        return memory_store()
    return open_disk_store(Path(place), read_only=read_only)
