"""Paragraphs, sentences and clauses of the masked text.

In: ``Masked``. Out: ``Clause`` values in text order. A clause ends at ``, ; : 。 ! ?`` or at the end of the line, but
not inside brackets or quotation marks; the end mark stays outside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.relate.masking import Masked

_END = re.compile(r"[,;:。!?\n]")
_OPENING = {"(": ")", "《": "》", "【": "】"}


@dataclass(frozen=True, slots=True)
class Clause:
    """Half-open masked offsets of a clause with the numbers of its sentence and paragraph."""

    start: int
    end: int
    sentence: int
    paragraph: int


def split_clauses(masked: Masked) -> tuple[Clause, ...]:
    """All non-empty clauses."""
    text = masked.text
    out: list[Clause] = []
    start = sentence = paragraph = 0
    for end, mark in _ends(text):
        stripped = text[start:end].strip()
        if stripped:
            left = start + text[start:end].index(stripped[0])
            out.append(Clause(left, left + len(stripped), sentence, paragraph))
        if mark in "。!?;\n":
            sentence += 1
        if mark == "\n":
            paragraph += 1
        start = end + 1
    return tuple(out)


def _ends(text: str) -> list[tuple[int, str]]:
    """(offset, mark) of every clause end; a bracket holds marks back only if it closes on the same line.

    Numbers keep their marks: 1,200 and 14:30 are one word.
    """
    out: list[tuple[int, str]] = []
    closing: list[int] = []
    for match in re.finditer(r"[,;:。!?\n(《【]", text):
        at, mark = match.start(), match.group()
        while closing and at > closing[-1]:
            closing.pop()
        if mark in _OPENING:
            end = text.find(_OPENING[mark], at, at + 160)
            if end > 0 and "\n" not in text[at:end]:
                closing.append(end)
        elif mark == "\n" or not closing:
            if mark in ",:" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
                continue
            out.append((at, mark))
    out.append((len(text), "\n"))
    return out
