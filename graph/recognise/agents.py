"""Firms that only their part in the clause gives away: 由甲牵头, 甲董事长张三, 由甲投资建设.

Enters: words and the mentions found so far. Leaves: low-confidence Enterprise mentions for short proper-looking
phrases that nothing else named.
"""

from __future__ import annotations

import re

from graph.model import Mention
from graph.recognise.lexicon import load_words
from graph.recognise.words import Words

_LED = re.compile(
    r"(?:由|被)(?P<name>[\u4e00-\u9fffA-Za-z0-9]{3,10}?)(?=(?:牵头|发起|主导|承建|投资|领衔|运营|研制|揭榜|中标|负责运营)(?:组建|建设|成立|设立|运营)?)"
)
_HEADED = re.compile(r"(?P<name>[\u4e00-\u9fffA-Za-z0-9]{3,8})(?=(?:党委书记、)?(?:董事长|总经理|总裁|创始人|首席执行官|CEO|CTO))")
_NAME_TAGS = frozenset({"n", "nz", "ORG", "LOC", "PER", "nw", "vn", "a", "nr"})


def find_agents(words: Words, known: list[Mention]) -> list[Mention]:
    """Enterprise mentions for leaders of joint works and employers of company heads."""
    taken = {at for m in known for at in range(m.start, m.end)}
    found = []
    for pattern in (_LED, _HEADED):
        for match in pattern.finditer(words.text):
            start = _name_start(words, match.start("name"), match.end("name"))
            if start is not None and taken.isdisjoint(range(start, match.end("name"))):
                text = words.text[start : match.end("name")]
                found.append(Mention(start, match.end("name"), text, "Enterprise", "agent", 0.6))
    return found


def _name_start(words: Words, start: int, end: int) -> int | None:
    """Where a proper-looking phrase before ``end`` begins; ``None`` for generic words (由市科技部门牵头)."""
    i = words.by_end.get(end)
    first = None
    while i is not None and words.tokens[i].start >= start and words.tokens[i].tag in _NAME_TAGS:
        first = i
        i -= 1
    if first is None or i is None:
        return None
    inner = words.tokens[first : words.by_end[end] + 1]
    generic = load_words("generic_words.tsv") | load_words("stop_nouns.tsv") | load_words("weak_openers.tsv")
    if end - inner[0].start < 3 or (any(t.text in generic for t in inner) and not any(t.tag in {"nz", "ORG"} for t in inner)):
        return None
    return inner[0].start if any(t.tag in {"nz", "ORG", "LOC", "PER", "nw"} for t in inner) else None
