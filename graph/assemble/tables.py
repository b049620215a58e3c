"""The asserted graph for other programs: ``nodes.csv`` and ``edges.csv``, ``graph.graphml``.

Enters: things and relations as rows, of a build or of an export. Leaves: text pieces, written as a stream. The column names
are those that Gephi reads at once. CSV files begin with a byte-order mark, without which Excel shows Chinese as noise; cells
that a spreadsheet would run as a formula begin with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol
from xml.sax.saxutils import escape, quoteattr

from graph.assemble.facts import Link, Vertex
from graph.ontology import Ontology

NODE_COLUMNS = ("Id", "Label", "type", "type_zh", "role", "aliases", "documents", "degree")
EDGE_COLUMNS = (
    "Source",
    "Target",
    "Type",
    "relation",
    "relation_zh",
    "source_name",
    "target_name",
    "Weight",
    "documents",
    "status",
    "confidence",
)
GRAPHML_KEYS = (
    *(("node", "string", name) for name in ("label", "type", "type_zh", "aliases")),
    *(("node", "int", name) for name in ("documents", "degree")),
    *(("edge", "string", name) for name in ("label", "relation", "status")),
    *(("edge", "int", name) for name in ("weight", "documents")),
)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_INVALID_XML = {c: None for c in (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)}


class EdgeList(Protocol):
    """Things and relations as rows, both in order."""

    def vertices(self) -> Iterator[Vertex]: ...

    def links(self) -> Iterator[Link]: ...

    def name_of(self, iri: str) -> str: ...


def render_nodes(facts: EdgeList, ontology: Ontology) -> Iterator[str]:
    """``nodes.csv``; aliases are parted by ``|``."""
    return _render_csv(NODE_COLUMNS, (node_row(v, ontology) for v in facts.vertices()))


def node_row(v: Vertex, ontology: Ontology) -> tuple[object, ...]:
    """The cells of ``NODE_COLUMNS``."""
    return v.iri, v.name, v.type, ontology.label(v.type), ontology.role_of(v.type) or "", "|".join(v.aliases), v.documents, v.degree


def render_edges(facts: EdgeList, ontology: Ontology) -> Iterator[str]:
    """``edges.csv``; ``Weight`` is the number of facts that state the edge."""
    return _render_csv(EDGE_COLUMNS, (edge_row(link, facts, ontology) for link in facts.links()))


def edge_row(link: Link, facts: EdgeList, ontology: Ontology) -> tuple[object, ...]:
    """The cells of ``EDGE_COLUMNS``."""
    symmetric = link.relation in ontology.relations and ontology.is_symmetric(link.relation)  # an export may hold derived ones
    names = facts.name_of(link.head), facts.name_of(link.tail)
    status = "planned" if link.planned else "done"
    return (
        link.head, link.tail, "Undirected" if symmetric else "Directed", link.relation, ontology.label(link.relation), *names,
        link.facts, link.documents, status, link.confidence,
    )  # fmt: skip


def _render_csv(header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    yield "\ufeff"
    writer.writerow(header)
    for row in rows:
        writer.writerow([_safe(cell) for cell in row])
        if buffer.tell() > 1 << 16:
            yield _drain(buffer)
    yield _drain(buffer)


def _drain(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def _safe(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula.

    >>> _safe("=HYPERLINK(1)"), _safe("中南大学"), _safe(3)
    ("'=HYPERLINK(1)", '中南大学', 3)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def render_graphml(facts: EdgeList, ontology: Ontology) -> Iterator[str]:
    """``graph.graphml`` with Chinese and English names of types and relations."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for owner, kind, name in GRAPHML_KEYS:
        yield f'<key id="{owner}_{name}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="chuangpu" edgedefault="directed">\n'
    yield from (_graphml_node(v, ontology) for v in facts.vertices())
    yield from (_graphml_edge(number, link, ontology) for number, link in enumerate(facts.links()))
    yield "</graph>\n</graphml>\n"


def _graphml_node(v: Vertex, ontology: Ontology) -> str:
    return f"<node id={quoteattr(v.iri)}>{_graphml_data('node', node_data(v, ontology))}</node>\n"


def node_data(v: Vertex, ontology: Ontology) -> dict[str, object]:
    """What network files say of a thing."""
    return {
        "label": v.name, "type": v.type, "type_zh": ontology.label(v.type), "aliases": "|".join(v.aliases),
        "documents": v.documents, "degree": v.degree,
    }  # fmt: skip


def _graphml_edge(number: int, link: Link, ontology: Ontology) -> str:
    ends = f"source={quoteattr(link.head)} target={quoteattr(link.tail)}"
    return f'<edge id="e{number}" {ends}>{_graphml_data("edge", edge_data(link, ontology))}</edge>\n'


def edge_data(link: Link, ontology: Ontology) -> dict[str, object]:
    """What network files say of a relation."""
    return {
        "label": ontology.label(link.relation), "relation": link.relation, "status": "planned" if link.planned else "done",
        "weight": link.facts, "documents": link.documents,
    }  # fmt: skip


def _graphml_data(owner: str, data: Mapping[str, object]) -> str:
    return "".join(f'<data key="{owner}_{name}">{escape(xml_text(value))}</data>' for name, value in data.items())


def xml_text(value: object) -> str:
    """The value without the characters that XML does not allow."""
    return str(value).translate(_INVALID_XML)
