"""RDF files by suffix.

Enters: a path. Leaves: its format, or a ``StoreError`` that says what was found and what was expected. Nothing that a file
names is fetched: the parsers know of no remote contexts.
"""

from __future__ import annotations

from pathlib import Path

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


def open_quads(path: Path) -> ox.QuadParser:
    """A parser of the file; blank nodes get names of their own, so that two files' stay apart."""
    form = format_of(path)
    try:
        return ox.parse(path=str(path), format=form, rename_blank_nodes=True, base_iri=path.absolute().as_uri())
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: Exception) -> StoreError:
    """What to say of a file that is not what its suffix promises."""
    wanted = format_of(path).name
    return StoreError(f"{path}: 无法读取，应为 {wanted} / found a fault ({error}), expected {wanted}")
