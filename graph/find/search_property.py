"""``?x cp:search "zndx"`` in a query, before a store sees it: the hits of the index in its place.

Enters: SPARQL text. Leaves: where searches stand in it, and the text with a ``VALUES`` block for each. A search is written

    ?x cp:search "text"                       at most 100 hits, best first
    ?x cp:search ("text" 20)                  at most 20
    ?x cp:search ("text" cp:University 20)    of one class or several
    (?x ?rank ?why ?name) cp:search "text"    also the place in the order from 1, the reason, the name that matched

alone or in a list with ``;``, anywhere in a pattern but not in a template, and with the text written out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.find.edits import Edit
from graph.find.hits import Hit
from graph.find.search_values import read_string, render_values
from graph.find.typed import BadSearchError
from graph.ontology import CP, PREFIXES
from graph.query.faults import Fault, FaultyQueryError
from graph.query.tokens import Token, find_tokens, place_of
from graph.store.interface import QueryError

SEARCH = CP + "search"
DEFAULT_HITS, MOST_HITS = 100, 10_000
FORMS = '?x cp:search "text" | ?x cp:search ("text" cp:University 20) | (?x ?rank ?why ?name) cp:search "text"'

_TEMPLATES = ("CONSTRUCT", "INSERT", "DELETE", "DATA")
_CLAUSES = ("FILTER", "BIND", "VALUES", "OPTIONAL", "MINUS", "GRAPH", "SERVICE", "UNION", "SELECT")
_MOST_VARIABLES = 4


@dataclass(frozen=True, slots=True)
class Search:
    """One search: what it asks for. ``classes`` are local names of the ontology."""

    text: str
    classes: tuple[str, ...]
    limit: int


Finder = Callable[[Search], Sequence[Hit]]


def find_edits(text: str, find: Finder) -> list[Edit]:
    """The edits that put hits in the place of searches, in order. Raises ``QueryError`` where a search is not written as it should be."""
    return sorted(_Reader(text, find).read(), key=lambda e: (e.start, e.end))


class _Reader:
    """Walks through the groups of a query and looks at the statements in them."""

    def __init__(self, text: str, find: Finder) -> None:
        self._text = text
        self._find = find
        self._tokens = [*find_tokens(text), Token("other", "", len(text))]
        self._prefixes = {**PREFIXES, **self._declared()}
        self._edits: list[Edit] = []

    def read(self) -> list[Edit]:
        i = 0
        last = ""
        while i < len(self._tokens) - 1:
            token = self._tokens[i]
            word = token.text.upper() if token.kind == "word" else ""
            if token.text == "{":
                i = self._skip(i) if last in _TEMPLATES or last == "VALUES" else self._group(i + 1, bare=last == "BARE")
                last = ""
            elif word in ("PREFIX", "BASE"):
                i += 3 if word == "PREFIX" else 2
            elif word == "WHERE":
                last, i = "BARE" if last in _TEMPLATES else "", i + 1
            else:
                last, i = word or (last if last == "VALUES" else ""), self._skip(i) if token.text == "(" else i + 1
        return self._edits

    def _declared(self) -> dict[str, str]:
        found = {}
        for one, two, three in zip(self._tokens, self._tokens[1:], self._tokens[2:], strict=False):
            if one.text.upper() == "PREFIX" and two.kind == "prefixed" and three.kind == "iri":
                found[two.text[:-1]] = three.text[1:-1]
        return found

    def _iri(self, token: Token) -> str:
        if token.kind == "iri":
            return token.text[1:-1]
        prefix, colon, local = token.text.partition(":")
        return self._prefixes.get(prefix, "?") + local if colon and token.kind == "prefixed" else ""

    def _is_search(self, i: int) -> bool:
        return self._tokens[i].kind in ("iri", "prefixed") and self._iri(self._tokens[i]) == SEARCH

    def _fault(self, i: int, said: str) -> QueryError:
        """``said`` is Chinese, `` / `` and English."""
        zh, _, en = said.partition(" / ")
        place = place_of(self._text, self._tokens[i].start)
        return FaultyQueryError(Fault(*place, f"cp:search {zh}", f"cp:search {en}", f"应写作 {FORMS}", f"write {FORMS}"))

    def _skip(self, i: int) -> int:
        """Past the bracket that closes the one at ``i``."""
        depth = 0
        while i < len(self._tokens) - 1:
            depth += (self._tokens[i].text in ("(", "[", "{")) - (self._tokens[i].text in (")", "]", "}"))
            i += 1
            if not depth:
                break
        return i

    def _expression(self, i: int) -> int:
        """Past an expression in brackets; groups in it (``EXISTS``) are read."""
        depth = 0
        while i < len(self._tokens) - 1:
            if self._tokens[i].text == "{":
                i = self._group(i + 1)
                continue
            depth += (self._tokens[i].text == "(") - (self._tokens[i].text == ")")
            i += 1
            if not depth:
                break
        return i

    def _group(self, i: int, *, bare: bool = False) -> int:
        """Past the end of a group that begins before ``i``."""
        while i < len(self._tokens) - 1:
            token = self._tokens[i]
            if token.text == "}":
                return i + 1
            if token.text == "{":
                i = self._group(i + 1)
            elif token.kind == "word" and token.text.upper() not in ("A", "TRUE", "FALSE"):
                i = self._clause(i)
            elif token.text == ".":
                i += 1
            else:
                i = self._statement(i, bare=bare)
        return i

    def _clause(self, i: int) -> int:
        word = self._tokens[i].text.upper()
        if word in ("FILTER", "BIND"):
            i += 1
            while self._tokens[i].text not in ("(", "{", "}", ""):
                i += 1
            return self._expression(i) if self._tokens[i].text == "(" else i
        if word == "VALUES":
            while self._tokens[i].text not in ("{", ""):
                i += 1
            return self._skip(i)
        if word == "SELECT":
            while self._tokens[i].text not in ("{", ""):
                i = self._skip(i) if self._tokens[i].text == "(" else i + 1
            return self._modifiers(self._group(i + 1))
        if word in ("GRAPH", "SERVICE"):
            return i + (3 if self._tokens[i + 1].text.upper() == "SILENT" else 2)
        return i + 1

    def _modifiers(self, i: int) -> int:
        """Past ``GROUP BY``, ``LIMIT`` and the like after an inner query."""
        while self._tokens[i].text not in ("}", ""):
            i = self._skip(i) if self._tokens[i].text in ("(", "{") else i + 1
        return i

    def _node(self, i: int) -> int:
        return self._skip(i) if self._tokens[i].text in ("(", "[") else i + 1

    def _statement(self, i: int, *, bare: bool) -> int:
        """Past the triples of one subject."""
        subject, verb = i, self._node(i)
        self._refuse_inside(subject, verb)
        blocks: list[str] = []
        cuts: list[tuple[int, int]] = []
        plain = False  # whether anything but searches is said of the subject
        while True:
            if self._is_search(verb):
                end, found = self._objects(verb + 1, bare=bare)
                blocks += [self._block(subject, search) for search in found]
                cuts.append((verb, end + (not plain and self._tokens[end].text == ";")))  # a ``;`` may stand too much, but not first
            else:
                end, plain = self._plain(verb), True
            verb = end
            while self._tokens[verb].text == ";":
                verb += 1
            if verb == end or self._ends(verb):
                break
        if blocks:
            self._edit(subject, blocks, cuts if plain else [(subject, verb)], alone=not plain)
        return verb

    def _plain(self, verb: int) -> int:
        """Past a verb and its objects that are no search."""
        i = verb
        while not self._ends(i) and self._tokens[i].text != ";":
            after = self._node(i)
            self._refuse_inside(i, after)
            i = after
        return i

    def _ends(self, i: int) -> bool:
        token = self._tokens[i]
        return token.text in (".", "}", "{", "") or (token.kind == "word" and token.text.upper() in _CLAUSES)

    def _refuse_inside(self, start: int, end: int) -> None:
        """A search within a path or square brackets has no variable for its hits."""
        for i in range(start, end):
            if self._is_search(i) and (end - start > 1 or self._tokens[start - 1].text in ("/", "|", "^", "!")):
                raise self._fault(i, "前面须有变量 / has no variable before it")

    def _objects(self, i: int, *, bare: bool) -> tuple[int, list[Search]]:
        if bare:
            raise self._fault(i - 1, "不能用于简写的 WHERE / cannot stand in a short WHERE, which is also a template")
        found = []
        while True:
            end = self._node(i)
            found.append(self._search(i, end))
            if self._tokens[end].text != ",":
                break
            i = end + 1
        if not (self._ends(end) or self._tokens[end].text == ";"):
            raise self._fault(end, "之后有多余的内容 / is followed by something else")
        return end, found

    def _search(self, start: int, end: int) -> Search:
        parts = self._tokens[start + 1 : end - 1] if self._tokens[start].text == "(" else self._tokens[start:end]
        if not parts or parts[0].kind != "string":
            raise self._fault(start, "须写出要找的文字 / needs its text written out")
        classes, limit = [], DEFAULT_HITS
        for number, token in enumerate(parts[1:], start + 2):
            if token.kind in ("iri", "prefixed"):
                classes.append(self._iri(token).removeprefix(CP))
            elif token.kind == "number" and token.text.isdecimal() and 1 <= int(token.text) <= MOST_HITS:
                limit = int(token.text)
            else:
                raise self._fault(
                    number, f"之后应为类别或 1–{MOST_HITS} 的个数 / takes classes and a number up to {MOST_HITS} after its text"
                )
        return Search(read_string(parts[0].text), tuple(classes), limit)

    def _block(self, subject: int, search: Search) -> str:
        variables = self._variables(subject)
        try:
            return render_values(variables, self._find(search))
        except BadSearchError as error:
            raise self._fault(subject, str(error)) from error

    def _variables(self, subject: int) -> list[str]:
        tokens = self._tokens[subject : self._node(subject)]
        inner = tokens[1:-1] if tokens[0].text == "(" else tokens
        if not 1 <= len(inner) <= _MOST_VARIABLES or any(t.kind != "variable" for t in inner):
            raise self._fault(subject, f"前面应为 1–{_MOST_VARIABLES} 个变量 / needs one to {_MOST_VARIABLES} variables before it")
        return [t.text for t in inner]

    def _edit(self, subject: int, blocks: list[str], cuts: list[tuple[int, int]], *, alone: bool) -> None:
        """The blocks go before the subject, the searches away; where nothing else is said of the subject, it goes too."""
        if not alone and self._tokens[subject].text == "(":
            raise self._fault(subject, "有多个变量时须单独成句 / with several variables before it must stand alone, without ;")
        at = self._tokens[subject].start
        self._edits.append(Edit(at, at, " ".join(blocks) + " "))
        for start, stop in cuts:
            begin, end = self._tokens[start].start, self._tokens[stop].start
            self._edits.append(Edit(begin, end, "\n" * self._text.count("\n", begin, end)))  # so that lines keep their numbers
