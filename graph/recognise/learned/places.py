"""Where a candidate stands: whether it begins and ends at words, of which tags they are, what stands around it, how often it is told.

Features for the judge; see ``judge.describe`` for those of the network and of rival readings.
"""

from __future__ import annotations

from graph.recognise.words import Words

_MOST = 4  # occurrences that count


def describe_place(words: Words, start: int, end: int, kind: str) -> dict[str, float]:
    """The features of one stretch of a text as a name of a class."""
    text = words.text
    name = text[start:end]
    inner = words.inside(start, end)
    borders = ("start " if start in words.by_start else "") + ("end" if end in words.by_end else "")
    return {
        f"words {borders.strip() or 'neither'}": 1.0,
        f"one word {inner[0].tag}" if len(inner) == 1 else f"{min(len(inner), _MOST)} words": 1.0,
        f"{kind} of {inner[-1].tag}": 1.0,
        f"begins with {inner[0].tag}": 1.0,
        f"before {_sort(text[start - 1 : start])}": 1.0,
        f"after {_sort(text[end : end + 1])}": 1.0,
        f"{kind} in …{name[-2:]}": 1.0,
        "told": min(text.count(name), _MOST) / _MOST,
        "in the first line": float("\n" not in text[:start]),
    }


def _sort(char: str) -> str:
    """A mark stands for itself, all other characters for their sort."""
    if not char or char.isspace():
        return "nothing"
    return "letter" if char.isascii() and char.isalnum() else "character" if char.isalnum() else char
