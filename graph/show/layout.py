"""Where the things of the network stand: computed before the page is written, so that nothing on it wobbles.

Enters: the radius of each thing and the links as pairs of indices. Leaves: one (x, y) for each, whole pixels, y down,
the centre of the largest connected part at the origin. The same input gives the same positions.

Each connected part is laid out by stress majorisation (Gansner, Koren and North, *Graph drawing by stress
majorization*, 2004): distance on the page follows distance in the graph. Then discs that touch are pushed apart, and
the parts are packed around the largest one on a spiral wider than high, as screens are.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain, count
from math import cos, sin
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Points: TypeAlias = NDArray[np.float64]

_LINK = 105.0  # pixels that one link is long
_MARGIN = 20.0  # least distance between the rims of two things
_PART_GAP = 64.0  # side of the squares that parts are packed by; one free square stays around each part
_SWEEPS = 160
_STILL = 0.003  # links that a thing may move in a sweep that is the last
_ASPECT = 1.05
_STRETCH = 4096  # steps of the spiral that are worked out at once


def compute_positions(radii: Sequence[float], links: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """A position in pixels for each thing; self-links and repeated links change nothing.

    >>> compute_positions([10.0], [])
    [(0, 0)]
    """
    neighbours = _list_neighbours(len(radii), links)
    positions = np.zeros((len(radii), 2))
    taken: set[tuple[int, int]] = set()
    for part in _find_parts(neighbours):
        points = _lay_out_part(part, neighbours, np.array([radii[thing] for thing in part]))
        filled = _sample_links(part, neighbours, points)
        offset = _find_room(filled, taken)
        positions[part] = points + offset
        taken.update((x + i, y + j) for x, y in _list_cells(filled + offset) for i in (-1, 0, 1) for j in (-1, 0, 1))
    return [(round(x), round(y)) for x, y in positions.tolist()]


def _list_neighbours(count: int, links: Sequence[tuple[int, int]]) -> list[list[int]]:
    found: list[set[int]] = [set() for _ in range(count)]
    for head, tail in links:
        if head != tail:
            found[head].add(tail)
            found[tail].add(head)
    return [sorted(near) for near in found]


def _walk_from(start: int, neighbours: list[list[int]]) -> dict[int, int]:
    """Every thing that can be reached from ``start``, with the number of links on the way."""
    steps = {start: 0}
    queue = [start]
    for here in queue:
        for near in neighbours[here]:
            if near not in steps:
                steps[near] = steps[here] + 1
                queue.append(near)
    return steps


def _find_parts(neighbours: list[list[int]]) -> list[list[int]]:
    """The connected parts, largest first; ties in order of their first member."""
    seen: set[int] = set()
    parts: list[list[int]] = []
    for start in range(len(neighbours)):
        if start not in seen:
            part = sorted(_walk_from(start, neighbours))
            seen.update(part)
            parts.append(part)
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _lay_out_part(part: list[int], neighbours: list[list[int]], radii: Points) -> Points:
    if len(part) == 1:
        return np.zeros((1, 2))
    distances = _measure_steps(part, neighbours)
    points = _minimise_stress(distances, _scale_classically(distances)) * _LINK
    return _turn_broadside(_push_apart(points, radii))


def _measure_steps(part: list[int], neighbours: list[list[int]]) -> Points:
    """The number of links between every two things of a connected part, from all things at once."""
    order = {thing: i for i, thing in enumerate(part)}
    linked = np.eye(len(part), dtype=np.float32)
    for thing in part:
        linked[order[thing], [order[near] for near in neighbours[thing]]] = 1.0
    distances = np.zeros((len(part), len(part)))
    reached = np.eye(len(part), dtype=np.float32)
    while not reached.all():
        distances += reached == 0  # one step more to all that have not been reached
        reached = np.minimum(reached @ linked, 1.0)
    return distances


def _scale_classically(distances: Points) -> Points:
    """Classical scaling: the start from which majorisation seldom ends in a tangle.

    Leaves of one hub would fall on one point, so that each is moved by a little that depends on its index alone.
    """
    count = len(distances)
    centring = np.eye(count) - 1.0 / count
    values, vectors = np.linalg.eigh(-0.5 * centring @ distances**2 @ centring)
    axes = vectors[:, -2:] if count > 2 else np.hstack([vectors[:, -1:], np.zeros((count, 1))])
    axes = axes * np.where(axes[np.abs(axes).argmax(axis=0), [0, 1]] < 0, -1.0, 1.0)
    points = axes * np.sqrt(np.maximum(values[-2:], 0.0))
    return np.asarray(points + np.random.default_rng(count).uniform(-0.25, 0.25, (count, 2)))


def _minimise_stress(distances: Points, points: Points) -> Points:
    """Majorisation with weights 1/d²: each sweep solves for the layout that best fits the last one's directions."""
    count = len(distances)
    weights = 1.0 / (distances + np.eye(count)) ** 2
    np.fill_diagonal(weights, 0.0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.inv(laplacian + 1.0 / count) - 1.0 / count
    wanted = -weights * distances
    for _ in range(_SWEEPS):
        pull = wanted / np.maximum(_measure_gaps(points), 1e-6)
        np.fill_diagonal(pull, 0.0)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        before, points = points, inverse @ (pull @ points)
        if np.abs(points - before).max() < _STILL:
            break
    return points


def _measure_gaps(points: Points) -> Points:
    """The distance between every two points."""
    across, down = _subtract_each(points)
    return np.asarray(np.sqrt(across * across + down * down))


def _subtract_each(points: Points) -> tuple[Points, Points]:
    """How far each point is from every other, across and down."""
    x, y = points[:, 0], points[:, 1]
    return x[:, None] - x[None, :], y[:, None] - y[None, :]


def _push_apart(points: Points, radii: Points) -> Points:
    """Discs nearer than the margin move apart, each by half of what is missing, until none is."""
    wanted = radii[:, None] + radii[None, :] + _MARGIN
    np.fill_diagonal(wanted, 0.0)
    for _ in range(120):
        across, down = _subtract_each(points)
        gaps = np.sqrt(across * across + down * down)
        missing = np.maximum(wanted - gaps, 0.0)
        if missing.max() < 0.5:
            break
        share = 0.5 * missing / np.maximum(gaps, 1e-6)
        points = points + np.column_stack([(across * share).sum(axis=1), (down * share).sum(axis=1)])
    return points


def _turn_broadside(points: Points) -> Points:
    """Turned so that the longest direction lies across the page, around the middle of the part."""
    middle = (points.max(axis=0) + points.min(axis=0)) / 2
    centred = points - middle
    _, axes = np.linalg.eigh(centred.T @ centred)
    turned = centred @ axes[:, ::-1]
    return np.asarray(turned * np.where(turned[np.abs(turned).argmax(axis=0), [0, 1]] < 0, -1.0, 1.0))


def _sample_links(part: list[int], neighbours: list[list[int]], points: Points) -> Points:
    """The points of a part and points along its links: what no other part may cover."""
    order = {thing: i for i, thing in enumerate(part)}
    heads = [order[thing] for thing in part for near in neighbours[thing] if thing < near]
    tails = [order[near] for thing in part for near in neighbours[thing] if thing < near]
    along = [points[heads] * (1 - share) + points[tails] * share for share in (0.25, 0.5, 0.75)] if heads else []
    return np.vstack([points, *along])


def _list_cells(points: Points) -> list[tuple[int, int]]:
    """The squares of the page that the points stand in, each once."""
    squares = np.floor(points / _PART_GAP).astype(int).tolist()
    return sorted({(x, y) for x, y in squares})


def _find_room(filled: Points, taken: set[tuple[int, int]]) -> Points:
    """The first offset on a spiral from the middle where the part meets no square that is taken."""
    cells = _list_cells(filled)
    in_the_way = cells[0]  # the square that was taken last time is likely to be so again
    for right, down in chain.from_iterable(map(_walk_spiral, count())):
        if (in_the_way[0] + right, in_the_way[1] + down) in taken:
            continue
        in_the_way = next((cell for cell in cells if (cell[0] + right, cell[1] + down) in taken), in_the_way)
        if (in_the_way[0] + right, in_the_way[1] + down) not in taken:
            break
    return np.array([right, down]) * _PART_GAP


@cache
def _walk_spiral(stretch: int) -> tuple[tuple[int, int], ...]:
    """The squares that one stretch of the spiral meets, in order, each once."""
    squares: dict[tuple[int, int], None] = {}
    for step in range(stretch * _STRETCH, (stretch + 1) * _STRETCH):
        turn, radius = step * 2.399963, 0.35 * step**0.5  # the golden angle: the spiral meets every direction
        squares[round(cos(turn) * radius * _ASPECT), round(sin(turn) * radius)] = None
    return tuple(squares)
