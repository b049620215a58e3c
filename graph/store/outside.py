"""What would reach outside: ``SERVICE`` in a query, ``LOAD`` in an update. The engines would open a connection; a store never does.

Enters: SPARQL text. Leaves: nothing, or a ``QueryError`` with the place. The search must find every real clause whatever
stands around it, so it does not try to tell strings and IRIs apart from the rest (``FILTER(1<2)SERVICE#>`` is a clause that
a lexer takes for an IRI). A string that holds a whole clause is refused too, which hardly ever happens.
"""

from __future__ import annotations

import re

from graph.store.interface import QueryError

_GAP = r"(?:\s|#[^\r\n]*+)*+"  # blanks and comments, as the grammar has them between any two words
_WHERE = r"(?:<[^<>]*>|[?$]\w+|[^\s{}<>\"']*:[^\s{}<>\"']*)"
_SERVICE = re.compile(rf"(?<![?$:@])service{_GAP}(?:silent{_GAP})?{_WHERE}{_GAP}\{{", re.IGNORECASE)
_LOAD = re.compile(rf"(?<![?$:@])load{_GAP}(?:silent{_GAP})?(?:<|[^\s{{}}<>\"']*:)", re.IGNORECASE)
_COMMENT_LINE = re.compile(r"^[^\S\r\n]*#[^\"'\r\n]*", re.MULTILINE)  # with no quote in it, it ends no string


def refuse_outside(text: str, *, update: bool = False) -> None:
    """Raise ``QueryError`` where the text has a clause that would open a connection."""
    lowered = text.lower()
    if "service" in lowered:
        _refuse(_SERVICE, text, "SERVICE")
    if update and "load" in lowered:
        _refuse(_LOAD, text, "LOAD")


def _refuse(pattern: re.Pattern[str], text: str, word: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    bare = _COMMENT_LINE.sub(lambda m: " " * len(m[0]), lines)
    if found := pattern.search(bare):
        line = bare.count("\n", 0, found.start()) + 1
        column = found.start() - bare.rfind("\n", 0, found.start())
        raise QueryError(f"不执行 {word}，查询不得连接其他主机 / {word} is not carried out: no query may reach another host", line, column)
