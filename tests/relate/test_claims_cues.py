"""The first look never rejects what the pattern itself would match, and a bad pattern record stops with its place."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from graph.relate import patterns
from graph.relate.cues import find_cue
from graph.relate.implied import IMPLIED_WORDS
from graph.relate.masking import mask
from graph.relate.patterns import PatternError, load_patterns
from tests.relate.markup import read_markup


@pytest.mark.parametrize(
    ("source", "cue"),
    [
        ("(?:建设|打造)X?", "建打"),
        ("以[a-z](?:为)?", "以"),
        ("(?:建设)?(?:了|过)", "了过"),
        ("建|打", ""),
        ("(?:建设|(?:打|造))", ""),
        ("(?:建?设|打造)", ""),
        ("建{0,2}设", "设"),
    ],
)
def test_cue_of_a_source(source: str, cue: str) -> None:
    assert find_cue(source) == frozenset(cue)


@pytest.mark.parametrize("pattern", [p for p in load_patterns() if p.cue], ids=lambda p: p.id)
def test_cue_stands_in_the_example(pattern: patterns.Pattern) -> None:
    assert pattern.cue & set(mask(read_markup(pattern.example)).text)


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"id": "x"}, "missing"),
        ({"match": "{a:Nobody}"}, "found type 'Nobody'"),
        ({"match": "{a:org}<nothing>"}, "found <nothing>"),
        ({"match": "{a:org}("}, "x.toml"),
        ({"match": "{a:org}", "emit": ["a builds b"]}, "found emit 'a builds b'"),
    ],
)
def test_bad_record_names_file_and_fault(record: dict[str, object], message: str) -> None:
    full = {"id": "x", "match": "{a:org}", "emit": [], "example": "", "expect": [], "counter": ""}
    bad = record if record == {"id": "x"} else full | record
    with pytest.raises(PatternError, match=r"x\.toml") as caught:
        patterns.compile_record(bad, "x.toml")
    assert message in str(caught.value)


def test_every_implied_word_has_an_answer() -> None:
    assert patterns.IMPLIED == IMPLIED_WORDS


def test_every_shared_word_and_type_is_used() -> None:
    folder = files("graph.relate") / "patterns"
    text = "".join(f.read_text(encoding="utf-8") for f in folder.iterdir() if f.name.endswith(".toml"))
    code = "".join(f.read_text(encoding="utf-8") for f in files("graph.relate").iterdir() if f.name.endswith(".py"))
    shared = tomllib.loads((folder / "words.toml").read_text(encoding="utf-8"))
    unused = {w for w in shared["words"] if f"<{w}>" not in text and f'"{w}"' not in code} - {"tail", "gap", "notafter", "adv"}
    unused |= {t for t in shared["types"] if not re.search(rf"\{{\w+\??:[\w|]*\b{t}\b", text)}
    assert unused == set()
