"""A document's home: the division that 我市, 全市 and 市科技局 stand for in it.

Part of resolution inside a document. Enters: a ``Recognition``. Leaves: a ``Division`` or ``None``.
"""

from __future__ import annotations

from collections import Counter

from graph.gazetteer import Division, find_division, leading_division
from graph.model import Recognition

_TITLE_LINES = 6
_HEAD_WEIGHT = 4
_TELLING = frozenset({"Region", "GovernmentBody", "Policy"})
_WEIGHTS = {"city": 3, "county": 2, "zone": 1, "province": 1}


def find_home(recognition: Recognition) -> Division | None:
    """The home division, which the document's head states, else the one it names most; ``None`` if none."""
    document = recognition.document
    stated = find_division(document.region, strict=True) or find_division(document.region) if document.region else None
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
