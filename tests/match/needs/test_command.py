"""``chuangpu partners --need``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.cli import DONE, WRONG, main

NEED = "轴承的振动和噪声太大"


def ask(folder: Path, *options: str) -> int:
    return main(["partners", "--store", str(folder), *options])


def test_a_need_in_words_is_answered_with_scores_that_add_up_and_sentences(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(folder, "--need", NEED, "--format", "json") == DONE
    found = json.loads(capsys.readouterr().out)["partners"]
    assert found[0]["name"] == "静安大学"
    for candidate in found:
        assert candidate["score"] == pytest.approx(sum(part["points"] for part in candidate["parts"]), abs=1e-9)
    words = next(part for part in found[0]["parts"] if part["feature"] == "need_words")
    assert words["ways"][0][0]["quotes"][0]["text"] == "静安大学研发了轴承振动噪声诊断系统。"


@pytest.mark.parametrize(
    ("options", "names"), [(["--need", NEED, "--role", "研"], ["滚珠研究所"]), (["--need", "镀膜", "--region", "甲市"], ["明光玻璃厂"])]
)
def test_roles_and_regions_narrow_it(folder: Path, options: list[str], names: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(folder, *options, "--format", "json") == DONE
    assert [candidate["name"] for candidate in json.loads(capsys.readouterr().out)["partners"]] == names


def test_the_region_that_a_need_is_from_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(folder, "--need", "玻璃", "--at", "甲市", "--format", "json") == DONE
    best = json.loads(capsys.readouterr().out)["partners"][0]
    assert best["name"] == "明光玻璃厂" and "same_region" in {part["feature"] for part in best["parts"]}


def test_a_demand_of_the_graph_is_asked_as_a_need(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(folder, "主轴轴承异响消除", "--format", "json") == DONE
    best = json.loads(capsys.readouterr().out)["partners"][0]
    assert best["name"] == "静安大学" and "need_meaning" in {part["feature"] for part in best["parts"]}


@pytest.mark.parametrize("options", [["--need", ""], ["--need", " 。"], ["静安大学", "--need", NEED], []])
def test_an_empty_need_or_two_askers_are_refused(folder: Path, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(folder, *options) == WRONG
    assert "expected" in capsys.readouterr().err


def test_rebuild_makes_the_index_anew(folder: Path) -> None:
    assert ask(folder, "--rebuild", "--need", NEED) == DONE
    assert folder.with_name("store.needs").is_file()
