from __future__ import annotations

import io
from pathlib import Path

import pytest

from graph.query.text import QueryFileError, explain_fault, read_query
from graph.query.width import display_width
from graph.store import QueryError


def test_text_is_the_query() -> None:
    assert read_query("ASK { ?s ?p ?o }", io.StringIO()) == "ASK { ?s ?p ?o }"


def test_a_file_holds_the_query(tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    path.write_text("\ufeffASK {}", encoding="utf-8")
    assert read_query(str(path), io.StringIO()) == "ASK {}"


def test_standard_input_holds_the_query() -> None:
    assert read_query("-", io.StringIO("ASK {}")) == "ASK {}"


def test_a_missing_file_is_named() -> None:
    with pytest.raises(QueryFileError, match=r"nowhere\.rq"):
        read_query("nowhere.rq", io.StringIO())


def test_a_folder_is_no_query(tmp_path: Path) -> None:
    with pytest.raises(QueryFileError):
        read_query(str(tmp_path), io.StringIO())


def test_the_caret_stands_under_the_fault() -> None:
    told = explain_fault('SELECT\n?名 WHERE { ?x rdfs:label "中" LIMTI }', QueryError("expected something", 2, 29)).splitlines()
    assert told[0] == "不认识的词 LIMTI / unknown word LIMTI" and told[1] == "是否指 LIMIT / did you mean LIMIT?"
    assert told[2] == "第 2 行第 30 列 / line 2, column 30"
    assert told[-1] == " " * display_width('?名 WHERE { ?x rdfs:label "中" ') + "^"


def test_a_fault_without_a_place() -> None:
    assert explain_fault("ASK {}", QueryError("bad")) == "查询有误：bad / the query is not SPARQL: bad"


def test_a_place_of_the_store_is_kept_where_nothing_better_is_known() -> None:
    told = explain_fault("ASK {\n?x a ?y }", QueryError("expected\n  something", 3, 4), lines=1).splitlines()
    assert told[0].endswith("expected something") and told[-2:] == ["?x a ?y }", "   ^"]
