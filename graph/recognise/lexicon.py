"""Lexicons: the word lists of ``graph/recognise/lexicons``, each read once.

Everything here is facts and word lists; which words decide what stands in ``cues.tsv`` (see ``cues``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ahocorasick

from graph.rows import read_rows

FOLDER = Path(__file__).parent / "lexicons"
_RARE = 20.0  # weight of a surname; the commonest has 9,520


@dataclass(frozen=True, slots=True)
class Term:
    """A known name: its surface, class and canonical form."""

    surface: str
    type: str
    canonical: str


@dataclass(frozen=True, slots=True)
class Head:
    """A word that ends names of one class; see ``heads.tsv`` for the strengths."""

    word: str
    type: str
    strength: str


@cache
def load_words(*names: str) -> frozenset[str]:
    """The words of one or more lexicons of one field."""
    return frozenset(row[0] for name in names for row in read_rows(FOLDER / name, 1))


@cache
def load_pairs(name: str) -> dict[str, str]:
    """A lexicon of two fields as a mapping, in the order of its lines."""
    return dict((key, value) for key, value in read_rows(FOLDER / name, 2))


@cache
def load_heads() -> dict[str, Head]:
    """All name heads by word."""
    return {word: Head(word, kind, strength) for word, kind, strength in read_rows(FOLDER / "heads.tsv", 3)}


@cache
def load_surnames() -> dict[str, float]:
    """All surnames with their weight: how common they are."""
    return {surname: float(weight) for surname, weight in load_pairs("surnames.tsv").items()}


def is_rare_surname(surname: str) -> bool:
    """Whether few people bear a surname, so that a word beginning with it is seldom a name."""
    return load_surnames().get(surname, 0.0) < _RARE


@cache
def load_academicians() -> frozenset[str]:
    """Names of academicians."""
    return frozenset(row[0] for row in read_rows(FOLDER / "academicians.tsv", 4))


@cache
def load_modifiers() -> dict[str, frozenset[str]]:
    """For words that end a name to the left: the classes of heads to whose names they belong."""
    return {word: frozenset(classes.split()) for word, classes in load_pairs("modifiers.tsv").items()}


@cache
def load_terms() -> dict[str, Term]:
    """Known names of organisations by surface; full-width and half-width brackets are both known."""
    terms: dict[str, Term] = {}
    for name in ("companies.tsv", "finance.tsv", "institutes.tsv", "universities.tsv"):
        for surface, kind, canonical in read_rows(FOLDER / name, 3):
            for form in {surface, surface.replace("（", "(").replace("）", ")")}:
                terms[form] = Term(form, kind, canonical)
    return terms


def build_automaton(words: Iterable[str]) -> ahocorasick.Automaton:
    """An automaton that finds all the words in one pass over a text."""
    automaton = ahocorasick.Automaton()
    for word in words:
        automaton.add_word(word, word)
    automaton.make_automaton()
    return automaton


def find_words(automaton: ahocorasick.Automaton, text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, word) of every occurrence, in order of their end."""
    if len(automaton):
        for last, word in automaton.iter(text):
            yield last + 1 - len(word), last + 1, word
