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
from graph.recognise.extent import choose_start, extend_left, extend_right
from graph.recognise.judging import is_tagged, judge_name, refine_type
from graph.recognise.lexicon import Head, build_automaton, find_words, load_heads
from graph.recognise.words import Words

_MEDIA = re.compile(
    r"(日报|晚报|晨报|时报|商报|新闻网|融媒|融媒体|通讯社|电视台|广播|报社|杂志|客户端|大众网|日报社|新华网|人民网|报业集团|出版社)"
)
_ACADEMICIAN = re.compile(r"(?:中国科学院|中国工程院|中科院|两院)(?:外籍)?院士(?!工作站|团队)")


@cache
def _head_automaton() -> ahocorasick.Automaton:
    return build_automaton(frozenset(load_heads()))


def find_names(words: Words) -> list[Mention]:
    """Candidate mentions by head; they may overlap, the longest is meant to win."""
    heads = load_heads()
    best: dict[int, str] = {}
    for _, end, word in find_words(_head_automaton(), words.text):
        if end in words.by_end and len(word) > len(best.get(end, "")):
            best[end] = word
    found = []
    for end, word in best.items():
        mention = _name_with_head(words, heads[word], end)
        if mention is not None:
            found.append(mention)
    return found


def _name_with_head(words: Words, head: Head, end: int) -> Mention | None:
    """The name that ends in this head, or ``None`` where it is a category or an ordinary phrase."""
    head_start = end - len(head.word)
    last = words.by_end[end]
    first = words.index_at(head_start)
    start = choose_start(words, extend_left(words, first, head), last, head_start)
    if start is not None and _ACADEMICIAN.match(words.text, start):
        return None
    if start is None or (start >= head_start and not is_tagged(words, start, end)):
        return None
    end = extend_right(words, end, head)
    text = words.text[start:end]
    if (
        _MEDIA.search(text)
        or len(text) < 3
        or not _is_balanced(text)
        or (head.type == "Award" and words.text[end : end + 1] in set("补励项金"))
    ):
        return None
    if head.type == "Platform" and words.text.startswith("城市", end):
        return None
    confidence = judge_name(words, head, start, head_start, end)
    kind = refine_type(words, head, start, end)
    return Mention(start, end, text, kind, f"name.{head.type}", confidence) if confidence else None


def _is_balanced(text: str) -> bool:
    """Brackets and quotation marks close inside the name, and no definition stands in it."""
    return "简称" not in text and "+" not in text and all(text.count(a) == text.count(b) for a, b in ("()", "（）", "“”"))
