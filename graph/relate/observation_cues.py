"""The cue patterns of ``patterns/observation_cues.tsv``, compiled by group.

In: the table. Out: ``find_cue(group, text)``, ``strip_lead`` and ``strip_tail``. A line that cannot be read stops the
program before any document is read.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from graph.rows import LexiconError, read_rows

CUES = Path(__file__).parent / "patterns" / "observation_cues.tsv"


class Cue(NamedTuple):
    """One line of the table; ``counter`` is a text that the pattern must not match."""

    id: str
    group: str
    pattern: str
    example: str
    counter: str


class Found(NamedTuple):
    """A cue in a text: its id and where it ends."""

    id: str
    start: int
    end: int


@cache
def load_cues() -> tuple[Cue, ...]:
    """All cues in file order; raises LexiconError for a pattern that is no regular expression."""
    cues = tuple(Cue(*row) for row in read_rows(CUES, len(Cue._fields)))
    for cue in cues:
        try:
            re.compile(cue.pattern)
        except re.error as error:
            raise LexiconError(f"{CUES}: cue {cue.id}: found pattern {cue.pattern!r}, expected a regular expression ({error})") from error
    return cues


@cache
def group_pattern(group: str) -> re.Pattern[str]:
    """All patterns of a group as one, each a named alternative; lead is anchored at the start, tail at the end."""
    body = "|".join(f"(?P<{cue.id.replace('-', '_')}>{cue.pattern})" for cue in load_cues() if cue.group == group)
    return re.compile(f"(?:{body})$" if group == "tail" else f"(?:{body})")


@cache
def alternatives(group: str) -> str:
    """The patterns of a group as the source of one unnamed alternative, to build larger patterns from."""
    return f"(?:{'|'.join(cue.pattern for cue in load_cues() if cue.group == group)})"


def find_cue(group: str, text: str) -> Found | None:
    """The first cue of a group in a text."""
    m = group_pattern(group).search(text)
    return Found((m.lastgroup or "").replace("_", "-"), m.start(), m.end()) if m else None


def find_last_cue(group: str, text: str) -> Found | None:
    """The last cue of a group in a text."""
    found = None
    for m in group_pattern(group).finditer(text):
        found = Found((m.lastgroup or "").replace("_", "-"), m.start(), m.end())
    return found


def strip_lead(text: str) -> str:
    """The text without the adverbs, dates and conjunctions that open it.

    >>> strip_lead("截至目前,全市已建成中试基地")
    '建成中试基地'
    """
    pattern = group_pattern("lead")
    while (m := pattern.match(text)) and m.end():
        text = text[m.end() :]
    return text


def strip_tail(text: str) -> str:
    """The text without the verbs of amount that close it.

    >>> strip_tail("技术合同成交额已达到")
    '技术合同成交额'
    """
    pattern = group_pattern("tail")
    while (m := pattern.search(text)) and m.group():
        text = text[: m.start()]
    return text
