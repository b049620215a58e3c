"""The W3C tests of the SPARQL 1.1 Protocol, the Graph Store Protocol and the Service Description, against ``chuangpu serve``.

The server is a process of its own on this machine. Where a manifest would have it fetch graphs from the web they are put
there first under the same names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import build_store
from tests.conformance.exchanges import Client, run_exchanges
from tests.conformance.known import as_parameters, read_known
from tests.conformance.suites import ABSENT, ARCHIVES, MF, RDF, Case, as_text, read_cases
from tests.serve.conftest import TOKEN
from tests.serve.server import Server

SD = "http://www.w3.org/ns/sparql-service-description#"
SUITES = {"sparql11/protocol": "ProtocolTest", "sparql11/graph-store-protocol": "GraphStoreProtocolTest"}
# What a test may ask for and a server may leave out; ours does.
NOT_OFFERED = {
    MF + "DirectGraphIdentification": "a graph is named by ?graph=IRI, never by the path",
    MF + "POSTGraphCreation": "a new graph is named by who sends it",
}
KNOWN = read_known(Path(__file__).with_name("known_failures_server.tsv"))


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


@pytest.mark.parametrize("case", as_parameters(RUN, KNOWN))
def test_case(case: Case, client: Client, suites: Path) -> None:
    run_exchanges(case, client, suites)


def test_what_is_counted() -> None:
    assert Counter(case.suite for case in RUN) == {"sparql11/protocol": 34, "sparql11/graph-store-protocol": 8}
    assert all(case.kind == SUITES[case.suite] for case in CASES)


def test_known_failures_are_of_the_suites() -> None:
    assert set(KNOWN) <= {case.iri for case in RUN}
