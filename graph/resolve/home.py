"""A document's home: the division that 我市, 全市 and 市科技局 stand for in it."""

from __future__ import annotations

from collections import Counter

from graph.model import Recognition
from graph.recognise.gazetteer import Division, divisions_by_surface, find_division

_TITLE_LINES = 6
_WEIGHTS = {"city": 3, "county": 2, "zone": 1, "province": 1}


def find_home(recognition: Recognition) -> Division | None:
    """The home division, by what the document's head states, else by what it names most and first; ``None`` if nothing."""
    document = recognition.document
    stated = find_division(document.region) if document.region else None
    if stated is not None and stated.level != "province":
        return stated
    votes = _count_divisions(recognition)
    if stated is not None:
        return stated
    return _first(votes) if votes else None


def _first(votes: Counter[Division]) -> Division:
    return max(votes.items(), key=lambda item: (item[1], item[0].name))[0]


def _count_divisions(recognition: Recognition) -> Counter[Division]:
    """Divisions by weight: those in the first lines count more, provinces less."""
    text = recognition.document.text
    head = sum(len(line) + 1 for line in text.split("\n")[:_TITLE_LINES])
    votes: Counter[Division] = Counter()
    for mention in recognition.mentions:
        if mention.type not in {"Region", "GovernmentBody", "Policy"}:
            continue
        division = leading_division(mention.text)
        if division is not None:
            votes[division] += _WEIGHTS[division.level] * (4 if mention.start < head else 1)
    return votes


def leading_division(name: str) -> Division | None:
    """The division that a name begins with (淄博市科技局: 淄博市); its city where it names a county inside one."""
    known = divisions_by_surface()
    for end in range(min(len(name), 12), 1, -1):
        if name[:end] in known:
            division = find_division(name[:end])
            if division is not None:
                return division
    return None
