"""The query that a person gives: a file, standard input or the text itself; and where it is wrong.

Enters: the command's argument. Leaves: SPARQL text; for a faulty query the line with a caret under the place.
"""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

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


def explain_fault(query: str, fault: QueryError) -> str:
    """The fault in words and, where its place is known, the line with a caret under the place."""
    reason = " ".join(str(fault).split())
    reason = reason if len(reason) <= 200 else reason[:200] + " …"
    message = f"查询有误 / the query is not SPARQL: {reason}"
    lines = query.splitlines() or [""]
    if not 1 <= fault.line <= len(lines):
        return message
    line = lines[fault.line - 1].replace("\t", " ")
    caret = " " * display_width(line[: fault.column - 1]) + "^"
    return f"{message}\n第 {fault.line} 行第 {fault.column} 列 / line {fault.line}, column {fault.column}\n{line}\n{caret}"
