"""Whether one name matches what was typed, without an index: what ``cp:matches`` in a query asks of every name it meets.

Enters: a name, what was typed. Leaves: yes or no: the typed text stands in the name, or its letters spell characters that stand
there, in full, by their first letters or both mixed, or it is the initials of an English name. No mistakes are forgiven.
"""

from __future__ import annotations

from functools import lru_cache

from graph.find.folding import acronym, fold_text
from graph.find.readings import readings_of
from graph.find.typed import read_typed


def matches(name: str, text: str) -> bool:
    """Whether a name matches. Raises ``BadSearchError`` for a text that cannot be searched for.

    >>> matches("中南大学", "zndx"), matches("中南大学", "南daxue"), matches("中南大学", "zhongda")
    (True, True, False)
    """
    wanted, folded = _folded(text), fold_text(name)
    if wanted in folded or wanted == acronym(name):
        return True
    return any("a" <= c <= "z" for c in wanted) and any(_spells(folded, start, wanted) for start in range(len(folded)))


@lru_cache(256)
def _folded(text: str) -> str:
    return read_typed(text).folded


def _spells(name: str, start: int, wanted: str) -> bool:
    """Whether characters of the name from a place on are spelt by all of ``wanted``."""
    reached = {0}  # how much of ``wanted`` may be used up so far
    for character in name[start:]:
        reached = {end for begin in reached for end in _uses(character, wanted, begin)}
        if len(wanted) in reached:
            return True
        if not reached:
            break
    return False


def _uses(character: str, wanted: str, begin: int) -> set[int]:
    """Up to where ``wanted`` may go for one character; the last one may be a syllable cut short."""
    found = {begin + 1} if wanted[begin] == character else set()
    for reading in readings_of(character):
        for part in (reading, reading[0], reading[:2] if reading[:2] in ("zh", "ch", "sh") else reading[0]):
            if wanted.startswith(part, begin):
                found.add(begin + len(part))
        if reading.startswith(wanted[begin:]):
            found.add(len(wanted))
    return found
