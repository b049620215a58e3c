"""No clause that would open a connection gets past, and hardly anything else is stopped."""

from __future__ import annotations

import pytest

from graph.store import QueryError
from graph.store.outside import refuse_outside


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://a.example/> { ?s ?p ?o } }",
        "SELECT * { BIND(<http://a.example/> AS ?u) SERVICE ?u{ ?s ?p ?o } }",
        "PREFIX wd: <http://a.example/> SELECT * { SERVICE wd:x { ?s ?p ?o } }",
        "SELECT * { FILTER(1<2)SERVICE#>\n<http://a.example/>{ ?s ?p ?o } }",
        "SELECT * { SERVICE # with a comment\r\n # and another\r SILENT\n<http://a.example/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE<http://a.example/>{ ?s ?p ?o } }",
        "SELECT * { ?s ?p '''\n# ''' . SERVICE <http://a.example/> { ?s ?p ?o } }",
        "SELECT * {\r# a comment ends here\rSERVICE <http://a.example/> { ?s ?p ?o } }",
    ],
)
def test_a_service_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        refuse_outside(query)


@pytest.mark.parametrize(
    "update", ["LOAD <http://a.example/>", "load silent <http://a.example/> INTO GRAPH <a:g>", "LOAD#\n<a:b>", "LOAD ex:data"]
)
def test_a_load_is_refused(update: str) -> None:
    with pytest.raises(QueryError, match="LOAD"):
        refuse_outside(update, update=True)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?x a <http://a.example/service> ; <http://a.example/service/b> ?y }",
        "SELECT ?service { ?service ?p ?o . OPTIONAL { ?service cp:serves ?z } }",
        "PREFIX service: <http://a.example/> SELECT * { ?x service:type ?y { ?y ?p ?o } }",
        "SELECT * { ?x rdfs:label '服务 service' }",
        "SELECT * {\n  # SERVICE <http://a.example/> { ?s ?p ?o }\n  ?s ?p ?o }",
        "SELECT * { ?x ex:SERVICE ?y . { ?y ?p ?o } }",
    ],
)
def test_what_only_looks_like_a_service_may_pass(query: str) -> None:
    refuse_outside(query)
    refuse_outside(query, update=True)


def test_load_is_no_word_of_a_query() -> None:
    refuse_outside("SELECT ?load { ?load ex:load <a:b> }", update=True)


def test_a_long_text_is_searched_in_one_go() -> None:
    refuse_outside("service " + "#" * 200_000, update=True)
    refuse_outside("SERVICE " * 20_000)
