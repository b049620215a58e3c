"""The server as clients see it."""

from __future__ import annotations

import csv
import io
import json
import shutil
import time
from base64 import b64encode
from pathlib import Path
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest

from tests.serve.conftest import ID, TOKEN, make_store
from tests.serve.server import Server

NAMES = "SELECT ?n { ?x a cp:University ; rdfs:label ?n } ORDER BY ?n LIMIT 2"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }"
LONG_VALUES = """SELECT ?z { ?a ?b ?c . ?d a cp:University BIND(STR(?a) AS ?v) BIND(CONCAT(?v, ?v, ?v, ?v) AS ?w)
    BIND(CONCAT(?w, ?w, ?w, ?w) AS ?x) BIND(CONCAT(?x, ?x, ?x, ?x) AS ?y) BIND(CONCAT(?y, ?y, ?y, ?y) AS ?z) }"""
BEARER = {"Authorization": f"Bearer {TOKEN}"}


def rows(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8"))))[1:]


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
    ],
)
def test_rows_in_every_format(server: Server, accept: str, media: str) -> None:
    reply = server.query(NAMES, accept)
    assert (reply.status, reply.headers["content-type"]) == (200, media)
    assert "第0大学" in reply.text
    assert "第10大学" in reply.text


@pytest.mark.parametrize("accept", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"])
def test_triples_in_every_format(server: Server, accept: str) -> None:
    reply = server.query(f"CONSTRUCT WHERE {{ <{ID}/University/第3大学> cp:builds ?p }}", accept)
    found = list(ox.parse(reply.body, format=ox.RdfFormat.from_media_type(accept)))
    assert [q.object for q in found] == [ox.NamedNode(f"{ID}/Platform/实验室3")]


@pytest.mark.parametrize("truth", [True, False])
def test_truth(server: Server, truth: bool) -> None:
    reply = server.query("ASK { ?x a cp:University }" if truth else "ASK { ?x a cp:Fund }", "application/json")
    assert json.loads(reply.body)["boolean"] is truth


def test_post(server: Server) -> None:
    form = server.ask("POST", "/sparql", urlencode({"query": NAMES}), Content_Type="application/x-www-form-urlencoded", Accept="text/csv")
    body = server.ask("POST", "/sparql", NAMES, Content_Type="application/sparql-query", Accept="text/csv")
    assert rows(form.body) == rows(body.body) == [["第0大学"], ["第10大学"]]


def test_dataset_of_a_query(server: Server) -> None:
    asked = "SELECT ?q { ?c oa:exact ?q }"
    assert rows(server.query(asked).body) == []
    assert rows(server.query(asked, **{"default-graph-uri": f"{ID}/Document/甲"}).body) == [["甲说"]]
    assert rows(server.query(f"SELECT ?q FROM <{ID}/Document/乙> {{ ?c oa:exact ?q }}").body) == [["乙说"]]
    assert len(rows(server.query(asked, union="1").body)) == 2
    named = "SELECT ?g { GRAPH ?g { ?c oa:exact ?q } }"
    assert rows(server.query(named, **{"named-graph-uri": f"{ID}/Document/甲"}).body) == [[f"{ID}/Document/甲"]]


def test_description(server: Server) -> None:
    reply = server.ask("GET", "/sparql", Accept="text/turtle")
    found = {(q.predicate.value.rpartition("#")[2], q.object) for q in ox.parse(reply.body, format=ox.RdfFormat.TURTLE)}
    assert ("endpoint", ox.NamedNode(f"{server.address}/sparql")) in found
    assert ("supportedLanguage", ox.NamedNode("http://www.w3.org/ns/sparql-service-description#SPARQL11Query")) in found
    assert ("supportedLanguage", ox.NamedNode("http://www.w3.org/ns/sparql-service-description#SPARQL11Update")) not in found


def test_a_fault_is_shown_with_its_place(server: Server) -> None:
    reply = server.query("SELECT ?n {\n ?x a cp:University rdfs:label ?n }")
    assert reply.status == 400
    assert "line 2, column" in reply.text
    assert "^" in reply.text


@pytest.mark.parametrize("word", ["SERVICE", "SERVICE SILENT"])
def test_no_connection_is_opened(server: Server, word: str) -> None:
    reply = server.query(f"SELECT * {{ {word} <{server.address}/sparql> {{ ?s ?p ?o }} }}")
    assert reply.status == 400
    assert "SERVICE" in reply.text


def test_a_remote_graph_is_empty(server: Server) -> None:
    assert rows(server.query(f"SELECT * FROM <{server.address}/graphs?default> {{ ?s ?p ?o }}").body) == []


@pytest.mark.parametrize(
    ("query", "why"),
    [
        (ENDLESS, "time"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f }", "rows"),
        (LONG_VALUES, "bytes"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?e ?i", "memory"),
    ],
)
def test_a_runaway_query_dies_alone(server: Server, query: str, why: str) -> None:
    reply = server.query(query, "*/*")
    assert (reply.status, reply.headers.get("chuangpu-stopped")) == (503, why)
    assert " / " in reply.text
    assert server.query(NAMES).status == 200


def test_cheap_queries_go_on_beside_long_ones(server: Server) -> None:
    connections = [server.connect() for _ in range(6)]
    for number, connection in enumerate(connections):
        connection.request("GET", "/sparql?" + urlencode({"query": f"{ENDLESS} # {number}"}))
    answers = [server.query(NAMES).status for _ in range(20)]
    statuses = [connection.getresponse().status for connection in connections]
    for connection in connections:
        connection.close()
    assert answers == [200] * 20
    assert statuses == [503] * 6


def test_a_client_that_leaves_frees_its_worker(server: Server) -> None:
    for number in range(12):
        connection = server.connect()
        connection.request("GET", "/sparql?" + urlencode({"query": f"{ENDLESS} # gone {number}"}))
        time.sleep(0.02)
        connection.close()
    assert server.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g cp:builds ?i }").status == 200


def test_pages_of_other_hosts_may_ask_where_allowed(server: Server) -> None:
    path = "/sparql?" + urlencode({"query": NAMES})
    assert server.ask("GET", path, Origin="http://a.example").headers["access-control-allow-origin"] == "http://a.example"
    assert "access-control-allow-origin" not in server.ask("GET", path, Origin="http://b.example").headers


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("DELETE", "/sparql", 405),
        ("GET", "/nothing", 404),
        ("GET", "/graphs", 400),
        ("GET", "/graphs?graph=http://none", 404),
        ("PUT", "/graphs?default", 403),
    ],
)
def test_refused(server: Server, method: str, path: str, status: int) -> None:
    assert server.ask(method, path).status == status


def test_a_large_query_is_refused(server: Server) -> None:
    assert server.ask("POST", "/sparql", "#" * (5 << 20), Content_Type="application/sparql-query").status == 413


def test_read_a_graph(server: Server) -> None:
    reply = server.ask("GET", f"/graphs?graph={quote(f'{ID}/Document/甲')}", Accept="application/n-triples")
    assert "甲说" in reply.text
    assert "乙说" not in reply.text
    assert server.ask("HEAD", "/graphs?default").status == 200


def test_read_only_without_a_token(server: Server) -> None:
    reply = server.ask("POST", "/sparql", "CLEAR ALL", Content_Type="application/sparql-update", Authorization="Bearer ")
    assert reply.status == 403
    assert rows(server.query(NAMES).body)


def test_the_store_of_a_new_build_is_seen(tmp_path: Path) -> None:
    (tmp_path / "next").mkdir()
    store, coming = make_store(tmp_path), make_store(tmp_path / "next")
    inner = ox.Store(str(coming))
    inner.update(f"INSERT DATA {{ <{ID}/Fund/新> <http://x/new> 1 }}")
    inner.flush()
    del inner
    server = Server(store)
    try:
        assert server.query("ASK { ?x <http://x/new> 1 }").text == "false"
        store.rename(tmp_path / "old")
        coming.rename(store)
        shutil.rmtree(tmp_path / "old")
        assert server.query("ASK { ?x <http://x/new> 1 }").text == "true"
    finally:
        server.close()


def test_an_update_needs_the_token(open_server: Server) -> None:
    change = "INSERT DATA { <http://x/1> <http://x/p> 1 }"
    media = {"Content_Type": "application/sparql-update"}
    assert open_server.ask("POST", "/sparql", change, **media).status == 401
    assert open_server.ask("POST", "/sparql", change, **media, Authorization="Bearer wrong").status == 401
    assert open_server.query("ASK { <http://x/1> ?p ?o }").text == "false"
    assert open_server.ask("POST", "/sparql", change, **media, **BEARER).status == 204
    assert open_server.query("ASK { <http://x/1> ?p ?o }").text == "true"


def test_the_token_as_a_password(open_server: Server) -> None:
    basic = "Basic " + b64encode(f"any:{TOKEN}".encode()).decode()
    assert open_server.ask("POST", "/sparql", "CLEAR ALL", Content_Type="application/sparql-update", Authorization=basic).status == 204
    assert rows(open_server.query("SELECT * { ?s ?p ?o }").body) == []


@pytest.mark.parametrize("change", ["INSERT DAT { }", "LOAD <http://127.0.0.1:9/x>", "INSERT DATA { <a b> <c> 1 }"])
def test_a_faulty_update_changes_nothing(open_server: Server, change: str) -> None:
    reply = open_server.ask("POST", "/sparql", change, Content_Type="application/sparql-update", **BEARER)
    assert reply.status == 400
    assert len(rows(open_server.query("SELECT * { ?s ?p ?o }").body)) == 120


def test_graph_store_protocol(open_server: Server) -> None:
    path, turtle = "/graphs?graph=http://x/g", {"Content_Type": "text/turtle", **BEARER}
    count = "SELECT (COUNT(*) AS ?n) { GRAPH <http://x/g> { ?s ?p ?o } }"
    assert open_server.ask("PUT", path, "<a> <b> 1, 2 .", **turtle).status == 201
    assert rows(open_server.query(count).body) == [["2"]]
    assert open_server.ask("POST", path, "<a> <b> 3 .", **turtle).status == 204
    assert rows(open_server.query(count).body) == [["3"]]
    assert open_server.ask("PUT", path, "<a> <b> 4 .", **turtle).status == 204
    assert "http://x/a" in open_server.ask("GET", path).text  # relative IRIs are resolved against the graph
    assert rows(open_server.query(count).body) == [["1"]]
    assert open_server.ask("PUT", path, "<a> <b> ", **turtle).status == 400
    assert rows(open_server.query(count).body) == [["1"]]
    assert open_server.ask("PUT", path, "a,b", Content_Type="text/csv", **BEARER).status == 415
    assert open_server.ask("DELETE", path, **BEARER).status == 204
    assert open_server.ask("DELETE", path, **BEARER).status == 404
    assert open_server.ask("DELETE", path).status == 401


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    server = Server(make_store(tmp_path), token=TOKEN)
    server.ask("POST", "/sparql", "CLEAR ALL", Content_Type="application/sparql-update", **BEARER)
    assert len(list(tmp_path.iterdir())) == 4
    server.close()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["data.nq", "store", "store.search"]


def test_things_are_found_by_initials(server: Server) -> None:
    found = json.loads(server.ask("GET", "/find?" + urlencode({"q": "d3dx", "limit": 2})).body)
    assert [hit["name"] for hit in found["hits"]][:1] == ["第3大学"]
    assert not found["nearest"]


def test_a_query_may_search(server: Server) -> None:
    assert rows(server.query('SELECT ?n { ?x cp:search "d17dx" ; rdfs:label ?n }').body) == [["第17大学"]]


@pytest.mark.parametrize("asked", ["q=", "q=a&limit=x", "q=a&class=Nothing"])
def test_a_search_with_a_fault(server: Server, asked: str) -> None:
    assert server.ask("GET", f"/find?{asked}").status == 400
