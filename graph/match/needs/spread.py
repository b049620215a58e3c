"""From phrases that are near a need to whoever they are about: through the graph, a way of at most three links.

Enters: near phrases, the arrays of the index. Leaves: for each thing the ways on which the need reaches it. A way begins at a thing
whose name is near or at a sentence that states a link, and is worth the nearness times a share:

| the need is near … | share |
|---|---|
| its own name | 1 |
| the name of something that it is linked with (it develops, undertakes, works in … it) | 0.85 |
| a sentence that states one of its links | 0.8 |
| the name of something two links away; what is passed divides by 1 + ln of its number of links | 0.8 |
| three links away, the same for both that are passed | 0.4 |
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import log

from graph.find.arrays import Arrays
from graph.match.needs.nearness import NearPhrases

NAME, LINKED, SENTENCE, SECOND, THIRD = 1.0, 0.85, 0.8, 0.8, 0.4
BUSIEST = 1000  # links; what has more is not passed through
MOST_PASSED = 500  # the nearest things that a way goes on from, at each step


@dataclass(frozen=True, slots=True)
class Way:
    """How the need reaches a thing: ``value`` = share × nearness of the phrase, ``links`` from the thing back to what the phrase is of.

    ``words`` is the part of the value that comes from words, the rest from meaning.
    """

    value: float
    words: float
    phrase: int
    links: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reached:
    """The best way to a thing so far; ``worth`` is the nearness with what was lost on passing."""

    worth: float
    way: Way
    start: int  # the thing that the phrase is of


class Spread:
    """Follows links of an index."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self._start, self._links = arrays["near_start"], arrays["near_to"]
        self._head, self._tail = arrays["link_head"], arrays["link_tail"]

    def reach(self, near: NearPhrases) -> dict[int, list[Way]]:
        """For each thing that is reached its ways, one for each phrase or thing that they begin at, the best first."""
        found: dict[int, dict[tuple[str, int], Way]] = defaultdict(dict)
        named = self._begin(near, found)
        seconds = self._step(named, LINKED, found)
        thirds = self._step(seconds, SECOND, found)
        self._step(thirds, THIRD, found)
        return {thing: sorted(ways.values(), key=lambda w: (-w.value, w.phrase, w.links)) for thing, ways in found.items()}

    def named(self, near: NearPhrases) -> list[tuple[int, float]]:
        """The things whose names are near, with how near, nearest first."""
        found: dict[int, float] = {}
        for phrase, value in zip(near.phrases.tolist(), near.value.tolist(), strict=True):
            for thing in self._row("bears", phrase):
                found.setdefault(thing, value)
        return list(found.items())

    def _begin(self, near: NearPhrases, found: dict[int, dict[tuple[str, int], Way]]) -> dict[int, _Reached]:
        """The things with near names; sentences are told to both ends of the links that they state."""
        named: dict[int, _Reached] = {}
        values = near.value.tolist()
        for phrase, value, words in zip(near.phrases.tolist(), values, near.words.tolist(), strict=True):
            for thing in self._row("bears", phrase):
                if thing not in named:  # the nearest name comes first
                    named[thing] = _Reached(value, Way(value * NAME, words * NAME, phrase), thing)
                    _keep(found[thing], ("thing", thing), named[thing].way)
            for link in self._row("says", phrase):
                way = Way(value * SENTENCE, words * SENTENCE, phrase, (link,))
                for thing in (int(self._head[link]), int(self._tail[link])):
                    _keep(found[thing], ("sentence", phrase), way)
        return named

    def _step(self, reached: dict[int, _Reached], share: float, found: dict[int, dict[tuple[str, int], Way]]) -> dict[int, _Reached]:
        """One link further from each; what is reached so, by its best way, less what passing it costs."""
        further: dict[int, _Reached] = {}
        best = sorted(reached, key=lambda thing: (-reached[thing].worth, thing))[:MOST_PASSED]
        for thing in best:
            come = reached[thing]
            start, end = int(self._start[thing]), int(self._start[thing + 1])
            if end - start > BUSIEST:
                continue
            part = come.way.words / come.way.value if come.way.value else 0.0
            worth = come.worth / (1 + log(max(end - start, 1))) if come.way.links else come.worth
            for link in self._links[start:end].tolist():
                other = int(self._head[link]) + int(self._tail[link]) - thing
                if other == come.start or link in come.way.links:
                    continue
                way = Way(worth * share, worth * share * part, come.way.phrase, (link, *come.way.links))
                _keep(found[other], ("thing", come.start), way)
                if other not in further or worth > further[other].worth:
                    further[other] = _Reached(worth, way, come.start)
        return further

    def _row(self, name: str, row: int) -> list[int]:
        start, end = self._arrays[f"{name}_start"][row : row + 2].tolist()
        cells: list[int] = self._arrays[f"{name}_to"][start:end].tolist()
        return cells


def _keep(ways: dict[tuple[str, int], Way], begins: tuple[str, int], way: Way) -> None:
    if begins not in ways or way.value > ways[begins].value:
        ways[begins] = way
