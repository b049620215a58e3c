"""The words of a query, and the ones that would open a connection."""

from __future__ import annotations

import pytest

from graph.query.tokens import find_remote, find_tokens, place_of, query_form


def words(text: str) -> list[str]:
    return [t.text for t in find_tokens(text)]


def test_comments_and_blanks_give_no_token() -> None:
    assert words("ASK # no { \n { ?x a <y#z> }") == ["ASK", "{", "?x", "a", "<y#z>", "}"]


@pytest.mark.parametrize(
    "string", ['"a"', "'a'", '"a \\" b"', "'''it's ''one'''", '"""he said "no" ""twice"""', '"中#文"'], ids=lambda s: str(s)[:8]
)
def test_a_string_is_one_token(string: str) -> None:
    assert words(f"?x ?p {string} .") == ["?x", "?p", string, "."]


@pytest.mark.parametrize("name", ["cp:builds", ":x", "cp:", "cpid:University/中南大学", "a.b:c.d", "cpid:%E4%B8%AD"])
def test_a_prefixed_name_is_one_token(name: str) -> None:
    assert words(f"{name} .")[0] == name.split("/")[0]  # a slash ends the name: it is the path operator


def test_a_final_dot_is_no_part_of_a_name() -> None:
    assert words("?x a cp:Fund.") == ["?x", "a", "cp:Fund", "."]


def test_comparison_is_no_iri() -> None:
    assert words("?a<?b && ?c>?d") == ["?a", "<", "?b", "&", "&", "?c", ">", "?d"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("PREFIX select: <x> DESCRIBE <y>", "DESCRIBE"),
        ("# SELECT\nASK {}", "ASK"),
        ("construct { } where { }", "CONSTRUCT"),
        ('INSERT DATA { <a> <b> "SELECT" }', "UPDATE"),
        ("nonsense", ""),
    ],
)
def test_form(text: str, form: str) -> None:
    assert query_form(text) == form


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
        "select * { service silent ?x { } }",
        "ASK { { SELECT * { SERVICE<http://x/>{} } } }",
        r"SELECT * { \u0053ERVICE <http://x/> { } }",
        "LOAD <http://x/>",
        "INSERT DATA { <a> <b> <c> } ; LOAD SILENT <http://x/> INTO GRAPH <g>",
    ],
)
def test_what_would_open_a_connection_is_found(text: str) -> None:
    assert find_remote(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service a cp:SERVICE } # SERVICE",
        'SELECT * { ?x rdfs:label "SERVICE <http://x/>" }',
        "SELECT * { ?x <http://x/SERVICE> ?load }",
        "SELECT ?load { ?load cp:load ?y }",
        "PREFIX service: <x> ASK { service:a service:b ?c }",
    ],
)
def test_what_only_looks_like_it_is_not(text: str) -> None:
    assert find_remote(text) is None


def test_place() -> None:
    assert place_of("a\nbc d", 5) == (2, 4)


@pytest.mark.parametrize("piece", ['"', "'\\", "a.", "<a", '"""x', "'''x''", ":a.", "1.", "\\u0041"])
def test_odd_texts_are_read_to_the_end(piece: str) -> None:
    """A reader that goes back and forth would take hours here."""
    text = piece * 50_000
    assert sum(len(t.text) for t in find_tokens(text)) <= len(text)
    find_remote(text)
