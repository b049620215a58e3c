from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.job import worker
from graph.job.state import Listed
from graph.job.worker import analyse_file
from graph.model import Claim, Reading
from tests.analyses import make_analysis, with_observation


def listed(path: Path) -> Listed:
    return Listed(path.stem, path.name, str(path), "d")


@pytest.fixture
def file(tmp_path: Path) -> Listed:
    path = tmp_path / "d1.txt"
    path.write_text("聊城大学与山东大学签署合作协议。\n", encoding="utf-8")
    return listed(path)


def test_a_document_becomes_an_analysis(file: Listed) -> None:
    outcome = analyse_file(file)
    assert outcome.fate == "read" and outcome.analysis
    assert {"聊城大学", "山东大学"} <= {row[2] for row in json.loads(outcome.analysis)["entities"]}


def test_what_is_no_document_is_skipped_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.touch()
    outcome = analyse_file(listed(path))
    assert outcome.fate == "skipped" and outcome.found and outcome.expected


def test_what_listing_refused_is_not_opened() -> None:
    outcome = analyse_file(Listed("x", "x.zip", "/nowhere/x.zip", "", "a .zip file", "a .txt file"))
    assert (outcome.fate, outcome.found, outcome.expected) == ("skipped", "a .zip file", "a .txt file")


def test_a_defect_spoils_one_document_only(file: Listed, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_reading: Reading) -> Any:
        raise KeyError("e7")

    monkeypatch.setattr(worker, "relate", fail)
    outcome = analyse_file(file)
    assert outcome.fate == "failed" and outcome.found == "KeyError: 'e7'" and outcome.place.startswith("graph/job/worker.py:")


def test_impossible_findings_are_dropped_and_counted() -> None:
    good = with_observation(make_analysis("d", [("University", "山东大学"), ("Platform", "实验室")], [(0, "builds", 1)]), 0, "平台", 3.0)
    claim, observation = good.claims[0], good.observations[0]
    bad: tuple[Claim, ...] = (
        replace(claim, start=1),
        replace(claim, end=0),
        replace(claim, tail="e9"),
        replace(claim, relation="unknownRelation"),
    )
    worse = (replace(observation, value=float("nan")), replace(observation, subject="e9"), replace(observation, quote="x"))
    sifted, dropped = worker._sift(replace(good, claims=(claim, *bad), observations=(observation, *worse)))
    assert (sifted, dropped) == (good, 7)
