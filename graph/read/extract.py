"""What a reader of one format gives to the rest of the stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.read.head import Head
from graph.read.lines import Line


@dataclass(frozen=True)
class Extract:
    """A decoded file: ``raw`` is what offsets point into, ``lines`` are cleaned and in reading order.

    ``front`` holds further lines that speak of the document and are no part of its text (a page's field table); ``stated`` what the
    file's own markup says, ``fallback_title`` what its properties say, which counts only where the text says nothing.
    """

    raw: str
    lines: Sequence[Line]
    front: Sequence[str] = ()
    stated: Head = field(default_factory=Head)
    fallback_title: str | None = None
