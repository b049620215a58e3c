"""Words of the genre that the statistical tagger cuts wrongly, put right after tagging.

Enters: the tagged words of one sentence. Leaves: words with ``domain_words.tsv`` whole, and with verbs cut out of very
long words that swallowed them (产业园建设国家…). Their characters join to the same sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

import ahocorasick

from graph.recognise.cues import CuePattern, load_cues
from graph.recognise.lexicon import build_automaton, find_words, load_pairs, load_surnames, load_words

TaggedWord = tuple[str, str]
_NAME_TAGS = frozenset({"ORG", "PER", "LOC"})
_UNKNOWN_TAGS = frozenset({"v", "d", "nz", "nr", "a"})
_DOUBTED = _NAME_TAGS | _UNKNOWN_TAGS
_Fixed = Sequence[tuple[int, int, str]]  # start, end, tag in text order, no overlaps

_SWALLOWED = CuePattern("(?<=..){domain.swallowed}(?={han}{4})")
_SWALLOWED_BY_NAME = CuePattern("(?<=.){domain.swallowed_by_name}(?=(?!县){han}{3})")
_BEHIND_PLACE = CuePattern("(?<=[省市区县局厅协]){domain.verb_behind_place}(?={han}{5}|$)")
_BEFORE_NAME = CuePattern("^{domain.verb_before_name}(?=(?!县){han}{4})")
# 共建某某研究院 as one verb
_VERB_WITH_NAME = CuePattern("^{domain.swallowed_by_name+domain.swallowed+domain.verb_behind_place}(?=(?!县){han}{5})")
_GAP = re.compile(r"\s+")
_LONG = 9
_SPLIT = 6  # characters of the shortest word other than a name that is split: a verb and five more


@cache
def _automaton() -> ahocorasick.Automaton:
    return build_automaton(load_pairs("domain_words.tsv"))


def recut(words: list[TaggedWord]) -> list[TaggedWord]:
    """The words of one sentence with domain words whole; characters never change."""
    words = [piece for word in words for piece in (_split_cells(*word) if word[1] in _NAME_TAGS else (word,))]
    fixed = _choose("".join(word for word, _ in words))
    starts, ends = [f[0] for f in fixed], [f[1] for f in fixed]
    out: list[TaggedWord] = []
    at = 0
    for word, tag in words:
        inside = fixed[bisect_right(ends, at) : bisect_left(starts, at + len(word))] if fixed else ()
        if not inside and len(word) < _SPLIT and tag != "ORG":
            out.append((word, tag))
        elif _stays_whole(tag, (at, at + len(word)), inside):
            out.extend(_split_long(word, tag))
        else:
            _cut_at_borders((word, tag), at, inside, out)
        at += len(word)
    return [(word, _retag(out[i - 1] if i else None, word, tag) if tag in _DOUBTED else tag) for i, (word, tag) in enumerate(out)]


def _retag(before: TaggedWord | None, word: str, tag: str) -> str:
    """The tag put right: 由 and 依托 are no organisations, an unknown word behind a title is a person."""
    if tag in _NAME_TAGS and word in load_cues("domain.function_words"):
        return "p"
    if tag == "ORG" and word in load_words("common_verbs.tsv"):
        return "v"
    return "PER" if before is not None and _is_person(before, word, tag) else tag


def _is_person(before: TaggedWord, word: str, tag: str) -> bool:
    """An unknown word with a surname behind a title: 国家杰青包亦望."""
    if tag not in _UNKNOWN_TAGS or not 2 <= len(word) <= 3 or before[0] not in load_cues("person.sure_before"):
        return False
    return word[0] in load_surnames() and word not in load_words("common_verbs.tsv", "nominal_verbs.tsv", "generic_words.tsv")


def _choose(sentence: str) -> _Fixed:
    """The domain words of a sentence; of two that overlap the longer."""
    tags = load_pairs("domain_words.tsv")
    taken: set[int] = set()
    chosen = []
    for start, end, word in sorted(find_words(_automaton(), sentence), key=lambda m: (m[0] - m[1], m[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            chosen.append((start, end, tags[word]))
    return sorted(chosen)


def _stays_whole(tag: str, span: tuple[int, int], inside: _Fixed) -> bool:
    """Whether no domain word touches a word, or the word is a name that holds all that do."""
    return not inside or (tag in {"ORG", "PER"} and all(span[0] <= s and e <= span[1] for s, e, _ in inside))


def _cut_at_borders(word: TaggedWord, at: int, inside: _Fixed, out: list[TaggedWord]) -> None:
    """Append one word in pieces; a domain word that began in the word before goes on there."""
    text, tag = word
    end = at + len(text)
    position = at
    for start, stop, new_tag in inside:
        if start > position:
            out.append((text[position - at : start - at], tag))
        piece = text[max(start, at) - at : min(stop, end) - at]
        if start < at and out and out[-1][1] == new_tag:
            out[-1] = (out[-1][0] + piece, new_tag)
        else:
            out.append((piece, new_tag))
        position = min(stop, end)
    if position < end:
        out.append((text[position - at :], tag))


def _split_cells(word: str, tag: str) -> list[TaggedWord]:
    """A tagged name around the white space that parts it: 某中心 某公司 are two columns of one row; Latin names keep theirs."""
    if not _GAP.search(word) or _GAP.sub("", word).isascii():
        return [(word, tag)]
    pieces = re.split(r"(\s+)", word)
    return [(piece, "w" if piece.isspace() else tag) for piece in pieces if piece]


def _split_long(word: str, tag: str) -> list[TaggedWord]:
    """A name or a long word around the verb it swallowed: 甲公司共建乙院 is 甲公司 + 共建 + 乙院."""
    if tag in {"v", "vn"} and (verb := _VERB_WITH_NAME.match(word)) is not None:
        return [(verb[0], "v"), (word[verb.end() :], "ORG")]
    is_name = tag == "ORG"
    patterns = (_SWALLOWED_BY_NAME, _BEHIND_PLACE, _BEFORE_NAME) if is_name else (_SWALLOWED,) if len(word) >= _LONG else ()
    match = next((found for pattern in patterns if (found := pattern.search(word))), None)
    if match is None:
        return [(word, tag)]
    side = "ORG" if is_name else "n"
    pieces = [(word[: match.start()], side), (match[0], "v"), (word[match.end() :], side)]
    return [piece for piece in pieces if piece[0]]
