"""Platforms of a grade that many are granted: 甲大学省重点实验室 and 智能制造湖南省重点实验室 are names, 湖南省重点实验室 is a kind.

Enters: the words of a document, a head and the offsets where a possible name begins, where its head begins and where it ends.
Leaves: a confidence, zero for a kind, or ``None`` where grades do not decide.
"""

from __future__ import annotations

import re

from graph.gazetteer import leading_division, split_region
from graph.recognise.cues import CuePattern, load_cues
from graph.recognise.lexicon import Head, load_words
from graph.recognise.words import Words

COUNT = CuePattern(r"\s*(?P<among>等)?{count.bounds}?\d[\d.,万]*[余多]?[家个所项名支位座条批]")
_KIND_LENGTH = 4
_FIELD_LENGTH = 4
_LONGEST_WORD = 6
_Offsets = tuple[int, int, int]


def judge_granted(words: Words, head: Head, span: _Offsets) -> float | None:
    """The confidence where a place and a grade decide; ``None`` elsewhere."""
    is_granted = head.word.endswith(tuple(load_cues("name.granted")))
    if is_granted and _holds_inner_place(words, span):
        return 0.7
    if head.type != "Platform" or not _is_kind_of_place(words, span):
        return None
    if is_granted:
        return 0.0
    return 0.6 if _is_founded_place(words, head, span) else None


def _holds_inner_place(words: Words, span: _Offsets) -> bool:
    """智能制造湖南省重点实验室: a field before the place that a granted platform bears."""
    start, head_start, _ = span
    places = [t.start for t in words.inside(start, head_start + 1) if start < t.start < head_start and t.tag in {"LOC", "ORG"}]
    return bool(places) and places[-1] - start >= _FIELD_LENGTH and bool(split_region(words.text[places[-1] : head_start])[0])


def _is_kind_of_place(words: Words, span: _Offsets) -> bool:
    """湖南省重点实验室: a place and a kind."""
    start, head_start, _ = span
    first = words.tokens[words.index_at(start)]
    places, rest = split_region(words.text[start : min(first.end, head_start)])
    is_place = bool(places) and (not rest or rest in load_cues("name.grade_words"))
    return is_place and is_generic_phrase(words.text[first.end : head_start])


def _is_founded_place(words: Words, head: Head, span: _Offsets) -> bool:
    """建设聊城概念验证中心: what is founded in a city bears its name."""
    start, head_start, end = span
    place = leading_division(words.text[start:head_start])
    before = words.before(start)
    if place is None or place.level == "province" or len(head.word) < _KIND_LENGTH:
        return False
    return before is not None and before.text in load_cues("name.founded") and COUNT.match(words.text, end) is None


def is_generic_phrase(phrase: str) -> bool:
    """Whether generic words make up all of a phrase: 工程(技术), 博士后科研."""
    generic = load_words("generic_words.tsv")
    rest = re.sub(r"[()（）]", "", phrase)
    while rest:
        length = next((n for n in range(min(len(rest), _LONGEST_WORD), 0, -1) if rest[:n] in generic), 0)
        if not length:
            return False
        rest = rest[length:]
    return True
