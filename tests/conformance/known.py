"""The tests that are known to fail, and those that are not run, with the reasons.

Enters: ``known_failures.tsv``. Leaves: pytest parameters of the cases, so that a case which behaves otherwise fails the suite.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.conformance.suites import Case

KNOWN = Path(__file__).with_name("known_failures.tsv")
# Folders of the suites that are not run on a store, and why.
LEFT_OUT = {
    "sparql11/entailment": "no store draws conclusions while it answers; what follows is stated in the graph",
    "sparql11/service": "no query may reach another host, so SERVICE is refused",
    "sparql11/http-rdf-update": "deprecated by W3C in favour of graph-store-protocol",
    "sparql11/graph-store-protocol": "about a server, see test_protocol.py",
    "sparql11/protocol": "about a server, see test_protocol.py",
    "sparql11/service-description": "about a server, see test_protocol.py",
}


def read_known(path: Path = KNOWN) -> dict[str, str]:
    """What goes wrong, by the IRI of the test."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))  # type: ignore[misc]


def as_parameters(cases: Iterable[Case], known: dict[str, str]) -> list[object]:
    """The cases as parameters; a known failure is expected to fail with an ``AssertionError`` or for want of one."""
    return [pytest.param(case, id=name_of(case), marks=[_fails(known[case.iri])] if case.iri in known else []) for case in cases]


def _fails(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(reason=reason, raises=(AssertionError, pytest.fail.Exception), strict=True)


def name_of(case: Case) -> str:
    """A short name that no other case has."""
    return f"{case.suite}/{case.iri.rpartition('#')[2]}"
