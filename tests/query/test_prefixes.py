"""Prefixes that need not be declared."""

from __future__ import annotations

import pytest

from graph.query.prefixes import complete_query, declared_prefixes, used_prefixes


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("ASK { ?x a cp:Fund ; rdfs:label ?y }", ["cp", "rdfs"]),
        ("PREFIX cp: <urn:other#> ASK { ?x a cp:Fund }", []),
        ("ASK { ?x wdt:P31 wd:Q1 }", ["wdt", "wd"]),
        ("ASK { ?x mine:a ?y }", []),
        ('ASK { ?x ?y "cp:Fund" } # cp:Fund', []),
        ("INSERT DATA { cp:a cp:b cp:c }", ["cp"]),
    ],
)
def test_known_prefixes_are_filled_in(text: str, added: list[str]) -> None:
    completed = complete_query(text)
    assert completed.text.endswith(text)
    assert completed.lines == bool(added)
    given = completed.text.removesuffix(text)
    assert list(declared_prefixes(given)) == added


def test_an_own_declaration_wins() -> None:
    assert declared_prefixes("PREFIX cp: <urn:x#>\nprefix : <urn:y#> ASK {}") == {"cp": "urn:x#", "": "urn:y#"}


def test_a_declaration_is_no_use() -> None:
    assert [prefix for prefix, _ in used_prefixes("PREFIX cp: <urn:x#> ASK { :a cp:b cpid:c }")] == ["", "cp", "cpid"]
