"""Things and relations as the files of ``neo4j-admin database import``: a header file and a data file for each.

Enters: rows. Leaves: file names with their text pieces. Values stand as they are, without a mark for spreadsheets; a line break
inside a name becomes a blank, because the import reads a line as a record.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from graph.assemble.tables import EdgeList
from graph.ontology import Ontology

BETWEEN = ";"  # what neo4j-admin parts the values of a list by
NODE_HEADER = ("iri:ID", "name", "type_zh", "role", "aliases:string[]", "documents:int", "degree:int", ":LABEL")
EDGE_HEADER = (":START_ID", ":END_ID", "relation_zh", "facts:int", "documents:int", "status", "confidence:double", ":TYPE")


def render_neo4j(rows: EdgeList, ontology: Ontology) -> Mapping[str, Iterator[str]]:
    """The four files by name."""
    return {
        "nodes-header.csv": _lines([NODE_HEADER]),
        "nodes.csv": _lines(_node_rows(rows, ontology)),
        "relationships-header.csv": _lines([EDGE_HEADER]),
        "relationships.csv": _lines(_edge_rows(rows, ontology)),
    }


def _node_rows(rows: EdgeList, ontology: Ontology) -> Iterator[tuple[object, ...]]:
    for v in rows.vertices():
        aliases = BETWEEN.join(alias.replace(BETWEEN, "；") for alias in v.aliases)
        yield v.iri, v.name, ontology.label(v.type), ontology.role_of(v.type) or "", aliases, v.documents, v.degree, v.type


def _edge_rows(rows: EdgeList, ontology: Ontology) -> Iterator[tuple[object, ...]]:
    for link in rows.links():
        status = "planned" if link.planned else "done"
        label = ontology.label(link.relation)
        yield link.head, link.tail, label, link.facts, link.documents, status, link.confidence, link.relation


def _lines(rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for row in rows:
        writer.writerow([" ".join(cell.splitlines()) if isinstance(cell, str) else cell for cell in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
