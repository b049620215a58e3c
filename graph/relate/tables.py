"""Claims of the rows of a table in running text: 序号 名称 牵头单位 …, columns parted by tabs, bars or two spaces.

In: a ``Context``. Out: ``Claim`` values. What a column says of the row's thing stands in ``patterns/columns.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.model import Claim
from graph.relate.context import Context
from graph.relate.masking import CLOSE, OPEN

_NUMBERED = re.compile(r"[(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)、.]?(?!\d)")
_ROLES = (
    (re.compile(r"牵头(?:单位|企业)"), "leads"),
    (re.compile(r"(?:成员|理事|会员|承担|参与|核心|骨干|共建)(?:单位|企业)"), "memberOf"),
)
_LISTED = re.compile(r"名单|清单|目录|如下|公示|入选|认定")
_GAP = re.compile(r"\t+|[ ]*\|[ ]*|[ \u3000]{1,}")


@dataclass(frozen=True, slots=True)
class Column:
    """One row of ``columns.tsv``: the entity in such a column stands in a relation to the row's thing, or the thing to it (``>``)."""

    header: re.Pattern[str]
    relations: tuple[str, ...]  # tried in order; the first that the ontology allows is taken


@cache
def load_columns() -> tuple[Column, ...]:
    """The rows of ``columns.tsv``; a malformed row stops with file and line."""
    out: list[Column] = []
    text = (files("graph.relate") / "patterns" / "columns.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith(("#", "header\t")):
            continue
        fields = line.split("\t")
        if len(fields) != 2:
            raise ValueError(f"columns.tsv:{number}: found {line!r}, expected header and relations")
        out.append(Column(re.compile(fields[0]), tuple(fields[1].split())))
    return tuple(out)


def find_column(heading: str) -> Column | None:
    """What a heading or label means; ``None`` if nothing is known of it."""
    return next((c for c in load_columns() if c.header.fullmatch(heading)), None)


def relate_column(context: Context, column: Column, entity: str, thing: str) -> tuple[str, str, str] | None:
    """The first relation of the column that the ontology allows, as a triple."""
    for relation in column.relations:
        triple = (thing, relation[1:], entity) if relation.startswith(">") else (entity, relation, thing)
        if context.allows(*triple):
            return triple
    return None


def find_table_claims(context: Context) -> Iterator[Claim]:
    """Claims of every table: a header line with a known cell, the rows under it, and later rows of the same make.

    A second table without a header (附:首批名单) is read by the columns of the first, but only the table under a
    list's own heading says that its things are on that list.
    """
    header: list[Column | None] | None = None
    award: str | None = None
    above, above_at = "", 0
    for line in re.finditer(r"[^\n]+", context.masked.text):
        found = _header_of(line.group())
        row = _cells(line.group(), line.start())
        if (heading := _award_heading(context, line.group(), line.start())) is not None:
            header, award = header or [], heading
            above, above_at = line.group(), line.start()
        elif found is not None:
            header, award = found, _list_above(context, line.start())
        elif _is_row(row):
            if header is None and (_LISTED.search(above) or _names_list(context, above_at, len(above))):
                header, award = [], _list_above(context, line.start())
            if header is not None:
                yield from _row_claims(context, header, row)
                yield from _listing_claims(context, award, row)
            yield from _role_claims(context, above, row)
        else:
            award = None
            header = None if header == [] else header
            above, above_at = line.group(), line.start()


def _award_heading(context: Context, line: str, position: int) -> str | None:
    """The one prize or list that a short line names and nothing else: 三、科学技术进步奖一等奖; ``None`` for other lines."""
    groups = list(context.groups_in(position, position + len(line)))
    if len(groups) != 1 or len(groups[0].members) != 1 or groups[0].members[0][1] != "Award" or position == 0:
        return None
    rest = _NUMBERED.sub("", re.sub(f"{OPEN}[^{CLOSE}]*{CLOSE}", "", line), count=1).strip(" :(附件)")
    return groups[0].members[0][0] if len(rest) <= 8 and not re.search(r"[,;。]", rest) else None


def _names_list(context: Context, position: int, length: int) -> bool:
    """True for a short heading that names a published list: 附件:2025年云岭市中试平台名单."""
    return length < 30 and any(kind == "Award" for group in context.groups_in(position, position + length) for _, kind in group.members)


def _list_above(context: Context, position: int) -> str | None:
    """The list (an Award) that the lines above a table speak of; the last named before it, else one that the title names."""
    awards = {e.id: e for e in context.reading.entities if e.type == "Award" and re.search(r"名单|清单|目录|榜|库$", e.name)}
    for token, group in zip(reversed(context.masked.tokens), reversed(context.masked.groups), strict=True):
        if token < position:
            for entity, _ in group.members:
                if entity in awards:
                    return entity
    title = context.reading.document.text[:200]
    return next((e.id for e in awards.values() if any(n in title for n in (e.name, *e.aliases))), None)


def _listing_claims(context: Context, award: str | None, row: list[tuple[int, str]]) -> Iterator[Claim]:
    """The row's first thing receives the list; so does the list's issuer issue it."""
    thing = next((_entities(context, cell) for cell in row if OPEN in cell[1]), ())
    if award is None or not thing:
        return
    start, end, quote = context.quote(row[0][0], row[-1][0] + len(row[-1][1]))
    if context.allows(thing[0], "receives", award):
        yield Claim(thing[0], "receives", award, start, end, quote, "table.listed", 0.85)
    if context.issuer and context.allows(context.issuer, "issues", award):
        yield Claim(context.issuer, "issues", award, start, end, quote, "table.list-issuer", 0.75)


def _cells(line: str, base: int) -> list[tuple[int, str]]:
    """(masked offset, text) of the cells of a line."""
    out: list[tuple[int, str]] = []
    at = 0
    for gap in (*_GAP.finditer(line), None):
        end = gap.start() if gap else len(line)
        if line[at:end].strip():
            out.append((base + at, line[at:end]))
        at = gap.end() if gap else at
    return out


def _header_of(line: str) -> list[Column | None] | None:
    """The columns of a header line, ``None`` in the place of one without a relation; ``None`` if it is no header."""
    cells = [text for _, text in _cells(line, 0)]
    if len(cells) < 2 or OPEN in line or any(len(c) > 14 for c in cells) or re.search(r"[。,;]", line):
        return None
    columns = [find_column(cell) for cell in cells]
    return columns if any(columns) else None


def _role_claims(context: Context, heading: str, row: list[tuple[int, str]]) -> Iterator[Claim]:
    """Numbered names under a heading like 二、成员单位 stand in that role to the community the document is about."""
    role = next((relation for word, relation in _ROLES if word.search(heading)), None)
    community = context.subjects.protagonist
    if role is None or len(heading) > 40 or community is None or context.kinds[community] != "InnovationCommunity":
        return
    start, end, quote = context.quote(row[0][0], row[-1][0] + len(row[-1][1]))
    for cell in row:
        for entity in _entities(context, cell):
            if context.allows(entity, role, community):
                yield Claim(entity, role, community, start, end, quote, f"list.{role}", 0.8)


def _is_row(row: list[tuple[int, str]]) -> bool:
    """A numbered line without a full stop whose cells hold a mention."""
    return bool(row) and bool(_NUMBERED.match(row[0][1])) and any(OPEN in t for _, t in row) and not any("。" in t for _, t in row)


def _row_claims(context: Context, header: list[Column | None], row: list[tuple[int, str]]) -> Iterator[Claim]:
    """The row's thing is the first mention in a column without a relation; the known columns speak of it."""
    if len(row) < 2 or len(row) < len(header) - 1:
        return
    pairs = list(zip(row, header, strict=False))
    thing = next((_entities(context, cell) for cell, column in pairs if column is None and OPEN in cell[1]), ())
    for cell, column in pairs:
        if column is not None and thing and OPEN in cell[1]:
            start, end, quote = context.quote(row[0][0], row[-1][0] + len(row[-1][1]))
            for entity in _entities(context, cell):
                if triple := relate_column(context, column, entity, thing[0]):
                    yield Claim(*triple, start, end, quote, f"table.{triple[1]}", 0.9)


def _entities(context: Context, cell: tuple[int, str]) -> tuple[str, ...]:
    offset, text = cell
    return tuple(entity for i, c in enumerate(text) if c == OPEN for entity, _ in context.masked.group_at(offset + i).members)
