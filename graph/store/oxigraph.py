"""The embedded store: pyoxigraph, on disk or in memory.

Enters: RDF files, SPARQL, triples. Leaves: ``Answer`` values.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from os import SEEK_CUR
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from graph.ontology import PREFIXES
from graph.store.answers import Answer, Rows, Triple, Triples
from graph.store.files import format_of, read_quads, unreadable
from graph.store.interface import ReadOnlyError, StoreError
from graph.store.outside import refuse_outside, silence_loads
from graph.store.oxigraph_terms import engine_failed, from_rows, from_triples, to_graph, to_quads
from graph.store.searching import Searching, engine_functions
from graph.store.syntax import explain_syntax

CHUNK = 50_000  # lines loaded at once: 120 MB of memory, where a whole file at once takes 1.3 GB and no less time
_RETRIES = 5  # a build puts a new store in place by two renames; between them there is none for a moment
_PAUSE = 0.05
_MARKS = [(f"{name}:", (name, iri)) for name, iri in PREFIXES.items()]

Solutions: TypeAlias = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean


class OxigraphStore:
    """A pyoxigraph store; ``inner`` is for code that works on quads themselves, such as validation."""

    def __init__(self, inner: ox.Store, *, read_only: bool = False, folder: Path | None = None) -> None:
        self.inner = inner
        self.read_only = read_only
        self.searching = Searching(folder)

    def load(self, path: Path) -> None:
        """Add all that an RDF file says; see ``GraphStore``."""
        self._check_writable()
        form = format_of(path)
        by_line = form in (ox.RdfFormat.N_QUADS, ox.RdfFormat.N_TRIPLES)
        passed = 0
        try:
            with path.open("rb") as file:
                while by_line and (chunk := b"".join(islice(file, CHUNK))):
                    if b"_:" in chunk:  # the name of a blank node holds for the whole file, so the rest goes in as one
                        file.seek(-len(chunk), SEEK_CUR)
                        break
                    self.inner.bulk_load(input=chunk, format=form)
                    passed += CHUNK
                self._load_quads(read_quads(path, file))
        except (SyntaxError, ValueError, OSError) as error:
            raise unreadable(path, error, passed) from error
        self.inner.flush()

    def _load_quads(self, quads: Iterator[ox.Quad]) -> None:
        while chunk := list(islice(quads, CHUNK)):
            self.inner.bulk_extend(chunk)

    def query(self, text: str, *, union: bool = False) -> Answer:
        """Answer a query; see ``GraphStore``."""
        found = self.solve(text, union=union)
        if isinstance(found, ox.QuerySolutions):
            return Rows(tuple([v.value for v in found.variables]), from_rows(found))
        if isinstance(found, ox.QueryTriples):
            return Triples(from_triples(found))
        return bool(found)

    def solve(self, text: str, *, union: bool = False, default: Sequence[str] = (), named: Sequence[str] = (), base: str = "") -> Solutions:
        """The engine's own answer, for code that passes it on as it is. ``default`` and ``named`` are the graphs of the dataset.

        Raises as ``query`` does. Without ``default`` and ``named`` the dataset is the store, or what the query says by ``FROM``.
        Relative IRIs are relative to ``base``; without one they are faults.
        """
        refuse_outside(text)
        given: list[ox.NamedNode | ox.BlankNode] | None = [ox.NamedNode(g) for g in named] if default or named else None
        prepared = self.searching.prepare(text)
        asked = prepared.text if prepared else text
        try:
            return self.inner.query(
                asked,
                prefixes=_known_prefixes(asked),
                base_iri=base or None,
                use_default_graph_as_union=union,
                default_graph=[ox.NamedNode(g) for g in default] if default else None,
                named_graphs=given,
                custom_functions=engine_functions(prepared) if prepared else None,
            )
        except SyntaxError as error:
            fault = explain_syntax(error)
            raise (prepared.relocate(fault) if prepared else fault) from error
        except (OSError, RuntimeError) as error:
            raise engine_failed(error) from error

    def update(self, text: str, *, base: str = "") -> None:
        """Carry out an update; see ``GraphStore``. ``base`` as for ``solve``."""
        self._check_writable()
        text = silence_loads(text)
        refuse_outside(text, update=True)
        try:
            self.inner.update(text, prefixes=_known_prefixes(text), base_iri=base or None)
        except SyntaxError as error:
            raise explain_syntax(error) from error
        except (OSError, RuntimeError) as error:
            raise engine_failed(error) from error

    def graph_names(self) -> Iterator[str]:
        """The IRIs of the named graphs."""
        return (name.value for name in self.inner.named_graphs() if isinstance(name, ox.NamedNode))

    def read_graph(self, name: str | None) -> Iterator[Triple]:
        """The triples of one graph as it is now."""
        return from_triples(self.inner.quads_for_pattern(None, None, None, to_graph(name)))

    def put_graph(self, name: str | None, triples: Iterable[Triple]) -> None:
        """Make a graph consist of these triples."""
        self._check_writable()
        graph = to_graph(name)
        quads = list(to_quads(triples, graph))
        self.inner.clear_graph(graph)
        self.inner.extend(quads)

    def add_to_graph(self, name: str | None, triples: Iterable[Triple]) -> None:
        """Add triples to a graph."""
        self._check_writable()
        self.inner.extend(list(to_quads(triples, to_graph(name))))

    def drop_graph(self, name: str | None) -> bool:
        """Remove a graph and tell whether there was one."""
        self._check_writable()
        graph = to_graph(name)
        if isinstance(graph, ox.DefaultGraph):
            there = next(self.inner.quads_for_pattern(None, None, None, graph), None) is not None
        else:
            there = self.inner.contains_named_graph(graph)
        self.inner.remove_graph(graph)
        return there

    def __len__(self) -> int:
        """The number of quads."""
        return len(self.inner)

    def __bool__(self) -> bool:
        """A store is one also where nothing is in it."""
        return True

    def _check_writable(self) -> None:
        if self.read_only:
            raise ReadOnlyError("图谱库以只读方式打开，不能修改 / the store is open for reading, it cannot be changed")


def _known_prefixes(text: str) -> dict[str, str]:
    """The usual prefixes that the text may use; to hand over all of them takes longer than to find one thing by its name."""
    return dict([pair for mark, pair in _MARKS if mark in text])


def memory_store() -> OxigraphStore:
    """A new store in memory."""
    return OxigraphStore(ox.Store())


def build_store(path: Path) -> OxigraphStore:
    """A new store on disk, to be written to; ``path`` must not be a store yet."""
    return OxigraphStore(ox.Store(str(path)), folder=path)


def open_disk_store(path: Path, *, read_only: bool = True) -> OxigraphStore:
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
        inner = ox.Store.read_only(str(path)) if read_only else ox.Store(str(path))
        return OxigraphStore(inner, read_only=read_only, folder=path)
    except OSError as error:
        raise StoreError(
            f"{path}: 图谱库无法打开，应为完好的图谱库 / found a store that cannot be opened ({error}), expected a sound one"
        ) from error
