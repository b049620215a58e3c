"""One reading of each stretch of text: of overlapping candidates the longer wins, then the surer, then the earlier."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model import Mention

# Rules whose span is given by marks in the text win over longer guesses.
_BOUNDED = ("title.book", "title.own", "title.loan", "title.report")
# Heads that do not outrank a name with a firmer class of the same span.
_WEAK = {"Industry": 1, "Technology": 1, "Demand": 1, "Region": 0}


def select_mentions(candidates: Iterable[Mention]) -> list[Mention]:
    """Mentions in text order, none overlapping another."""
    ranked = sorted(
        candidates,
        key=lambda m: (not m.rule.startswith(_BOUNDED), -(m.end - m.start), m.type in _WEAK, -m.confidence, m.start, m.type, m.rule),
    )
    chosen: list[Mention] = []
    taken: set[int] = set()
    for mention in ranked:
        span = range(mention.start, mention.end)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(mention)
    return sorted(chosen, key=lambda m: m.start)
