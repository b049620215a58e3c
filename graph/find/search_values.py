"""Hits as SPARQL: a ``VALUES`` block, and strings as SPARQL writes them.

Enters: hits and variables. Leaves: text on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from graph.find.hits import Hit

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_NO_IRI = re.compile(r"[<>\"{}|^`\\\x00-\x20]")  # what rdflib lets stand in an IRI and SPARQL does not
_CONTROL = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


def render_values(variables: Sequence[str], hits: Iterable[Hit]) -> str:
    """The block that binds one to four variables to IRI, place in the order from 1, reason and matching name of each hit."""
    rows = (_row(hit, rank, len(variables)) for rank, hit in enumerate(hits, 1) if not _NO_IRI.search(hit.iri))
    return f"VALUES ({' '.join(variables)}) {{ {' '.join(rows)} }}"


def _row(hit: Hit, rank: int, width: int) -> str:
    return "(" + " ".join([f"<{hit.iri}>", str(rank), _quote(hit.why.key), _quote(hit.matched)][:width]) + ")"


def _quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r") + '"'


def read_string(literal: str) -> str:
    """The text of a string as SPARQL writes it."""
    edge = 3 if literal[:3] in ('"""', "'''") and len(literal) >= 6 else 1
    return _ESCAPE.sub(_unescape, literal[edge:-edge])


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(min(int(code, 16), 0x10FFFF)) if code else _CONTROL.get(match[3], match[3])
