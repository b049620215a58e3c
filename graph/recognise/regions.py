"""Region names in running text.

A name counts only where it begins and ends at word boundaries (青县 in 高青县 does not), a name of two characters
(和县) only where the tagger sees a place. Adjoining names form one chain: 枣庄市市中区.
"""

from __future__ import annotations

import re
from functools import cache

import ahocorasick

from graph.model import Mention
from graph.recognise.gazetteer import divisions_by_surface, load_areas
from graph.recognise.lexicon import build_automaton, find_words
from graph.recognise.words import Words

# Places of the tagger that are no division of the gazetteer but end like one.
_PLACE_END = re.compile(
    r"(?:新区|开发区|高新区|经开区|保税区|自贸区|合作区|街道|镇|乡|村|小镇|大湾区|湾区|经济带|都市圈|城市群|半岛|三角洲|经济圈|高新技术产业开发区|省|市|州|盟|旗)$"
)
_ZONE = re.compile(r"(?:高新技术产业开发区|经济技术开发区|经济开发区|高新技术开发区|高新区|经开区|综合保税区|综保区)")


@cache
def _automaton() -> ahocorasick.Automaton:
    return build_automaton(frozenset(divisions_by_surface()) | frozenset(load_areas()))


def find_regions(words: Words) -> list[Mention]:
    """Candidate Region mentions; those inside longer names are meant to lose to them."""
    chains = _join_chains(_longest_matches(words.text), words.text)
    found = [_mention(words, s, e, "region.gazetteer") for s, e in chains if _is_place(words, s, e)]
    for token in words.tokens:
        if token.tag == "LOC" and len(token.text) >= 3 and _PLACE_END.search(token.text):
            found.append(_mention(words, token.start, token.end, "region.tagged"))
    for match in _ZONE.finditer(words.text):
        if match.start() in words.by_start and match.end() in words.by_end and _stands_alone(words, match.start()):
            found.append(_mention(words, match.start(), match.end(), "region.zone"))
    return found


def _mention(words: Words, start: int, end: int, rule: str) -> Mention:
    return Mention(start, end, words.text[start:end], "Region", rule, 0.9)


def _stands_alone(words: Words, start: int) -> bool:
    """Whether a bare zone is no part of a phrase (跨省域高新区, 国家级高新区)."""
    before = words.tokens[words.by_start[start] - 1] if words.by_start[start] else None
    return before is None or (before.tag in {"w", "c", "p", "v", "u", "d"} and not before.text.endswith(("级", "域")))


def _longest_matches(text: str) -> list[tuple[int, int]]:
    """Left to right, the longest match at each place; no overlaps."""
    longest: dict[int, int] = {}
    for start, end, _ in find_words(_automaton(), text):
        longest[start] = max(end, longest.get(start, 0))
    spans = []
    reached = 0
    for start in sorted(longest):
        if start >= reached:
            spans.append((start, longest[start]))
            reached = longest[start]
    return spans


def _join_chains(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Adjoining names whose divisions lie in one another become one span."""
    chains: list[tuple[int, int]] = []
    for start, end in spans:
        if chains and chains[-1][1] == start and _contains(text[chains[-1][0] : chains[-1][1]], text[start:end]):
            chains[-1] = (chains[-1][0], end)
        else:
            chains.append((start, end))
    return chains


def _contains(outer: str, inner: str) -> bool:
    known = divisions_by_surface()
    above = {d.name for d in known.get(outer, ())} | {outer}
    return any(
        d.city in above or d.province in above or any(outer.endswith(x) for x in (d.city, d.province) if x) for d in known.get(inner, ())
    )


def _is_place(words: Words, start: int, end: int) -> bool:
    if not words.is_aligned(start, end):
        return False
    text = words.text[start:end]
    if (text.endswith(("省", "市", "自治区")) and len(text) >= 3) or text in load_areas():
        return True
    tags = {t.tag for t in words.tokens[words.by_start[start] : words.by_end[end] + 1]}
    return tags <= {"LOC"} or (len(text) >= 4 and bool(tags & {"LOC", "ORG"}))
