"""Technical needs and open challenges: 揭榜“某某”, “甲”“乙”等课题, 攻克某某难题, 为“某某”寻找帮手.

Enters: the words of a document. Leaves: candidate Demand mentions; the caller drops those that something else has claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Mention
from graph.recognise.cues import CuePattern
from graph.recognise.judging import is_specific
from graph.recognise.words import Words

_SOLVED = CuePattern("{result.solved}[的了出]?(?P<name>[±\u4e00-\u9fff0-9A-Za-z][^，。；、“”]{4,26}?)(?:的|等)?(?={result.problems})")
_CHALLENGED = CuePattern("{challenge.cues}[^。；“”]{0,8}(?P<list>“[^“”]{4,40}”(?:[、和及]?“[^“”]{4,40}”)*)")
_CHALLENGES = CuePattern("(?P<list>“[^“”]{4,40}”(?:[、和及]?“[^“”]{4,40}”)*)(?:等|这[一道个])?(?:\\d+[项个])?{challenge.nouns}")
_ENUMERATED = CuePattern("{challenge.nouns}(?:主要)?(?:包括|有|分别为|分别是|为)(?P<list>[^。；：“”]{8,120})(?=[。；])")
# “某某”由甲校揭榜, 张榜“某某”: in a clause about open challenges what is quoted and no name of another kind is one.
_ABOUT = CuePattern("{challenge.acts}")
_QUOTED = re.compile("“([^“”]+)”")
_SUBJECT = re.compile(r"[^，。；！？,;:：、《》·]{6,40}")
_OTHER = CuePattern("{challenge.others}$|^{challenge.slogans}")
_CLAUSE = re.compile(r"[^。；;！？\n]+")
_REACH = 40  # characters between a quotation and the word that tells
_SHORTEST, _LONGEST = 5, 26  # characters


def find_needs(words: Words) -> Iterator[Mention]:
    """Candidate Demand mentions."""
    yield from _challenges(words.text)
    yield from _quoted_subjects(words.text)
    yield from _solved(words)


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
                if not _OTHER.search(quoted[1]) and "·" not in quoted[1]:
                    start = match.start("list") + quoted.start(1)
                    yield Mention(start, start + len(quoted[1]), quoted[1], "Demand", "result.challenge", 0.75)
    for match in _ENUMERATED.finditer(text):
        start = match.start("list")
        items = re.split("、|以及", match["list"])
        if len(items) >= 2 and all(_SHORTEST <= len(item) <= _LONGEST and "，" not in item for item in items):
            for item in items:
                at = text.index(item, start)
                yield Mention(at, at + len(item), item, "Demand", "result.challenge", 0.7)


def _quoted_subjects(text: str) -> Iterator[Mention]:
    """Quoted subjects near a word for open challenges in the same sentence."""
    for clause in _CLAUSE.finditer(text):
        acts = [m.start() for m in _ABOUT.finditer(clause[0])]
        for quoted in _QUOTED.finditer(clause[0]) if acts else ():
            reach = (*range(quoted.start() - _REACH, quoted.start()), *range(quoted.end(), quoted.end() + _REACH))
            if not set(acts).isdisjoint(reach) and _SUBJECT.fullmatch(quoted[1]) and not _OTHER.search(quoted[1]):
                start = clause.start() + quoted.start(1)
                yield Mention(start, start + len(quoted[1]), quoted[1], "Demand", "result.challenge", 0.65)
