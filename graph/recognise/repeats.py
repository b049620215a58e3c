"""A name that was surely seen once is seen wherever it stands, also where the tagger cuts the words in another way.

Enters: the mentions chosen so far. Leaves: further mentions of the same names; the short form that a bracket defines
(以下简称“甲院”) is a mention of the same class wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.model import Mention
from graph.recognise.lexicon import build_automaton, find_words
from graph.recognise.words import Words

_SHORT = re.compile(
    r"[(（](?:[^()（）]{2,40}?[,，;；])?(?:以下|下|股票|证券|企业)?(?:统一)?简?称(?:为)?[：:]?\s*[“《「]?([^“”《》「」()（）]{2,24})[”》」]?[)）]"
)
_SURE = 0.8
_GUESS = 0.5
_CONTEXTUAL = frozenset({"Region", "Industry"})  # names that their surroundings make


def find_short_forms(text: str) -> Iterator[tuple[int, int, int]]:
    """(offset of the opening bracket, start, end) of every short form that a bracket defines."""
    for match in _SHORT.finditer(text):
        yield match.start(), match.start(1), match.end(1)


def find_repeats(words: Words, mentions: list[Mention]) -> list[Mention]:
    """Further mentions of names already found, and of the short forms defined for them."""
    models = {m.text: m for m in mentions if m.confidence >= _SURE and len(m.text) >= 3 and m.type not in _CONTEXTUAL}
    models |= _defined_forms(words.text, mentions)
    known = {(m.start, m.end) for m in mentions}
    return [
        Mention(start, end, surface, models[surface].type, "repeat", models[surface].confidence)
        for start, end, surface in find_words(build_automaton(models), words.text)
        if (start, end) not in known
    ]


def agree_with_full_names(text: str, mentions: list[Mention]) -> list[Mention]:
    """Mentions in which a short form that a bracket defines has the class of its full name wherever it stands."""
    kinds = {short: full.type for short, full in _defined_forms(text, mentions).items()}
    return [replace(m, type=kinds.get(m.text, m.type)) for m in mentions]


def _defined_forms(text: str, mentions: list[Mention]) -> dict[str, Mention]:
    """The mention that each short form in a bracket stands for."""
    by_end = {m.end: m for m in mentions}
    full_names = ((by_end.get(bracket) or by_end.get(bracket - 1), text[start:end]) for bracket, start, end in find_short_forms(text))
    return {short: full for full, short in full_names if full is not None}


def drop_overreaching(mentions: list[Mention]) -> list[Mention]:
    """A guess that only adds a word to a sure name (甲院 + 科技) gives way to it."""
    sure = {m.text for m in mentions if m.confidence >= _SURE}
    return [m for m in mentions if m.confidence > _GUESS or not any(m.text[:end] in sure for end in range(4, len(m.text)))]
