"""Answers as text: a table for people, CSV and JSON as W3C defines them for programs.

Enters: an ``Answer``. Leaves: text pieces. CSV and JSON stream; the table looks at its rows twice, so it has a limit.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Literal

from graph.ontology import CP, PREFIXES, load_ontology
from graph.query.width import display_width, pad, shorten
from graph.store import Answer, Rows, Term, Triples

Format = Literal["table", "csv", "json"]
TABLE_ROWS = 200
CELL = 60  # columns that a cell of a table takes at most


def render_answer(answer: Answer, form: Format, limit: int | None = None, *, headings: Mapping[str, str] | None = None) -> Iterator[str]:
    """The answer in one of three forms; ``limit`` is the number of rows, for a table 200 where none is given.

    With ``headings`` a table shows those columns alone, under these words, and terms of the ontology by their Chinese labels.
    """
    if isinstance(answer, bool):
        return _render_boolean(answer, form)
    rows = answer if isinstance(answer, Rows) else _as_rows(answer)
    if form == "table" and headings is not None:
        return _render_table(_choose(rows, headings), TABLE_ROWS if limit is None else limit)
    if form == "table":
        return _render_table(rows, TABLE_ROWS if limit is None else limit)
    taken = Rows(rows.variables, islice(rows.rows, limit))
    return _render_csv(taken) if form == "csv" else _render_json(taken)


def _as_rows(answer: Triples) -> Rows:
    """Triples as rows of three columns; so CONSTRUCT and DESCRIBE have all three forms too."""
    return Rows(("subject", "predicate", "object"), iter(answer.triples))


def _choose(answer: Rows, headings: Mapping[str, str]) -> Rows:
    """The columns that have a heading, with terms of the ontology as words."""
    places = [i for i, name in enumerate(answer.variables) if name in headings]
    rows = (tuple(_in_words(row[i]) for i in places) for row in answer.rows)
    return Rows(tuple(headings[answer.variables[i]] for i in places), rows)


def _in_words(term: Term | None) -> Term | None:
    if term and term.kind == "uri" and term.value.removeprefix(CP) in load_ontology().terms:
        return Term("literal", load_ontology().label(term.value.removeprefix(CP)))
    return term


def _render_boolean(answer: bool, form: Format) -> Iterator[str]:
    if form == "json":
        yield json.dumps({"head": {}, "boolean": answer}) + "\n"
    elif form == "csv":
        yield f"{str(answer).lower()}\r\n"
    else:
        yield "是 yes\n" if answer else "否 no\n"


def _render_table(answer: Rows, limit: int) -> Iterator[str]:
    rows = [[shorten(_readable(term), CELL) for term in row] for row in islice(answer.rows, limit)]
    more = next(answer.rows, None) is not None
    header = list(answer.variables)
    widths = [max(display_width(cell) for cell in column) for column in zip(header, *rows, strict=True)]
    yield _line(header, widths)
    yield "  ".join("-" * width for width in widths) + "\n"
    yield from (_line(row, widths) for row in rows)
    yield f"（前 {len(rows)} 行，还有更多 / the first {len(rows)} rows, there are more）\n" if more else f"（{len(rows)} 行 / rows）\n"


def _line(cells: Iterable[str], widths: list[int]) -> str:
    return "  ".join(pad(cell, width) for cell, width in zip(cells, widths, strict=True)).rstrip() + "\n"


def _readable(term: Term | None) -> str:
    if term is None:
        return ""
    if term.kind != "uri":
        return term.value
    for prefix, namespace in PREFIXES.items():
        if term.value.startswith(namespace):
            return f"{prefix}:{term.value.removeprefix(namespace)}"
    return term.value


def _render_csv(answer: Rows) -> Iterator[str]:
    """SPARQL 1.1 Query Results CSV: values without types, lines end with CR LF."""
    yield _csv_line(answer.variables)
    for terms in answer.rows:
        yield _csv_line(["" if term is None else _csv_value(term) for term in terms])


def _csv_value(term: Term) -> str:
    return f"_:{term.value}" if term.kind == "bnode" else term.value


def _csv_line(cells: Iterable[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(list(cells))
    return buffer.getvalue()


def _render_json(answer: Rows) -> Iterator[str]:
    """SPARQL 1.1 Query Results JSON."""
    yield f'{{"head": {json.dumps({"vars": list(answer.variables)}, ensure_ascii=False)}, "results": {{"bindings": ['
    for number, terms in enumerate(answer.rows):
        binding = {name: _json_term(term) for name, term in zip(answer.variables, terms, strict=True) if term is not None}
        yield ("," if number else "") + "\n" + json.dumps(binding, ensure_ascii=False)
    yield "\n]}}\n"


def _json_term(term: Term) -> dict[str, Any]:
    found = {"type": term.kind, "value": term.value}
    if term.lang:
        found["xml:lang"] = term.lang
    if term.datatype:
        found["datatype"] = term.datatype
    return found
