"""store: RDF on disk, in memory, in rdflib or on a server, asked with SPARQL.

Enters: RDF files, triples, SPARQL. Leaves: answers. ``GraphStore`` is the one interface; ``open_store`` finds the store of an address.
"""

from graph.store.answers import Answer, Rows, Term, Triple, Triples
from graph.store.interface import GraphStore, OutsideError, QueryError, ReadOnlyError, StoreError
from graph.store.opening import open_store
from graph.store.oxigraph import OxigraphStore, build_store, memory_store

__all__ = [
    "Answer",
    "GraphStore",
    "OutsideError",
    "OxigraphStore",
    "QueryError",
    "ReadOnlyError",
    "Rows",
    "StoreError",
    "Term",
    "Triple",
    "Triples",
    "build_store",
    "memory_store",
    "open_store",
]
