"""The triples that a client sends for a graph: one document, or several as the parts of a form.

Enters: the file with the body, its type. Leaves: triples; of several parts they are put together, blank nodes kept apart.
Source: SPARQL 1.1 Graph Store HTTP Protocol, section 5.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path

import pyoxigraph as ox

from graph.serve.media import TRIPLES, content_type, triple_format

MULTIPART = "multipart/form-data"


def read_triples(path: Path, header: str, base: str) -> Iterator[ox.Quad]:
    """The triples of a body. Raises ``SyntaxError`` or ``ValueError`` for what is not what its type says."""
    media, _ = content_type(header)
    if media != MULTIPART:
        yield from ox.parse(path=str(path), format=triple_format(media), base_iri=base or None)
        return
    for kind, content in _read_parts(path, header):
        yield from ox.parse(content, format=triple_format(kind), base_iri=base or None, rename_blank_nodes=True)


def _read_parts(path: Path, header: str) -> Iterator[tuple[str, bytes]]:
    """Type and content of each part; one without a type is Turtle."""
    text = b"Content-Type: " + header.encode("latin-1") + b"\r\n\r\n" + path.read_bytes()
    message = BytesParser(EmailMessage, policy=HTTP).parsebytes(text)
    if not message.is_multipart():
        raise ValueError("发现的正文不分部分 / found a body without parts, expected one that fits its boundary")
    for part in message.iter_parts():
        media, _ = content_type(part.get("content-type", "text/turtle"))
        if media not in TRIPLES:
            raise ValueError(f"某部分的类型为 {media!r}，应为 / found a part of the type {media!r}, expected one of {', '.join(TRIPLES)}")
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        yield media, content
