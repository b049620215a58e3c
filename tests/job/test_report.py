from __future__ import annotations

import json

from graph.job.report import LISTED, Listing, describe_outcome, render_report
from graph.job.state import Listed, Outcome

FILE = Listed("x", "in/x.pdf", "/secret/in/x.pdf", "d")


def test_the_report_is_json() -> None:
    documents = [describe_outcome(Outcome(FILE, "read"), {"claims": 2})]
    text = "".join(
        render_report({"totals": {"documents": 1}}, {"review": Listing(0, ()), "merges": Listing(1, [{"iri": "甲"}])}, documents)
    )
    found = json.loads(text)
    assert (
        found["totals"] == {"documents": 1}
        and found["merges"] == {"total": 1, "listed": [{"iri": "甲"}]}
        and found["review"]["listed"] == []
    )
    assert found["documents"] == [{"id": "x", "source": "in/x.pdf", "status": "read", "claims": 2}]


def test_long_lists_are_cut_and_their_length_told() -> None:
    text = "".join(render_report({}, {"merges": Listing(5000, ({"n": n} for n in range(5000)))}, []))
    found = json.loads(text)
    assert len(found["merges"]["listed"]) == LISTED and found["merges"]["total"] == 5000


def test_a_skipped_file_tells_why() -> None:
    told = describe_outcome(Outcome(FILE, "skipped", "page 2", "a broken page", "a readable page"), {})
    assert told == {
        "id": "x",
        "source": "in/x.pdf",
        "status": "skipped",
        "place": "page 2",
        "found": "a broken page",
        "expected": "a readable page",
    }


def test_dropped_findings_are_counted() -> None:
    assert describe_outcome(Outcome(FILE, "read", dropped=3), {})["dropped"] == 3
