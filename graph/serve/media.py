"""Media types: what an answer can be written in, and which of them a client wants (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pyoxigraph as ox

_R, _T = ox.QueryResultsFormat, ox.RdfFormat

# The names that a client may ask with, best first, and the format; the first name of each format is its own.
RESULTS: Mapping[str, ox.QueryResultsFormat] = MappingProxyType(
    {
        "application/sparql-results+json": _R.JSON,
        "application/json": _R.JSON,
        "application/sparql-results+xml": _R.XML,
        "application/xml": _R.XML,
        "text/xml": _R.XML,
        "text/csv": _R.CSV,
        "text/tab-separated-values": _R.TSV,
    }
)
TRIPLES: Mapping[str, ox.RdfFormat] = MappingProxyType(
    {
        "text/turtle": _T.TURTLE,
        "application/x-turtle": _T.TURTLE,
        "application/n-triples": _T.N_TRIPLES,
        "text/plain": _T.N_TRIPLES,
        "application/ld+json": _T.JSON_LD,
        "application/json": _T.JSON_LD,
        "application/rdf+xml": _T.RDF_XML,
        "application/xml": _T.RDF_XML,
    }
)
SYNTAXES: Mapping[ox.QueryResultsFormat, str] = MappingProxyType({_R.JSON: "json", _R.XML: "xml", _R.CSV: "csv", _R.TSV: "tsv"})


def result_format(media_type: str) -> ox.QueryResultsFormat:
    """The format of rows and truth values that a media type names."""
    return RESULTS[media_type]


def triple_format(media_type: str) -> ox.RdfFormat:
    """The format of triples that a media type names."""
    return TRIPLES[media_type]


def negotiate(accept: str, offered: Mapping[str, object]) -> str | None:
    """The offered media type that an ``Accept`` header likes best; ``None`` where it takes none of them.

    An empty header takes anything. Among equals the order of ``offered`` decides.

    >>> negotiate("text/csv;q=0.5, application/*;q=0.9", RESULTS)
    'application/sparql-results+json'
    """
    ranges = [_parse(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    best, chosen = 0.0, None
    for name in offered:
        if (quality := _quality(name, ranges)) > best:
            best, chosen = quality, name
    return chosen


def _parse(part: str) -> tuple[str, float]:
    name, *parameters = (p.strip().lower() for p in part.split(";"))
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                return name, min(max(float(value), 0.0), 1.0)
            except ValueError:
                return name, 0.0
    return name, 1.0


def _quality(name: str, ranges: list[tuple[str, float]]) -> float:
    """The quality of the most exact range that covers a media type."""
    for cover in (name, name.partition("/")[0] + "/*", "*/*"):
        if found := [quality for asked, quality in ranges if asked == cover]:
            return max(found)
    return 0.0


def content_type(header: str) -> tuple[str, str]:
    """Media type and character set of a ``Content-Type`` header, in small letters.

    >>> content_type('Application/SPARQL-Query; charset="UTF-8"')
    ('application/sparql-query', 'utf-8')
    """
    name, *parameters = (p.strip().lower() for p in header.split(";"))
    charset = next((p.partition("=")[2].strip(" \"'") for p in parameters if p.startswith("charset")), "")
    return name, charset
