"""Lists that say what their members are: 甲、乙、丙等8家企业; members that no other rule named become mentions.

Enters: words and the mentions found so far. Leaves: further mentions. Two kinds of lists: one whose tail names the class
(企业, 高校, 产业, 荣誉 …; see ``list_kinds.tsv``), and one whose elements share the head that only its end spells out
(甲、乙等7个研发中心), where each element stands for element + head. ``members`` finds where a member begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.model import Mention
from graph.recognise.cues import CuePattern
from graph.recognise.lexicon import load_heads, load_pairs, load_words
from graph.recognise.members import Known, MemberRule, walk_members
from graph.recognise.words import Words

_BOTTLENECK = "卡脖子"  # “卡脖子”关键技术: technologies that are wanted, not had
_COUNT = re.compile(r"\d|多[个项家种]|一批|系列|[一二三四五六七八九十两]+[个项大种家]")
_SHARED_HEAD = re.compile(r"等(?:\d+|[一二三四五六七八九十两]+)[个家大类](?P<head>[\u4e00-\u9fff]{2,12})")
_NOT_AFTER = CuePattern("{list.not_after}")
_DESCRIBING = frozenset({"n", "a", "m", "q", "nz", "vn", "f", "s", "LOC", "an", "r", "ad"})
_COUNTED = frozenset({"Technology"})
_FARTHEST_HEAD = 80  # characters


@cache
def _tail() -> re.Pattern[str]:
    """等, describing words, and a noun that tells the class."""
    kinds = "|".join(sorted(load_pairs("list_kinds.tsv"), key=len, reverse=True))
    return re.compile(
        r"(?:等|(?=[一二三四五六七八九十两]+[家所项]|\d+项))"
        rf"(?P<between>[^，。；;、：:“”,()（）\n]{{0,14}}?|“{_BOTTLENECK}”(?:关键|核心)?)(?P<kind>{kinds})"
        rf"(?!{_NOT_AFTER.regex.pattern})(?P<behind>[\d一二三四五六七八九十]*)"
    )


def find_listed(words: Words, known: list[Mention]) -> list[Mention]:
    """Mentions for members of typed lists that ``known`` does not hold yet."""
    mentions = Known(known)
    return [m for end, rule in _lists(words) for m in walk_members(words, end, rule, mentions)]


def _lists(words: Words) -> Iterator[tuple[int, MemberRule]]:
    """Where each list ends and what its members are."""
    for match in _tail().finditer(words.text):
        kind = _kind_of(words, match)
        if kind:
            yield match.start(), MemberRule(kind)
    for match in _SHARED_HEAD.finditer(words.text):
        if _is_platform(match["head"]):
            yield match.start(), MemberRule("Platform", shared_head=True)


def _kind_of(words: Words, match: re.Match[str]) -> str:
    """The class of a list's members; empty where the match is no list's end (等关键技术 without a count, 等方式支持企业)."""
    kind = load_pairs("list_kinds.tsv")[match["kind"]]
    if _BOTTLENECK in match["between"]:
        return "Demand"
    is_counted = kind not in _COUNTED or _COUNT.search(match["between"] + match["behind"])
    return kind if is_counted and _is_nominal(words, *match.span("between")) else ""


def _is_nominal(words: Words, start: int, end: int) -> bool:
    """Whether only counts and describing words stand between 等 and the kind: 等8家本地骨干企业, not 等方式支持企业."""
    inner = words.tokens[words.index_at(start) : words.index_at(end)] if end > start else []
    return all(t.start < start or t.tag in _DESCRIBING or t.text in load_words("nominal_verbs.tsv") for t in inner)


def shared_head(text: str, end: int) -> str:
    """The head that a list element standing at ``end`` shares (…等7个研发中心: 研发中心); empty where there is none."""
    match = _SHARED_HEAD.search(text, end, end + _FARTHEST_HEAD)
    if match is None or re.search(r"[，。；;\n]", text[end : match.start()]):
        return ""
    phrase = match["head"]
    return next((phrase[:n] for n in range(len(phrase), 1, -1) if _is_platform(phrase[:n])), "")


def _is_platform(phrase: str) -> bool:
    """Whether the longest head that ends some beginning of a phrase is a Platform's."""
    pieces = (phrase[start:n] for n in range(len(phrase), 1, -1) for start in range(n - 1))
    head = next((load_heads()[piece] for piece in pieces if piece in load_heads()), None)
    return head is not None and head.type == "Platform"
