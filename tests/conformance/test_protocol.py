"""The W3C tests of the SPARQL 1.1 Protocol, the Graph Store Protocol and the Service Description, against ``chuangpu serve``.

The server is a process of its own on this machine. Where a manifest would have it fetch graphs from the web they are put
there first under the same names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import Term, build_store
from tests.conformance.exchanges import Client, read_graph, run_exchanges
from tests.conformance.known import as_parameters
from tests.conformance.matching import Row
from tests.conformance.suites import ABSENT, ARCHIVES, MF, RDF, Case, as_text, read_cases
from tests.serve.conftest import TOKEN
from tests.serve.server import Server

SD = "http://www.w3.org/ns/sparql-service-description#"
SUITES = {"sparql11/protocol": "ProtocolTest", "sparql11/graph-store-protocol": "GraphStoreProtocolTest"}
# Properties of service descriptions: the class of what has them, the class of their values where these are described too.
PROPERTIES = {
    "endpoint": ("Service", ""),
    "supportedLanguage": ("Service", ""),
    "resultFormat": ("Service", ""),
    "defaultDataset": ("Service", "Dataset"),
    "defaultGraph": ("Dataset", "Graph"),
}
# What a test may ask for and a server may leave out; ours does.
NOT_OFFERED = {
    MF + "DirectGraphIdentification": "a graph is named by ?graph=IRI, never by the path",
    MF + "POSTGraphCreation": "a new graph is named by who sends it",
}


def needs(case: Case) -> list[str]:
    """What the case asks for that is not offered, in words."""
    return [NOT_OFFERED[name] for node in case.manifest.all(case.node, MF + "requires") if (name := as_text(node)) in NOT_OFFERED]


CASES = [case for case in read_cases() if case.suite in SUITES]
RUN = [case for case in CASES if not needs(case)]

pytestmark = pytest.mark.skipif(not all(archive.is_file() for archive in ARCHIVES), reason=ABSENT)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A server with an empty store."""
    path = tmp_path_factory.mktemp("server") / "store"
    store = build_store(path)
    del store
    server = Server(path, token=TOKEN)
    yield Client(server, TOKEN)
    server.close()


@pytest.fixture
def client(running: Client) -> Client:
    """The server, with nothing in its store."""
    running.clear()
    return running


@pytest.mark.parametrize("case", as_parameters(RUN, {}))
def test_case(case: Case, client: Client, suites: Path) -> None:
    run_exchanges(case, client, suites)


def test_what_is_counted() -> None:
    assert Counter(case.suite for case in RUN) == {"sparql11/protocol": 34, "sparql11/graph-store-protocol": 8}
    assert all(case.kind == SUITES[case.suite] for case in CASES)


@pytest.fixture
def description(running: Client) -> list[Row]:
    """What the endpoint says of itself (test ``returns-rdf``)."""
    reply = running.ask("GET", "/sparql", headers={"Accept": "text/turtle"})
    assert (reply.status, reply.headers["content-type"].partition(";")[0]) == (200, "text/turtle")
    return read_graph(reply.body, "text/turtle")


def test_description_names_the_endpoint(running: Client, description: list[Row]) -> None:
    """The test ``has-endpoint-triple``."""
    assert [o for _, p, o in description if p == Term("uri", SD + "endpoint")] == [Term("uri", running.server.address + "/sparql")]


def test_description_keeps_to_its_schema(description: list[Row]) -> None:
    """The test ``conforms-to-schema``: each thing is of the class that a property of it asks for."""
    kinds = {(s, o) for s, p, o in description if p == Term("uri", RDF + "type")}
    services = {s for s, o in kinds if o == Term("uri", SD + "Service")}
    assert len(services) == 1
    for subject, name, value in description:
        if name is not None and name.value.startswith(SD):
            domain, range_ = PROPERTIES[name.value.removeprefix(SD)]
            assert (subject, Term("uri", SD + domain)) in kinds
            assert not range_ or (value, Term("uri", SD + range_)) in kinds
