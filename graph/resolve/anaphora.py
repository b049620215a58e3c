"""Words that point back: 该院, 我市, 共同体, 双方, and whom they mean.

Part of resolution inside a document, before relations are read. In: a document and its entities with their named
mentions. Out: extra mentions with ``role="anaphor"``, per entity id. 双方 gives one mention to each of its two entities,
with the same span. They are never aliases. Which words there are stands in ``anaphors.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise

from graph.model import Document, Entity, Mention
from graph.resolve.definites import BY, GOES, OPEN, choose_main, choose_speaker, find_defined

_HOW = frozenset({"former", "home", "issuer", "last", "latter", "list", "main", "only", "pair", "self"})
_STANDS = {"{open}": OPEN, "{goes}": GOES, "{by}": BY}
_OPEN = re.compile(OPEN)
_SIDES = re.compile(r"[^。\n]{0,12}?(?:与|和|同|携手|联合)[^。\n、,]{0,12}?")
_HALF_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)}
_LIST_MARK = re.compile(r"[\"”》)]?(?:、|和|以及|及|与)[\"“《]?")
_DIGITS = {w: i for i, w in enumerate("〇一二三四五六七八九十")} | {"两": 2}
_WARES = frozenset({"Technology", "FinancialProduct"})  # 后者 alone means who was named, not what is made
_PAIR_REACH = 160  # characters between a pair and its 双方


@dataclass(frozen=True, slots=True)
class Anaphor:
    """One row of ``anaphors.tsv``."""

    form: re.Pattern[str]
    how: str
    types: frozenset[str]
    suffix: re.Pattern[str]
    opens: bool  # only at the start of a clause; looked at where the form matches, for it is slow to look at everywhere


@cache
def load_anaphors() -> tuple[Anaphor, ...]:
    """The rows of ``anaphors.tsv``; a malformed row stops with file and line."""
    out: list[Anaphor] = []
    text = (files("graph.resolve") / "anaphors.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith(("#", "form\t")):
            continue
        fields = line.split("\t")
        if len(fields) != 4 or fields[1] not in _HOW:
            raise ValueError(f"anaphors.tsv:{number}: found {line!r}, expected form, one of {sorted(_HOW)}, types, suffix")
        opens = fields[0].startswith("{open}")
        form = re.sub(r"\{(?:open|goes|by)\}", lambda m: _STANDS[m[0]], fields[0].removeprefix("{open}"))
        out.append(Anaphor(re.compile(form), fields[1], frozenset(fields[2].split()), re.compile(f"(?:{fields[3]})$"), opens))
    return tuple(out)


def find_anaphors(document: Document, entities: Iterable[Entity], home: str | None) -> dict[str, tuple[Mention, ...]]:
    """Anaphor mentions by entity id, in text order; an anaphor that no entity fits is left out."""
    text = document.text.translate(_HALF_WIDTH)
    scene = _Scene(text, tuple(entities), home, document)
    found: dict[str, list[Mention]] = {}
    for start, end, row in _spans(text, scene.taken):
        for entity in scene.resolve(row, start, end):
            mention = Mention(start, end, document.text[start:end], entity.type, f"anaphor:{row.how}", 0.8, "anaphor")
            found.setdefault(entity.id, []).append(mention)
            scene.named.append((start, entity))
    return {entity: tuple(mentions) for entity, mentions in found.items()}


def _spans(text: str, taken: bytearray) -> list[tuple[int, int, Anaphor]]:
    """Non-overlapping matches outside named mentions, in text order; the row that stands first in the file wins."""
    spans: dict[int, tuple[int, int, Anaphor]] = {}
    covered = bytearray(taken)
    for row in load_anaphors():
        for match in row.form.finditer(text):
            start, end = match.span()
            if not any(covered[start:end]) and (not row.opens or _OPEN.match(text, start)):
                covered[start:end] = b"\1" * (end - start)
                spans[start] = (start, end, row)
    return [spans[start] for start in sorted(spans)]


class _Scene:
    """Who has been named where, as the reader goes through the text."""

    def __init__(self, text: str, entities: tuple[Entity, ...], home: str | None, document: Document) -> None:
        self.text = text
        self.title = (document.title or text.split("\n", 1)[0]).translate(_HALF_WIDTH)
        self.issuer = next((e for e in entities if document.issuer in (e.name, *e.aliases)), None)
        self.defined = find_defined(text, entities)
        self.entities = entities
        self.home = next((e for e in entities if e.id == home), None)
        self.taken = bytearray(len(text))
        self.named: list[tuple[int, Entity]] = sorted(
            ((m.start, e) for e in entities for m in e.mentions), key=lambda pair: (pair[0], pair[1].id)
        )
        for entity in entities:
            for mention in entity.mentions:
                self.taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)

    def resolve(self, row: Anaphor, offset: int, end: int) -> tuple[Entity, ...]:
        """The entities the word at ``offset`` stands for; empty if none fits."""
        defined = self.defined.get(self.text[offset:end])
        if defined and defined.type in row.types:
            return (defined,)
        if row.how == "pair":
            return self._pair(row, offset)
        if row.how == "list":
            return self._list(row, offset, self.text[offset:end])
        finders = {"home": self._home, "issuer": self._issuer, "last": self._last, "only": self._only}
        finders |= {"main": self._main, "self": self._self, "former": self._former, "latter": self._latter}
        entity = finders[row.how](row, offset)
        return () if entity is None else (entity,)

    def _home(self, row: Anaphor, offset: int) -> Entity | None:
        """Home if its name has the level the word states (我市 ↔ …市), else the document's only region of that level."""
        if self.home and _ends(self.home, row.suffix):
            return self.home
        fitting = [e for e in self.entities if e.type == "Region" and _ends(e, row.suffix)]
        return fitting[0] if len(fitting) == 1 else None

    def _issuer(self, row: Anaphor, offset: int) -> Entity | None:
        """The body that issues the document if its name has the kind the word states (我局), else as ``_only``."""
        if self.issuer and self.issuer.type in row.types and _ends(self.issuer, row.suffix):
            return self.issuer
        return self._only(row, offset)

    def _last(self, row: Anaphor, offset: int) -> Entity | None:
        best: tuple[int, Entity] | None = None
        for start, entity in self.named:
            if start < offset and entity.type in row.types and _ends(entity, row.suffix) and (best is None or start >= best[0]):
                best = (start, entity)
        return best[1] if best else None

    def _main(self, row: Anaphor, offset: int) -> Entity | None:
        fitting = [(start, e) for start, e in self.named if start < offset and e.type in row.types and _ends(e, row.suffix)]
        return choose_main(self.text, sorted(fitting, key=lambda place: place[0]), offset, self.title)

    def _self(self, row: Anaphor, offset: int) -> Entity | None:
        """The body that speaks, the same all through the document."""
        fitting = [e for e in self.entities if e.type in row.types and e.mentions and _ends(e, row.suffix)]
        words = [m.start() for m in row.form.finditer(self.text)]
        return choose_speaker(self.text, fitting, words, (self.title, self.home.name if self.home else ""))

    def _joined(self, row: Anaphor, offset: int) -> tuple[Entity, Entity] | None:
        """The nearest two names before 前者, 后者 that a list mark joins, in the paragraph."""
        floor = max(offset - _PAIR_REACH, self.text.rfind("\n", 0, offset))
        named = sorted(
            ((m.start, m.end, e) for e in self.entities if e.type in row.types for m in e.mentions if floor <= m.start < offset),
            key=lambda place: place[0],
        )
        for (_, end, a), (start, _, b) in reversed(list(pairwise(named))):
            if a.id != b.id and _LIST_MARK.fullmatch(re.sub(r"[(][^()]*[)]", "", self.text[end:start])):
                return a, b
        return None

    def _former(self, row: Anaphor, offset: int) -> Entity | None:
        pair = self._joined(row, offset)
        return pair[0] if pair else None

    def _latter(self, row: Anaphor, offset: int) -> Entity | None:
        pair = self._joined(row, offset)
        return pair[1] if pair else self._last(replace(row, types=row.types - _WARES), offset)

    def _only(self, row: Anaphor, offset: int) -> Entity | None:
        """The most mentioned one; of several with the same count the one named last before the word."""
        fitting = [e for e in self.entities if e.type in row.types and e.mentions and _ends(e, row.suffix)]
        if not fitting:
            return None
        most = max(len(e.mentions) for e in fitting)
        leading = [e for e in fitting if len(e.mentions) == most]
        return leading[0] if len(leading) == 1 and (len(fitting) == 1 or most > 2) else self._last(row, offset)

    def _list(self, row: Anaphor, offset: int, word: str) -> tuple[Entity, ...]:
        """All members of the nearest list in the paragraph before that has as many as the word counts (4家基地)."""
        number = re.search(r"\d+|[一二三四五六七八九十两]", word)
        count = 0 if number is None else int(number[0]) if number[0].isdigit() else _DIGITS[number[0]]
        floor = self.text.rfind("\n", 0, offset)
        named = sorted(
            ((m.start, m.end, e) for e in self.entities if e.type in row.types for m in e.mentions if floor <= m.start < offset),
            key=lambda place: place[0],
        )
        run: list[Entity] = []
        best: tuple[Entity, ...] = ()
        for i, (start, _, entity) in enumerate(named):
            run = [*run, entity] if i and _LIST_MARK.fullmatch(self.text[named[i - 1][1] : start]) else [entity]
            goes_on = i + 1 < len(named) and _LIST_MARK.fullmatch(self.text[named[i][1] : named[i + 1][0]])
            if len(run) == count > 1 and not goes_on:
                best = tuple(run)
        return best

    def _pair(self, row: Anaphor, offset: int) -> tuple[Entity, ...]:
        """The nearest two bodies that 与, 和 or 携手 stands between, in the same paragraph."""
        floor = max(offset - _PAIR_REACH, self.text.rfind("\n", 0, offset))
        sides = [(m, e) for e in self.entities if e.type in row.types for m in e.mentions if floor <= m.start < offset]
        sides.sort(key=lambda side: side[0].start)
        for (left, a), (right, b) in reversed(list(pairwise(sides))):
            between = re.sub(r"[(][^()]*[)]", "", self.text[left.end : right.start])
            if a.id != b.id and _SIDES.fullmatch(between):
                return (a, b)
        return ()


def _ends(entity: Entity, suffix: re.Pattern[str]) -> bool:
    return any(suffix.search(name) for name in (entity.name, *entity.aliases))
