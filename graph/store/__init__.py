"""store: RDF on disk, asked with SPARQL.

Enters: N-Quads. Leaves: answers. ``GraphStore`` is the one interface; ``open_store`` gives the embedded store of a build.
"""

from graph.store.answers import Answer, Rows, Term, Triples
from graph.store.interface import GraphStore, QueryError, StoreError
from graph.store.oxigraph import build_store, open_store

__all__ = ["Answer", "GraphStore", "QueryError", "Rows", "StoreError", "Term", "Triples", "build_store", "open_store"]
