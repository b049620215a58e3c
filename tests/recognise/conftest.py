"""Fixtures that read a sentence: its words, and what is found in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Document, Mention
from graph.recognise import Recogniser
from graph.recognise.words import Words

Find = Callable[[str], list[tuple[str, str]]]


@pytest.fixture
def mentions(rules: Recogniser) -> Callable[[str], tuple[Mention, ...]]:
    """The mentions of a text."""
    return lambda text: rules.recognise(Document("d", "d.txt", "txt", text)).mentions


@pytest.fixture
def find(mentions: Callable[[str], tuple[Mention, ...]]) -> Find:
    """(surface, class) of the mentions of a text."""
    return lambda text: [(m.text, m.type) for m in mentions(text)]


@pytest.fixture
def words(rules: Recogniser) -> Callable[[str], Words]:
    """The words of a text as the finders see them."""

    def read(text: str) -> Words:
        recognition = rules.recognise(Document("d", "d.txt", "txt", text))
        return Words(text, recognition.tokens, recognition.sentences)

    return read
