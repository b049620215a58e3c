from __future__ import annotations

import csv
import io
import json

import pytest

from graph.query.render import Format, render_answer
from graph.store import Answer, Rows, Term, Triples

UNI = Term("uri", "https://w3id.org/chuangpu/id/University/中南大学")
NAME = Term("literal", "中南大学", "zh")
NUMBER = Term("literal", "3", "", "http://www.w3.org/2001/XMLSchema#integer")


def rows(*found: tuple[Term | None, ...]) -> Rows:
    return Rows(("x", "名称", "n"), iter(found))


def render(answer: Answer, form: Format, limit: int | None = None) -> str:
    return "".join(render_answer(answer, form, limit))


def test_columns_of_a_table_stand_under_each_other() -> None:
    table = render(rows((NAME, Term("literal", "ab"), NUMBER), (Term("literal", "x"), NAME, None)), "table")
    assert table.splitlines() == [
        "x         名称      n",
        "--------  --------  -",
        "中南大学  ab        3",
        "x         中南大学",
        "（2 行 / rows）",
    ]


def test_iris_of_a_table_are_short() -> None:
    assert "cpid:University/中南大学" in render(rows((UNI, None, None)), "table")


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in render(rows((Term("literal", "\x1b[31mred\nline"), None, None)), "table")


def test_a_table_tells_that_there_is_more() -> None:
    assert "还有更多" in render(rows((UNI, None, None), (UNI, None, None)), "table", 1)


def test_csv_reads_back() -> None:
    text = render(rows((UNI, Term("literal", '他说"好",\n走'), None)), "csv")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["x", "名称", "n"], [UNI.value, '他说"好",\n走', ""]]
    assert text.startswith("x,名称,n\r\n")


def test_json_keeps_types_and_leaves_out_the_unbound() -> None:
    found = json.loads(render(rows((UNI, NAME, NUMBER), (Term("bnode", "b0"), None, None)), "json"))
    assert found["head"] == {"vars": ["x", "名称", "n"]}
    first, second = found["results"]["bindings"]
    assert first["名称"] == {"type": "literal", "value": "中南大学", "xml:lang": "zh"}
    assert first["n"] == {"type": "literal", "value": "3", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}
    assert second == {"x": {"type": "bnode", "value": "b0"}}


def test_json_without_rows() -> None:
    assert json.loads(render(rows(), "json"))["results"] == {"bindings": []}


@pytest.mark.parametrize(("form", "expected"), [("table", "是 yes\n"), ("csv", "true\r\n"), ("json", '{"head": {}, "boolean": true}\n')])
def test_yes(form: Format, expected: str) -> None:
    assert render(True, form) == expected


def test_triples_are_three_columns() -> None:
    assert render(Triples(iter([(UNI, UNI, NAME)])), "csv").splitlines()[0] == "subject,predicate,object"


@pytest.mark.parametrize("form", ["csv", "json"])
def test_limit(form: Format) -> None:
    assert render(rows((UNI, None, None), (UNI, None, None)), form, 1).count("中南大学") == 1
