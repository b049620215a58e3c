"""What a store answers, in values of no library, so that any store can give them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias


class Term(NamedTuple):
    """An RDF term. ``lang`` and ``datatype`` (a full IRI) stand on literals only; a plain string has neither."""

    kind: Literal["uri", "literal", "bnode"]
    value: str
    lang: str = ""
    datatype: str = ""


Triple: TypeAlias = tuple[Term, Term, Term]


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to SELECT: variables, and rows as they come; ``None`` where a variable is unbound."""

    variables: tuple[str, ...]
    rows: Iterator[tuple[Term | None, ...]]


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to CONSTRUCT and DESCRIBE."""

    triples: Iterator[Triple]


Answer: TypeAlias = Rows | Triples | bool
