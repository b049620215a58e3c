"""Values as SPARQL writes them. The one way in which what a person gives comes into a query.

Enters: terms. Leaves: text that is that term and nothing else, whatever signs the value holds.
"""

from __future__ import annotations

from graph.ontology import XSD
from graph.store import Term

_NUMBERS = (XSD + "integer", XSD + "decimal")
_LINE_ENDS = "\x7f\x85\u2028\u2029"


def is_iri(text: str) -> bool:
    """Whether a text can stand between ``<`` and ``>`` as an absolute IRI.

    >>> is_iri("https://w3id.org/chuangpu/id/University/中南大学"), is_iri("中南大学"), is_iri("a:b> c")
    (True, False, False)
    """
    return ":" in text.strip(":") and not any(c in '<>"{}|^`\\' or c <= " " or c in _LINE_ENDS for c in text)


def quote_text(text: str) -> str:
    r"""A text as a SPARQL string. Every sign that could end or change the string is escaped.

    >>> print(quote_text('他说"好"'))
    "他说\"好\""
    """
    return '"' + "".join(_escape(c) for c in text) + '"'


def _escape(c: str) -> str:
    if c in '"\\':
        return "\\" + c
    if "\ud800" <= c <= "\udfff":
        return "\ufffd"  # half a character: no text of Unicode holds it, and no store takes it
    return f"\\u{ord(c):04X}" if c < " " or c in _LINE_ENDS else c


def write_term(term: Term) -> str:
    """An IRI, a string or a number in SPARQL. Raises ``ValueError`` for what is no such term."""
    if term.kind == "uri" and is_iri(term.value):
        return f"<{term.value}>"
    if term.kind == "literal" and not term.lang and not term.datatype:
        return quote_text(term.value)
    if term.kind == "literal" and term.datatype in _NUMBERS and term.value.removeprefix("-").replace(".", "", 1).isdecimal():
        return term.value
    raise ValueError(f"found {term}, expected an IRI, a string or a number")
