"""A derived triple and the node that says which rule it comes from, as N-Quads.

Enters: a triple, the name of a rule, the things by way of which it follows. Leaves: lines of the graph ``cpid:derived``. The
node's IRI is made from triple and rule, so the same conclusion has the same lines whenever and however it is drawn.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from graph.derive.rule import Node, Triple
from graph.ontology import CP, RDF
from graph.resolve.iri import BASE, DERIVED_GRAPH, content_digest

DERIVED = ox.NamedNode(DERIVED_GRAPH)
PLANNED = ox.NamedNode(BASE + "planned")  # scratch while rules run: triples that documents only plan
CHANGING = ox.NamedNode(BASE + "changing")  # scratch while a change is followed: triples that go or may come
TRACES = f"<{BASE}Derived/"  # what lines of a trace begin with

_GRAPH = f"<{DERIVED_GRAPH}> ."
_STATEMENT = f"> <{RDF}type> <{RDF}Statement> {_GRAPH}"
_SUBJECT, _PREDICATE, _OBJECT = (f"> <{RDF}{part}>" for part in ("subject", "predicate", "object"))
_RULE, _VIA = f"> <{CP}derivedBy>", f"> <{CP}derivedVia>"


def trace_node(triple: Triple, rule: str) -> ox.NamedNode:
    """The node that says that a rule gives a triple."""
    subject, predicate, object_ = map(str, triple)
    return ox.NamedNode(_name_node(subject, predicate, object_, rule))


def _name_node(subject: str, predicate: str, object_: str, rule: str) -> str:
    """Its IRI, from terms in N-Triples form; an IRI counts without its brackets."""
    last = object_[1:-1] if object_[0] == "<" else object_
    return f"{BASE}Derived/{content_digest((subject[1:-1], predicate[1:-1], last, rule))}"


def trace_lines(subject: str, predicate: str, object_: str, rule: str, via: Iterable[Node]) -> list[str]:
    """A triple, its terms in N-Triples form, and its trace; each line without its end, the triple first."""
    node = "<" + _name_node(subject, predicate, object_, rule)
    lines = [
        f"{subject} {predicate} {object_} {_GRAPH}",
        node + _STATEMENT,
        f"{node}{_SUBJECT} {subject} {_GRAPH}",
        f"{node}{_PREDICATE} {predicate} {_GRAPH}",
        f"{node}{_OBJECT} {object_} {_GRAPH}",
        f'{node}{_RULE} "{rule}" {_GRAPH}',
    ]
    lines += [f"{node}{_VIA} {thing} {_GRAPH}" for thing in via]
    return lines


def read_lines(store: ox.Store, folder: Path) -> Iterator[str]:
    """The lines of the derived graph of a store, in no order; ``folder`` is scratch."""
    with tempfile.NamedTemporaryFile(dir=folder, suffix=".nt") as scratch:
        store.dump(output=scratch.name, format=ox.RdfFormat.N_TRIPLES, from_graph=DERIVED)
        with open(scratch.name, encoding="utf-8", newline="\n") as file:
            for line in file:
                yield line[:-2] + _GRAPH  # "… ." becomes "… <graph> ."
