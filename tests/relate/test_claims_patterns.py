"""Every pattern makes exactly the claims its record expects of its example, and none of its counter-example."""

from __future__ import annotations

import pytest

from graph.relate.claims import find_pattern_claims
from graph.relate.context import make_context
from graph.relate.patterns import Pattern, load_patterns
from tests.relate.markup import named, read_markup


def claims_of(pattern: Pattern, markup: str) -> list[str]:
    reading = read_markup(markup)
    found = {(c.head, c.relation, c.tail) for c in find_pattern_claims(make_context(reading), [pattern])}
    return sorted(named(reading, *triple) for triple in found)


@pytest.mark.parametrize("pattern", load_patterns(), ids=lambda p: p.id)
def test_pattern_finds_its_example(pattern: Pattern) -> None:
    assert claims_of(pattern, pattern.example) == sorted(pattern.expect)


@pytest.mark.parametrize("pattern", load_patterns(), ids=lambda p: p.id)
def test_pattern_leaves_its_counter_example_alone(pattern: Pattern) -> None:
    assert claims_of(pattern, pattern.counter) == []


@pytest.mark.parametrize("pattern", load_patterns(), ids=lambda p: p.id)
def test_pattern_has_something_to_show(pattern: Pattern) -> None:
    assert pattern.expect
    assert 0.0 < pattern.confidence <= 1.0
