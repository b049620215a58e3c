"""RDF terms and statements as N-Quads text, made without an RDF library because text is what is sorted and written.

Enters: IRIs and values. Leaves: lines that are canonical N-Quads, so that equal statements are equal lines.
"""

from __future__ import annotations

import math
import re

from graph.ontology import XSD

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ESCAPED = re.compile(r'[\x00-\x1f\x7f"\\]')
_DATE_TYPES = (
    (re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"), "date"),
    (re.compile(r"\d{4}-(0[1-9]|1[0-2])"), "gYearMonth"),
    (re.compile(r"\d{4}"), "gYear"),
)


def iri(value: str) -> str:
    """An IRI as a term."""
    return f"<{value}>"


def text(value: str, lang: str = "") -> str:
    """A string literal, with its language where it has one.

    >>> text('他说"好"', "zh")
    '"他说\\\\"好\\\\""@zh'
    """
    escaped = _ESCAPED.sub(_escape, value)
    clean = escaped.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate has no UTF-8 form
    return f'"{clean}"@{lang}' if lang else f'"{clean}"'


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"


def integer(value: int) -> str:
    """An ``xsd:integer``."""
    return f'"{value}"^^<{XSD}integer>'


def number(value: float) -> str | None:
    """An ``xsd:integer`` where the value is whole, else an ``xsd:decimal``; ``None`` for what is no number.

    >>> number(37e8), number(3.75)[:6], number(float("inf"))
    ('"3700000000"^^<http://www.w3.org/2001/XMLSchema#integer>', '"3.75"', None)
    """
    if not math.isfinite(value):
        return None
    if value == int(value):
        return integer(int(value))
    return f'"{_plain(value)}"^^<{XSD}decimal>'


def _plain(value: float) -> str:
    shortest = repr(value)
    return shortest if "e" not in shortest else f"{value:.12f}".rstrip("0")


def date(value: str | None) -> str | None:
    """A date as precise as it is stated; ``None`` where it is none.

    >>> date("2022-10"), date("2022-13")
    ('"2022-10"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>', None)
    """
    kind = next((kind for shape, kind in _DATE_TYPES if value and shape.fullmatch(value)), None)
    return f'"{value}"^^<{XSD}{kind}>' if kind else None


def quad(subject: str, predicate: str, object_: str, graph: str = "") -> str:
    """One line without its end; subject, predicate and graph are bare IRIs, the object is a term."""
    return f"<{subject}> <{predicate}> {object_} <{graph}> ." if graph else f"<{subject}> <{predicate}> {object_} ."
