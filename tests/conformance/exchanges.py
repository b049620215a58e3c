"""HTTP exchanges as the manifests of the protocol tests write them, and whether a server's replies are as expected.

Enters: a case, a server that may be written. Leaves: nothing, or an ``AssertionError`` that names the request.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from tests.conformance.matching import Row, same_rows
from tests.conformance.results import to_term
from tests.conformance.running import UT
from tests.conformance.suites import MF, RDFS, Case, Manifest, Node, as_text, path_of
from tests.serve.server import Reply, Server

HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
_CODES = "http://www.w3.org/2011/http-statusCodes#"
_STATUS = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}
_RDF = {"text/turtle": ox.RdfFormat.TURTLE, "application/n-triples": ox.RdfFormat.N_TRIPLES, "application/rdf+xml": ox.RdfFormat.RDF_XML}
_TABLES = {"application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"}
_FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": _TABLES,
    "RDF": set(_RDF),
}
PATHS = {"/sparql/": "/sparql", "/gsp": "/graphs"}  # of the manifests, of our server


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request, and the node that describes its reply."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None
    reply: Node


class Client:
    """Talks to a server with the right to change it."""

    def __init__(self, server: Server, token: str) -> None:
        self.server = server
        self._headers = {"Authorization": f"Bearer {token}"}

    def ask(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Reply:
        """Send one request."""
        return self.server.ask(method, path, body, **self._headers, **(headers or {}))

    def clear(self) -> None:
        """Leave nothing in the store."""
        reply = self.ask("POST", "/sparql", b"DROP ALL", {"Content-Type": "application/sparql-update"})
        assert reply.status == 204, reply.text


def run_exchanges(case: Case, client: Client, folder: Path) -> None:
    """Load the graphs of a case, send its requests, check each reply."""
    _load_graphs(case, client, folder)
    manifest = case.manifest
    action = manifest.one(case.node, MF + "action")
    assert action is not None
    requests = [_read_request(manifest, node) for node in manifest.items(manifest.one(action, HT + "requests"))]
    assert requests
    for request in requests:
        reply = client.ask(request.method, request.path, request.body, request.headers)
        _check(manifest, request, reply)


def _load_graphs(case: Case, client: Client, folder: Path) -> None:
    """Put the graphs there under their names; the manifest would have a server fetch them from the web."""
    for graph in case.manifest.all(case.node, UT + "graphData"):
        file = case.manifest.one(graph, UT + "graph")
        assert file is not None
        name = quote(case.manifest.text(graph, RDFS + "label"), safe="")
        body = (folder / path_of(file)).read_bytes()
        reply = client.ask("PUT", f"/graphs?graph={name}", body, {"Content-Type": "application/n-triples"})
        assert reply.status == 201, reply.text


def _read_request(manifest: Manifest, node: Node) -> Exchange:
    path = manifest.text(node, HT + "absolutePath")
    start = next(start for start in PATHS if path.startswith(start))
    path = PATHS[start] + path.removeprefix(start)
    reply = manifest.one(node, HT + "resp")
    assert reply is not None
    return Exchange(manifest.text(node, HT + "methodName"), path, _read_headers(manifest, node), _read_body(manifest, node), reply)


def _read_headers(manifest: Manifest, node: Node) -> dict[str, str]:
    headers = manifest.items(manifest.one(node, HT + "headers"))
    return {manifest.text(header, HT + "fieldName").lower(): manifest.text(header, HT + "fieldValue") for header in headers}


def _read_body(manifest: Manifest, node: Node) -> bytes | None:
    body = manifest.one(node, HT + "body")
    return manifest.text(body, CNT + "chars").encode(manifest.text(body, CNT + "characterEncoding")) if body else None


def _check(manifest: Manifest, request: Exchange, reply: Reply) -> None:
    told = f"{request.method} {request.path} → {reply.status} {reply.headers} {reply.body[:500]!r}"
    wanted = [as_text(code).removeprefix(_CODES) for code in manifest.all(request.reply, MF + "expectedStatus")]
    assert any(_is_status(reply.status, name) for name in wanted), f"{told}\nexpected {wanted}"
    media = reply.headers.get("content-type", "").partition(";")[0]
    if form := manifest.text(request.reply, MF + "expectedFormat"):
        assert media in _FORMATS[form], told
    if truth := manifest.text(request.reply, MF + "expectedBoolean"):
        assert json.loads(reply.body)["boolean"] is (truth == "true"), told
    for name, value in _read_headers(manifest, request.reply).items():
        assert _parts(reply.headers.get(name, "")) == _parts(value), told
    if body := _read_body(manifest, request.reply):
        assert same_rows(read_graph(reply.body, media), read_graph(body, "text/turtle")), told


def _is_status(status: int, name: str) -> bool:
    return status // 100 == int(name.removeprefix("StatusCode")[0]) if name.startswith("StatusCode") else status == _STATUS[name]


def _parts(header: str) -> list[str]:
    return [part.strip().lower() for part in header.split(";")]


def read_graph(text: bytes, media: str) -> list[Row]:
    """The triples of a reply."""
    return [(to_term(q.subject), to_term(q.predicate), to_term(q.object)) for q in ox.parse(text, format=_RDF[media])]
