"""How far a name reaches to the left and right of its head.

A name may hold nouns, nominal verbs, places, organisations, bracketed places and quoted words; it ends at function
words, ordinary verbs and punctuation, and begins at a place, an owner or a level where it holds one.
"""

from __future__ import annotations

import re

from graph.model import Token
from graph.recognise.judging import ANCHORS, STATE, is_odd_place, is_specific
from graph.recognise.lexicon import Head, load_heads, load_words
from graph.recognise.words import Words

_NOUNS = frozenset({"n", "nz", "nw", "vn", "an", "a", "LOC", "ORG", "s", "xc"})
_JOINERS = frozenset("与和及暨")
_CLOSING = {")": "(", "）": "（", "”": "“", "」": "「"}
_DASHES = frozenset("—－-·–")
_OPENERS = frozenset({"国家", "省级", "国家级", "市级", "省", "中国"})
# Nouns that end the clause before a name instead of belonging to it: 建设单位中建材科创院, 全资子公司甲公司.
_STOP_NOUNS = load_words("stop_nouns.tsv")


def extend_left(words: Words, first: int, head: Head) -> int:
    """Index of the leftmost word that may belong to a name whose head begins in word ``first``."""
    i = first
    while i > 0:
        step = _step_left(words, i, head)
        if step is None:
            break
        i = step
        if words.tokens[i].tag == "PER":
            break
    return i


def _step_left(words: Words, i: int, head: Head) -> int | None:
    """Index of the word before ``i`` where the name may go on, past a bracket or a quotation as a whole."""
    here, before = words.tokens[i], words.tokens[i - 1]
    if before.end != here.start or before.text.isspace():
        return None
    if before.text in _CLOSING:
        return _opening_of(words, i - 1)
    if before.text in _DASHES or before.text in _JOINERS:
        return i - 1 if i > 1 and words.tokens[i - 2].end == before.start and _may_join(words, i - 1, head) else None
    if before.tag not in ANCHORS and before.text in load_words("nominal_verbs.tsv") and (here.tag in ANCHORS or here.text in _OPENERS):
        return None  # 合作共建魏桥…: a verb before a place or owner is a verb
    if _is_rare_verb(before) and i > 1 and words.tokens[i - 2].tag in ANCHORS and words.tokens[i - 2].end == before.start:
        return i - 1  # 烟台力合…: the tagger takes unknown names for verbs
    return i - 1 if _may_belong(before, head) else None


def _is_rare_verb(token: Token) -> bool:
    """A word tagged as a verb or adverb that is no common verb: probably part of a name."""
    return token.tag in {"v", "vd", "d", "ad"} and len(token.text) >= 2 and token.text not in load_words("common_verbs.tsv")


def _may_belong(token: Token, head: Head) -> bool:
    if token.text in _STOP_NOUNS:
        return (token.text == "专家" and head.type == "Event") or (token.text in {"企业", "高校"} and head.type in {"Programme", "Award"})
    if token.text in {"建设", "发展", "实施"} and head.type in {"GovernmentBody", "Event", "Project", "Programme", "Fund"}:
        return True
    if token.tag == "vn" and token.text in load_words("common_verbs.tsv"):
        return head.type == "Enterprise"
    if token.text == "用" and head.strength != "loose":
        return True  # 航空用复合材料…联合体
    if token.tag in _NOUNS:
        return True
    if token.tag == "PER":
        return head.type in {"Team", "Platform", "Fund", "Enterprise"}
    if token.tag == "TIME":
        return head.type in {"Award", "Event"} and re.fullmatch(r"\d{4}(?:年度?)?", token.text) is not None
    if token.tag == "m" and len(token.text) == 1:
        return head.type == "Enterprise" and token.text in "一二三四五六七八九十"
    if token.tag == "m":
        return re.fullmatch(r"第[一二三四五六七八九十\d]+[届次批代]?|\d{3}|[一二三]期|首[届批]", token.text) is not None
    return token.text in load_words("nominal_verbs.tsv")


def _opening_of(words: Words, i: int) -> int | None:
    """The opening partner of a closing bracket or quotation mark not more than twelve words back."""
    partner = _CLOSING[words.tokens[i].text]
    for j in range(i - 1, max(i - 13, -1), -1):
        if words.tokens[j].text == partner:
            return j
        if words.tokens[j].text in "。，；、：！？":
            return None
    return None


def _may_join(words: Words, i: int, head: Head) -> bool:
    """Whether 与, 和, 及 or a dash at ``i`` joins two parts of one name."""
    left, right = words.tokens[i - 1], words.tokens[i + 1]
    if words.tokens[i].text in _DASHES:
        return left.tag in {"ORG", "LOC", "nz"} and right.tag in {"ORG", "LOC", "n", "nz"}
    if words.tokens[i].text == "暨":
        return head.type == "Event"
    if (left.tag in ANCHORS and not is_odd_place(left)) or right.tag in ANCHORS or right.text in STATE:
        return False
    if left.text in load_heads() or left.text in {"单位", "机构", "企业", "高校", "院所", "部门", "企业家"}:
        return False
    return left.tag in _NOUNS or left.text in load_words("nominal_verbs.tsv")


def choose_start(words: Words, leftmost: int, last: int, head_start: int) -> int | None:
    """The offset where the name begins within the stretch of possible words."""
    first = leftmost
    tokens = words.tokens
    for i in range(leftmost, last + 1):
        if tokens[i].start >= head_start:
            break
        after_anchor = i > leftmost and (tokens[i - 1].tag in ANCHORS or tokens[i - 1].text in _DASHES or tokens[i - 1].text in "(（“)）")
        after_anchor = after_anchor or (i > leftmost and tokens[i - 1].text in STATE)
        if tokens[i].tag in ANCHORS and i > first and not after_anchor and not _inside_brackets(words, i):
            first = i
    first = _drop_unanchored_joiner(words, first, head_start)
    while tokens[first].start < head_start and _cannot_begin(tokens[first]):
        first += 1
    return tokens[first].start if tokens[first].start <= head_start else None


def _inside_brackets(words: Words, i: int) -> bool:
    return (i > 0 and words.tokens[i - 1].text in "(（") or (i + 1 < len(words.tokens) and words.tokens[i + 1].text in ")）")


def _drop_unanchored_joiner(words: Words, first: int, head_start: int) -> int:
    """Without a place, owner or level in front, 甲与乙中心 is two things: keep what follows the joiner."""
    tokens = words.tokens
    if tokens[first].tag in ANCHORS or tokens[first].text in STATE or tokens[first].tag == "TIME":
        return first
    bounded = first == 0 or tokens[first - 1].tag == "w" or tokens[first - 1].text == "的"
    if bounded and (words.text.startswith("项目", head_start) or _joins_specific(words, first, head_start)):
        return first
    begin = first
    for i in range(first, len(tokens)):
        if tokens[i].start >= head_start:
            break
        if tokens[i].text in _JOINERS and tokens[i].text != "暨":
            begin = i + 1
    return begin


def _joins_specific(words: Words, first: int, head_start: int) -> bool:
    """半导体材料与器件测试联合实验室: one joiner, specific words on its left, a noun of the same kind on its right."""
    inner = [t for t in words.tokens[first : first + 8] if t.start < head_start]
    joiners = [i for i, t in enumerate(inner) if t.text in _JOINERS]
    return len(joiners) == 1 and 1 <= joiners[0] <= 3 and any(is_specific(t, head_start) for t in inner[: joiners[0]])


def _cannot_begin(token: Token) -> bool:
    if token.tag in ANCHORS or token.text in STATE:
        return False
    return token.text in load_words("weak_openers.tsv") or token.text in _JOINERS or token.text in _DASHES or token.text in ")）”」"


def extend_right(words: Words, end: int, head: Head) -> int:
    """A bracketed place, campus or second title behind the head belongs to the name: 某某实验室(山东), 某大学（某科学院）."""
    match = re.compile(r"[(（]([^()（）]{2,10})[)）]").match(words.text, end)
    if match is None:
        return end
    inside = match.group(1)
    i = words.by_start.get(match.start(1))
    tag = words.tokens[i].tag if i is not None and words.tokens[i].end == match.end(1) else ""
    second_title = head.type == "University" and tag == "ORG" and "简称" not in inside
    return match.end() if tag == "LOC" or second_title or inside.endswith(("校区", "分院", "站")) else end
