"""The small network of a thing: it and its nearest neighbours, with positions, so that the page only shows it.

Enters: ``SiteData`` and a thing. Leaves: a ``Picture`` of points and lines in pixels. Neighbours stand in two bows beside the thing, as
far apart as lines of text, so that no name covers another; the forces of igraph decide their order, so that linked ones are near.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import atan2, sqrt

import igraph

from graph.ontology import load_ontology
from graph.show.network_model import Node
from graph.site.looks import outline
from graph.site.reader import SiteData
from graph.terms import Relation

MOST = 16  # neighbours drawn
WIDTH = 450
_BOW = 84.0  # how far a bow reaches out
_STEP = 33.0  # pixels between two names
_LETTERS = 9.5  # width of a name in Chinese characters
_SEED = 7


@dataclass(frozen=True, slots=True)
class Spot:
    """A neighbour: where it stands, its sign (``None``: a circle), and where its shortened name goes."""

    node: Node
    x: float
    y: float
    points: str | None
    label: str
    text_x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """From the thing to a neighbour; ``relations`` are all that join them. ``out`` and ``back`` say which ends have an arrow."""

    x1: float
    y1: float
    x2: float
    y2: float
    relations: tuple[Relation, ...]
    out: bool
    back: bool
    planned: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """``chords`` are paths between neighbours that are linked themselves; ``total`` counts all neighbours."""

    height: float
    centre: Spot
    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    chords: tuple[str, ...]
    total: int


def draw_around(data: SiteData, iri: str) -> Picture | None:
    """The picture of a thing with those neighbours that share most facts with it; ``None`` where it has none."""
    weights: Counter[str] = Counter()
    ties: dict[str, list[int]] = defaultdict(list)
    for number in data.links_of.get(iri, ()):
        edge = data.edges[number]
        other = edge.tail_iri if edge.head_iri == iri else edge.head_iri
        if other != iri:
            weights[other] += max(len(edge.facts), 1)
            ties[other].append(number)
    if not weights:
        return None
    best = sorted(weights, key=lambda near: (-weights[near], -len(data.links_of[near]), near))[:MOST]
    pairs = _find_pairs(data, best)
    order = _order(best, pairs, [weights[near] for near in best])
    half = (len(order) + 1) // 2
    height = max(half * _STEP, 96.0) + 20
    spots = {near: spot for side, some in ((1, order[:half]), (-1, order[half:][::-1])) for near, spot in _stand(data, some, side, height)}
    middle = data.nodes[iri]
    centre = Spot(
        middle, WIDTH / 2, height / 2, outline(middle.type, WIDTH / 2, height / 2, 11), _shorten(middle.name, 9), WIDTH / 2, "middle"
    )
    chords = tuple(_bend(spots[one], spots[other], centre) for one, other in pairs)
    lines = tuple(_join(data, iri, centre, spots[near], ties[near]) for near in order)
    return Picture(height, centre, tuple(spots[near] for near in order), lines, chords, len(weights))


def _find_pairs(data: SiteData, some: Sequence[str]) -> list[tuple[str, str]]:
    """Which of some things are linked with each other."""
    pairs = combinations(sorted(some), 2)
    return [(one, other) for one, other in pairs if other in data.near[one]]


def _order(some: Sequence[str], pairs: Sequence[tuple[str, str]], weights: Sequence[int]) -> list[str]:
    """Things in the order in which forces place them around the middle; where none are linked, as they come."""
    if not pairs:
        return list(some)
    place = {iri: i + 1 for i, iri in enumerate(some)}
    links = [(0, i) for i in place.values()] + [(place[one], place[other]) for one, other in pairs]
    igraph.set_random_number_generator(random.Random(_SEED))  # igraph draws its chance from one place for all
    points = igraph.Graph(len(some) + 1, links).layout_fruchterman_reingold(niter=80).coords
    angles = {iri: atan2(points[i][1] - points[0][1], points[i][0] - points[0][0]) for iri, i in place.items()}
    return sorted(some, key=lambda iri: (round(angles[iri], 6), iri))


def _stand(data: SiteData, some: Sequence[str], side: int, height: float) -> list[tuple[str, Spot]]:
    """The places of things on one bow, from top to bottom."""
    spots: list[tuple[str, Spot]] = []
    for number, iri in enumerate(some):
        down = (number - (len(some) - 1) / 2) * _STEP
        out = _BOW * sqrt(max(1 - (2 * down / (height * 1.15)) ** 2, 0.0))
        x, y = WIDTH / 2 + side * out, height / 2 + down
        node = data.nodes[iri]
        anchor = "start" if side > 0 else "end"
        spots.append((iri, Spot(node, x, y, outline(node.type, x, y, 7), _shorten(node.name, _LETTERS), x + side * 13, anchor)))
    return spots


def _shorten(name: str, width: float) -> str:
    """A name that is no wider than so many Chinese characters.

    >>> _shorten("中南大学", 4), _shorten("中南大学湘雅医院", 4), _shorten("abcdefgh", 4)
    ('中南大学', '中南大…', 'abcdef…')
    """
    used = 0.0
    for place, letter in enumerate(name):
        used += 1.0 if ord(letter) > 0x2E7F else 0.56
        if used > width + 0.05:
            return name[: max(place - 1, 1)] + "…"
    return name


def _bend(one: Spot, other: Spot, centre: Spot) -> str:
    """A bow from one neighbour to another that leans to the middle."""
    x = (one.x + other.x) / 2 * 0.45 + centre.x * 0.55
    y = (one.y + other.y) / 2 * 0.6 + centre.y * 0.4
    return f"M{one.x:.1f},{one.y:.1f}Q{x:.1f},{y:.1f} {other.x:.1f},{other.y:.1f}"


def _join(data: SiteData, iri: str, centre: Spot, spot: Spot, ties: Sequence[int]) -> Line:
    """The line to a neighbour, ending short of both signs so that arrows are seen."""
    ontology = load_ontology()
    edges = [data.edges[number] for number in ties]
    long = max(sqrt((spot.x - centre.x) ** 2 + (spot.y - centre.y) ** 2), 1.0)
    dx, dy = (spot.x - centre.x) / long, (spot.y - centre.y) / long
    directed = [edge for edge in edges if not ontology.is_symmetric(edge.relation)]
    return Line(
        centre.x + dx * 16, centre.y + dy * 16, spot.x - dx * 11, spot.y - dy * 11,
        tuple(ontology.relation(name) for name in dict.fromkeys(edge.relation for edge in edges)),
        out=any(edge.head_iri == iri for edge in directed),
        back=any(edge.tail_iri == iri for edge in directed),
        planned=all(edge.facts and all(fact.status == "planned" for fact in edge.facts) for edge in edges),
    )  # fmt: skip
