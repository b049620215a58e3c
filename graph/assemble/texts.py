"""The texts of all documents, each with the places that name a thing of the graph: ``documents.jsonl``.

Enters: an ``Analysis`` and the thing that each of its entities is; or the file. Leaves: one line of JSON for each document, in the
order in which they come; or ``MarkedText`` values, one at a time. The graph itself keeps quotes and offsets but no text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from graph.model import Analysis, MentionRole
from graph.resolve.corpus import Thing

FILE = "documents.jsonl"


class TextsError(ValueError):
    """The file cannot be used; the message names file and line, what was found and what was expected."""


class Mark(NamedTuple):
    """``[start, end)`` of the text means the thing ``iri``: by a name, or by a word that points to it (该院)."""

    start: int
    end: int
    iri: str
    role: MentionRole


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A document's cleaned text. ``digest`` is that of its raw bytes; marks are in text order, the longer first."""

    id: str
    digest: str
    text: str
    marks: tuple[Mark, ...]


def render_text(analysis: Analysis, things: Mapping[str, Thing]) -> str:
    """The line of a document, with its line break."""
    found = {(m.start, m.end, things[e.id].iri, m.role) for e in analysis.entities for m in e.mentions}
    document = analysis.document
    line = {
        "id": document.id,
        "digest": document.digest,
        "text": document.text,
        "marks": sorted(found, key=lambda mark: (mark[0], -mark[1], mark[2:])),
    }
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"


def texts_path(store: Path) -> Path:
    """Where the texts of the store in a folder lie.

    >>> texts_path(Path("exports/store")).as_posix()
    'exports/documents.jsonl'
    """
    return store.with_name(FILE)


def read_texts(path: Path) -> Iterator[MarkedText]:
    """The documents of a file; a line that is none raises ``TextsError``."""
    with path.open(encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(file, start=1):
            try:
                said = json.loads(line)
                yield MarkedText(said["id"], said["digest"], said["text"], tuple(Mark(*mark) for mark in said["marks"]))
            except (ValueError, TypeError, KeyError) as error:
                raise TextsError(
                    f"{path}，第 {number} 行：不是文档 / {path}, line {number}: found no document ({error}), "
                    "expected id, digest, text and marks as JSON"
                ) from error
