"""From the answer of the needs index to what matching counts on.

Enters: a needs index, a need. Leaves: for each candidate, by IRI, its ``Nearness``.
"""

from __future__ import annotations

from graph.match.asker import Nearness
from graph.match.needs.index import NeedsIndex, Taker, Through
from graph.match.reader import Link

MOST_TAKERS = 2000


def find_nearness(index: NeedsIndex, need: str) -> dict[str, Nearness]:
    """How near those are to the need that are nearest. Raises ``BadNeedError``."""
    return {taker.iri: tell_nearness(taker) for taker in index.ask(need, limit=MOST_TAKERS)}


def tell_nearness(taker: Taker) -> Nearness:
    """The words and the meaning of a taker, and its ways to what is near; each thing once, most telling first."""
    ends = dict.fromkeys(_far_end(taker.iri, way) for way in taker.through)
    ways = dict.fromkeys(tuple(Link(*link) for link in way.links) for way in taker.through if way.links)
    return Nearness(taker.words, taker.meaning, tuple(ends), tuple(ways))


def _far_end(iri: str, way: Through) -> str:
    """The thing at the end of the way: what the near phrase is of."""
    here = iri
    for head, _, tail in way.links:
        here = tail if head == here else head
    return here
