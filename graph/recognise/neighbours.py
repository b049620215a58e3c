"""Unknown members of a list whose other members are known: 甲大学、乙轴所, 丙轴承、丁公司和戊股份.

Enters: words and the mentions found so far. Leaves: low-confidence mentions beside firms, universities and institutes, for
short phrases that a separator parts from them and that look like a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Mention
from graph.recognise.lexicon import load_heads, load_words
from graph.recognise.members import Known
from graph.recognise.words import Words

_INSTITUTE = re.compile(r"[\u4e00-\u9fff]{2,4}[所院](?![\u4e00-\u9fff]?[长址])")
_PROPER_TAGS = frozenset({"nz", "ORG", "PER", "LOC", "nw"})
_NAME_TAGS = _PROPER_TAGS | {"n", "vn", "a"}
_LEARNED = frozenset({"University", "ResearchInstitute"})
_SHORTEST, _LONGEST = 3, 9  # characters of a firm's short name


def find_neighbours(words: Words, known: list[Mention]) -> list[Mention]:
    """Mentions for unknown neighbours of known organisations."""
    mentions = Known(known)
    found = [m for mention in known for m in (*_institutes(words, mention), *_firms(words, mention))]
    return [m for m in found if mentions.is_free(m.start, m.end)]


def _institutes(words: Words, mention: Mention) -> Iterator[Mention]:
    """甲大学、乙轴所: the short form of an institute behind a university or institute."""
    if mention.type not in _LEARNED or words.text[mention.end : mention.end + 1] != "、":
        return
    match = _INSTITUTE.match(words.text, mention.end + 1)
    if match and (words.text[match.end() : match.end() + 1] in tuple("、和与等，。；") or _verb_follows(words.text, match.end())):
        yield Mention(match.start(), match.end(), match[0], "ResearchInstitute", "neighbour", 0.7)


def _verb_follows(text: str, end: int) -> bool:
    verbs = load_words("common_verbs.tsv", "nominal_verbs.tsv")
    return text[end : end + 2] in verbs or text[end : end + 1] in tuple("在为将已对")


def _firms(words: Words, mention: Mention) -> Iterator[Mention]:
    """丙轴承、丁公司, 丁公司、戊股份与…: a phrase on either side of a firm, as far as a word of another kind."""
    if mention.type != "Enterprise":
        return
    if words.text[mention.start - 1 : mention.start] == "、":
        yield from _firm(words, _reach(words, mention.start - 1, left=True), mention.start - 1)
    if words.text[mention.end : mention.end + 1] in {"、", "和"}:
        yield from _firm(words, mention.end + 1, _reach(words, mention.end + 1, left=False))


def _reach(words: Words, offset: int, *, left: bool) -> int:
    """How far words that may stand in a name go on from an offset."""
    i = words.by_end.get(offset) if left else words.by_start.get(offset)
    while i is not None and 0 <= i < len(words.tokens) and words.tokens[i].tag in _NAME_TAGS:
        offset = words.tokens[i].start if left else words.tokens[i].end
        i += -1 if left else 1
    return offset


def _firm(words: Words, start: int, end: int) -> Iterator[Mention]:
    """The phrase as a firm, if it is short, proper-looking and not made of generic words."""
    text = words.text[start:end]
    if not _SHORTEST <= len(text) <= _LONGEST:
        return
    inner = words.inside(start, end)
    generic = load_words("generic_words.tsv", "stop_nouns.tsv", "weak_openers.tsv", "common_verbs.tsv")
    proper = any(t.tag in _PROPER_TAGS and t.tag != "LOC" for t in inner)
    if proper and not any(t.text in generic for t in inner) and (_ends_like_firm(text) or inner[-1].tag in _PROPER_TAGS):
        yield Mention(start, end, text, "Enterprise", "neighbour", 0.78)


def _ends_like_firm(text: str) -> bool:
    heads = (load_heads().get(text[-n:]) for n in range(2, 5))
    return any(head is not None and head.type == "Enterprise" for head in heads)
