"""Technologies and products, which verbs beside them make names: 研发某某系统, 攻克甲技术和乙工艺, 生产某某材料.

Enters: words and the mentions found so far. Leaves: low-confidence Technology mentions for nominal phrases that end like a
product, or that fill all of the clause behind a verb of making. Needs have a file of their own, ``needs``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Mention
from graph.recognise.cues import CuePattern, load_cues
from graph.recognise.granted import is_generic_phrase
from graph.recognise.judging import is_specific
from graph.recognise.lexicon import load_words
from graph.recognise.members import Known
from graph.recognise.needs import find_needs
from graph.recognise.words import Words

_MADE = CuePattern("{result.made}(?:并生产|并量产)?(?P<aspect>[的了出成]{0,2})(?=[^“])")
_SURE = CuePattern("{result.sure}")
_DONE = CuePattern("(?=(?:已|成功|顺利|率先|正式|现已|已经|首次|全部|批量|目前已){0,2}{result.done})")
_QUOTED_PRODUCT = re.compile("[“「](?P<name>[^“”「」。；，：！？]{6,36})[”」]")
_SHORTEST_SUBJECT = 6
_PHRASE_TAGS = frozenset({"n", "nz", "nw", "vn", "an", "a", "xc", "s", "m", "f", "b"})
_BRACKET = re.compile(r"[(（][A-Za-z0-9\-]{2,12}[)）]")
_QUOTED = re.compile("“[^”]{2,12}”")
_CLAUSE_END = re.compile(r"[，。；、,;！]|$|\n|[和与及并等已]|[（(]")
_DEGREES = frozenset("超高极微全纯低强多双轻") | {"批量", "原位", "在线", "高速"}  # 超硬薄膜: adverbs to the tagger
_GRADES = {"高端", "大型", "重大", "特色"}
_COUNTED = "项个种款类台套批余人家元件篇次年月日名位支条亿万%"
_JOINERS = frozenset({"、", "和", "与", "及", "以及"})
_MOST_MEMBERS = 6
_SHORTEST, _LONGEST = 4, 28  # characters


def find_results(words: Words, known: list[Mention]) -> list[Mention]:
    """Technology and Demand mentions where nothing else has been found."""
    mentions = Known(known)
    candidates = [*find_needs(words), *_products(words), *_subjects(words), *_quoted(words.text)]
    return [m for m in candidates if mentions.is_free(m.start, m.end)]


def _products(words: Words) -> Iterator[Mention]:
    """研发某某材料、某某膜: the phrases behind a making verb, as long as each names a product."""
    for match in _MADE.finditer(words.text):
        is_sure = _SURE.match(words.text, match.start()) is not None
        at: int | None = match.end()
        for _ in range(_MOST_MEMBERS):
            end = _phrase_end(words, at, is_sure=is_sure) if at is not None and at in words.by_start else None
            if at is None or end is None:
                break
            yield Mention(at, end, words.text[at:end], "Technology", "result.made", 0.6)
            at = _next_member(words, end)


def _subjects(words: Words) -> Iterator[Mention]:
    """某某检测系统打破国外垄断, 某某材料实现量产: the phrase before what a result does."""
    for match in _DONE.finditer(words.text):
        end = match.start()
        last = words.by_end.get(end)
        if last is None:
            continue
        first = last
        while first > 0 and end - words.tokens[first - 1].start <= _LONGEST and _goes_on(words, first - 1, -1) == first:
            first -= 1
        while first < last and words.tokens[first].text in load_words("weak_openers.tsv", "stop_nouns.tsv"):
            first += 1
        start = words.tokens[first].start
        if end - start >= _SHORTEST_SUBJECT and _is_product(words, start, end, is_sure=False) and _has_two(words, start, end):
            yield Mention(start, end, words.text[start:end], "Technology", "result.done", 0.55)


def _has_two(words: Words, start: int, end: int) -> bool:
    return sum(is_specific(t, t.end) for t in words.inside(start, end)) >= 2


def _quoted(text: str) -> Iterator[Mention]:
    """“某某制备技术”: a quotation that ends like a product and is not claimed as anything else."""
    for match in _QUOTED_PRODUCT.finditer(text):
        name = match["name"]
        if _tail_length(name, "result.products") > _tail_length(name, "result.not_products") and not is_generic_phrase(name):
            yield Mention(match.start("name"), match.end("name"), name, "Technology", "result.quoted", 0.55)


def _next_member(words: Words, end: int) -> int | None:
    """Where the next phrase of a list begins; ``None`` where the list ends."""
    i = words.by_start.get(end)
    return words.tokens[i].end if i is not None and words.tokens[i].text in _JOINERS else None


def _phrase_end(words: Words, start: int, *, is_sure: bool) -> int | None:
    """The end of the nominal phrase that starts here; ``None`` for kinds and for phrases that name no product."""
    i = words.by_start[start]
    first = i
    while i < len(words.tokens) and words.tokens[i].start - start <= _LONGEST:
        stop = _goes_on(words, i, first)
        if stop is None:
            break
        i = stop
    inner = words.tokens[first:i]
    if not inner or inner[0].text in load_words("weak_openers.tsv") - _GRADES or inner[0].text in load_cues("result.not_products"):
        return None
    end = inner[-1].end
    return end if _is_product(words, start, end, is_sure=is_sure) else None


def _goes_on(words: Words, i: int, first: int) -> int | None:
    """Index behind the word at ``i``, or behind the quotation or bracket that begins there, where the phrase goes on."""
    token = words.tokens[i]
    for marked in (_QUOTED, _BRACKET):
        match = marked.match(words.text, token.start)
        if match is not None and match.end() in words.by_end and (marked is _QUOTED or i > first):
            return words.by_end[match.end()] + 1
    if token.tag == "d":
        return i + 1 if token.text in _DEGREES else None
    if token.tag in {"v", "vd"}:
        is_inside = i > first and token.text not in load_words("common_verbs.tsv") and (len(token.text) == 1 or _noun_follows(words, i))
        is_inside = is_inside or token.text.endswith(tuple(load_cues("result.products")))
        return i + 1 if token.text in load_words("nominal_verbs.tsv") or is_inside else None
    if token.text in load_words("stop_nouns.tsv") and not (i > first and _noun_follows(words, i)):
        return None
    if token.tag == "m" and token.text[-1:] in _COUNTED:
        return None
    is_latin = token.text.isascii() and token.text.isalnum()
    is_joint = token.text == "用" or (token.text == "-" and i > first)
    return i + 1 if token.tag in _PHRASE_TAGS or is_latin or is_joint else None


def _noun_follows(words: Words, i: int) -> bool:
    """Whether a noun goes on from the word at ``i``: 除尘 in 脱硝除尘装备, 目标 in 目标定位技术."""
    behind = words.tokens[i + 1] if i + 1 < len(words.tokens) else None
    return behind is not None and len(words.tokens[i].text) == 2 and behind.tag in {"n", "nz", "vn", "a"}


def _is_product(words: Words, start: int, end: int, *, is_sure: bool) -> bool:
    """Whether a phrase ends like a product, or fills the clause behind a verb that says: this is a result."""
    text = words.text[start:end]
    inner = words.inside(start, end)
    specific = sum(is_specific(t, t.end) for t in inner)
    if not _SHORTEST <= len(text) <= _LONGEST or not specific or is_generic_phrase(text):
        return False
    product, other = _tail_length(text, "result.products"), _tail_length(text, "result.not_products")
    if product or other:
        return product > other and (specific >= 2 or len(text) > _SHORTEST)
    if inner[-1].tag in {"v", "d", "m", "f", "a"}:
        return False
    return is_sure and specific >= 1 and len(inner) >= 2 and _CLAUSE_END.match(words.text, end) is not None


def _tail_length(text: str, cues: str) -> int:
    """The length of the longest phrase of a set that a text ends with; 0 where there is none."""
    return max((len(tail) for tail in load_cues(cues) if text.endswith(tail)), default=0)
