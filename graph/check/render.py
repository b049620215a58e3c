"""A report for people and programs: a table for the terminal, JSON.

Enters: the report and its violations in words. Leaves: text pieces.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from graph.check.culprits import Culprit
from graph.check.validate import ValidationReport
from graph.query.width import display_width, pad, shorten

HEADER = ("对象 / thing", "规则 / rule", "文档 / document", "原句 / quote")
WIDTHS = (34, 44, 26, 40)  # columns of a terminal at most
TABLE_ROWS = 200


def render_table(report: ValidationReport, culprits: Iterable[Culprit]) -> Iterator[str]:
    """One line for each violation, up to two hundred, and how many there are."""
    rows = [_row(culprit) for culprit, _ in zip(culprits, range(TABLE_ROWS), strict=False)]
    if rows:
        cells = [HEADER, *rows]
        widths = [min(limit, max(display_width(row[n]) for row in cells)) for n, limit in enumerate(WIDTHS)]
        yield _line(HEADER, widths)
        yield "  ".join("-" * width for width in widths) + "\n"
        yield from (_line(row, widths) for row in rows)
    yield describe_outcome(report, len(rows)) + "\n"


def describe_outcome(report: ValidationReport, shown: int) -> str:
    """The last line: whether the graph conforms, how many violations there are and are shown."""
    if report.conforms:
        return "符合本体与形状，没有违例 / the graph conforms, no violations"
    if shown < report.total:
        return f"{report.total} 条违例，列出前 {shown} 条 / {report.total} violations, the first {shown} are shown"
    return f"{report.total} 条违例 / {report.total} violations"


def _row(culprit: Culprit) -> tuple[str, ...]:
    first = culprit.sources[0] if culprit.sources else None
    more = f" +{culprit.told - 1}" if culprit.told > 1 else ""
    return culprit.name, " ".join(filter(None, culprit.rule)), (first.title + more) if first else "", first.quote if first else ""


def _line(cells: Iterable[str], widths: list[int]) -> str:
    return "  ".join(pad(shorten(cell, width), width) for cell, width in zip(cells, widths, strict=True)).rstrip() + "\n"


def render_json(report: ValidationReport, culprits: Iterable[Culprit]) -> Iterator[str]:
    """``conforms``, ``total``, and a record for each violation that is listed."""
    yield f'{{"conforms": {json.dumps(report.conforms)}, "total": {report.total}, "violations": ['
    for number, culprit in enumerate(culprits):
        yield (",\n " if number else "\n ") + json.dumps(_record(culprit), ensure_ascii=False)
    yield "\n]}\n"


def _record(culprit: Culprit) -> dict[str, object]:
    told = asdict(culprit.violation)
    return told | {
        "name": culprit.name,
        "class": {"zh": culprit.kind[0], "en": culprit.kind[1]},
        "rule": {"zh": culprit.rule[0], "en": culprit.rule[1]},
        "sources": [asdict(source) for source in culprit.sources],
        "documents_in_all": culprit.told,
    }
