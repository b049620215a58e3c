"""Fixtures of the relate stage: marked-up text to a reading."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.model import Reading, Token
from graph.recognise.quantities import find_quantities
from graph.recognise.tagger import Tagger
from tests.relate.markup import read_markup
from tests.relate.told import Read


@pytest.fixture(scope="module")
def read() -> Read:
    """Marked-up text to a reading with words and quantities."""
    tagger = Tagger()

    def read_with_words(markup: str, *, title: str | None = None, date: str | None = "2024-05-06") -> Reading:
        reading = read_markup(markup, title=title)
        text = reading.document.text
        tokens: list[Token] = []
        at = 0
        for line in text.split("\n"):
            for word, tag in tagger.tag([line])[0]:
                tokens.append(Token(at, at + len(word), word, tag))
                at += len(word)
            at += 1
        document = replace(reading.document, date=date)
        return replace(reading, document=document, tokens=tuple(tokens), quantities=find_quantities(text))

    return read_with_words
