"""The most telling way through the graph from one thing to another.

Enters: the network and two IRIs. Leaves: the links of the way, in order. Each step costs 1, and passing through a thing
costs the logarithm of how many neighbours it has, and something on top where it is a region or an industry: a way through
a small project says more than one through a province.
"""

from __future__ import annotations

import heapq
from itertools import pairwise
from math import log

from graph.match.network import Link, Network

BROAD = {"Region": 2.0, "Industry": 1.0}


def find_path(network: Network, start: str, goal: str, *, most_steps: int = 4) -> tuple[tuple[Link, ...], ...]:
    """The cheapest way, as the links of each step (a step may have several); empty where none is short enough.

    >>> from graph.match.network import Thing
    >>> things = [Thing(i, "University", i) for i in "abc"]
    >>> net = Network(things, [Link("a", "cooperatesWith", "b"), Link("c", "cooperatesWith", "b")])
    >>> [step[0].head + step[0].tail for step in find_path(net, "a", "c")]
    ['ab', 'cb']
    """
    queue: list[tuple[float, tuple[str, ...]]] = [(0.0, (start,))]
    settled: set[tuple[str, int]] = set()
    while queue:
        cost, way = heapq.heappop(queue)
        here = way[-1]
        if here == goal:
            return tuple(network.links_between(a, b) for a, b in pairwise(way))
        if (here, len(way)) in settled or len(way) > most_steps:
            continue
        settled.add((here, len(way)))
        passing = 0.0 if here == start else _price(network, here)
        for there in network.neighbours(here):
            if there not in way:
                heapq.heappush(queue, (cost + 1 + passing, (*way, there)))
    return ()


def _price(network: Network, passed: str) -> float:
    return log(len(network.neighbours(passed))) + BROAD.get(network.things[passed].type, 0.0)
