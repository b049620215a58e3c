"""Checks the triples of a query: whether a dot or a term is missing. For ``faults``.

Enters: SPARQL text that a store has turned away. Leaves: at most one spot. Expressions, lists and blocks of values are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.query.grammar import TERMS, Spot, place_behind
from graph.query.tokens import Token, find_tokens

_JOINS = ("/", "|", "^")  # after these a term belongs to the path before it
_MARKS = ("+", "*", "?", "!")
_APART = ("VALUES", "FILTER", "BIND", "GRAPH", "GROUP", "ORDER", "HAVING", "SELECT", "LIMIT", "OFFSET", "(", "[")


def check_triples(text: str) -> Iterator[Spot]:
    """A triple of four terms, where a dot is missing, or of one or two, where a term is."""
    tokens = list(find_tokens(text))
    place = next((i for i, t in enumerate(tokens) if t.text == "{"), len(tokens))
    terms: list[Token] = []
    while place < len(tokens):
        token = tokens[place]
        if _word(token) in _APART:
            terms = [*terms, token][:3] if token.text in "([" else []  # a list or a node stands where a term could
            place = _skip(tokens, place)
            continue
        if token.text in ("{", "}", "."):
            if 1 <= len(terms) <= 2:
                yield _short(token, terms)
                return
            terms = []
        elif token.text in (";", ","):
            terms = terms[: 1 if token.text == ";" else 2]
        elif token.kind in TERMS or token.text == "a":
            terms += [] if _is_joined(tokens, place) else [token]
        elif token.kind == "word" and not token.text.startswith("@"):
            terms = []
        if len(terms) == 4:
            yield _crowded(token)
            return
        place += 1


def _word(token: Token) -> str:
    return token.text.upper() if token.kind == "word" else token.text


def _skip(tokens: Sequence[Token], place: int) -> int:
    """The place behind what holds no plain triples."""
    word = _word(tokens[place])
    if word == "GRAPH":
        return place + 2
    if word in ("(", "["):
        return place_behind(tokens, place)
    ends = "{" if word == "VALUES" else "({" if word in ("FILTER", "BIND") else "{}"
    at = next((i for i in range(place + 1, len(tokens)) if tokens[i].text in ends), len(tokens))
    return place_behind(tokens, at) if word in ("VALUES", "FILTER", "BIND") and at < len(tokens) and tokens[at].text in ends[:1] else at


def _is_joined(tokens: Sequence[Token], place: int) -> bool:
    """Whether a term goes on with a path or is the datatype of a string."""
    return tokens[place - 1].text in _JOINS and (tokens[place - 1].text != "^" or tokens[place - 2].text in (*_JOINS, *_MARKS))


def _short(token: Token, terms: Sequence[Token]) -> Spot:
    told = " ".join(t.text for t in terms)
    return Spot(
        token.start,
        f"三元组不完整：{told}",
        f"a triple that is not complete: {told}",
        "三元组要有主语、谓语、宾语",
        "a triple has a subject, a predicate and an object",
    )


def _crowded(token: Token) -> Spot:
    return Spot(
        token.start,
        "两条三元组之间缺少 .",
        "a missing . between two triples",
        f"请在 {token.text} 之前加 .",
        f"put a . before {token.text}",
    )
