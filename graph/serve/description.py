"""What the endpoint says of itself: SPARQL 1.1 Service Description."""

from __future__ import annotations

import pyoxigraph as ox

from graph.serve.media import triple_format

SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_LANGUAGES = ("SPARQL11Query",)
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPHS = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def describe_service(endpoint: str, media_type: str, *, writable: bool) -> bytes:
    """The description of the endpoint at an address."""
    service, dataset, graph = ox.NamedNode(endpoint), ox.BlankNode("dataset"), ox.BlankNode("default")
    languages = (*_LANGUAGES, "SPARQL11Update") if writable else _LANGUAGES
    facts: list[tuple[ox.NamedNode | ox.BlankNode, ox.NamedNode, ox.NamedNode | ox.BlankNode]] = [
        (service, _TYPE, _sd("Service")),
        (service, _sd("endpoint"), service),
        (service, _sd("defaultDataset"), dataset),
        (dataset, _TYPE, _sd("Dataset")),
        (dataset, _sd("defaultGraph"), graph),
        (graph, _TYPE, _sd("Graph")),
        *((service, _sd("supportedLanguage"), _sd(name)) for name in languages),
        *((service, _sd("resultFormat"), ox.NamedNode(_FORMATS + name)) for name in (*_RESULTS, *_GRAPHS)),
    ]
    triples = (ox.Triple(s, p, o) for s, p, o in facts)
    return ox.serialize(triples, format=triple_format(media_type), prefixes={"sd": SD}) or b""


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)
