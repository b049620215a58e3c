"""Claims of records: an item whose lines give one field after another, ``(1)需求名称:X  发榜企业:Y  技术领域:Z``.

Used by ``layout``. In: a ``Context``. Out: ``Claim`` values between the thing that the item names first and the entities of the
fields whose label stands in ``patterns/columns.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Claim
from graph.relate.context import Context
from graph.relate.masking import OPEN
from graph.relate.tables import find_column, relate_column

_ITEM = re.compile(r"[ ]*(?:[(]\d{1,3}[)]|\d{1,3}[、.](?!\d)|[(]?[一二三四五六七八九十]{1,3}[)、])[ ]*")
_LABEL = re.compile(r"(?:(?<=[\s;,|。)\ue001])|^)([一-龥/]{2,12}):")
_LONGEST = 400  # characters of a record


def find_record_claims(context: Context) -> Iterator[Claim]:
    """Claims of every item with a labelled field."""
    for start, end in _records(context.masked.text):
        fields = _fields(context.masked.text, start, end)
        if fields and (thing := _thing(context, start, end)):
            yield from _claims(context, thing, fields, (start, end))


def _records(text: str) -> Iterator[tuple[int, int]]:
    """Each numbered line with the lines after it that only go on with fields."""
    begin = finish = -1
    for line in re.finditer(r"[^\n]+", text):
        if _ITEM.match(line.group()):
            if begin >= 0:
                yield begin, finish
            begin, finish = line.start(), line.end()
        elif begin >= 0 and _LABEL.search(line.group()) and line.end() - begin < _LONGEST and text.count("\n", finish, line.start()) == 1:
            finish = line.end()
        elif begin >= 0:
            yield begin, finish
            begin = -1
    if begin >= 0:
        yield begin, finish


def _fields(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """(label, start, end) of the values; a full stop ends a value."""
    labels = list(_LABEL.finditer(text, start, end))
    if not labels:
        return []
    stops = [*(m.start() for m in labels[1:]), end]
    out = []
    for label, stop in zip(labels, stops, strict=True):
        full = text.find("。", label.end(), stop)
        out.append((label[1], label.end(), full if full >= 0 else stop))
    return out


def _thing(context: Context, start: int, end: int) -> str | None:
    """The entity that the item names first."""
    group = next(context.groups_in(start, end), None)
    return group.members[0][0] if group and len(group.members) == 1 else None


def _claims(context: Context, thing: str, fields: list[tuple[str, int, int]], span: tuple[int, int]) -> Iterator[Claim]:
    start, end, quote = context.quote(span[0], span[1] - 1)
    for label, first, last in fields:
        column = find_column(label)
        text = context.masked.text[first:last]
        for at in (i for i, c in enumerate(text) if c == OPEN and column):
            before = text[:at]
            inside = before.count("(") > before.count(")")
            for entity, _ in context.masked.group_at(first + at).members:
                triple = None if column is None or inside else relate_column(context, column, entity, thing)
                if triple and triple[1] != "responsibleFor":  # layout knows what 责任单位 answers for
                    yield Claim(*triple, start, end, quote, f"record.{triple[1]}", 0.9)
