"""Technologies, products and needs, which verbs and lists beside them make names: 研发某某系统, 揭榜“某某”等课题.

Enters: words and the mentions found so far. Leaves: low-confidence Technology and Demand mentions for nominal phrases of
several words that end like a product, and for quoted or listed subjects of an open challenge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Mention
from graph.recognise.cues import CuePattern, load_cues
from graph.recognise.judging import is_specific
from graph.recognise.lexicon import load_words
from graph.recognise.members import Known
from graph.recognise.words import Words

_MADE = CuePattern("{result.made}(?:并生产|并量产)?[的了出]?(?=[^“]|“)")
_SOLVED = CuePattern("{result.solved}[的了出]?(?P<name>{han}[^，。；、“”]{4,24}?)(?={result.problems})")
_CHALLENGED = CuePattern("{challenge.cues}[^。；“”]{0,8}(?P<list>“[^“”]{4,40}”(?:[、和及]?“[^“”]{4,40}”)*)")
_CHALLENGES = CuePattern("(?P<list>“[^“”]{4,40}”(?:[、和及]?“[^“”]{4,40}”)*)等?(?:\\d+[项个])?{challenge.nouns}")
_ENUMERATED = CuePattern("{challenge.nouns}(?:主要)?(?:包括|有|分别为|分别是|为)(?P<list>[^。；：“”]{8,120})(?=[。；])")
_QUOTED = re.compile("“([^“”]+)”")
_PHRASE_TAGS = frozenset({"n", "nz", "nw", "vn", "an", "a", "xc", "s", "m", "ORG"})
_SHORTEST, _LONGEST = 5, 26  # characters


def find_results(words: Words, known: list[Mention]) -> list[Mention]:
    """Technology and Demand mentions where nothing else has been found."""
    mentions = Known(known)
    candidates = [*_challenges(words.text), *_solved(words), *_products(words)]
    return [m for m in candidates if mentions.is_free(m.start, m.end)]


def _products(words: Words) -> Iterator[Mention]:
    """研发某某材料: the phrase behind a making verb, if it ends like a product."""
    for match in _MADE.finditer(words.text):
        end = _phrase_end(words, match.end())
        if end is not None:
            yield Mention(match.end(), end, words.text[match.end() : end], "Technology", "result.made", 0.6)


def _phrase_end(words: Words, start: int) -> int | None:
    """The end of the nominal phrase that starts here; ``None`` for kinds and for phrases that name no product."""
    i = words.by_start.get(start)
    specific = 0
    while i is not None and i < len(words.tokens) and _goes_on(words, i):
        specific += is_specific(words.tokens[i], words.tokens[i].end)
        i += 1
    end = words.tokens[i - 1].end if i else start
    text = words.text[start:end]
    is_product = _SHORTEST <= len(text) <= _LONGEST and specific and text.endswith(tuple(load_cues("result.products")))
    return end if is_product and words.tokens[words.by_start[start]].text not in load_words("weak_openers.tsv") else None


def _goes_on(words: Words, i: int) -> bool:
    token = words.tokens[i]
    if token.tag == "v":
        return token.text in load_words("nominal_verbs.tsv")
    return token.tag in _PHRASE_TAGS and token.text not in load_words("common_verbs.tsv", "stop_nouns.tsv")


def _solved(words: Words) -> Iterator[Mention]:
    """攻克某某难题: a need between the verb and 难题."""
    for match in _SOLVED.finditer(words.text):
        start, end = match.span("name")
        if words.is_aligned(start, end) and any(is_specific(t, t.end) for t in words.inside(start, end)):
            yield Mention(start, end, match["name"], "Demand", "result.solved", 0.6)


def _challenges(text: str) -> Iterator[Mention]:
    """“甲”“乙”等课题, 技术需求“丙”, 课题包括丁、戊: the subjects of open challenges."""
    for pattern in (_CHALLENGED, _CHALLENGES):
        for match in pattern.finditer(text):
            for quoted in _QUOTED.finditer(match["list"]):
                start = match.start("list") + quoted.start(1)
                yield Mention(start, start + len(quoted[1]), quoted[1], "Demand", "result.challenge", 0.75)
    for match in _ENUMERATED.finditer(text):
        start = match.start("list")
        items = re.split("、|以及", match["list"])
        if len(items) >= 2 and all(_SHORTEST <= len(item) <= _LONGEST and "，" not in item for item in items):
            for item in items:
                at = text.index(item, start)
                yield Mention(at, at + len(item), item, "Demand", "result.challenge", 0.7)
