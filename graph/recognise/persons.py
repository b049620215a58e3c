"""People: words that the tagger sees as persons, and names that a title points at (李玉院士, 院长张三).

Enters: the words of a document. Leaves: candidate Person mentions. A name without a surname, an author line (记者李某) and an
ordinary word that happens to be somebody's name (李玉 as a fruit) are no persons.
"""

from __future__ import annotations

import re
from functools import cache

import ahocorasick

from graph.model import Mention, Token
from graph.recognise.cues import CuePattern, load_cues
from graph.recognise.lexicon import build_automaton, find_words, is_rare_surname, load_academicians, load_surnames, load_words
from graph.recognise.words import Words

_AFTER = CuePattern("{person.after+person.sure_after}")
_BEFORE = CuePattern("{person.before+person.sure_before}$")
_SURE_AFTER = CuePattern("{person.sure_after}")
_SURE_BEFORE = CuePattern("{person.sure_before}$")
_AUTHOR = CuePattern(r"{person.authors}[：:\s]*(?:{han}{2,4}[\s、]*)*$")
_DOCTRINE = CuePattern("{person.doctrine}")
_DOCUMENT_NUMBER = CuePattern(r"{han}{1,8}[〔\[（(]\d{4}[〕\])）]")
_ADDRESSED = CuePattern("尊敬的{han}{2,4}(?:委员|代表)$")
# 院长匡某力、…: the tagger took the last character of the name for a word.
_CUT_NAME = CuePattern("{han}(?=[、，,）)])(?<![等说称])")
_SIGNATURE = re.compile(r"^[（(][\u4e00-\u9fff\s·、]{2,20}[)）]$")
# What the tagger takes into a name from the clause behind it: 张三也, 李四等.
_CLAUSE_START = frozenset("也则等和与说率在任为曾对向将就称介出")
_SURE_CLAUSE_START = frozenset("也则等率")
_MAYBE_NAMES = frozenset({"n", "nz", "v", "nr", "LOC", "ORG", "vn", "a", "d"})
_UNKNOWN_WORDS = frozenset({"v", "d", "nz", "nr", "a"})
_TITLE_REACH = 6  # characters before a name
_AUTHOR_REACH = 20


def find_persons(words: Words) -> list[Mention]:
    """Candidate Person mentions."""
    found = []
    for i, token in enumerate(words.tokens):
        if token.tag == "PER":
            found.append(_tagged_person(words, i))
        elif token.tag in _MAYBE_NAMES and len(token.text) in {2, 3}:
            found.append(_titled_person(words, token))
    return [mention for mention in found if mention is not None] + _academicians(words)


@cache
def _academician_automaton() -> ahocorasick.Automaton:
    return build_automaton(load_academicians())


def _academicians(words: Words) -> list[Mention]:
    """Known academicians beside their title, however the tagger cuts the name (万卫星院士, 院士包信和)."""
    return [
        Mention(start, end, name, "Person", "person.academician", 0.95)
        for start, end, name in find_words(_academician_automaton(), words.text)
        if (start in words.by_start and words.text.startswith("院士", end)) or (len(name) > 2 and words.text.endswith("院士", 0, start))
    ]


def _tagged_person(words: Words, i: int) -> Mention | None:
    """A person of the tagger, with the name's borders put right."""
    token = words.tokens[i]
    name = _trim_clause(token.text, words.text[token.end : token.end + 1])
    if _is_quoted(words.text, token) or not _is_name(name) or _is_author(words, token) or _is_other(words.text, token, name):
        return None
    if len(token.text) == 2 and (_is_cut(words, i) or words.text[token.start : token.end + 1] in words.long_persons):
        name = words.text[token.start : token.end + 1]
    end = token.start + len(name)
    titled = _has_title(words.text, token.start, end)
    if not titled and (name.endswith(tuple(load_cues("person.not_ends"))) or (is_rare_surname(name[0]) and _is_glued(words, i))):
        return None  # 中色奥博特 is a firm, 潘庄 a place
    return Mention(token.start, end, name, "Person", "person.tagged", 0.95 if titled else 0.75)


def _trim_clause(name: str, behind: str) -> str:
    """A name without the word of the next clause that the tagger took into it (张三也 is 张三)."""
    if len(name) == 3 and name[-1] in "说称" and behind in tuple("，,：:。"):
        return name[:-1]
    if len(name) == 3:
        return name[:-1] if name[-1] in _SURE_CLAUSE_START and behind not in tuple("，,。、（(") else name
    while len(name) > 3 and name[-1] in _CLAUSE_START:
        name = name[:-1]
    return name


def _is_glued(words: Words, i: int) -> bool:
    """Whether a noun or place stands right before a word without a title between them."""
    before = words.tokens[i - 1] if i else None
    return before is not None and before.end == words.tokens[i].start and before.tag in {"n", "nz", "LOC", "ORG"}


def _is_quoted(text: str, token: Token) -> bool:
    return text[token.start - 1 : token.start] == "“" or text[token.end : token.end + 1] == "”"


def _is_other(text: str, token: Token, name: str) -> bool:
    """A document number's issuer, a doctrine that bears a name, or an ordinary word."""
    if _DOCUMENT_NUMBER.match(text, token.start) or _DOCTRINE.match(text, token.start):
        return True
    return name in load_words("common_verbs.tsv", "generic_words.tsv")


def _is_cut(words: Words, i: int) -> bool:
    """Whether the one character behind a name of two belongs to it."""
    behind = words.tokens[i + 1] if i + 1 < len(words.tokens) else None
    return behind is not None and len(behind.text) == 1 and _CUT_NAME.match(words.text, behind.start) is not None


def _titled_person(words: Words, token: Token) -> Mention | None:
    """A word that only a title on its right or left makes a person: 李玉院士, 国家杰青包亦望."""
    ordinary = token.text in load_cues("person.ordinary") or token.text in load_words("nominal_verbs.tsv", "common_verbs.tsv")
    if ordinary or not _is_name(token.text) or not _is_pointed_at(words.text, token) or _is_author(words, token):
        return None
    return Mention(token.start, token.end, token.text, "Person", "person.titled", 0.9)


def _is_pointed_at(text: str, token: Token) -> bool:
    """Whether a title stands beside a word that says: this is a person."""
    if _SURE_AFTER.match(text, token.end) or _ADDRESSED.search(text[max(token.start - 4, 0) : token.end + 2]):
        return True
    before = text[max(token.start - _TITLE_REACH, 0) : token.start]
    return token.tag in _UNKNOWN_WORDS and _SURE_BEFORE.search(before) is not None


def _is_name(name: str) -> bool:
    """Whether a word has the form of a name: a surname and one or two characters, or parts joined by ·."""
    if "·" in name:
        return True
    surnames = load_surnames()
    return (3 <= len(name) <= 4 and name[:2] in surnames) or (2 <= len(name) <= 3 and name[0] in surnames)


def _is_author(words: Words, token: Token) -> bool:
    """Reporters, editors and the name in brackets that closes an article."""
    line_start = words.text.rfind("\n", 0, token.start) + 1
    line_end = words.text.find("\n", token.end)
    line = words.text[line_start : line_end if line_end >= 0 else len(words.text)].strip()
    before = words.text[max(line_start, token.start - _AUTHOR_REACH) : token.start]
    return _AUTHOR.search(before) is not None or _SIGNATURE.match(line) is not None


def _has_title(text: str, start: int, end: int) -> bool:
    before = text[max(start - _TITLE_REACH, 0) : start]
    return _AFTER.match(text, end) is not None or _BEFORE.search(before) is not None
