"""The name grammar: a head (研究院, 重点实验室, 有限公司 …) and as much to its left as belongs to the name.

Enters: the words of a document. Leaves: candidate mentions of classes whose names end in a head. ``extent`` finds where
the name begins and ends, ``judging`` whether it is one: a head with only generic words before it (省级重点实验室) is a
category.
"""

from __future__ import annotations

import re
from functools import cache

import ahocorasick

from graph.model import Mention
from graph.recognise.cues import CuePattern
from graph.recognise.extent import choose_start, extend_left, extend_right
from graph.recognise.judging import Span, is_tagged, judge_name, refine_type
from graph.recognise.lexicon import Head, build_automaton, find_words, load_heads, load_words
from graph.recognise.words import Words

_MEDIA = CuePattern("{media.words+media.in_names}")
_ACADEMICIAN = CuePattern("{person.academies}(?:外籍)?院士(?!工作站|团队)")
_VENUE = CuePattern("{venue.houses}$")
_AFTER_AWARD = frozenset("补励项金")  # 奖补, 奖励, 奖项, 奖金
_QUOTED_SUBJECT = re.compile("“[^”]{6,}”项目$")  # “某某研发”项目: the quotation is the name, see ``titles``
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?:年度?)?$")
_SHORTEST = 3
_BRACKETS = (("(", ")"), ("（", "）"), ("“", "”"))


@cache
def _head_automaton() -> ahocorasick.Automaton:
    return build_automaton(load_heads())


def find_names(words: Words) -> list[Mention]:
    """Candidate mentions by head; they may overlap, the longest is meant to win."""
    longest: dict[int, str] = {}
    for _, end, word in find_words(_head_automaton(), words.text):
        if end in words.by_end and len(word) > len(longest.get(end, "")):
            longest[end] = word
    mentions = (_name_with_head(words, load_heads()[word], end) for end, word in longest.items())
    return [mention for mention in mentions if mention is not None]


def _name_with_head(words: Words, head: Head, end: int) -> Mention | None:
    """The name that ends in this head, or ``None`` where it is a category or an ordinary phrase."""
    span = _find_span(words, head, end)
    if span is None or not _may_be_name(words, head, span):
        return None
    confidence = judge_name(words, head, span)
    text = words.text[span.start : span.end]
    return Mention(span.start, span.end, text, refine_type(words, head, span), f"name.{head.type}", confidence) if confidence else None


def _find_span(words: Words, head: Head, end: int) -> Span | None:
    """How far the name reaches; ``None`` where nothing before the head may begin one."""
    head_start = end - len(head.word)
    start = choose_start(words, extend_left(words, words.index_at(head_start), head), head_start)
    if start is None or _ACADEMICIAN.match(words.text, start) or (start >= head_start and not is_tagged(words, start, end)):
        return None
    if head.type in {"Event", "Award"} and (year := _YEAR.search(words.text, max(start - 6, 0), start)) is not None:
        start = year.start()
    return Span(start, head_start, extend_right(words, end, head))


def _may_be_name(words: Words, head: Head, span: Span) -> bool:
    """Whether form and surroundings allow a name: no media or venue, nothing cut in two, not 奖金 or 试点基地城市."""
    text = words.text[span.start : span.end]
    if len(text) < _SHORTEST or _MEDIA.search(text) or not _is_balanced(text):
        return False
    if head.type == "Award" and words.text[span.end : span.end + 1] in _AFTER_AWARD:
        return False
    if head.type == "Enterprise" and head.strength == "loose" and _goes_on(words, span.end, text):
        return False
    if head.word == "项目" and _QUOTED_SUBJECT.match(text):
        return False
    return head.type != "Platform" or not (_VENUE.search(text) or words.text.startswith("城市", span.end))


def _goes_on(words: Words, end: int, text: str) -> bool:
    """Whether a trade that may end a firm's name goes on as a phrase or is a field: 数控机床误差补偿, 新能源汽车."""
    i = words.by_start.get(end)
    behind = words.tokens[i] if i is not None else None
    if text in load_words("industries.tsv"):
        return True
    no_noun = load_words("stop_nouns.tsv", "common_verbs.tsv", "nominal_verbs.tsv")
    return behind is not None and behind.tag in {"n", "nz", "vn"} and behind.text not in no_noun


def _is_balanced(text: str) -> bool:
    """Brackets and quotation marks close inside the name, and no definition or sum stands in it."""
    return "简称" not in text and "+" not in text and all(text.count(a) == text.count(b) for a, b in _BRACKETS)
