from __future__ import annotations

import pytest

from benchmarks.find import make_searches, make_things
from graph.find import SearchIndex, make_index
from graph.find.matching import matches


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("中南大学", "南大"),
        ("中南大学", "zndx"),
        ("重庆大学", "chongq"),
        ("Central South University", "CSU"),
        ("5G设备", "5gsb"),
        ("绿能", "luneng"),
    ],
)
def test_matches(name: str, text: str) -> None:
    assert matches(name, text)


@pytest.mark.parametrize(("name", "text"), [("中南大学", "zhongda"), ("中南大学", "学大"), ("", "a"), ("中南大学", "zndxx")])
def test_does_not_match(name: str, text: str) -> None:
    assert not matches(name, text)


def test_the_index_finds_what_a_scan_of_all_names_finds() -> None:
    things = list(make_things(600))
    index = SearchIndex(make_index(things))
    kinds = {"part", "beginning", "whole name", "common ending", "initials", "pinyin", "mixed", "unknown"}
    searches = [text for kind, text in make_searches(things, 60) if kind in kinds]
    assert len(searches) == 48
    for text in searches:
        scanned = {t.iri for t in things if any(matches(name, text) for name in (t.name, *t.aliases))}
        assert {hit.iri for hit in index.find(text, limit=10_000, typos=False)} == scanned, text
