"""How wide text stands on a terminal: Chinese characters take two columns (Unicode Standard Annex 11)."""

from __future__ import annotations

import unicodedata


def display_width(text: str) -> int:
    """Columns that the text takes.

    >>> display_width("中南大学 CSU")
    12
    """
    return sum(_width(c) for c in text)


def _width(c: str) -> int:
    if unicodedata.combining(c) or unicodedata.category(c) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


def pad(text: str, width: int) -> str:
    """The text with blanks up to a width."""
    return text + " " * (width - display_width(text))


def shorten(text: str, width: int) -> str:
    """The text on one line, cut to a width with an ellipsis."""
    line = "".join(c if c.isprintable() else " " for c in text)
    if display_width(line) <= width:
        return line
    kept, used = [], 1
    for c in line:
        used += _width(c)
        if used > width:
            break
        kept.append(c)
    return "".join(kept) + "…"
