"""Requests as the SPARQL 1.1 Protocol has them."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from graph.serve.protocol import FORM, QUERY, UPDATE, Operation, RequestError, add_using, parse_request

ASK = "ASK { ?x cp:builds ?y }"


def get(**parameters: str | list[str]) -> Operation | None:
    return parse_request("GET", urlencode(parameters, doseq=True), {}, b"")


def post(media: str, body: str, query: str = "", **headers: str) -> Operation | None:
    return parse_request("POST", query, {"content-type": media, **headers}, body.encode("utf-8"))


def test_nothing_asked() -> None:
    assert get() is None


@pytest.mark.parametrize(
    "operation",
    [get(query=ASK), post(FORM, urlencode({"query": ASK})), post(QUERY, ASK), post(QUERY + ";charset=UTF-8", ASK)],
    ids=["get", "form", "body", "charset"],
)
def test_three_ways_to_ask(operation: Operation | None) -> None:
    assert operation == Operation("query", ASK, "application/sparql-results+json")


@pytest.mark.parametrize("operation", [post(FORM, urlencode({"update": "CLEAR ALL"})), post(UPDATE, "CLEAR ALL")], ids=["form", "body"])
def test_two_ways_to_change(operation: Operation | None) -> None:
    assert operation == Operation("update", "CLEAR ALL")


def test_graphs_of_the_dataset() -> None:
    found = get(query=ASK, **{"default-graph-uri": ["http://a", "http://b"], "named-graph-uri": "http://c"})
    assert found is not None
    assert (found.default_graphs, found.named_graphs) == (("http://a", "http://b"), ("http://c",))


@pytest.mark.parametrize("value", ["1", "true"])
def test_union(value: str) -> None:
    found = get(query=ASK, union=value)
    assert found is not None
    assert found.union


def test_form_follows_the_kind_of_query() -> None:
    asked = parse_request("GET", urlencode({"query": "DESCRIBE <x>"}), {"accept": "text/csv, text/turtle;q=0.1"}, b"")
    assert asked is not None
    assert asked.form == "text/turtle"


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (400, lambda: get(query=[ASK, ASK])),
        (400, lambda: get(update="CLEAR ALL")),
        (400, lambda: get(query="CLEAR ALL")),
        (400, lambda: post(FORM, "query=a&update=b")),
        (400, lambda: post(FORM, "nothing=1")),
        (400, lambda: post(QUERY, ASK, "query=ASK%7B%7D")),
        (400, lambda: parse_request("POST", "", {"content-type": QUERY}, b"ASK { ?x ?y '\xd6\xd0' }")),
        (400, lambda: parse_request("GET", "query=%D6%D0", {}, b"")),
        (406, lambda: parse_request("GET", urlencode({"query": ASK}), {"accept": "image/png"}, b"")),
        (415, lambda: post("text/plain", ASK)),
        (415, lambda: post("", ASK)),
        (415, lambda: post(QUERY + ";charset=gbk", ASK)),
    ],
)
def test_refused(status: int, request_: object) -> None:
    with pytest.raises(RequestError) as error:
        request_()  # type: ignore[operator]
    assert error.value.status == status
    assert " / " in error.value.reason


@pytest.mark.parametrize(
    ("update", "made"),
    [
        ("INSERT { <a> <b> ?c } WHERE { ?c <d> <WHERE> }", "INSERT { <a> <b> ?c } USING <g> WHERE { ?c <d> <WHERE> }"),
        ("INSERT DATA { <a> <b> 'WHERE' }", "INSERT DATA { <a> <b> 'WHERE' }"),
        (
            "DELETE { ?a ?b ?c } where { { SELECT * WHERE { ?a ?b ?c } } } ; CLEAR ALL",
            "DELETE { ?a ?b ?c } USING <g> where { { SELECT * WHERE { ?a ?b ?c } } } ; CLEAR ALL",
        ),
    ],
)
def test_using(update: str, made: str) -> None:
    assert add_using(update, ["g"], []) == made


@pytest.mark.parametrize("update", ["WITH <x> DELETE {} WHERE {}", "DELETE { } USING <x> WHERE { }", "DELETE WHERE { ?a ?b ?c }"])
def test_using_does_not_fit(update: str) -> None:
    with pytest.raises(RequestError):
        add_using(update, ["g"], [])


@pytest.mark.parametrize("graph", ["", "a b", "a> <b"])
def test_using_takes_iris_only(graph: str) -> None:
    with pytest.raises(RequestError):
        add_using("INSERT {} WHERE {}", [graph], [])
