"""A derived triple and the node that says which rule it comes from, as N-Quads.

Enters: a triple, the name of a rule, the things by way of which it follows. Leaves: lines of the graph ``cpid:derived``. The
node's IRI is made from triple and rule, so the same conclusion has the same lines whenever and however it is drawn.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from graph.derive.rule import Triple
from graph.ontology import CP, RDF
from graph.resolve.iri import BASE, DERIVED_GRAPH, content_digest

DERIVED = ox.NamedNode(DERIVED_GRAPH)
PLANNED = ox.NamedNode(BASE + "planned")  # scratch while rules run: triples that documents only plan
CHANGING = ox.NamedNode(BASE + "changing")  # scratch while a change is followed: triples that go or may come
TRACES = f"<{BASE}Derived/"  # what lines of a trace begin with

_GRAPH = f"<{DERIVED_GRAPH}> ."
_STATEMENT = f"<{RDF}type> <{RDF}Statement> {_GRAPH}"


@lru_cache(maxsize=1 << 16)
def trace_node(triple: Triple, rule: str) -> ox.NamedNode:
    """The node that says that a rule gives a triple."""
    parts = (term.value if isinstance(term, ox.NamedNode) else str(term) for term in triple)
    return ox.NamedNode(f"{BASE}Derived/{content_digest((*parts, rule))}")


def trace_lines(triple: Triple, rule: str, via: Iterable[ox.NamedNode] = ()) -> Iterator[str]:
    """The triple and its trace, each line without its end."""
    subject, predicate, object_ = map(str, triple)
    node = str(trace_node(triple, rule))
    yield f"{subject} {predicate} {object_} {_GRAPH}"
    yield f"{node} {_STATEMENT}"
    yield f"{node} <{RDF}subject> {subject} {_GRAPH}"
    yield f"{node} <{RDF}predicate> {predicate} {_GRAPH}"
    yield f"{node} <{RDF}object> {object_} {_GRAPH}"
    yield f'{node} <{CP}derivedBy> "{rule}" {_GRAPH}'
    for thing in via:
        yield f"{node} <{CP}derivedVia> {thing} {_GRAPH}"


def read_lines(store: ox.Store, folder: Path) -> Iterator[str]:
    """The lines of the derived graph of a store, in no order; ``folder`` is scratch."""
    with tempfile.NamedTemporaryFile(dir=folder, suffix=".nt") as scratch:
        store.dump(output=scratch.name, format=ox.RdfFormat.N_TRIPLES, from_graph=DERIVED)
        with open(scratch.name, encoding="utf-8", newline="\n") as file:
            for line in file:
                yield line[:-2] + _GRAPH  # "… ." becomes "… <graph> ."
