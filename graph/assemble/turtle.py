"""The asserted graph as Turtle, written as a stream from sorted N-Triples lines.

Enters: lines in order, each once. Leaves: one block for each subject, type first, predicates and objects in order, so
that the same graph is the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from graph.ontology import PREFIXES, RDF

USED = ("cp", "rdfs", "skos", "xsd")
_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_TYPE = f"<{RDF}type>"


def render_turtle(lines: Iterable[str]) -> Iterator[str]:
    """Text pieces of a Turtle file; things keep their full IRIs, terms of the vocabularies are shortened."""
    for prefix in USED:
        yield f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n"
    statements = (line[:-2].split(" ", 2) for line in lines)
    for subject, group in groupby(statements, key=lambda s: s[0]):
        yield f"\n{subject}\n" + " ;\n".join(_predicates([(p, o) for _, p, o in group])) + " .\n"


def _predicates(pairs: list[tuple[str, str]]) -> Iterator[str]:
    ordered = sorted(pairs, key=lambda pair: (pair[0] != _TYPE, pair[0]))
    for predicate, group in groupby(ordered, key=lambda pair: pair[0]):
        objects = " ,\n        ".join(_shorten(o) for _, o in group)
        yield f"    {'a' if predicate == _TYPE else _shorten(predicate)} {objects}"


def _shorten(term: str) -> str:
    if term.startswith('"'):
        value, mark, datatype = term.rpartition("^^<")
        return f"{value}^^{_shorten('<' + datatype)}" if mark and term.endswith(">") else term
    for prefix in USED:
        local = term[1:-1].removeprefix(PREFIXES[prefix])
        if local != term[1:-1] and _LOCAL.fullmatch(local):
            return f"{prefix}:{local}"
    return term
