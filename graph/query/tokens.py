"""The words of a SPARQL text with their places, so that a query can be looked at before a store sees it.

Enters: SPARQL text, faulty or not. Leaves: tokens. Comments and blanks give none; what is no token of the grammar is one of
kind ``other``. Source: SPARQL 1.1 Query Language, section 19.8.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["iri", "string", "variable", "prefixed", "blank", "word", "number", "other"]

_PREFIX = r"[^\W_][\w\-·.]{0,100}+"  # bounded and possessive, here and below: no text, however odd, takes more than linear time
_LOCAL = r"(?:[\w\-·:]|%[0-9A-Fa-f]{2}|\\[^\s\w]|\.+(?=[\w\-·:%\\]))*+"
_LONG_STRING = r"\"\"\"(?:\\.|\"{0,2}[^\"\\])*+(?:\"\"\")?|'''(?:\\.|'{0,2}[^'\\])*+(?:''')?"  # closed or not
_SHORT_STRING = r"\"(?:\\.|[^\"\\\r\n])*+\"?|'(?:\\.|[^'\\\r\n])*+'?"
_TOKEN = re.compile(
    r"(?P<skip>\s+|#[^\r\n]*)"
    r"|(?P<iri><[^<>\"{}|^`\\\x00-\x20]*+>)"
    rf"|(?P<string>{_LONG_STRING}|{_SHORT_STRING})"
    r"|(?P<variable>[?$]\w+)"
    r"|(?P<blank>_:[\w\-·]*)"
    rf"|(?P<prefixed>(?:{_PREFIX})?:{_LOCAL})"
    r"|(?P<number>[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<word>@?[^\W\d][\w\-]*)"
    r"|(?P<other>.)",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")  # allowed anywhere in a query, also within a word
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")


class Token(NamedTuple):
    """One word of a query; ``start`` counts characters from 0."""

    kind: Kind
    text: str
    start: int


def find_tokens(text: str) -> Iterator[Token]:
    """The tokens of a SPARQL text in order.

    >>> [t.text for t in find_tokens("ASK { ?x cp:builds <a> } # end")]
    ['ASK', '{', '?x', 'cp:builds', '<a>', '}']
    """
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind != "skip":
            yield Token(kind, match[0], match.start())  # type: ignore[arg-type]  # the groups are the kinds


def query_form(text: str) -> str:
    """``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``; ``UPDATE`` for an update; empty where the text is neither.

    >>> query_form("PREFIX select: <x> DESCRIBE <y>")
    'DESCRIBE'
    """
    for token in find_tokens(text):
        word = token.text.upper()
        if token.kind == "word" and word in _FORMS:
            return word
        if token.kind == "word" and word in _UPDATES:
            return "UPDATE"
    return ""


def find_remote(text: str) -> Token | None:
    """The first word by which a text would make the store open a connection: ``SERVICE``, or ``LOAD`` in an update.

    Its place counts in the text with character escapes resolved.
    """
    text = _ESCAPE.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), text)
    updates = query_form(text) == "UPDATE"
    words = (t for t in find_tokens(text) if t.kind == "word")
    return next((t for t in words if t.text.upper() == "SERVICE" or (updates and t.text.upper() == "LOAD")), None)


def place_of(text: str, start: int) -> tuple[int, int]:
    """Line and column, both from 1, of a place in a text."""
    before = text[:start]
    return before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1
