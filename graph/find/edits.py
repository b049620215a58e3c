"""Changes to a text by places, and the way back from a place in the changed text.

Enters: a text and edits. Leaves: the text with the edits made; the place in the text for a place in what came of it, so that a
fault that a store finds is shown where a person wrote it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.query.tokens import place_of


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters ``[start, end)`` of a query that something else takes the place of."""

    start: int
    end: int
    text: str


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """The text with all edits made."""
    for edit in reversed(edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def original_place(text: str, edits: Sequence[Edit], line: int, column: int) -> tuple[int, int]:
    """Line and column in the text of a place in the edited text; of a place inside an edit, where it begins."""
    edited = apply_edits(text, edits)
    lines = edited.split("\n")
    if not 1 <= line <= len(lines):
        return line, column
    offset = sum(len(one) + 1 for one in lines[: line - 1]) + column - 1
    shift = 0
    for edit in edits:
        begin = edit.start + shift
        if offset < begin:
            break
        if offset < begin + len(edit.text):
            return place_of(text, edit.start)
        shift += len(edit.text) - (edit.end - edit.start)
    return place_of(text, offset - shift)
