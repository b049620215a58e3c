"""The embedded store: pyoxigraph on disk. The only room in which store and library meet.

Enters: N-Quads files, SPARQL. Leaves: ``Answer`` values.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from graph.ontology import PREFIXES, XSD
from graph.store.answers import Answer, Rows, Term, Triples
from graph.store.interface import GraphStore, QueryError, StoreError

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
CHUNK = 20_000  # lines loaded at once: a whole file takes a gigabyte of memory and no less time
_RETRIES = 5  # a build puts a new store in place by two renames; between them there is none for a moment
_PAUSE = 0.05


class OxigraphStore:
    """A pyoxigraph store; ``inner`` is for code that works on quads themselves, such as validation."""

    def __init__(self, inner: ox.Store) -> None:
        self.inner = inner

    def load(self, path: Path) -> None:
        """Add all quads of an N-Quads file."""
        with path.open("rb") as file:
            while chunk := b"".join(islice(file, CHUNK)):
                self.inner.bulk_load(input=chunk, format=ox.RdfFormat.N_QUADS)
        self.inner.flush()

    def query(self, text: str, *, union: bool = False) -> Answer:
        """Answer a query; see ``GraphStore``."""
        try:
            found = self.inner.query(text, prefixes=dict(PREFIXES), use_default_graph_as_union=union)
        except SyntaxError as error:
            raise explain_syntax(error) from error
        if isinstance(found, ox.QuerySolutions):
            return Rows(tuple(v.value for v in found.variables), _rows(found, len(found.variables)))
        if isinstance(found, ox.QueryTriples):
            return Triples(_triples(found))
        return bool(found)

    def __len__(self) -> int:
        """The number of quads."""
        return len(self.inner)


def explain_syntax(error: SyntaxError) -> QueryError:
    """What the engine says is wrong with a query, with its place."""
    place = _PLACE.match(str(error))
    return QueryError(place[3], int(place[1]), int(place[2])) if place else QueryError(str(error))


def _rows(found: ox.QuerySolutions, width: int) -> Iterator[tuple[Term | None, ...]]:
    for solution in found:
        yield tuple(_term(solution[i]) if solution[i] is not None else None for i in range(width))


def _triples(found: ox.QueryTriples) -> Iterator[tuple[Term, Term, Term]]:
    for triple in found:
        yield _term(triple.subject), _term(triple.predicate), _term(triple.object)


def _term(value: object) -> Term:
    if isinstance(value, ox.NamedNode):
        return Term("uri", value.value)
    if isinstance(value, ox.BlankNode):
        return Term("bnode", value.value)
    if isinstance(value, ox.Literal):
        datatype = "" if value.language or value.datatype.value == XSD + "string" else value.datatype.value
        return Term("literal", value.value, value.language or "", datatype)
    return Term("literal", str(value))  # a triple term of RDF 1.2, which this project never writes


def build_store(path: Path) -> OxigraphStore:
    """A new store on disk, to be written to; ``path`` must not be a store yet."""
    return OxigraphStore(ox.Store(str(path)))


def open_store(path: Path, *, read_only: bool = True) -> GraphStore:
    """The store of a build. Opened read-only it can be asked while a build makes the next one.

    Raises ``StoreError`` where there is none.
    """
    for _ in range(_RETRIES):
        if (path / "CURRENT").is_file():
            break
        time.sleep(_PAUSE)
    try:
        if not (path / "CURRENT").is_file():
            raise StoreError(f"{path}: 没有图谱库，应为构建目录中的 store 文件夹 / found no store, expected the folder store of a build")
        return OxigraphStore(ox.Store.read_only(str(path)) if read_only else ox.Store(str(path)))
    except OSError as error:
        raise StoreError(
            f"{path}: 图谱库无法打开，应为完好的图谱库 / found a store that cannot be opened ({error}), expected a sound one"
        ) from error
