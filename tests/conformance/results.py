"""What a test expects: rows, a truth value or a graph, from the formats that the suites write them in.

Enters: a file. Leaves: an ``Expected``. The readers here are no part of the project, so that a fault of the engine's own
readers cannot hide one of its writers.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyoxigraph as ox

from graph.ontology import XSD
from graph.store import Term, Triple
from tests.conformance.matching import Row
from tests.conformance.suites import RDF

RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_SRX = "{http://www.w3.org/2005/sparql-results#}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SUFFIXES = {".ttl": ox.RdfFormat.TURTLE, ".rdf": ox.RdfFormat.RDF_XML, ".nt": ox.RdfFormat.N_TRIPLES}

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Expected:
    """One of ``truth``, ``rows`` and ``triples``; ``ordered`` where the file gives each row its place."""

    truth: bool | None = None
    variables: tuple[str, ...] = ()
    rows: list[Row] | None = None
    ordered: bool = False
    triples: list[Triple] = field(default_factory=list)


def read_expected(path: Path) -> Expected:
    """The expected answer that a file holds; its suffix tells the format."""
    if path.suffix == ".srx":
        return _read_xml(path)
    if path.suffix == ".srj":
        return _read_json(path)
    if path.suffix == ".tsv":
        return _read_tsv(path)
    triples = read_triples(path)
    tables = [s for s, p, o in triples if p.value == RDF + "type" and o.value == RS + "ResultSet"]
    return _read_table(tables[0], triples) if tables else Expected(triples=triples)


def read_triples(path: Path) -> list[Triple]:
    """The triples of a file."""
    found = ox.parse(path=str(path), format=_SUFFIXES[path.suffix], base_iri=path.as_uri(), rename_blank_nodes=True)
    return [(to_term(q.subject), to_term(q.predicate), to_term(q.object)) for q in found]


def to_term(node: object) -> Term:
    """A node of the parser as a term."""
    if isinstance(node, ox.NamedNode):
        return Term("uri", node.value)
    if isinstance(node, ox.BlankNode):
        return Term("bnode", node.value)
    assert isinstance(node, ox.Literal), node
    return _literal(node.value, node.language or "", node.datatype.value)


def _literal(value: str, lang: str = "", datatype: str = "") -> Term:
    return Term("literal", value, lang, "" if lang or datatype == XSD + "string" else datatype)


def _read_xml(path: Path) -> Expected:
    root = ElementTree.parse(path).getroot()
    if (truth := root.find(f"{_SRX}boolean")) is not None:
        return Expected(truth=(truth.text or "").strip() == "true")
    variables = tuple(v.attrib["name"] for v in root.iter(f"{_SRX}variable"))
    rows: list[Row] = []
    for result in root.iter(f"{_SRX}result"):
        bound = {binding.attrib["name"]: _xml_term(binding[0]) for binding in result}
        rows.append(tuple([bound.get(name) for name in variables]))
    return Expected(variables=variables, rows=rows)


def _xml_term(element: ElementTree.Element) -> Term:
    text = element.text or ""
    if element.tag == f"{_SRX}uri":
        return Term("uri", text)
    if element.tag == f"{_SRX}bnode":
        return Term("bnode", text)
    assert element.tag == f"{_SRX}literal", element.tag
    return _literal(text, element.get(_LANG, ""), element.get("datatype", ""))


def _read_json(path: Path) -> Expected:
    found = json.loads(path.read_text(encoding="utf-8"))
    if "boolean" in found:
        return Expected(truth=found["boolean"])
    variables = tuple(found["head"]["vars"])
    rows = [tuple([_json_term(row[name]) if name in row else None for name in variables]) for row in found["results"]["bindings"]]
    return Expected(variables=variables, rows=rows)


def _json_term(found: dict[str, Any]) -> Term:
    if found["type"] in ("uri", "bnode"):
        return Term(found["type"], found["value"])
    return _literal(found["value"], found.get("xml:lang", ""), found.get("datatype", ""))


def _read_tsv(path: Path) -> Expected:
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    variables = tuple(name.removeprefix("?") for name in lines[0].split("\t"))
    return Expected(variables=variables, rows=[tuple([_tsv_term(cell) for cell in line.split("\t")]) for line in lines[1:]])


def _tsv_term(cell: str) -> Term | None:
    """A cell is a term as Turtle has it, so Turtle reads it."""
    if not cell:
        return None
    if cell.startswith("_:"):
        return Term("bnode", cell.removeprefix("_:"))
    (quad,) = ox.parse(f"<x:s> <x:p> {cell} .", format=ox.RdfFormat.TURTLE)
    return to_term(quad.object)


def read_csv(text: str) -> tuple[list[str], list[Row]]:
    """Header and rows of CSV; cells have no types, but a blank node is told by its prefix and a number by its digits."""
    header, *lines = csv.reader(text.splitlines())
    return header, [tuple([_csv_term(cell) for cell in line]) for line in lines]


def _csv_term(cell: str) -> Term:
    if cell.startswith("_:"):
        return Term("bnode", cell)
    return Term("literal", cell, "", XSD + "double" if _NUMBER.fullmatch(cell) else "")


def _read_table(table: Term, triples: list[Triple]) -> Expected:
    """Rows written as a graph, as the tests of SPARQL 1.0 do."""

    def values(subject: Term, name: str) -> list[Term]:
        return [o for s, p, o in triples if s == subject and p.value == RS + name]

    if truth := values(table, "boolean"):
        return Expected(truth=truth[0].value in ("true", "1"))
    variables = tuple(v.value for v in values(table, "resultVariable"))
    rows: list[tuple[int, Row]] = []
    for solution in values(table, "solution"):
        bound = {values(b, "variable")[0].value: values(b, "value")[0] for b in values(solution, "binding")}
        index = values(solution, "index")
        rows.append((int(index[0].value) if index else 0, tuple([bound.get(name) for name in variables])))
    ordered = bool(rows) and all(place for place, _ in rows)
    return Expected(variables=variables, rows=list(_in_order(rows)), ordered=ordered)


def _in_order(rows: list[tuple[int, Row]]) -> Iterator[Row]:
    return (row for _, row in sorted(rows, key=lambda pair: pair[0]))
