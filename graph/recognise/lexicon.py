"""Lexicons: TSV files with a comment header that says what the fields are; read once, checked line by line.

Everything here is facts and word lists; which words decide what stands in ``cues.tsv`` (see ``cues``). A bad line stops
the programme with its file and number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ahocorasick

FOLDER = Path(__file__).parent / "lexicons"
REGIONS = Path(__file__).parents[1] / "data" / "regions.tsv"


class LexiconError(ValueError):
    """A lexicon line that does not have the fields its header declares, or a word list that is missing."""


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


def read_rows(path: Path, fields: int) -> Iterator[tuple[str, ...]]:
    """The rows of one lexicon, without comments; every row has exactly ``fields`` fields."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.startswith("#") or not line.strip():
                continue
            row = tuple(line.rstrip("\n").split("\t"))
            if len(row) != fields:
                raise LexiconError(f"{path.name}:{number}: found {len(row)} fields, expected {fields}: {line.strip()!r}")
            yield row


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
def load_surnames() -> frozenset[str]:
    """All surnames."""
    return frozenset(load_pairs("surnames.tsv"))


_RARE = 20.0  # weight: the commonest surname has 9,520


@cache
def _surname_weights() -> dict[str, float]:
    return {surname: float(weight) for surname, weight in read_rows(FOLDER / "surnames.tsv", 2)}


def is_rare_surname(surname: str) -> bool:
    """Whether few people bear a surname, so that a word beginning with it is seldom a name."""
    return _surname_weights().get(surname, 0.0) < _RARE


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
