"""Every cue matches its example and leaves its counter-example alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.relate import observation_cues
from graph.relate.observation_cues import Cue, find_cue, load_cues, strip_lead, strip_tail
from graph.rows import LexiconError


def matches(cue: Cue, text: str) -> bool:
    if cue.group == "lead":
        return bool((m := re.match(cue.pattern, text)) and m.group())
    pattern = f"(?:{cue.pattern})$" if cue.group == "tail" else cue.pattern
    return bool((m := re.search(pattern, text)) and m.group())


@pytest.mark.parametrize("cue", load_cues(), ids=lambda c: c.id)
def test_cue_matches_its_example(cue: Cue) -> None:
    assert matches(cue, cue.example)


@pytest.mark.parametrize("cue", load_cues(), ids=lambda c: c.id)
def test_cue_leaves_its_counter_example_alone(cue: Cue) -> None:
    assert not matches(cue, cue.counter)


def test_cue_ids_are_unique() -> None:
    ids = [cue.id for cue in load_cues()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("text", "stripped"),
    [
        ("截至目前,全市累计有在孵企业", "在孵企业"),
        ("二是全年新增孵化器", "新增孵化器"),
        ("到2030年,力争建成中试基地", "建成中试基地"),
        ("有效期内高新技术企业", "有效期内高新技术企业"),
        ("现代农业园区", "现代农业园区"),
    ],
)
def test_lead_strips_what_is_not_counted(text: str, stripped: str) -> None:
    assert strip_lead(text) == stripped


@pytest.mark.parametrize(
    ("text", "stripped"),
    [("成交额已达到", "成交额"), ("孵化企业总数突破", "孵化企业总数"), ("年度集中签约", "年度集中签约"), ("主营收入由", "主营收入")],
)
def test_tail_strips_verbs_of_amount(text: str, stripped: str) -> None:
    assert strip_tail(text) == stripped


def test_find_cue_names_the_cue() -> None:
    found = find_cue("target", "力争引进团队")
    assert found is not None
    assert found.id == "target-will"


def test_broken_pattern_stops_with_file_and_cue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "cues.tsv"
    broken.write_text("bad\tlead\t(\t(\tx\n", encoding="utf-8")
    monkeypatch.setattr(observation_cues, "CUES", broken)
    load_cues.cache_clear()
    try:
        with pytest.raises(LexiconError, match=r"cues\.tsv: cue bad: found pattern"):
            load_cues()
    finally:
        load_cues.cache_clear()
