"""Words of the genre that the statistical tagger cuts wrongly, put right after tagging.

``domain_words.tsv`` lists them with their tag. A very long word that swallowed a building verb (产业园建设国家…) is cut
around the verb.
"""

from __future__ import annotations

import re
from functools import cache

import ahocorasick

from graph.recognise.lexicon import FOLDER, build_automaton, find_words, read_rows

TaggedWord = tuple[str, str]

_SWALLOWED = re.compile(r"(?<=..)(?:建设|打造|组建|创建|申建)(?=[\u4e00-\u9fff]{4})")
_SWALLOWED_BY_NAME = re.compile(r"(?<=.)(?:合作共建|联合共建|共同建设|联合建设|共建|申建|承建|创建|牵头|探索|联合)(?=[\u4e00-\u9fff]{3})")
_LONG = 9


@cache
def load_domain_words() -> dict[str, str]:
    """Tag by word."""
    return dict((word, tag) for word, tag in read_rows(FOLDER / "domain_words.tsv", 2))


@cache
def _automaton() -> ahocorasick.Automaton:
    return build_automaton(frozenset(load_domain_words()))


def recut(words: list[TaggedWord]) -> list[TaggedWord]:
    """The words of one sentence with domain words whole; characters never change."""
    sentence = "".join(word for word, _ in words)
    fixed = _choose(sentence)
    if not fixed and not any(len(word) >= _LONG or tag == "ORG" for word, tag in words):
        return words
    out: list[TaggedWord] = []
    at = 0
    for word, tag in words:
        _place(word, tag, at, fixed, out)
        at += len(word)
    return out


def _choose(sentence: str) -> dict[int, tuple[int, str]]:
    """Start to (end, tag) of the domain words, longest first, no overlaps."""
    found = sorted(find_words(_automaton(), sentence), key=lambda m: (m[0] - m[1], m[0]))
    taken: set[int] = set()
    chosen = {}
    for start, end, word in found:
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            chosen[start] = (end, load_domain_words()[word])
    return chosen


def _place(word: str, tag: str, at: int, fixed: dict[int, tuple[int, str]], out: list[TaggedWord]) -> None:
    """Append one tagged word, cut where domain words begin or end; names of organisations stay whole."""
    end = at + len(word)
    inside = [(s, e, t) for s, (e, t) in fixed.items() if s < end and e > at]
    if (tag in {"ORG", "PER"} and all(at <= s and e <= end for s, e, _ in inside)) or not inside:
        out.extend(_split_long(word, tag))
        return
    position = at
    for start, stop, new_tag in sorted(inside):
        if start > position:
            out.append((word[position - at : start - at], tag))
        piece = word[max(start, at) - at : min(stop, end) - at]
        if start < at and out and out[-1][1] == new_tag:
            out[-1] = (out[-1][0] + piece, new_tag)
        else:
            out.append((piece, new_tag))
        position = min(stop, end)
    if position < end:
        out.append((word[position - at :], tag))


def _split_long(word: str, tag: str) -> list[TaggedWord]:
    pattern = _SWALLOWED_BY_NAME if tag == "ORG" else _SWALLOWED
    match = pattern.search(word) if len(word) >= _LONG or tag == "ORG" else None
    if match is None:
        return [(word, tag)]
    side = "ORG" if tag == "ORG" else "n"
    return [(word[: match.start()], side), (match.group(), "v"), (word[match.end() :], side)]
