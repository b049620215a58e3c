"""The frozen values that stages pass on.

All offsets are code points, half open ``[start, end)``, into ``Document.text``. Types and relations are local
names of terms of the ontology (``"Enterprise"``, ``"builds"``). Nothing here imports a third-party library.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Bound = Literal["=", "≥", "≤", "≈"]
ObservationKind = Literal["actual", "target", "support"]
Status = Literal["done", "planned"]
MentionRole = Literal["name", "anaphor"]


class Token(NamedTuple):
    """A word of the statistical tagger with its part of speech (``PER LOC ORG TIME n nz nw v vn a d p c u m q w …``)."""

    start: int
    end: int
    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each stretch of the cleaned text stood in the raw text.

    ``starts[i]`` is where stretch *i* begins in the cleaned text, ``raw[i]`` where it begins in the raw text; inside a
    stretch both run in step.
    """

    starts: tuple[int, ...]
    raw: tuple[int, ...]

    def to_raw(self, offset: int) -> int:
        """The raw offset of a cleaned offset; an offset before the first stretch maps to the first."""
        from bisect import bisect_right

        i = max(bisect_right(self.starts, offset) - 1, 0)
        return self.raw[i] + offset - self.starts[i]


@dataclass(frozen=True, slots=True)
class Document:
    """One readable file: its cleaned text and what its head says of it.

    ``id`` is the stem of the file name. ``date`` is ISO (``2022-10-14``, ``2022-10`` or ``2022``); ``region`` the
    administrative name that the document states as its home. ``None`` means: not stated. ``digest`` is the SHA-256 of
    the raw bytes, hexadecimal.
    """

    id: str
    source: str
    format: str
    text: str
    title: str | None = None
    issuer: str | None = None
    number: str | None = None
    date: str | None = None
    region: str | None = None
    offsets: OffsetMap = field(default=OffsetMap((0,), (0,)), repr=False)
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of text that names something (``role="name"``) or stands for it (``该院``: ``role="anaphor"``).

    ``rule`` is what found it; ``confidence`` is in 0–1.
    """

    start: int
    end: int
    text: str
    type: str
    rule: str
    confidence: float = 1.0
    role: MentionRole = "name"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit in base units: ``10.89亿元`` is 1089000000 ``元``; ``超``, ``余``, ``以上`` are the bound."""

    start: int
    end: int
    text: str
    value: float
    unit: str
    bound: Bound = "="


@dataclass(frozen=True, slots=True)
class Recognition:
    """What recognition gives for one document: words, sentences, numbers, and mentions that do not overlap."""

    document: Document
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    quantities: tuple[Quantity, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A named individual of one document: fullest name, other surface forms, and every place that means it."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What recognition and in-document resolution give for one document; relate works on it.

    ``mentions`` of the entities never overlap. ``home`` is the id of the Region entity that 我市, 全市 stand for,
    ``issuer`` that of the issuing body, either ``None`` where the document does not tell.
    """

    document: Document
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    quantities: tuple[Quantity, ...]
    entities: tuple[Entity, ...]
    home: str | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """``head relation tail`` between entity ids of one document, with the sentence that says so.

    ``quote == document.text[start:end]``. ``amount`` is in 元; ``date`` ISO.
    """

    head: str
    relation: str
    tail: str
    start: int
    end: int
    quote: str
    rule: str
    confidence: float = 1.0
    status: Status = "done"
    amount: float | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """A number that the document states about an entity; ``quote == document.text[start:end]``."""

    subject: str
    metric: str
    value: float
    unit: str
    kind: ObservationKind
    start: int
    end: int
    quote: str
    rule: str
    bound: Bound = "="
    date: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that one document says: the unit of the incremental build."""

    document: Document
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    observations: tuple[Observation, ...]
