"""Why a feature gave points: the things through which it holds, and the ways through the graph that made it.

Enters: the view of an asker and a candidate. Leaves: a ``Reason``. Every hop of a way is a link of the graph, or one region
inside another; what a newcomer says of itself is no hop, as no document states it: its ways begin at the things that it named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import numpy as np

from graph.find.arrays import Array
from graph.match.kinds import BELONGING, GROUP_NAMES
from graph.match.reader import Link
from graph.match.search import find_way
from graph.match.view import View

WITHIN = "within"  # the relation of a hop from a region to one around it: derived, so no claim states it
SHOWN = 3  # ways told for one feature


class Hop(NamedTuple):
    """One step: ``head relation tail`` by number; ``link`` is -1 for a region inside another."""

    head: int
    relation: str
    tail: int
    link: int


Way: TypeAlias = tuple[Hop, ...]


class Reason(NamedTuple):
    """``through`` names the things that carry it, most telling first; a way may be missing where a class alone says so."""

    through: tuple[int, ...] = ()
    ways: tuple[Way, ...] = ()


Trace: TypeAlias = Callable[[View, int], Reason]


def through_shared(*groups: str) -> Trace:
    """The rarest traits of some groups that both have, and how each comes by them."""
    numbers = [GROUP_NAMES.index(name) for name in groups]

    def trace(view: View, candidate: int) -> Reason:
        shared = [t for t in _shared_traits(view, candidate) if view.index["group"][t] in numbers][:SHOWN]
        return Reason(tuple(shared), _ways((*_own(view, trait), *_back(view, candidate, trait)) for trait in shared))

    return trace


def by_walking(view: View, candidate: int) -> Reason:
    """The most telling way that a walk may have taken."""
    asker = view.asker
    starts = [asker.thing] if asker.thing >= 0 else asker.traits.tolist()
    things = find_way(view.index, starts, candidate)
    hops = tuple(hop for one, other in pairwise(things) for hop in _best_link(view, one, other))
    return Reason(tuple(things[1:-1]), _ways([hops]))


def after_others(view: View, candidate: int) -> Reason:
    """The things most like the asker that are linked with the candidate, and what makes them alike."""
    like, likeness = view.alike
    linked = np.isin(like, view.index.partners_of(candidate))
    order = np.lexsort((like[linked], -likeness[linked]))[:2]
    others = like[linked][order].tolist()
    return Reason(tuple(others), _ways((*_likeness(view, other), *_best_link(view, other, candidate)) for other in others))


def by_place(view: View, candidate: int) -> Reason:
    """The two regions that are nearest, and how each side comes to be there."""
    index, best = view.index, (0.0, -1, -1)
    for its in index.row("place", candidate).tolist():
        for mine in view.asker.places:
            value = 3.0 if mine == its else 2.0 * (mine in index.regions_around(its) or its in index.regions_around(mine))
            value = value or float(bool(index.regions_around(mine) & index.regions_around(its)))
            best = max(best, (value, mine, its))
    value, mine, its = best
    if not value:
        return Reason()
    hops = (*_own(view, mine), *_between_regions(view, mine, its), *_back(view, candidate, its))
    return Reason((mine,) if mine == its else (mine, its), _ways([hops]))


def by_role(view: View, candidate: int) -> Reason:
    """The relation that gives it the role, where it is not its class that does: whoever demands something is a user."""
    index, links = view.index, view.index.links_of(candidate)
    demands = (index["link_relation"][links] == index.relations.index("demands")) & (index["link_head"][links] == candidate)
    user = index.mask_of(["用"]) & ~view.asker.roles
    return Reason((), _ways((_hop(view, link),) for link in links[demands][:1].tolist())) if user else Reason()


def by_links(view: View, candidate: int) -> Reason:
    """Its best stated links."""
    links = view.index.links_of(candidate)
    return _told(view, candidate, _first(view.index["link_weight"], links, 2))


def by_latest(view: View, candidate: int) -> Reason:
    """Its latest finished link."""
    links = view.index.links_of(candidate)
    return _told(view, candidate, _first(view.index["link_year"], links, 1))


def by_means(view: View, candidate: int) -> Reason:
    """The links that its platforms, academicians and fundings stand in."""
    return _told(view, candidate, _first(view.index["link_weight"], view.index.means_of(candidate), SHOWN))


def through_need(view: View, candidate: int) -> Reason:
    """What is near the need, as whoever compared the texts says, and how the candidate comes to it."""
    near = view.asker.nearness.get(candidate)
    if near is None:
        return Reason()
    through = [n for n in map(view.index.number, near.through) if n >= 0][:SHOWN]
    found = [[_find_link(view, link) for link in way] for way in near.ways[:SHOWN]]
    given = [tuple(hop for hops in way for hop in hops) for way in found if all(way)]
    return Reason(tuple(through), _ways(given or [_connect(view, candidate, thing) for thing in through if thing != candidate]))


def _find_link(view: View, link: Link) -> tuple[Hop, ...]:
    head, tail = view.index.number(link.head), view.index.number(link.tail)
    if head < 0 or tail < 0:
        return ()
    hops = [hop for n in view.index.links_between(head, tail) if (hop := _hop(view, n)).relation == link.relation]
    return tuple(sorted(hops, key=lambda hop: hop.head != head)[:1])  # a symmetric link may stand the other way round


def _told(view: View, candidate: int, links: list[int]) -> Reason:
    hops = [_hop(view, link) for link in links]
    return Reason(tuple(hop.tail if hop.head == candidate else hop.head for hop in hops), _ways((hop,) for hop in hops))


def _ways(ways: Iterable[tuple[Hop, ...]]) -> tuple[Way, ...]:
    return tuple(dict.fromkeys(way for way in ways if way))


def _shared_traits(view: View, candidate: int) -> list[int]:
    """What both have, the rarest and best stated first."""
    index, (own, own_weights) = view.index, view.own_traits
    rows = [index.cells(name, np.array([candidate])) for name in ("near", "extra")]
    traits, weights = (np.concatenate([row[part] for row in rows]) for part in (0, 1))
    if not len(own) or not len(traits):
        return []
    at = np.minimum(np.searchsorted(own, traits), len(own) - 1)
    shared = own[at] == traits
    values = np.minimum(weights, own_weights[at])[shared] * index["idf"][traits[shared]]
    return list(traits[shared][np.lexsort((traits[shared], -values))].tolist())


def _own(view: View, trait: int) -> tuple[Hop, ...]:
    return _connect(view, view.asker.thing, trait) if view.asker.thing >= 0 else ()


def _back(view: View, thing: int, trait: int) -> tuple[Hop, ...]:
    """The same way seen from the trait, so that a way reads from the asker to the candidate."""
    return _connect(view, thing, trait)[::-1]


def _connect(view: View, thing: int, trait: int) -> tuple[Hop, ...]:
    """How a thing comes by a trait: a link, or what it belongs to and the link of that."""
    if hops := _best_link(view, thing, trait):
        return hops
    index = view.index
    shared = np.intersect1d(index.row("near", thing), index.row("near", trait)).tolist()
    ways = [(own, last) for middle in shared if (own := _belongs(view, thing, middle)) and (last := _best_link(view, middle, trait))]
    if not ways:
        return ()
    own, last = max(ways, key=lambda way: (_weight(view, way[0]) * _weight(view, way[1]), way))
    return (*own, *last)


def _belongs(view: View, thing: int, middle: int) -> tuple[Hop, ...]:
    links = [
        n for n in view.index.links_between(thing, middle)
        if view.index["link_head"][n] == thing and view.index.relations[view.index["link_relation"][n]] in BELONGING
    ]  # fmt: skip
    return tuple(_hop(view, n) for n in sorted(links, key=lambda n: (-float(view.index["link_weight"][n]), n))[:1])


def _best_link(view: View, one: int, other: int) -> tuple[Hop, ...]:
    """The best stated link of two things."""
    links = sorted(view.index.links_between(one, other), key=lambda n: (-float(view.index["link_weight"][n]), n))
    return tuple(_hop(view, n) for n in links[:1])


def _weight(view: View, hops: tuple[Hop, ...]) -> float:
    return float(np.prod([view.index["link_weight"][hop.link] for hop in hops]))


def _likeness(view: View, other: int) -> tuple[Hop, ...]:
    """The trait that the asker and another have in common."""
    for trait in _shared_traits(view, other):
        if hops := _back(view, other, trait):
            return (*_own(view, trait), *hops)
    return ()


def _between_regions(view: View, mine: int, its: int) -> tuple[Hop, ...]:
    index = view.index
    if mine == its:
        return ()
    if its in index.regions_around(mine):
        return (Hop(mine, WITHIN, its, -1),)
    if mine in index.regions_around(its):
        return (Hop(its, WITHIN, mine, -1),)
    around = min(index.regions_around(mine) & index.regions_around(its), key=lambda r: (len(index.regions_inside(r)), r))
    return (Hop(mine, WITHIN, around, -1), Hop(its, WITHIN, around, -1))


def _first(values: Array, links: Array, count: int) -> list[int]:
    """The links with the highest values; of equal ones the first."""
    return list(links[np.lexsort((links, -values[links].astype(np.float64)))[:count]].tolist())


def _hop(view: View, link: int) -> Hop:
    index = view.index
    return Hop(int(index["link_head"][link]), index.relations[index["link_relation"][link]], int(index["link_tail"][link]), link)
