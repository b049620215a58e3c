from __future__ import annotations

import pyoxigraph
import pytest

from graph.assemble.quads import date, integer, number, quad, text


@pytest.mark.parametrize("value", ["", "中南大学", 'a"b\\c', "x\ny\r\t\x00\x1f\x7f\u2028", "😀", "\\u4e2d"])
def test_strings_come_back(value: str) -> None:
    line = quad("a:s", "a:p", text(value, "zh"), "a:g")
    (found,) = pyoxigraph.parse(line.encode(), pyoxigraph.RdfFormat.N_QUADS)
    assert isinstance(found.object, pyoxigraph.Literal)
    assert (found.object.value, found.object.language) == (value, "zh")


def test_a_lone_surrogate_becomes_a_mark() -> None:
    assert text("a\ud800") == '"a?"'


@pytest.mark.parametrize(
    ("value", "expected"), [(3.0, '"3"'), (3.75, '"3.75"'), (1e22, '"10000000000000000000000"'), (1e-7, '"0.0000001"'), (-2.5, '"-2.5"')]
)
def test_numbers(value: float, expected: str) -> None:
    assert str(number(value)).startswith(f"{expected}^^<")


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_no_numbers(value: float) -> None:
    assert number(value) is None


def test_whole_numbers() -> None:
    assert integer(5) == '"5"^^<http://www.w3.org/2001/XMLSchema#integer>'


@pytest.mark.parametrize(
    ("value", "kind"),
    [("2022", "gYear"), ("2022-10", "gYearMonth"), ("2022-10-14", "date"), ("2022-13", None), ("2022年", None), (None, None), ("", None)],
)
def test_dates(value: str | None, kind: str | None) -> None:
    found = date(value)
    assert found is None if kind is None else str(found).endswith(f"#{kind}>")
