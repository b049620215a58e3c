"""Firms that only their part in the clause gives away: 由甲牵头, 甲董事长张三, 由甲投资建设.

Enters: words and the mentions found so far. Leaves: low-confidence Enterprise mentions for short proper-looking
phrases that nothing else named.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import Mention
from graph.recognise.cues import CuePattern
from graph.recognise.lexicon import load_words
from graph.recognise.words import Words

_LED = CuePattern("[由被](?P<name>[\u4e00-\u9fffA-Za-z0-9]{3,10}?)(?={agent.acts})")
_HEADED = CuePattern("(?P<name>[\u4e00-\u9fffA-Za-z0-9]{3,8})(?=(?:党委书记、)?{agent.posts})")
_NAME_TAGS = frozenset({"n", "nz", "ORG", "LOC", "PER", "nw", "vn", "a", "nr"})
_PROPER_TAGS = frozenset({"nz", "ORG", "LOC", "PER", "nw"})
_SHORTEST = 3
_CONFIDENCE = 0.6


def find_agents(words: Words, known: list[Mention]) -> list[Mention]:
    """Enterprise mentions for leaders of joint works and employers of company heads."""
    taken = {at for m in known for at in range(m.start, m.end)}
    return [
        Mention(start, end, words.text[start:end], "Enterprise", "agent", _CONFIDENCE)
        for start, end in _spans(words)
        if taken.isdisjoint(range(start, end))
    ]


def _spans(words: Words) -> Iterator[tuple[int, int]]:
    for pattern in (_LED, _HEADED):
        for match in pattern.finditer(words.text):
            start = _name_start(words, *match.span("name"))
            if start is not None:
                yield start, match.end("name")


def _name_start(words: Words, start: int, end: int) -> int | None:
    """Where a proper-looking phrase before ``end`` begins; ``None`` for generic words (由市科技部门牵头)."""
    i = last = words.by_end.get(end, -1)
    while i >= 0 and words.tokens[i].start >= start and words.tokens[i].tag in _NAME_TAGS:
        i -= 1
    inner = words.tokens[i + 1 : last + 1]
    if not inner or end - inner[0].start < _SHORTEST or not any(t.tag in _PROPER_TAGS for t in inner):
        return None
    generic = load_words("generic_words.tsv", "stop_nouns.tsv", "weak_openers.tsv")
    if any(t.text in generic for t in inner) and not any(t.tag in {"nz", "ORG"} for t in inner):
        return None
    return inner[0].start
