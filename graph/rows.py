"""Rows of the package's word lists and tables: TSV files with a comment header that says what the fields are.

Beside the stages. Enters: a file. Leaves: its rows, checked line by line; a bad line stops the programme with its file
and number.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


class LexiconError(ValueError):
    """A lexicon line that does not have the fields its header declares, or a word list that is missing."""


def read_rows(path: Path, fields: int) -> Iterator[tuple[str, ...]]:
    """The rows of one lexicon, without comments; every row has exactly ``fields`` fields."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.startswith("#") or not line.strip():
                continue
            row = tuple(line.rstrip("\n").split("\t"))
            if len(row) != fields:
                raise LexiconError(f"{path.name}:{number}: found {len(row)} fields, expected {fields}: {line.strip()!r}")
            yield row
