"""How far a name reaches to the left and right of its head.

Enters: the words of a document and a head. Leaves: the offsets where the name begins and ends. A name may hold nouns,
nominal verbs, places, organisations, bracketed places and quoted words; it ends at function words, ordinary verbs and
punctuation, and begins at a place, an owner or a level where it holds one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.gazetteer import split_region
from graph.model import Token
from graph.recognise.cues import load_cues
from graph.recognise.judging import ANCHORS, is_odd_place, is_specific
from graph.recognise.lexicon import Head, load_heads, load_modifiers, load_words
from graph.recognise.words import Words

_NOUNS = frozenset({"n", "nz", "nw", "vn", "an", "a", "LOC", "ORG", "s", "xc"})
_AROUND_DASHES = frozenset({"ORG", "LOC", "nz"})
_WITH_PERSON = frozenset({"Team", "Platform", "Fund", "Enterprise"})
_NAMED_FOR_USE = frozenset({"Platform", "InnovationCommunity", "Project"})
_WITH_YEAR = frozenset({"Award", "Event"})
_JOINERS = frozenset("与和及暨")
_CLOSING = {")": "(", "）": "（", "”": "“", "」": "「"}
_DASHES = frozenset("—－-·–")
_FUNCTION = frozenset({"w", "c", "p", "u"})
_ENDS = frozenset("。，；、：！？")
_BOUNDS = frozenset("、，；的了“(（")
_RESULTATIVE = frozenset("好出成到起进入强大实优开住紧快足齐")  # 抓好, 建成, 做强: verbs with their outcome
_FIELD_LENGTH = 4
_LONGEST_STEM = 4  # words
_FARTHEST_BRACKET = 13  # words
_YEAR = re.compile(r"\d{4}(?:年度?)?")
_ORDINAL = re.compile(r"第[一二三四五六七八九十\d]+[届次批代]?|\d{3}|[一二三]期|首[届批]")
_BRACKET = re.compile(r"[(（]([^()（）]{2,10})[)）]")


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
        opening = _opening_of(words, i - 1)
        return opening - 1 if opening and _has_stem(words, opening, head) else opening
    if before.text in _DASHES or before.text in _JOINERS:
        return i - 1 if i > 1 and words.tokens[i - 2].end == before.start and _may_join(words, i - 1, head) else None
    is_compound = i > 1 and words.tokens[i - 2].tag in {"n", "vn"} and words.tokens[i - 2].end == before.start  # 污染防治甲市重点实验室
    granted = is_compound and head.word.endswith(tuple(load_cues("name.granted")))
    if before.tag not in ANCHORS and before.text in load_words("nominal_verbs.tsv") and _opens(here) and not granted:
        return None  # 合作共建甲市…: a verb before a place or owner is a verb
    if head.type == "Enterprise" and before.text in load_cues("name.joint") and here.text in load_words("nominal_verbs.tsv"):
        return None  # 甲公司合作研发…: what a firm does with others
    if _is_unknown_name(words, i - 1, head) or _may_belong(before, head):
        return i - 1
    return _company_stem(words, i) if head.word.endswith("公司") else _bounded_stem(words, i, head)


def _bounded_stem(words: Words, i: int, head: Head) -> int | None:
    """建设含氟材料中试平台, 、特地世界孵化器: what the tagger takes for verbs or adverbs between a mark or founding verb and a name."""
    if head.type not in _NAMED_FOR_USE or (head.strength == "loose" and head.type != "Project"):
        return None
    for first in range(i - 1, max(i - _LONGEST_STEM, 0), -1):
        token, before = words.tokens[first], words.tokens[first - 1]
        if before.end != token.start or not _is_odd(token):
            return None
        if before.tag in {"LOC", "ORG"} or before.text in _BOUNDS or before.text in load_cues("name.founded") | load_cues("project.begun"):
            return first
    return None


def _is_odd(token: Token) -> bool:
    """Whether a word is neither a function word nor an ordinary verb, so that it may be part of a name."""
    if token.text in load_words("common_verbs.tsv", "stop_nouns.tsv", "weak_openers.tsv") or token.text in load_cues("name.founded"):
        return False
    if token.tag == "v" and len(token.text) > 1 and token.text[-1] in _RESULTATIVE:
        return False
    return token.tag in {"v", "d", "vd", "ad", "a", "f", "r", "n", "vn", "nz", "s"} and token.text not in load_cues("name.not_inside")


def _has_stem(words: Words, opening: int, head: Head) -> bool:
    """东南(福建)汽车工业有限公司: the word before a bracketed place, whatever the tagger makes of it."""
    before, place = words.tokens[opening - 1], words.tokens[opening + 1]
    is_word = before.end == words.tokens[opening].start and before.tag not in {"w", "c", "u", "p"} and len(before.text) >= 2
    return head.type == "Enterprise" and (place.tag == "LOC" or place.text in {"集团", "控股"}) and is_word


def _company_stem(words: Words, i: int) -> int | None:
    """与有/研/新能源…有限公司: one or two short words between a function word and a company's name belong to it."""
    for first in (i - 1, i - 2):
        if first < 1 or words.tokens[first].tag in _FUNCTION or words.tokens[first].end != words.tokens[first + 1].start:
            return None
        stem = words.text[words.tokens[first].start : words.tokens[i].start]
        if len(stem) <= 3 and words.tokens[first - 1].tag in _FUNCTION:
            return first if len(stem) >= 2 and stem not in load_words("common_verbs.tsv", "stop_nouns.tsv", "weak_openers.tsv") else None
    return None


def _opens(token: Token) -> bool:
    return token.tag in ANCHORS or token.text in load_cues("level.openers")


def _is_unknown_name(words: Words, i: int, head: Head) -> bool:
    """烟台力合…: behind a place, and where a company's name begins, the tagger takes unknown names for verbs and adverbs."""
    token, before = words.tokens[i], words.tokens[i - 1]
    is_first = head.word.endswith("公司") and before.tag in {"w", "c", "p", "u"}  # 与有研某某有限公司
    return i > 0 and _is_rare_verb(token) and (is_first or (before.tag in ANCHORS and before.end == token.start))


def _is_rare_verb(token: Token) -> bool:
    return token.tag in {"v", "vd", "d", "ad"} and len(token.text) >= 2 and token.text not in load_words("common_verbs.tsv")


def _may_belong(token: Token, head: Head) -> bool:
    """Whether a word may stand inside a name of the head's class."""
    if head.type in load_modifiers().get(token.text, ()):
        return True
    if token.text in load_words("stop_nouns.tsv"):
        return False
    if token.tag == "vn" and token.text in load_words("common_verbs.tsv"):
        is_matter = head.word.endswith(tuple(load_cues("name.granted"))) and token.text not in load_words("weak_openers.tsv")
        return head.type == "Enterprise" or is_matter  # 污染防治…重点实验室
    if token.text == "用" and head.type in _NAMED_FOR_USE:
        return True  # 航空用复合材料…联合体
    if token.tag in _NOUNS:
        return True
    if token.tag in {"m", "TIME"}:
        return _is_number(token, head)
    return head.type in _WITH_PERSON if token.tag == "PER" else token.text in load_words("nominal_verbs.tsv")


def _is_number(token: Token, head: Head) -> bool:
    """A year of an award or event, an ordinal, or one numeral of a firm's name (三一重工)."""
    if token.tag == "TIME" or (len(token.text) == 4 and token.text.isdigit()):
        return head.type in _WITH_YEAR and _YEAR.fullmatch(token.text) is not None
    if len(token.text) == 1:
        return head.type == "Enterprise" and token.text in "一二三四五六七八九十"
    return _ORDINAL.fullmatch(token.text) is not None


def _opening_of(words: Words, i: int) -> int | None:
    """The opening partner of a closing bracket or quotation mark not more than twelve words back."""
    partner = _CLOSING[words.tokens[i].text]
    for j in range(i - 1, max(i - _FARTHEST_BRACKET, -1), -1):
        if words.tokens[j].text == partner:
            return j
        if words.tokens[j].text in _ENDS:
            return None
    return None


def _may_join(words: Words, i: int, head: Head) -> bool:
    """Whether 与, 和, 及 or a dash at ``i`` joins two parts of one name."""
    joiner, left, right = words.tokens[i].text, words.tokens[i - 1], words.tokens[i + 1]
    if joiner in _DASHES:
        is_short_form = left.tag in {"n", "nz"} and len(left.text) <= 4 and right.tag == "ORG"  # 平高—清华…研究院
        return is_short_form or (left.tag in _AROUND_DASHES and right.tag in _AROUND_DASHES | {"n"})
    if joiner == "暨":
        return head.type == "Event"
    if (left.tag in ANCHORS and not is_odd_place(left)) or right.tag in ANCHORS or right.text in load_cues("level.state"):
        return False
    if left.text in load_heads() or left.text in load_cues("extent.kinds"):
        return False
    return left.tag in _NOUNS or left.text in load_words("nominal_verbs.tsv")


def choose_start(words: Words, leftmost: int, head_start: int) -> int | None:
    """The offset where the name begins within the words from ``leftmost`` to its head."""
    inner = range(leftmost, words.index_at(head_start - 1) + 1)
    anchors = [i for i in inner if i > leftmost and words.tokens[i].tag in ANCHORS and _begins_name(words, i)]
    while anchors and _is_inner_place(words, leftmost, anchors[-1], head_start):
        anchors.pop()
    first = _drop_unanchored_joiner(words, anchors[-1] if anchors else leftmost, head_start)
    while words.tokens[first].start < head_start and _cannot_begin(words.tokens[first]):
        first += 1
    return words.tokens[first].start if words.tokens[first].start <= head_start else None


def _begins_name(words: Words, i: int) -> bool:
    """Whether a place or owner begins a name: not behind another one, an ordinal, a level, a dash or a bracket, nor in brackets."""
    before = words.tokens[i - 1]
    if before.tag in ANCHORS or before.text in _DASHES or before.text in "(（“)）" or before.text in load_cues("level.state"):
        return False
    is_bracketed = i + 1 < len(words.tokens) and words.tokens[i + 1].text in ")）"
    return not is_bracketed and not (before.tag == "m" and before.text.startswith("第"))


def _is_inner_place(words: Words, leftmost: int, i: int, head_start: int) -> bool:
    """智能制造湖南省重点实验室: the place stands between the field and a mere kind."""
    _, rest = split_region(words.text[words.tokens[i].start : head_start])
    before = words.tokens[leftmost:i]
    is_kind = rest != words.text[words.tokens[i].start : head_start] and (not rest or rest in load_cues("name.grade_words"))
    is_field = words.tokens[i].start - before[0].start >= _FIELD_LENGTH and before[0].text not in load_cues("level.state")
    return is_kind and before[-1].tag not in ANCHORS and (is_field or any(is_specific(t, t.end) for t in before))


def _drop_unanchored_joiner(words: Words, first: int, head_start: int) -> int:
    """Without a place, owner or level in front, 甲与乙中心 is two things: keep what follows the joiner."""
    token = words.tokens[first]
    if token.tag in ANCHORS or token.tag == "TIME" or token.text in load_cues("level.state"):
        return first
    inner = [t for t in words.tokens[first : words.index_at(head_start) + 1] if t.start < head_start]
    if _is_bounded(words, first) and (words.text.startswith("项目", head_start) or _joins_specific(inner, head_start)):
        return first
    joiners = [i for i, t in enumerate(inner) if t.text in _JOINERS and t.text != "暨"]
    return first + joiners[-1] + 1 if joiners else first


def _is_bounded(words: Words, first: int) -> bool:
    before = words.tokens[first - 1] if first else None
    return before is None or before.tag == "w" or before.text == "的" or before.text in load_words("common_verbs.tsv")


def _joins_specific(inner: Sequence[Token], head_start: int) -> bool:
    """半导体材料与器件测试联合实验室: one joiner, specific words on its left, a noun of the same kind on its right."""
    joiners = [i for i, t in enumerate(inner[:8]) if t.text in _JOINERS]
    return len(joiners) == 1 and 1 <= joiners[0] <= 3 and any(is_specific(t, head_start) for t in inner[: joiners[0]])


def _cannot_begin(token: Token) -> bool:
    if token.tag in ANCHORS or token.text in load_cues("level.state"):
        return False
    is_weak = token.text in load_words("weak_openers.tsv") and token.text not in load_cues("name.grades")
    return is_weak or token.text in _JOINERS or token.text in _DASHES or token.text in ")）”」"


def extend_right(words: Words, end: int, head: Head) -> int:
    """A bracketed place, campus or second title behind the head belongs to the name: 某某实验室(山东), 某大学（某科学院）."""
    match = _BRACKET.match(words.text, end)
    if match is None:
        return end
    tag = words.tag_of(*match.span(1))
    second_title = head.type == "University" and tag == "ORG" and "简称" not in match[1]
    is_branch = tag == "LOC" and not head.word.endswith("公司")  # 某某有限公司(潍坊市): a firm's seat, no part of its name
    return match.end() if is_branch or second_title or match[1].endswith(tuple(load_cues("extent.branches"))) else end
