"""Known names (lexicons) and what the tagger itself calls an organisation.

Enters: the words of a document. Leaves: candidate mentions. ``type_by_head`` tells the class of an organisation's name that
stands by itself; resolution uses it as well.
"""

from __future__ import annotations

import re
from functools import cache

import ahocorasick

from graph.gazetteer import divisions_by_surface, load_areas, split_region
from graph.model import Mention, Token
from graph.recognise.cues import CuePattern, load_cues
from graph.recognise.granted import is_generic_phrase
from graph.recognise.judging import type_of_company
from graph.recognise.lexicon import Head, build_automaton, find_words, load_heads, load_pairs, load_terms, load_words
from graph.recognise.words import Words

_MEDIA = CuePattern("{media.words+media.ends}$")
_NOT_BODY = CuePattern(r"[()（）《》]|^(?:{term.not_bodies}|世界\d+强)$|{venue.houses+venue.ends}$")
# 某大学党委副书记: the body is the university.
_COMMITTEE = CuePattern("(?<=[院学所司团行会]){term.committees}$")
# 中国科学院院士: a title.
_ACADEMICIAN = CuePattern("{person.academies}(?:外籍)?院士")
_KINDS = CuePattern("{term.kinds}")
# 甲科发〔2020〕16号: a document number.
_NUMBERED = re.compile(r"[\u4e00-\u9fff]?[〔\[（(]\d{4}[〕\]）)]")
_PROPER_TAGS = frozenset({"ORG", "nz", "PER", "LOC"})
_NOTHING = ("", 0.0)
_GUESS = 0.5
_LONGEST_GUESS = 8


@cache
def _automaton() -> ahocorasick.Automaton:
    return build_automaton(load_terms())


@cache
def _programme_automaton() -> ahocorasick.Automaton:
    return build_automaton(load_pairs("programmes.tsv"))


def find_known(words: Words) -> list[Mention]:
    """Mentions of names in the lexicons, organisations and programmes."""
    found = _find_programmes(words)
    for start, end, surface in find_words(_automaton(), words.text):
        if words.is_aligned(start, end) and _is_meant(words, start, end) and not _ACADEMICIAN.match(words.text, start):
            found.append(Mention(start, end, surface, load_terms()[surface].type, "term.lexicon", 0.95))
    return found


def _is_meant(words: Words, start: int, end: int) -> bool:
    """Whether a known name is meant: a short form counts only where the tagger sees a proper name (not 动力源, 机器人)."""
    surface = words.text[start:end]
    is_full = len(surface) >= 6 or (len(surface) >= 4 and surface == load_terms()[surface].canonical)
    return is_full or words.tag_of(start, end) in _PROPER_TAGS


def _find_programmes(words: Words) -> list[Mention]:
    """National programmes and talent titles known by name."""
    return [
        Mention(start, end, surface, "Programme", "term.programme", 0.9)
        for start, end, surface in find_words(_programme_automaton(), words.text)
        if (start in words.by_start or end in words.by_end) and not words.text[end : end + 1].isdigit()
    ]


def find_tagged(words: Words) -> list[Mention]:
    """Organisations as the tagger sees them, typed by their head, else as firms with low confidence."""
    mentions = (_tagged_body(token) for token in words.tokens if token.tag == "ORG" and not _is_beside_matter(words.text, token))
    return [mention for mention in mentions if mention is not None]


def _is_beside_matter(text: str, token: Token) -> bool:
    """Whether an academy is part of a title (中国科学院院士), an issuer part of a document number, or a body an article's source."""
    if text.endswith(tuple(load_cues("name.sources")), 0, token.start):
        return True
    return _ACADEMICIAN.match(text, token.start) is not None or _NUMBERED.match(text, token.end) is not None


def _tagged_body(token: Token) -> Mention | None:
    """The body that a word of the tagger names; ``None`` for media, venues, kinds and abstract nouns."""
    if len(token.text) < 3 or token.text.isdigit() or _MEDIA.search(token.text) or _NOT_BODY.search(token.text):
        return None
    name = _COMMITTEE.sub("", token.text)
    if name in load_words("industries.tsv"):
        return None
    kind, confidence = type_by_head(name)
    if not kind or (confidence <= _GUESS and _KINDS.search(name)):
        return None
    return Mention(token.start, token.start + len(name), name, kind, "term.tagged", confidence)


def type_by_head(name: str) -> tuple[str, float]:
    """Class and confidence from the longest head that ends a name; a name without one is taken for a firm."""
    heads = load_heads()
    head = next((heads[name[start:]] for start in range(len(name)) if name[start:] in heads), None)
    if head is None:
        return _type_without_head(name)
    if head.type == "Enterprise":
        return type_of_company(name), 0.85
    return (head.type, 0.85) if _is_named(head, name.removesuffix(head.word)) else _NOTHING


def _is_named(head: Head, modifier: str) -> bool:
    """Whether the words before a head say which one it is (not 省级 + 重点实验室)."""
    places, rest = split_region(modifier)
    if places and head.word.endswith(tuple(load_cues("name.granted"))) and (not rest or rest in load_cues("name.grade_words")):
        return False
    if head.strength in {"strict", "region"}:
        return bool(modifier) and not is_generic_phrase(modifier)
    if modifier.endswith("级"):
        return modifier not in load_cues("level.grades")
    return len(modifier) > 1 or (head.strength == "open" and len(head.word) > 3)


def _type_without_head(name: str) -> tuple[str, float]:
    """The short form of an institute (某轴所, 某明院), else a guess: a firm, where nothing speaks against it."""
    if name[-1] in "所院" and not name.endswith(tuple(load_cues("term.not_institutes"))):
        return "ResearchInstitute", 0.7
    if name.endswith((*load_cues("term.noun_ends"), *load_pairs("departments.tsv"))) or len(name) > _LONGEST_GUESS:
        return _NOTHING  # abstract nouns, and organs without a place (各镇政府)
    return _NOTHING if name in divisions_by_surface() or name in load_areas() else ("Enterprise", _GUESS)
