"""Checks of the shape of a query: brackets, numbers, the projection. For ``faults``, which knows of words and names.

Enters: SPARQL text. Leaves: spots, at most a few. Only asked where a store has turned the text away, so a check may pass over what it
does not understand, but tells nothing that is not so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from graph.query.tokens import Token, find_tokens

_OPEN = {"(": ")", "[": "]", "{": "}"}
_CLOSE = {close: opening for opening, close in _OPEN.items()}
_AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
TERMS = ("iri", "prefixed", "variable", "string", "number", "blank")


class Spot(NamedTuple):
    """Something wrong at a character from 0, and a hint, in Chinese and English."""

    start: int
    zh: str
    en: str
    hint_zh: str
    hint_en: str


def check_brackets(text: str) -> Iterator[Spot]:
    """A bracket that is never closed, or one that closes nothing."""
    waiting: list[Token] = []
    for token in find_tokens(text):
        if token.text in _OPEN:
            waiting.append(token)
        elif token.text in _CLOSE:
            if not waiting:
                yield Spot(
                    token.start,
                    f"多出一个 {token.text}",
                    f"a {token.text} too many",
                    "请删去它，或在前面补上开括号",
                    "take it away, or open it before",
                )
                return
            opening = waiting.pop()
            if _OPEN[opening.text] != token.text:
                yield _unclosed(opening, token.start)
                return
    if waiting:
        yield _unclosed(waiting[-1], len(text.rstrip()))


def _unclosed(opening: Token, start: int) -> Spot:
    close = _OPEN[opening.text]
    return Spot(
        start,
        f"缺少 {close}",
        f"a missing {close}",
        f"前面的 {opening.text} 没有关闭，请在此处补上 {close}",
        f"close the {opening.text} here with {close}",
    )


def check_numbers(text: str) -> Iterator[Spot]:
    """LIMIT and OFFSET without a number, FILTER without parentheses, commas in a projection."""
    tokens = list(find_tokens(text))
    selecting = False
    for token, after in pairwise([*tokens, Token("other", "", len(text))]):
        word = token.text.upper() if token.kind == "word" else token.text
        if token.kind == "word" and word in ("LIMIT", "OFFSET") and not after.text.isdecimal():
            yield Spot(after.start, f"{word} 之后不是数字", f"no number after {word}", f"例如 {word} 10", f"for instance {word} 10")
        if (
            token.kind == "word"
            and word == "FILTER"
            and after.kind in (*TERMS, "number")
            and after.kind != "prefixed"
            and after.kind != "iri"
        ):
            yield Spot(
                after.start, "FILTER 的条件没有括号", "a condition of FILTER without parentheses", "写成 FILTER (…)", "write FILTER (…)"
            )
        selecting = (token.kind == "word" and word == "SELECT") or (selecting and word not in ("WHERE", "{", "("))
        if selecting and word == ",":
            yield Spot(
                token.start,
                "SELECT 的变量之间有逗号",
                "a comma between the variables of SELECT",
                "变量之间用空格",
                "put blanks between variables",
            )


def check_projection(text: str) -> Iterator[Spot]:
    """A variable that SELECT gives beside an aggregate, or with GROUP BY, and that is not grouped by; one given twice."""
    tokens = list(find_tokens(text))
    for place, token in enumerate(tokens):
        if token.kind == "word" and token.text.upper() == "SELECT":
            yield from _check_select(tokens, place)


def place_behind(tokens: Sequence[Token], place: int) -> int:
    """The place behind the bracket that closes the one here."""
    depth = 0
    for i in range(place, len(tokens)):
        depth += (tokens[i].text in _OPEN) - (tokens[i].text in _CLOSE)
        if depth == 0:
            return i + 1
    return len(tokens)


def _check_select(tokens: Sequence[Token], place: int) -> Iterator[Spot]:
    end = next((i for i in range(place, len(tokens)) if tokens[i].text == "{"), len(tokens))
    plain, given, aggregate = _read_projection(tokens[place + 1 : end])
    grouped = _grouped(tokens, place_behind(tokens, end) if end < len(tokens) else end)
    for token in plain if aggregate or grouped is not None else ():
        if token.text[1:] not in (grouped or ()):
            names = " ".join(f"?{t.text[1:]}" for t in plain)
            yield Spot(
                token.start, f"{token.text} 没有分组", f"{token.text} is not grouped by",
                f"请加 GROUP BY {names}，或写成 (SAMPLE({token.text}) AS ?…)",
                f"add GROUP BY {names}, or write (SAMPLE({token.text}) AS ?…)",
            )  # fmt: skip
    names_seen = {t.text[1:] for t in plain}
    for token in given:
        if token.text[1:] in names_seen:
            yield Spot(
                token.start,
                f"{token.text} 已经用过",
                f"{token.text} is in use already",
                "AS 之后请用新的变量名",
                "give a new name after AS",
            )
        names_seen.add(token.text[1:])


def _read_projection(tokens: Sequence[Token]) -> tuple[list[Token], list[Token], bool]:
    """Plain variables, variables behind AS, and whether there is an aggregate."""
    plain, given, aggregate, depth = [], [], False, 0
    for i, token in enumerate(tokens):
        depth += (token.text == "(") - (token.text == ")")
        aggregate = aggregate or (token.kind == "word" and token.text.upper() in _AGGREGATES)
        if token.kind == "variable" and depth == 0:
            plain.append(token)
        elif token.kind == "variable" and i and tokens[i - 1].text.upper() == "AS":
            given.append(token)
    return plain, given, aggregate


def _grouped(tokens: Sequence[Token], place: int) -> set[str] | None:
    """The variables of the GROUP BY behind a pattern; ``None`` where there is none."""
    if not (place + 1 < len(tokens) and tokens[place].text.upper() == "GROUP" and tokens[place + 1].text.upper() == "BY"):
        return None
    found: set[str] = set()
    depth = 0
    for i in range(place + 2, len(tokens)):
        token = tokens[i]
        depth += (token.text == "(") - (token.text == ")")
        if token.kind == "variable" and (depth == 0 or tokens[i - 1].text.upper() == "AS"):
            found.add(token.text[1:])
        if (
            (token.text in _OPEN and token.text != "(")
            or token.text in "}"
            or (depth == 0 and token.text.upper() in ("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"))
        ):
            break
    return found
