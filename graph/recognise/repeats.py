"""A name that was surely seen once is seen wherever it stands, also where the tagger cuts the words in another way.

The short form that a bracket defines (以下简称“甲院”) is a mention of the same class from there on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Mention
from graph.recognise.lexicon import build_automaton, find_words
from graph.recognise.words import Words

_SHORT = re.compile(
    r"[(（](?:[^()（）]{2,40}?[,，;；])?(?:以下|下)?(?:统一)?简?称(?:为)?[：:]?\s*[“《「]?([^“”《》「」()（）]{2,24})[”》」]?[)）]"
)
_SURE = 0.8


def find_short_forms(text: str) -> Iterator[tuple[int, int, int]]:
    """(offset of the opening bracket, start, end) of every short form that a bracket defines."""
    for match in _SHORT.finditer(text):
        yield match.start(), match.start(1), match.end(1)


def find_repeats(words: Words, mentions: list[Mention]) -> list[Mention]:
    """Further mentions of names already found, and of the short forms defined for them."""
    classes = {m.text: m for m in mentions if m.confidence >= _SURE and len(m.text) >= 3 and m.type not in {"Region", "Industry"}}
    ends = {m.end: m for m in mentions}
    for bracket, start, end in find_short_forms(words.text):
        full = ends.get(bracket) or ends.get(bracket - 1)
        if full is not None:
            classes[words.text[start:end]] = full
    found = []
    for start, end, surface in find_words(build_automaton(frozenset(classes)), words.text):
        model = classes[surface]
        found.append(Mention(start, end, surface, model.type, "repeat", model.confidence))
    return found


def drop_overreaching(mentions: list[Mention]) -> list[Mention]:
    """A guess that only adds a word to a sure name (甲院 + 科技) gives way to it."""
    sure = {m.text for m in mentions if m.confidence >= _SURE}
    return [m for m in mentions if m.confidence > 0.5 or not any(m.text[:end] in sure for end in range(4, len(m.text)))]
