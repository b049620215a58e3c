"""The folder of a build: where things are, how files and the store are put in place.

New files are written under ``.state/next`` and moved into place when all are there; nobody ever sees half a file.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BuildFolder:
    """Paths under the output folder ``root``."""

    root: Path

    @property
    def state(self) -> Path:
        return self.root / ".state"

    @property
    def next(self) -> Path:
        """Where the coming files are written."""
        return self.state / "next"

    @property
    def scratch(self) -> Path:
        """Room for sorting and indexes; empty between builds."""
        return self.state / "scratch"

    @property
    def annotations(self) -> Path:
        return self.root / "annotations"

    @property
    def store(self) -> Path:
        return self.root / "store"

    def prepare(self) -> None:
        """Make the folders and clear what a killed build left lying about."""
        if not self.store.exists() and (self.state / "previous").exists():
            (self.state / "previous").rename(self.store)  # killed between the two renames of put_store
        for path in (self.next, self.scratch, self.state / "previous"):
            shutil.rmtree(path, ignore_errors=True)
        for path in (self.next, self.scratch, self.annotations):
            path.mkdir(parents=True, exist_ok=True)

    def clear(self) -> None:
        """Remove the working folders."""
        for path in (self.next, self.scratch, self.state / "previous"):
            shutil.rmtree(path, ignore_errors=True)

    def put_files(self) -> None:
        """Move all new files into place, each in one step."""
        for path in sorted(self.next.iterdir()):
            if path.is_file():
                os.replace(path, self.root / path.name)

    def put_store(self) -> None:
        """Put the new store in place. Who still reads the old one keeps it until it is closed."""
        if self.store.exists():
            self.store.rename(self.state / "previous")
        (self.next / "store").rename(self.store)


def write_text(path: Path, pieces: Iterable[str]) -> None:
    """Write a file piece by piece, UTF-8, line ends as they are."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces)


def replace_text(path: Path, text: str) -> None:
    """Write a file in one step; leave it alone where it says so already."""
    data = text.encode("utf-8")
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return
    fresh = path.with_name(f".{path.name[:60]}.new")
    fresh.write_bytes(data)
    os.replace(fresh, path)
