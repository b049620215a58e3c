"""Cue sets and the patterns over them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import graph
from graph.recognise.cues import CuePattern, _declared, any_of, compile_patterns, load_cues
from graph.recognise.lexicon import FOLDER
from graph.rows import LexiconError, read_rows

SETS = sorted({name for name, _ in read_rows(FOLDER / "cues.tsv", 2)})
HEADERS = re.findall(r"^# ([a-z]+\.[a-z_]+): \S", (FOLDER / "cues.tsv").read_text(encoding="utf-8"), re.MULTILINE)
CODE = "".join(path.read_text(encoding="utf-8") for path in Path(graph.__file__).parent.rglob("*.py"))


@pytest.fixture
def undeclared() -> Iterator[None]:
    """Patterns of a test are forgotten after it."""
    count = len(_declared)
    yield
    del _declared[count:]


def test_every_set_is_explained_once() -> None:
    assert sorted(HEADERS) == SETS


@pytest.mark.parametrize("name", SETS)
def test_every_set_is_used(name: str) -> None:
    assert re.search(rf"[\"{{+]{re.escape(name)}[\"}}+]", CODE)


def test_no_phrase_stands_twice_in_a_set() -> None:
    rows = list(read_rows(FOLDER / "cues.tsv", 2))
    assert len(rows) == len(set(rows))


def test_an_unknown_set_stops_the_programme() -> None:
    with pytest.raises(LexiconError, match=r"cues\.tsv: found no set 'agent\.actz', expected one of agent\.acts"):
        load_cues("agent.actz")


@pytest.mark.usefixtures("undeclared")
def test_a_pattern_over_an_unknown_set_stops_before_work_starts() -> None:
    CuePattern("{agent.actz}$")
    with pytest.raises(LexiconError, match=r"agent\.actz"):
        compile_patterns()


@pytest.mark.usefixtures("undeclared")
def test_the_longest_phrase_is_matched() -> None:
    match = CuePattern("{field.endings}").match("产业集群")
    assert match is not None and match[0] == "产业集群"


@pytest.mark.usefixtures("undeclared")
def test_sets_join_and_characters_have_names() -> None:
    pattern = CuePattern("{han}{2}{person.station_titles+person.team_titles}第{numeral}{1,2}")
    assert pattern.fullmatch("周明专家第十二") and pattern.fullmatch("周明劳模第三") and not pattern.fullmatch("ab专家第3")


def test_alternatives_are_escaped() -> None:
    assert r"来源:" in load_cues("name.sources") and re.fullmatch(any_of("name.sources"), "来源:")
