"""What a person typed, taken apart.

Enters: the text of a search. Leaves: its folded form, its words, and its runs of Latin letters and of other characters.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from graph.find.folding import fold_text
from graph.resolve.iri import clean_name

LONGEST = 200
_APART = re.compile(r"[\s'’`,;、|]+")
_RUN = re.compile(r"[a-z]+|[^a-z]+")


class BadSearchError(ValueError):
    """A search that cannot be answered: no text, too much of it, a class or region that does not exist."""


@dataclass(frozen=True, slots=True)
class Typed:
    """``folded`` is the whole in the compared form, ``words`` its words, ``runs`` its letters and other characters by turns."""

    folded: str
    words: tuple[str, ...]
    runs: tuple[str, ...]

    @property
    def letters_only(self) -> bool:
        """Whether there are none but Latin letters."""
        return all("a" <= c <= "z" for c in self.folded)


def read_typed(text: str) -> Typed:
    """Take a search apart. Raises ``BadSearchError`` where there is nothing to search for, or too much.

    >>> read_typed("中南ＤＸ"), read_typed("xi'an 光芯").words
    (Typed(folded='中南dx', words=('中南dx',), runs=('中南', 'dx')), ('xi', 'an', '光芯'))
    """
    if not clean_name(text):
        raise BadSearchError("没有要找的文字，应为名称的一部分、拼音或首字母 / found no text, expected part of a name, pinyin or initials")
    if len(text) > LONGEST:
        raise BadSearchError(f"文字有 {len(text)} 个字，最多 {LONGEST} 个 / found {len(text)} characters, expected at most {LONGEST}")
    folded = fold_text(text)
    parts = [fold_text(part) for part in _APART.split(unicodedata.normalize("NFKC", text)) if clean_name(part)]
    words = tuple(p for p in parts if any(c.isalnum() for c in p)) or (folded,)
    runs = tuple(run for word in words for run in _RUN.findall(word))
    return Typed(folded, words, runs)
