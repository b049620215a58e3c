"""Rows are compared by what they say; a comparison that takes everything would make every suite green."""

from __future__ import annotations

import pytest

from graph.ontology import XSD
from graph.store import Term
from tests.conformance.matching import Row, in_value, same_rows, same_sequence

P, Q = Term("uri", "http://p"), Term("uri", "http://q")


def b(name: str) -> Term:
    return Term("bnode", name)


def ring(*names: str) -> list[Row]:
    """Blank nodes in a circle."""
    return [(b(one), P, b(other)) for one, other in zip(names, (*names[1:], names[0]), strict=True)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ([], []),
        ([(P, None)], [(P, None)]),
        ([(P,), (Q,), (P,)], [(P,), (P,), (Q,)]),
        ([(b("a"), b("a")), (b("c"), P)], [(b("x"), P), (b("y"), b("y"))]),
        (ring("a", "b", "c", "d"), ring("z", "x", "y", "w")),
        ([(Term("literal", "a", "EN"),)], [(Term("literal", "a", "en"),)]),
    ],
)
def test_same(left: list[Row], right: list[Row]) -> None:
    assert same_rows(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ([(P,)], []),
        ([(P,), (P,), (Q,)], [(P,), (Q,), (Q,)]),
        ([(P, None)], [(None, P)]),
        ([(b("a"), b("a"))], [(b("x"), b("y"))]),
        ([(b("a"), P), (b("a"), Q)], [(b("x"), P), (b("y"), Q)]),
        (ring("a", "b", "c", "d", "e", "f"), [*ring("a", "b", "c"), *ring("x", "y", "z")]),
        ([(b("a"),)], [(P,)]),
        ([(Term("literal", "a"),)], [(Term("literal", "a", "en"),)]),
        ([(Term("literal", "http://p"),)], [(P,)]),
    ],
)
def test_not_the_same(left: list[Row], right: list[Row]) -> None:
    assert not same_rows(left, right)
    assert not same_rows(right, left)


def test_order() -> None:
    rows: list[Row] = [(P, b("x")), (Q, b("y"))]
    assert same_sequence(rows, [(P, b("1")), (Q, b("2"))])
    assert not same_sequence(rows, [(Q, b("2")), (P, b("1"))])


@pytest.mark.parametrize(
    ("kind", "one", "other"), [("integer", "01", "1"), ("decimal", "2.50", "2.5"), ("double", "1.0e6", "1000000"), ("boolean", "1", "true")]
)
def test_one_value_has_one_spelling(kind: str, one: str, other: str) -> None:
    assert in_value(Term("literal", one, "", XSD + kind)) == in_value(Term("literal", other, "", XSD + kind))


def test_other_values_stay_apart() -> None:
    values = [Term("literal", *rest) for rest in (("1",), ("1", "", XSD + "integer"), ("1", "", XSD + "decimal"), ("01", "", XSD + "date"))]
    values += [Term("literal", "x", "", XSD + "integer"), Term("literal", "2", "", XSD + "integer")]
    assert len({in_value(value) for value in values}) == len(values)
