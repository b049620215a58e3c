"""A report as W3C SHACL defines it: one ``sh:ValidationReport`` in Turtle.

Enters: a ``ValidationReport``. Leaves: text pieces. Paths, which the validator tells in SPARQL's syntax, become path nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.assemble.quads import text
from graph.check.validate import SHAPES_NAMESPACE, ValidationReport, Violation
from graph.ontology import SH

_TOKEN = re.compile(r"<[^>]*>|[()^/|*+?]")
_REPEATED = {"*": "sh:zeroOrMorePath", "+": "sh:oneOrMorePath", "?": "sh:zeroOrOnePath"}


def render_turtle(report: ValidationReport) -> Iterator[str]:
    """The report; of violations that were counted but not listed it says nothing beyond ``sh:conforms``."""
    yield f"@prefix cpsh: <{SHAPES_NAMESPACE}> .\n@prefix sh: <{SH}> .\n\n"
    yield f"[] a sh:ValidationReport ;\n    sh:conforms {str(report.conforms).lower()}"
    for violation in report.violations:
        yield " ;\n    sh:result [\n        " + " ;\n        ".join(_describe(violation)) + "\n    ]"
    yield " .\n"


def _describe(violation: Violation) -> Iterator[str]:
    yield "a sh:ValidationResult"
    yield f"sh:focusNode {_term(violation.focus)}"
    if violation.path:
        yield f"sh:resultPath {render_path(violation.path)}"
    if violation.term:
        yield f"sh:value {violation.term}"
    for message in violation.message.split(" / "):
        yield f"sh:resultMessage {text(message, 'en' if message.isascii() else 'zh')}"
    yield "sh:resultSeverity sh:Violation"
    if violation.constraint:
        yield f"sh:sourceConstraintComponent sh:{violation.constraint}"
    if violation.shape and not violation.shape.startswith("_:"):
        yield f"sh:sourceShape <{SHAPES_NAMESPACE}{violation.shape}>"


def _term(focus: str) -> str:
    return focus if focus.startswith(('"', "_:")) else f"<{focus}>"


def render_path(path: str) -> str:
    """A property path of SPARQL as a path of SHACL.

    >>> render_path("(<urn:a>/^<urn:b>)")
    '( <urn:a> [ sh:inversePath <urn:b> ] )'
    """
    tokens = _TOKEN.findall(path)
    rendered = _alternatives(tokens)
    if tokens:
        raise ValueError(f"found {path!r}, expected a property path of SPARQL")
    return rendered


def _alternatives(tokens: list[str]) -> str:
    parts = _parted(tokens, "|")
    return parts[0] if len(parts) == 1 else f"[ sh:alternativePath ( {' '.join(parts)} ) ]"


def _parted(tokens: list[str], sign: str) -> list[str]:
    read = _sequence if sign == "|" else _step
    parts = [read(tokens)]
    while tokens and tokens[0] == sign:
        tokens.pop(0)
        parts.append(read(tokens))
    return parts


def _sequence(tokens: list[str]) -> str:
    parts = _parted(tokens, "/")
    return parts[0] if len(parts) == 1 else f"( {' '.join(parts)} )"


def _step(tokens: list[str]) -> str:
    token = tokens.pop(0) if tokens else ""
    if token == "^":
        return f"[ sh:inversePath {_step(tokens)} ]"
    if token == "(":
        found = _alternatives(tokens)
        if not tokens or tokens.pop(0) != ")":
            raise ValueError("found a path with an open bracket, expected a property path of SPARQL")
    elif token.startswith("<"):
        found = token
    else:
        raise ValueError(f"found {token!r} in a path, expected a property path of SPARQL")
    while tokens and tokens[0] in _REPEATED:
        found = f"[ {_REPEATED[tokens.pop(0)]} {found} ]"
    return found
