"""A document's home: the division that 我市, 全市 and 市科技局 stand for in it.

Part of resolution inside a document. Enters: a ``Recognition``. Leaves: a ``Division`` or ``None``.
"""

from __future__ import annotations

from collections import Counter

from graph.model import Recognition
from graph.recognise.gazetteer import Division, divisions_by_surface, find_division

_TITLE_LINES = 6
_HEAD_WEIGHT = 4
_LONGEST = 12  # characters of a division's name
_TELLING = frozenset({"Region", "GovernmentBody", "Policy"})
_WEIGHTS = {"city": 3, "county": 2, "zone": 1, "province": 1}


def find_home(recognition: Recognition) -> Division | None:
    """The home division, which the document's head states, else the one it names most; ``None`` if none."""
    document = recognition.document
    stated = find_division(document.region) if document.region else None
    if stated is not None:
        return stated
    votes = _count_divisions(recognition)
    return max(votes, key=lambda division: (votes[division], division.name)) if votes else None


def _count_divisions(recognition: Recognition) -> Counter[Division]:
    """Divisions by weight: those in the first lines count more, provinces less."""
    text = recognition.document.text
    head = sum(len(line) + 1 for line in text.split("\n")[:_TITLE_LINES])
    votes: Counter[Division] = Counter()
    for mention in recognition.mentions:
        division = leading_division(mention.text) if mention.type in _TELLING else None
        if division is not None:
            votes[division] += _WEIGHTS[division.level] * (_HEAD_WEIGHT if mention.start < head else 1)
    return votes


def leading_division(name: str) -> Division | None:
    """The division that a name begins with (淄博市科技局: 淄博市); of a chain the outer one (枣庄市市中区: 枣庄市)."""
    known = divisions_by_surface()
    pieces = (name[:end] for end in range(min(len(name), _LONGEST), 1, -1) if name[:end] in known)
    return next((division for piece in pieces if (division := find_division(piece)) is not None), None)
