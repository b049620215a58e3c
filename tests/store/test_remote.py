"""What a SPARQL server may answer, good and bad: a small server on loopback plays it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs

import pytest

from graph.cli import main
from graph.store import QueryError, ReadOnlyError, Rows, StoreError, Triples, open_store
from graph.store.http import Credentials
from graph.store.remote import RemoteStore

JSON, TEXT = "application/sparql-results+json", "text/plain"
ROW = '{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"甲"}}]}}'
QUERY = "SELECT ?x { ?x ?p ?o }"
SECRET = "a-secret-of-the-tests"


class Player(BaseHTTPRequestHandler):
    """Answers what the test says, and notes what it was asked."""

    answer: ClassVar[tuple[int, str, bytes]] = (200, JSON, ROW.encode())
    headers_out: ClassVar[dict[str, str]] = {}
    asked: ClassVar[list[tuple[dict[str, str], dict[str, list[str]]]]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.asked.append((dict(self.headers), parse_qs(body)))
        status, media, content = self.answer
        self.send_response(status)
        for name, value in {"Content-Type": media, **self.headers_out}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("USER", "PASSWORD", "TOKEN", "UPDATE", "GRAPHS"):
        monkeypatch.delenv(f"CHUANGPU_SPARQL_{name}", raising=False)
    Player.asked.clear()
    monkeypatch.setattr(Player, "answer", Player.answer)
    monkeypatch.setattr(Player, "headers_out", {})
    with HTTPServer(("127.0.0.1", 0), Player) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/sparql"
        server.shutdown()
        thread.join()


@pytest.fixture
def store(address: str) -> Iterator[RemoteStore]:
    made = RemoteStore(address, timeout=5)
    yield made
    made.close()


def test_rows_are_read(store: RemoteStore) -> None:
    answer = store.query(QUERY)
    assert isinstance(answer, Rows)
    assert [row[0].value for row in answer.rows if row[0]] == ["甲"]


def test_only_what_is_used_is_declared(store: RemoteStore) -> None:
    store.query("PREFIX cp: <a:> SELECT ?x { ?x cp:p ?o ; rdfs:label ?l }")
    ((_, form),) = Player.asked
    assert form["query"] == [
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\nPREFIX cp: <a:> SELECT ?x { ?x cp:p ?o ; rdfs:label ?l }"
    ]


@pytest.mark.parametrize(
    ("media", "text"), [("application/n-triples", "<a:a> <a:b> <a:c> ."), ("text/turtle; charset=utf-8", "<a:a> <a:b> <a:c>, <a:d> .")]
)
def test_triples_are_read(store: RemoteStore, media: str, text: str) -> None:
    Player.answer = (200, media, text.encode())
    answer = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(answer, Triples)
    assert {s.value for s, _, _ in answer.triples} == {"a:a"}


@pytest.mark.parametrize(
    ("environment", "sent"),
    [
        ({"CHUANGPU_SPARQL_USER": "ich", "CHUANGPU_SPARQL_PASSWORD": SECRET}, "Basic aWNoOmEtc2VjcmV0LW9mLXRoZS10ZXN0cw=="),
        ({"CHUANGPU_SPARQL_USER": "ich", "CHUANGPU_SPARQL_TOKEN": SECRET}, f"Bearer {SECRET}"),
        ({}, None),
    ],
)
def test_credentials_come_from_the_environment(
    address: str, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], sent: str | None
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    store = open_store(address)
    store.query(QUERY)
    assert Player.asked[0][0].get("Authorization") == sent
    assert SECRET not in repr(store) + repr(vars(store)) + repr(Credentials("ich", SECRET, SECRET))


@pytest.mark.parametrize(
    ("status", "expected", "said"),
    [
        (401, StoreError, "CHUANGPU_SPARQL_TOKEN"),
        (403, StoreError, "CHUANGPU_SPARQL_USER"),
        (404, StoreError, "404"),
        (408, StoreError, "too slow for us"),
        (500, StoreError, "500"),
        (503, StoreError, "too slow for us"),
        (400, QueryError, "too slow for us"),
    ],
)
def test_refusals_of_a_query_are_told(address: str, status: int, expected: type[Exception], said: str) -> None:
    Player.answer = (status, TEXT, b"too slow\n  for us")
    with pytest.raises(expected, match=said) as error:
        RemoteStore(address, credentials=Credentials(token=SECRET)).query(QUERY)
    assert SECRET not in str(error.value)


@pytest.mark.parametrize(
    ("status", "expected"), [(401, StoreError), (403, ReadOnlyError), (405, ReadOnlyError), (400, QueryError), (500, StoreError)]
)
def test_refusals_of_a_change_are_told(store: RemoteStore, status: int, expected: type[Exception]) -> None:
    Player.answer = (status, TEXT, b"no")
    with pytest.raises(expected) as error:
        store.update("INSERT DATA { <a:a> <a:b> <a:c> }")
    assert type(error.value) is expected


def test_a_redirect_is_not_followed(store: RemoteStore) -> None:
    Player.answer, Player.headers_out = (302, TEXT, b""), {"Location": "http://elsewhere.example/"}
    with pytest.raises(StoreError, match=r"elsewhere\.example"):
        store.query(QUERY)
    assert len(Player.asked) == 1


@pytest.mark.parametrize("content", [b"", b"<html>", b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"lit', ROW[:-4].encode()])
def test_a_broken_answer_is_told(store: RemoteStore, content: bytes) -> None:
    Player.answer = (200, JSON, content)
    with pytest.raises(StoreError):
        list(store.query(QUERY).rows)  # type: ignore[union-attr]


def test_an_answer_cut_short_is_told(store: RemoteStore) -> None:
    Player.headers_out = {"Content-Length": str(len(ROW.encode()) + 100)}
    with pytest.raises(StoreError):
        list(store.query(QUERY).rows)  # type: ignore[union-attr]


def test_a_page_is_no_answer(store: RemoteStore) -> None:
    Player.answer = (200, "text/html", b"<html>")
    with pytest.raises(StoreError, match="text/html"):
        store.query(QUERY)


def test_a_server_that_does_not_unite_graphs_is_not_believed(store: RemoteStore) -> None:
    Player.answer = (200, JSON, b'{"head":{},"boolean":true}')  # there is a triple in a graph that the default graph lacks
    with pytest.raises(StoreError, match="as one"):
        store.query(QUERY, union=True)


def test_a_refused_connection_is_told() -> None:
    with pytest.raises(StoreError, match="no SPARQL server"):
        RemoteStore("http://127.0.0.1:9/sparql").query(QUERY)


def test_a_silent_server_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as deaf, pytest.raises(StoreError, match=r"0\.05 s"):
        RemoteStore(f"http://127.0.0.1:{deaf.getsockname()[1]}/", timeout=0.05).query(QUERY)


@pytest.mark.parametrize("bad", ["ftp://a.example/", "http://", "sparql"])
def test_an_address_is_of_http(bad: str) -> None:
    with pytest.raises(StoreError, match="http"):
        RemoteStore(bad)


def test_no_password_stands_in_an_address() -> None:
    with pytest.raises(StoreError) as error:
        open_store(f"https://ich:{SECRET}@a.example/sparql")
    assert SECRET not in str(error.value) and "a.example" in str(error.value)


def test_a_command_asks_a_server(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "--store", address, "--format", "csv", QUERY]) == 0
    assert capsys.readouterr().out == "x\r\n甲\r\n"
    Player.answer = (401, TEXT, b"")
    assert main(["query", "--store", address, QUERY]) == 2
    assert "CHUANGPU_SPARQL_TOKEN" in capsys.readouterr().err
