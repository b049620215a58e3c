"""The made graph that stores and queries are measured on is one that a build could have given."""

from __future__ import annotations

import pyoxigraph
import pytest

from benchmarks.graph_shape import make_lines
from graph.ontology import CP, OA, RDF, XSD


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return list(make_lines(12))


def test_it_is_the_same_for_the_same_seed(lines: list[str]) -> None:
    assert lines == list(make_lines(12))
    assert lines != list(make_lines(12, seed=2))


def test_every_line_stands_once_and_is_a_quad(lines: list[str]) -> None:
    quads = set(pyoxigraph.parse("\n".join(lines).encode(), pyoxigraph.RdfFormat.N_QUADS))
    assert len(lines) == len(quads)


def test_claims_are_asserted_and_derived_triples_traced(lines: list[str]) -> None:
    store = pyoxigraph.Store()
    store.load("\n".join(lines).encode(), pyoxigraph.RdfFormat.N_QUADS)
    prefixes = {"cp": CP, "oa": OA, "rdf": RDF, "xsd": XSD, "": "https://w3id.org/chuangpu/id/"}
    claims = "GRAPH ?d { ?c a cp:Claim ; rdf:subject ?a ; rdf:predicate ?r ; rdf:object ?b }"
    assert store.query(f"ASK {{ {claims} }}", prefixes=prefixes)
    assert not store.query(f"ASK {{ {claims} FILTER NOT EXISTS {{ {{ ?a ?r ?b }} UNION {{ ?b ?r ?a }} }} }}", prefixes=prefixes)
    untraced = (
        "GRAPH :derived { ?a ?r ?b FILTER(STRSTARTS(STR(?r), STR(cp:)) && ?r != cp:derivedBy) "
        "FILTER NOT EXISTS { ?n rdf:subject ?a ; rdf:object ?b } }"
    )
    assert store.query("ASK { GRAPH :derived { ?a cp:coBuildsWith ?b . ?x cp:within+ ?y } }", prefixes=prefixes)
    assert not store.query(f"ASK {{ {untraced} }}", prefixes=prefixes)
