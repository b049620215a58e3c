from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from graph.assemble.annotations import render_annotation
from graph.model import Analysis
from tests.analyses import make_analysis, with_observation


def annotate(analysis: Analysis) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render_annotation(analysis, frozenset({"cooperatesWith"})))
    return found


def test_entities_are_numbered_as_they_are_met() -> None:
    analysis = make_analysis("d1", [("University", "山东大学"), ("Person", "李玉", "李教授")], text="李玉和李教授在山东大学")
    found = annotate(analysis)
    assert found["doc_id"] == "d1"
    assert found["entities"] == [
        {"id": "e1", "type": "Person", "name": "李玉", "aliases": ["李教授"]},
        {"id": "e2", "type": "University", "name": "山东大学", "aliases": []},
    ]


def test_a_relation_stands_once_with_its_surest_evidence() -> None:
    analysis = make_analysis("d1", [("University", "山东大学"), ("Platform", "实验室")], [(0, "builds", 1)])
    weak = replace(analysis.claims[0], confidence=0.4, end=2, quote=analysis.document.text[:2])
    found = annotate(replace(analysis, claims=(weak, *analysis.claims)))
    assert found["relations"] == [{"head": "e1", "relation": "builds", "tail": "e2", "evidence": analysis.document.text}]


def test_both_directions_of_a_symmetric_relation_are_one() -> None:
    rows = [("University", "山东大学"), ("University", "中南大学")]
    assert len(annotate(make_analysis("d1", rows, [(0, "cooperatesWith", 1), (1, "cooperatesWith", 0)]))["relations"]) == 1
    assert len(annotate(make_analysis("d1", rows, [(0, "partOf", 1), (1, "partOf", 0)]))["relations"]) == 2


def test_a_plan_is_marked() -> None:
    analysis = make_analysis("d1", [("University", "山东大学"), ("Platform", "实验室")], [(0, "builds", 1)])
    planned = replace(analysis, claims=(replace(analysis.claims[0], status="planned"),))
    assert annotate(planned)["relations"][0]["status"] == "planned"


def test_whole_values_are_whole_numbers() -> None:
    analysis = with_observation(with_observation(make_analysis("d1", [("Region", "枣庄市")]), 0, "平台", 12.0), 0, "增速", 3.75, unit="%")
    assert [(o["metric"], o["value"]) for o in annotate(analysis)["observations"]] == [("增速", 3.75), ("平台", 12)]
    assert '"value": 12,' in render_annotation(analysis)
