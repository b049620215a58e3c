"""Lexicons: every list loads, is headed and documented, and names terms of the ontology."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.ontology import load_ontology
from graph.recognise.lexicon import (
    FOLDER,
    build_automaton,
    find_words,
    is_rare_surname,
    load_heads,
    load_pairs,
    load_surnames,
    load_terms,
    load_words,
)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.tsv")), ids=lambda path: path.name)
def test_every_lexicon_opens_with_a_header(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")


def test_classes_are_terms_of_the_ontology() -> None:
    classes = {head.type for head in load_heads().values()} | {term.type for term in load_terms().values()}
    classes |= set(load_pairs("list_kinds.tsv").values()) | {c for row in load_pairs("modifiers.tsv").values() for c in row.split()}
    assert classes <= set(load_ontology().classes)


def test_strengths_of_heads_are_those_of_the_header() -> None:
    assert {head.strength for head in load_heads().values()} == {"open", "strict", "region", "loose"}


def test_a_company_with_full_width_brackets_is_known_with_half_width_ones() -> None:
    bracketed = next(surface for surface in load_terms() if "（" in surface)
    assert load_terms()[bracketed.replace("（", "(").replace("）", ")")].canonical == load_terms()[bracketed].canonical


def test_several_lexicons_are_one_set() -> None:
    assert load_words("stop_nouns.tsv", "weak_openers.tsv") == load_words("stop_nouns.tsv") | load_words("weak_openers.tsv")


@pytest.mark.parametrize(("surname", "rare"), [("王", False), ("丑", True), ("某", True)])
def test_few_people_bear_a_rare_surname(surname: str, rare: bool) -> None:
    assert is_rare_surname(surname) is rare
    assert load_surnames()["王"] > load_surnames()["丑"]


def test_the_automaton_finds_overlapping_words() -> None:
    assert list(find_words(build_automaton(["研究", "研究院"]), "某研究院")) == [(1, 3, "研究"), (1, 4, "研究院")]


def test_an_automaton_without_words_finds_nothing() -> None:
    assert list(find_words(build_automaton([]), "某研究院")) == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.tsv")), ids=lambda path: path.name)
def test_every_lexicon_is_documented(path: Path) -> None:
    assert f"`{path.name}`" in (Path(__file__).parents[2] / "docs" / "recognise.md").read_text(encoding="utf-8")
