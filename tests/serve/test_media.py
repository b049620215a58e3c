"""What a client wants and what it gets."""

from __future__ import annotations

import pytest

from graph.serve.media import RESULTS, TRIPLES, content_type, negotiate


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("text/*", "text/xml"),
        ("TEXT/CSV ; Q=0.3, application/xml;q=0.4", "application/xml"),
        ("text/csv;q=0, */*", "application/sparql-results+json"),
        ("application/sparql-results+json;q=0, application/json;q=0, text/csv;q=0.1", "text/csv"),
        ("text/html", None),
        ("text/csv;q=none", None),
        ("text/csv;q=0", None),
    ],
)
def test_results(accept: str, chosen: str | None) -> None:
    assert negotiate(accept, RESULTS) == chosen


@pytest.mark.parametrize(("accept", "chosen"), [("", "text/turtle"), ("application/rdf+xml, text/turtle;q=0.9", "application/rdf+xml")])
def test_triples(accept: str, chosen: str) -> None:
    assert negotiate(accept, TRIPLES) == chosen


def test_content_type() -> None:
    assert content_type('Text/Turtle;charset="UTF-8"') == ("text/turtle", "utf-8")
    assert content_type("") == ("", "")
