"""Hits as text: a table for people, JSON for programs.

Enters: hits. Leaves: text pieces.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from graph.find.hits import Hit
from graph.ontology import CPID, load_ontology
from graph.query.width import display_width, pad, shorten

_CELL = 48
_HEADER = ("名称 name", "类别 class", "为何 why", "匹配 matched", "联系 links", "IRI")


def render_hits(hits: Sequence[Hit], form: str) -> Iterator[str]:
    """The hits as a ``table`` or as ``json``, one object each."""
    if form == "json":
        yield json.dumps(list_hits(hits), ensure_ascii=False, indent=1) + "\n"
        return
    rows = [_HEADER, *(_cells(hit) for hit in hits)]
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    rows.insert(1, tuple("-" * width for width in widths))
    for row in rows:
        yield "  ".join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n"


def list_hits(hits: Sequence[Hit]) -> list[dict[str, str | int]]:
    """The hits as plain data."""
    return [{"iri": h.iri, "class": h.type, "name": h.name, "matched": h.matched, "why": h.why.key, "links": h.degree} for h in hits]


def _cells(hit: Hit) -> tuple[str, ...]:
    iri = f"cpid:{hit.iri.removeprefix(CPID)}" if hit.iri.startswith(CPID) else hit.iri
    matched = "" if hit.matched == hit.name else shorten(hit.matched, _CELL)
    return shorten(hit.name, _CELL), _class_label(hit.type), f"{hit.why.zh} {hit.why.en}", matched, str(hit.degree), iri


def _class_label(name: str) -> str:
    terms = load_ontology().terms
    return terms[name].labels["zh"] if name in terms else name
