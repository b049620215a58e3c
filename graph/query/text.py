"""The query that a person gives: a file, standard input or the text itself; and where it is wrong.

Enters: the command's argument. Leaves: SPARQL text; for a faulty query the line with a caret under the place.
"""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from graph.query.answer import explain_error
from graph.query.faults import Fault
from graph.query.width import display_width
from graph.store import QueryError

SUFFIXES = (".rq", ".sparql", ".ru")


class QueryFileError(ValueError):
    """A file that was to hold the query cannot be read."""


def read_query(argument: str, stdin: TextIO) -> str:
    """The query text: of the file that the argument names, of ``stdin`` for ``-``, else the argument itself."""
    if argument == "-":
        return stdin.read()
    if "\n" in argument or "{" in argument:
        return argument
    path = Path(argument)
    if path.suffix in SUFFIXES or path.exists():
        try:
            return path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            found = getattr(error, "strerror", None) or error
            raise QueryFileError(f"{argument}: 无法读取，应为 UTF-8 的查询文件 / found {found}, expected a query file in UTF-8") from error
    return argument


def explain_fault(query: str, error: QueryError, *, lines: int = 0) -> str:
    """The fault in words with a hint and, where its place is known, the line with a caret under the place."""
    return render_fault(query, explain_error(query, error, lines=lines))


def render_fault(query: str, fault: Fault) -> str:
    """A fault or a warning in Chinese and English, with the place shown."""
    told = [f"{fault.zh} / {fault.en}"]
    if fault.hint_zh:
        told.append(f"{fault.hint_zh} / {fault.hint_en}")
    lines = query.splitlines() or [""]
    if 1 <= fault.line <= len(lines):
        line = lines[fault.line - 1].replace("\t", " ")
        caret = " " * display_width(line[: fault.column - 1]) + "^"
        told += [f"第 {fault.line} 行第 {fault.column} 列 / line {fault.line}, column {fault.column}", line, caret]
    return "\n".join(told)
