"""The form in which names and what is typed are compared.

Enters: any text. Leaves: lower case, half width, simplified characters, no accents, no blanks, no punctuation. Where a name
is made of nothing else (an emoji, a plus sign) it stays as it is, so that it can be found too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from graph.resolve.iri import fold_name
from graph.rows import read_rows

_CHINESE_OR_PLAIN = re.compile(r"[0-9a-z\u3400-\u9fff]+")
_WORDS = re.compile(r"[A-Za-z][A-Za-z.]*|[0-9]+")
_SMALL = frozenset({"of", "and", "for", "the", "in", "on", "at", "de", "co", "ltd", "inc"})


@cache
def _simplified() -> dict[int, str]:
    """Traditional → simplified, character by character."""
    ((traditional, simplified),) = read_rows(Path(__file__).with_name("traditional.tsv"), 2)
    return {ord(t): s for t, s in zip(traditional, simplified, strict=True)}


def fold_text(text: str) -> str:
    """The compared form of a text.

    >>> fold_text("中南大學（ＣＳＵ）"), fold_text("Zhōngnán Dàxué")
    ('中南大学csu', 'zhongnandaxue')
    """
    folded = fold_name(text)
    if not folded.isascii() and not _CHINESE_OR_PLAIN.fullmatch(folded):
        folded = "".join(_unaccented(c) for c in folded)
    return folded.translate(_simplified())


def _unaccented(c: str) -> str:
    """``ō`` → ``o``; what is no Latin letter stays."""
    plain = unicodedata.normalize("NFD", c)[0]
    return plain if plain.isascii() and plain.isalpha() else c


def acronym(name: str) -> str:
    """The first letters of a name in Latin letters of two words or more, else nothing; small words do not count.

    >>> acronym("Central South University"), acronym("University of Science and Technology of China"), acronym("中南大学")
    ('csu', 'ustc', '')
    """
    words = [w for w in _WORDS.findall(name) if w.rstrip(".").lower() not in _SMALL] if name[:1].isascii() and name.isascii() else []
    return "".join(w[0].lower() for w in words) if len(words) > 1 else ""
