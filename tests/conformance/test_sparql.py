"""The W3C tests of SPARQL 1.1 Query and Update and of SPARQL 1.0, run on the stores through their interface."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from graph.store import GraphStore
from tests.conformance.known import LEFT_OUT, as_parameters, read_known
from tests.conformance.running import KINDS, run_case
from tests.conformance.suites import ABSENT, ARCHIVES, Case, read_cases

CASES = read_cases()
KNOWN = read_known()
RUN = [case for case in CASES if case.kind in KINDS and case.suite not in LEFT_OUT]
FLOOR = 487 / 498  # what the engine reaches by itself on the tests of SPARQL 1.1

pytestmark = pytest.mark.skipif(not all(archive.is_file() for archive in ARCHIVES), reason=ABSENT)


@pytest.mark.parametrize("case", as_parameters(RUN, KNOWN))
def test_case(case: Case, store: GraphStore, suites: Path) -> None:
    run_case(case, store, suites)


def test_every_case_is_run_or_left_out_with_a_reason() -> None:
    assert [case.iri for case in CASES if case.kind not in KINDS and case.suite not in LEFT_OUT] == []
    assert all(LEFT_OUT.values())


def test_what_is_counted() -> None:
    """The numbers that a figure is of; a suite that is read in part would give a better figure."""
    assert Counter(case.suite.partition("/")[0] for case in RUN) == {"sparql11": 498, "sparql10": 482}


def test_enough_pass() -> None:
    """With ``test_case``, which fails for any other failure than a known one."""
    counted = [case for case in RUN if case.suite.startswith("sparql11")]
    passed = [case for case in counted if case.iri not in KNOWN]
    assert len(passed) / len(counted) >= FLOOR


def test_known_failures_are_of_the_suites() -> None:
    assert set(KNOWN) <= {case.iri for case in RUN}
    assert all(KNOWN.values())
