"""RDF files by suffix.

Enters: a path. Leaves: its format, or a ``StoreError`` that says what was found and what was expected. Nothing that a file
names is fetched: the parsers know of no remote contexts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from graph.store.interface import StoreError

FORMATS = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".n3": ox.RdfFormat.N3,
}


def format_of(path: Path) -> ox.RdfFormat:
    """The format that the suffix tells."""
    found = FORMATS.get(path.suffix.lower())
    if found is None:
        raise StoreError(f"{path}: 不认识的后缀 {path.suffix!r}，应为 {' '.join(FORMATS)} / found an unknown suffix, expected one of these")
    return found


def read_quads(path: Path, file: BinaryIO) -> Iterator[ox.Quad]:
    """The quads of an open file from where it stands; blank nodes get names of their own, so that two files' stay apart.

    Raises ``SyntaxError`` or ``ValueError`` for what is not in the format of the file's suffix.
    """
    return ox.parse(file, format_of(path), rename_blank_nodes=True, base_iri=path.absolute().as_uri())


def unreadable(path: Path, error: Exception, passed: int = 0) -> StoreError:
    """What to say of a file that is not what its suffix promises, or is not there; ``passed`` lines were read before its last part."""
    line = getattr(error, "lineno", None)
    place = f"{path}:{line + passed}" if line else str(path)
    reason = getattr(error, "strerror", None) or re.sub(r"^Parser error at .*?: ", "", str(error))
    return StoreError(f"{place}: 无法读取，应为 {format_of(path).name} / found a fault ({reason}), expected {format_of(path).name}")
