"""Things and relations as GEXF 1.2, the format of Gephi, written as a stream. No date stands in it: the same rows are the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import quoteattr

from graph.assemble.tables import EdgeList, edge_data, node_data, xml_text
from graph.ontology import Ontology

NODE_TYPES = {"type": "string", "type_zh": "string", "aliases": "string", "documents": "integer", "degree": "integer"}
EDGE_TYPES = {"relation": "string", "status": "string", "documents": "integer"}


def render_gexf(rows: EdgeList, ontology: Ontology) -> Iterator[str]:
    """Text pieces of the file; the label of an edge is its relation in Chinese, its weight the number of facts."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield '<graph mode="static" defaultedgetype="directed">\n'
    yield from (_declare(owner, types) for owner, types in (("node", NODE_TYPES), ("edge", EDGE_TYPES)))
    yield "<nodes>\n"
    for vertex in rows.vertices():
        data = node_data(vertex, ontology)
        yield f"<node id={_quoted(vertex.iri)} label={_quoted(data['label'])}>{_values(data, NODE_TYPES)}</node>\n"
    yield "</nodes>\n<edges>\n"
    for number, link in enumerate(rows.links()):
        data = edge_data(link, ontology)
        ends = f'id="e{number}" source={_quoted(link.head)} target={_quoted(link.tail)}'
        yield f'<edge {ends} label={_quoted(data["label"])} weight="{data["weight"]}">{_values(data, EDGE_TYPES)}</edge>\n'
    yield "</edges>\n</graph>\n</gexf>\n"


def _declare(owner: str, types: Mapping[str, str]) -> str:
    lines = "".join(f'<attribute id="{name}" title="{name}" type="{kind}"/>\n' for name, kind in types.items())
    return f'<attributes class="{owner}">\n{lines}</attributes>\n'


def _values(data: Mapping[str, object], types: Mapping[str, str]) -> str:
    return "<attvalues>" + "".join(f'<attvalue for="{name}" value={_quoted(data[name])}/>' for name in types) + "</attvalues>"


def _quoted(value: object) -> str:
    return quoteattr(xml_text(value))
