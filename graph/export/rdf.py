"""A selection as RDF: written as a stream, quad by quad.

Enters: a ``Selection``. Leaves: a file. Formats of quads hold every graph, formats of triples the default graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from graph.ontology import PREFIXES
from graph.store import GraphStore, OxigraphStore
from graph.store.oxigraph_terms import to_graph, to_quads

RDF_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def write_rdf(store: GraphStore, path: Path, form: str) -> int:
    """Write a store to a file and return the number of triples or quads."""
    wanted = RDF_FORMATS[form]
    names: list[str | None] = [None, *sorted(store.graph_names())] if wanted.supports_datasets else [None]
    counted = _Counted(_read_quads(store, names))
    statements: Iterator[ox.Quad] | Iterator[ox.Triple] = counted if wanted.supports_datasets else (quad.triple for quad in counted)
    ox.serialize(statements, str(path), format=wanted, prefixes=dict(PREFIXES))
    return counted.count


class _Counted:
    """Quads as they pass, and how many have passed."""

    def __init__(self, quads: Iterator[ox.Quad]) -> None:
        self._quads = quads
        self.count = 0

    def __iter__(self) -> Iterator[ox.Quad]:
        return self

    def __next__(self) -> ox.Quad:
        quad = next(self._quads)
        self.count += 1
        return quad


def _read_quads(store: GraphStore, names: list[str | None]) -> Iterator[ox.Quad]:
    for name in names:
        graph = to_graph(name)
        if isinstance(store, OxigraphStore):  # its quads need not be made anew
            yield from store.inner.quads_for_pattern(None, None, None, graph)
        else:
            yield from to_quads(store.read_graph(name), graph)
