"""The report as a table and as JSON."""

from __future__ import annotations

import json

from graph.check.culprits import find_culprits
from graph.check.render import render_json, render_table
from graph.check.validate import ValidationReport, validate_store
from tests.check.faulty import make_faulty


def test_the_table_has_thing_rule_document_and_sentence() -> None:
    store = make_faulty()
    report = validate_store(store)
    lines = "".join(render_table(report, find_culprits(report, store))).splitlines()
    assert lines[0].split() == ["对象", "/", "thing", "规则", "/", "rule", "文档", "/", "document", "原句", "/", "quote"]
    assert len(lines) == 2 + 3 + 1 and lines[-1].startswith("3 条违例")
    assert any("海川中试基地 —负责人→" in line and "基地负责海川装备" in line for line in lines)


def test_a_table_that_is_cut_says_so() -> None:
    store = make_faulty()
    report = validate_store(store, limit=1)
    assert "".join(render_table(report, find_culprits(report, store))).endswith("3 violations, the first 1 are shown\n")


def test_a_sound_graph_is_told_in_one_line() -> None:
    assert "".join(render_table(ValidationReport(True), [])).count("\n") == 1


def test_json_holds_everything() -> None:
    store = make_faulty()
    report = validate_store(store)
    told = json.loads("".join(render_json(report, find_culprits(report, store))))
    assert (told["conforms"], told["total"], len(told["violations"])) == (False, 3, 3)
    assert {v["name"] for v in told["violations"]} >= {"奖", "海川中试基地"}
    assert all(v["rule"]["zh"] and v["rule"]["en"] for v in told["violations"])
