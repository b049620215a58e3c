"""Which state of the store the workers read: the newest snapshot of a writer, or the folder that a build puts in place."""

from __future__ import annotations

from pathlib import Path

from graph.serve.work import Source


def find_source(store: Path) -> Source:
    """The store as it is now; after a build has put a new one in place the stamp is another."""
    found = (store / "CURRENT").stat()
    return Source(str(store), f"{found.st_ino}-{found.st_mtime_ns}", str(store))
