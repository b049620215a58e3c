"""What is wrong with a query, where, and what was probably meant.

Enters: a query that a store turned away, and what the store said. Leaves: a ``Fault`` with line, column, and words in Chinese and
English. A store tells how far it read, which is often far behind the mistake; the checks here look for the mistakes that people make.
Each check is sure or silent; the first that finds something is told, the store's own words where none does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import NamedTuple

from graph.ontology import CP, load_ontology
from graph.query.grammar import Spot, check_brackets, check_numbers, check_projection
from graph.query.prefixes import USUAL, declared_prefixes, used_prefixes
from graph.query.tokens import Token, find_tokens, place_of, query_form
from graph.query.triples import check_triples
from graph.store import QueryError

WORDS = Path(__file__).with_name("words.txt")
CHINESE_SIGNS = {  # signs of Chinese writing, and those that SPARQL has in their place
    "，": ",", "。": ".", "；": ";", "：": ":", "“": '"', "”": '"', "‘": "'", "’": "'", "（": "(", "）": ")", "｛": "{", "｝": "}",
    "【": "[", "】": "]", "《": "<", "》": ">", "？": "?", "！": "!", "＝": "=", "＜": "<", "＞": ">", "、": ",", "｜": "|", "＄": "$",
}  # fmt: skip
_LONGEST_REASON = 160


class Fault(NamedTuple):
    """A place in a query, from 1 (0 where it is not known), what is wrong there, and what to do about it (may be empty)."""

    line: int
    column: int
    zh: str
    en: str
    hint_zh: str = ""
    hint_en: str = ""


class FaultyQueryError(QueryError):
    """A query that cannot be answered, with the fault explained."""

    def __init__(self, fault: Fault) -> None:
        hint = f"；{fault.hint_zh} / {fault.en}; {fault.hint_en}" if fault.hint_zh else f" / {fault.en}"
        super().__init__(f"{fault.zh}{hint}", fault.line, fault.column)
        self.fault = fault


@cache
def known_words() -> frozenset[str]:
    """The words of SPARQL, in capitals."""
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(word.upper() for line in lines if not line.startswith("#") for word in line.partition(": ")[2].split())


def find_fault(text: str, error: QueryError) -> Fault:
    """The fault of a query that a store has turned away; ``error`` is what the store said of this text."""
    for check in _CHECKS:
        if spot := next(iter(check(text)), None):
            return place_fault(text, spot)
    reason = " ".join(str(error).split())
    reason = reason if len(reason) <= _LONGEST_REASON else reason[:_LONGEST_REASON] + " …"
    return Fault(error.line, error.column, f"查询有误：{reason}", f"the query is not SPARQL: {reason}")


def find_warnings(text: str) -> list[Fault]:
    """What a store takes without a word but what cannot be meant: it would silently give nothing."""
    spots = [*_misspelt_terms(text), *_unused_variables(text), *_signs_in_names(text)]
    return [place_fault(text, spot) for spot in sorted(spots, key=lambda s: s.start)]


def place_fault(text: str, spot: Spot) -> Fault:
    """The fault of a spot, its place in line and column."""
    return Fault(*place_of(text, min(spot.start, len(text))), *spot[1:])


def _chinese_signs(text: str) -> Iterator[Spot]:
    for token in find_tokens(text):
        if token.kind == "other" and token.text in CHINESE_SIGNS:
            yield _sign(token.start, token.text)
    outside = _blanks(text)
    for start in outside:
        yield Spot(
            start,
            "有全角或特殊空格",
            "a blank that SPARQL does not know, such as the full-width one",
            "请改用普通空格",
            "write a plain blank",
        )


def _sign(start: int, sign: str) -> Spot:
    plain = CHINESE_SIGNS[sign]
    return Spot(start, f"有中文标点 {sign}", f"a Chinese sign {sign}", f"请改用英文标点 {plain}", f"write {plain}")


def _blanks(text: str) -> Iterator[int]:
    """Places of blanks outside tokens and comments that are none in SPARQL."""
    inside = {place for t in find_tokens(text) for place in range(t.start, t.start + len(t.text))}
    comment = False
    for place, c in enumerate(text):
        comment = place not in inside and c not in "\r\n" and (comment or c == "#")
        if place not in inside and not comment and c not in " \t\r\n#":
            yield place


def _unclosed_strings(text: str) -> Iterator[Spot]:
    for token in find_tokens(text):
        if token.kind == "string" and not _is_closed(token.text):
            sign = token.text[0] * 3 if token.text.startswith(token.text[0] * 3) else token.text[0]
            yield Spot(token.start, "字符串没有结束", "a string without its end", f"请在末尾加上 {sign}", f"close it with {sign}")


def _is_closed(string: str) -> bool:
    mark = string[0]
    if string.startswith(mark * 3):
        return len(string) >= 6 and string.endswith(mark * 3)
    return (len(string) >= 2 and string.endswith(mark) and not string.endswith("\\" + mark)) or string.endswith("\\\\" + mark)


def _unknown_prefixes(text: str) -> Iterator[Spot]:
    known = {**USUAL, **declared_prefixes(text)}
    for prefix, token in used_prefixes(text):
        if prefix not in known:
            ours = token.text.partition(":")[2] in load_ontology().terms
            near = ["cp"] if ours else get_close_matches(prefix.lower(), [k for k in known if k], n=1, cutoff=0.5)
            if near:
                hint = (f"是否指 {near[0]}:", f"did you mean {near[0]}: ?")
            else:
                hint = (f"请在开头声明 PREFIX {prefix}: <…>", f"declare it first: PREFIX {prefix}: <…>")
            yield Spot(token.start, f"未知前缀 {prefix}:", f"unknown prefix {prefix}:", *hint)


def _misspelt_words(text: str) -> Iterator[Spot]:
    for token, before in _with_before(text):
        if token.kind == "word" and not token.text.startswith("@") and token.text.upper() not in known_words():
            yield _unknown_word(token, before)


def _unknown_word(token: Token, before: Token | None) -> Spot:
    zh, en = f"不认识的词 {token.text}", f"unknown word {token.text}"
    if near := get_close_matches(token.text.upper(), known_words(), n=1, cutoff=0.7):
        return Spot(token.start, zh, en, f"是否指 {near[0]}", f"did you mean {near[0]}?")
    if terms := get_close_matches(token.text, load_ontology().terms, n=1, cutoff=0.85):
        return Spot(token.start, zh, en, f"是否指 cp:{terms[0]}", f"did you mean cp:{terms[0]}?")
    if not token.text.isascii():
        return Spot(token.start, zh, en, f'文字要加引号："{token.text}"', f'a text needs quotation marks: "{token.text}"')
    return Spot(
        token.start,
        zh,
        en,
        "变量以 ? 开头，名称带前缀，文字加引号",
        "a variable begins with ?, a name has a prefix, a text has quotation marks",
    )


def _with_before(text: str) -> Iterator[tuple[Token, Token | None]]:
    before: Token | None = None
    for token in find_tokens(text):
        yield token, before
        before = token


def _no_form(text: str) -> Iterator[Spot]:
    if not query_form(text):
        yield Spot(
            0,
            "没有查询",
            "there is no query",
            "查询以 SELECT、ASK、CONSTRUCT 或 DESCRIBE 开头",
            "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE",
        )


def _misspelt_terms(text: str) -> Iterator[Spot]:
    """Names of the ontology's namespace that the ontology does not have."""
    namespaces = {**USUAL, **declared_prefixes(text)}
    terms = load_ontology().terms
    for token in find_tokens(text):
        iri = token.text[1:-1] if token.kind == "iri" else ""
        if token.kind == "prefixed":
            prefix, _, local = token.text.partition(":")
            iri = namespaces.get(prefix, "") + local
        name = iri.removeprefix(CP)
        if iri.startswith(CP) and name and name not in terms:
            near = get_close_matches(name, terms, n=1, cutoff=0.5)
            hint = (f"是否指 cp:{near[0]}", f"did you mean cp:{near[0]}?") if near else ("", "")
            yield Spot(token.start, f"本体没有 cp:{name}，不会有结果", f"the ontology has no cp:{name}; it will match nothing", *hint)


def _unused_variables(text: str) -> Iterator[Spot]:
    """A variable that stands in the text once, and that in the projection of a SELECT: nothing can give it a value."""
    counts: dict[str, int] = {}
    tokens = list(find_tokens(text))
    for token in tokens:
        if token.kind == "variable":
            counts[token.text[1:]] = counts.get(token.text[1:], 0) + 1
    selecting, depth = False, 0
    for token in tokens:
        word = token.text.upper() if token.kind == "word" else token.text
        depth += {"(": 1, ")": -1}.get(word, 0)
        selecting = word == "SELECT" or (selecting and word not in ("WHERE", "{", "FROM"))
        if selecting and depth == 0 and token.kind == "variable" and counts[token.text[1:]] == 1:
            near = get_close_matches(token.text[1:], [n for n in counts if n != token.text[1:]], n=1)
            hint = (f"是否指 ?{near[0]}", f"did you mean ?{near[0]}?") if near else ("", "")
            yield Spot(token.start, f"没有给 {token.text} 赋值的模式", f"nothing gives {token.text} a value", *hint)


def _signs_in_names(text: str) -> Iterator[Spot]:
    """A Chinese sign right behind a name: the grammar lets it be a part of the name (cp:Fund。)."""
    for token, before in _with_before(text):
        name_before = before is not None and before.kind in ("prefixed", "variable") and before.start + len(before.text) == token.start
        if name_before and token.kind == "other" and token.text in CHINESE_SIGNS:
            yield _sign(token.start, token.text)


_CHECKS: tuple[Callable[[str], Iterator[Spot]], ...] = (
    _chinese_signs,
    _unclosed_strings,
    check_numbers,
    _misspelt_words,
    _no_form,
    _unknown_prefixes,
    check_brackets,
    check_triples,
    check_projection,
)
