"""Region names in running text.

Enters: the words of a document. Leaves: candidate Region mentions. A name counts only where it begins and ends at word
boundaries (青县 in 高青县 does not), a name of two characters (和县) only where the tagger sees a place. Adjoining names form
one chain: 枣庄市市中区.
"""

from __future__ import annotations

from functools import cache

import ahocorasick

from graph.gazetteer import continues_chain, divisions_by_surface, load_areas
from graph.model import Mention
from graph.recognise.cues import CuePattern
from graph.recognise.lexicon import build_automaton, find_words
from graph.recognise.words import Words

# Places of the tagger that are no division of the gazetteer but end like one.
_PLACE_END = CuePattern("{region.ends}$")
_ZONE = CuePattern("{region.zones}")
_FREE_TAGS = frozenset({"w", "c", "p", "v", "u", "d"})


@cache
def _automaton() -> ahocorasick.Automaton:
    return build_automaton([*divisions_by_surface(), *load_areas()])


def find_regions(words: Words) -> list[Mention]:
    """Candidate Region mentions; those inside longer names are meant to lose to them."""
    chains = _join_chains(_longest_matches(words.text), words.text)
    found = [_mention(words, span, "region.gazetteer") for span in chains if _is_place(words, *span)]
    found += [
        _mention(words, (t.start, t.end), "region.tagged")
        for t in words.tokens
        if t.tag == "LOC" and len(t.text) >= 3 and _PLACE_END.search(t.text)
    ]
    zones = (m.span() for m in _ZONE.finditer(words.text))
    return found + [_mention(words, span, "region.zone") for span in zones if words.is_aligned(*span) and _stands_alone(words, span[0])]


def _mention(words: Words, span: tuple[int, int], rule: str) -> Mention:
    return Mention(*span, words.text[slice(*span)], "Region", rule, 0.9)


def _stands_alone(words: Words, start: int) -> bool:
    """Whether a bare zone is no part of a phrase (跨省域高新区, 国家级高新区)."""
    before = words.before(start)
    return before is None or (before.tag in _FREE_TAGS and not before.text.endswith(("级", "域")))


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
        if chains and chains[-1][1] == start and continues_chain(text[chains[-1][0] : chains[-1][1]], text[start:end]):
            chains[-1] = (chains[-1][0], end)
        else:
            chains.append((start, end))
    return chains


def _is_place(words: Words, start: int, end: int) -> bool:
    """Whether a gazetteer name is meant as a place here: its form says so, or the tagger."""
    if not words.is_aligned(start, end):
        return False
    text = words.text[start:end]
    if (text.endswith(("省", "市", "自治区")) and len(text) >= 3) or text in load_areas():
        return True
    tags = {t.tag for t in words.inside(start, end)}
    return tags <= {"LOC"} or (len(text) >= 4 and bool(tags & {"LOC", "ORG"}))
