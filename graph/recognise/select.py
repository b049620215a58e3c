"""One reading of each stretch of text: of overlapping candidates the longer wins, then the surer, then the earlier.

Enters: the candidates of all finders. Leaves: mentions in text order, none overlapping another.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.model import Mention

# Rules whose span is given by marks in the text win over longer guesses.
_BOUNDED = ("title.book", "title.own", "title.loan", "title.report", "form.")
# Classes that do not outrank a firmer one of the same span.
_WEAK = frozenset({"Industry", "Technology", "Demand", "Region"})


def select_mentions(candidates: Iterable[Mention]) -> list[Mention]:
    """Mentions in text order, none overlapping another."""
    chosen: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(candidates, key=_rank):
        span = range(mention.start, mention.end)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(mention)
    return sorted(chosen, key=lambda m: m.start)


def _rank(mention: Mention) -> tuple[bool, int, bool, float, int, str, str]:
    length = mention.end - mention.start
    bounded = mention.rule.startswith(_BOUNDED)
    return not bounded, -length, mention.type in _WEAK, -mention.confidence, mention.start, mention.type, mention.rule
