"""Fixtures that resolve a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Document, Reading
from graph.recognise import Recogniser
from graph.resolve.document import resolve_document

Resolve = Callable[..., Reading]


@pytest.fixture
def resolve(rules: Recogniser) -> Resolve:
    """Recognises and resolves a text; ``region`` is the home that the document's head states."""

    def read(text: str, region: str | None = "宜昌市", issuer: str | None = None) -> Reading:
        return resolve_document(rules.recognise(Document("d", "d.txt", "txt", text, region=region, issuer=issuer)))

    return read


def named(reading: Reading, kind: str) -> dict[str, tuple[str, ...]]:
    """Aliases by name of the entities of one class."""
    return {e.name: e.aliases for e in reading.entities if e.type == kind}
