"""Which store an address means.

Enters: a path, ``memory:``, or the http address of a SPARQL server. Leaves: a ``GraphStore``.
"""

from __future__ import annotations

from pathlib import Path

from graph.store.interface import GraphStore
from graph.store.oxigraph import memory_store, open_disk_store

MEMORY = "memory:"


def is_address(place: Path | str) -> bool:
    """Whether this names a server, not a folder."""
    return str(place).lower().startswith(("http://", "https://"))


def open_store(place: Path | str, *, read_only: bool = True) -> GraphStore:
    """The store at a path (the folder ``store`` of a build), a new one in memory for ``memory:``, or a server for an http address.

    Raises ``StoreError`` where there is none; whether there is a server shows with the first query. A store in memory is
    always open for writing.
    """
    if place == MEMORY:
        return memory_store()
    if is_address(place):
        from graph.store.remote import open_server  # who asks no server need not wait for an HTTP library

        return open_server(str(place), read_only=read_only)
    return open_disk_store(Path(place), read_only=read_only)
