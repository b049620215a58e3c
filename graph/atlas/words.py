"""Words as data: the sets of ``words.tsv``, in the order of the file.

Enters: the file. Leaves: the words of one set; a set that is not there stops the programme.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graph.rows import LexiconError, read_rows

FILE = Path(__file__).with_name("words.tsv")


@cache
def load_words(name: str) -> tuple[str, ...]:
    """The words of one set. Raises ``LexiconError`` where there is no such set."""
    words = tuple(word for kind, word in read_rows(FILE, 2) if kind == name)
    if not words:
        raise LexiconError(f"{FILE.name}: found no set {name!r}")
    return words
