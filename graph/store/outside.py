"""What would reach outside: ``SERVICE`` in a query, ``LOAD`` in an update. The engines would open a connection; a store never does.

Enters: SPARQL text. Leaves: nothing, or a ``QueryError`` with the place. The search must find every real clause whatever
stands around it, so it does not try to tell strings and IRIs apart from the rest (``FILTER(1<2)SERVICE#>`` is a clause that
a lexer takes for an IRI). A string that holds a whole clause is refused too, which hardly ever happens.

Only a sound text is refused for what it asks; else its fault is told. To see whether it is sound, each clause is put into words
of the same form that stay at home, and the engine reads that on nothing. ``LOAD SILENT`` is to succeed where the loading
fails (SPARQL 1.1 Update, section 3.1.4), and with a store it always fails: so it does nothing.
"""

from __future__ import annotations

import re

from graph.store.interface import OutsideError, QueryError
from graph.store.syntax import find_fault

_GAP = r"(?:\s|#[^\r\n]*)*+"  # blanks and comments, as the grammar has them between any two words
_WHERE = r"(?:<[^<>]*>|[?$]\w+|[^\s{}<>\"']*:[^\s{}<>\"']*)"
_GRAPH = r"(?:<[^<>]*>|[^\s{}<>\"';]*:[^\s{}<>\"';]*)"
_SERVICE = re.compile(rf"(?<![?$:@])service(?P<gap>{_GAP})(?P<silent>silent)?(?P<rest>{_GAP}{_WHERE}{_GAP}\{{)", re.IGNORECASE)
_LOAD = re.compile(rf"(?<![?$:@])load{_GAP}(?:silent{_GAP})?(?:<|[^\s{{}}<>\"']*:)", re.IGNORECASE)
_WHOLE_LOAD = re.compile(rf"(?<![?$:@])load{_GAP}(?P<silent>silent{_GAP})?{_GRAPH}(?:{_GAP}into{_GAP}graph{_GAP}{_GRAPH})?", re.IGNORECASE)
_COMMENT_LINE = re.compile(r"^[^\S\r\n]*#[^\"'\r\n]*", re.MULTILINE)  # with no quote in it, it ends no string
_NOTHING = "INSERT DATA {}"
_FAULT = "~"  # no word of SPARQL


def refuse_outside(text: str, *, update: bool = False) -> None:
    """Raise ``OutsideError`` where the text has a clause that would open a connection, ``QueryError`` where it is faulty as well."""
    lowered = text.encode("utf-8", "replace").lower()  # the words are ASCII; to lower Chinese text takes long
    if b"service" in lowered:
        _refuse(_SERVICE, text, "SERVICE", update=update)
    if update and b"load" in lowered:
        _refuse(_LOAD, text, "LOAD", update=update)


def silence_loads(text: str) -> str:
    """An update without its ``LOAD SILENT``, which changes nothing; the text as it is where it is faulty or a string holds one."""
    if "load" not in text.lower():
        return text
    bare = _strip_comments(text)
    silent = [m for m in _WHOLE_LOAD.finditer(bare) if m["silent"]]
    quiet = _put(bare, silent, [_NOTHING] * len(silent))
    if not silent or _find_fault(_stay_home(quiet), update=True):
        return text
    for number in range(len(silent)):  # a real one is no longer SPARQL with a fault in its place, a string may hold any
        broken = _put(bare, silent, [_FAULT if n == number else _NOTHING for n in range(len(silent))])
        if not _find_fault(_stay_home(broken), update=True):
            return text
    return quiet


def _put(text: str, matches: list[re.Match[str]], words: list[str]) -> str:
    """The text with a word in the place of each match."""
    for match, word in zip(reversed(matches), reversed(words), strict=True):
        text = text[: match.start()] + _pad(word, match[0]) + text[match.end() :]
    return text


def _pad(word: str, old: str) -> str:
    """The word, as long as what it stands for and with as many lines, so that what follows keeps its place."""
    rest = "\n" * old[: len(word)].count("\n") + re.sub(r"[^\n]", " ", old[len(word) :])
    return word + rest


def _stay_home(text: str) -> str:
    """The text with each clause in words that reach nothing; it is as sound or as faulty as before."""
    return _WHOLE_LOAD.sub(lambda m: _pad(_NOTHING, m[0]), _SERVICE.sub(_ask_here, text))


def _ask_here(clause: re.Match[str]) -> str:
    return "GRAPH  " + clause["gap"] + " " * len(clause["silent"] or "") + clause["rest"]


def _find_fault(text: str, *, update: bool) -> QueryError | None:
    """The fault of a text that reaches nothing outside."""
    if _SERVICE.search(text) or (update and _LOAD.search(text)):
        return None  # a form that was not put into other words: nothing is known of the rest
    return find_fault(text, update=update)


def _strip_comments(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _COMMENT_LINE.sub(lambda m: " " * len(m[0]), lines)


def _refuse(pattern: re.Pattern[str], text: str, word: str, *, update: bool) -> None:
    bare = _strip_comments(text)
    if found := pattern.search(bare):
        if fault := _find_fault(_stay_home(bare), update=update):
            raise fault
        line = bare.count("\n", 0, found.start()) + 1
        column = found.start() - bare.rfind("\n", 0, found.start())
        raise OutsideError(
            f"不执行 {word}，查询不得连接其他主机 / {word} is not carried out: no query may reach another host", line, column
        )
