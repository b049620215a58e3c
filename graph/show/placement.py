"""Where the things of a large network stand: each cluster a disc, discs that are linked near each other.

Enters: a network and the cluster of each thing. Leaves: one (x, y) for each, in units of which one thing takes up a few. The
same input gives the same positions. Where the largest connected part has some hundred things ``layout`` places it better, in time
that grows with the square of that part; what follows places a hundred thousand in seconds.

Clusters of the largest connected part are laid out as things of their own and pushed apart where they overlap; inside a disc the
forces of Fruchterman and Reingold (*Graph drawing by force-directed placement*, 1991) tell which way things lie. The smaller
parts stand around it in rings.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from math import pi, sqrt

import igraph
import numpy as np
from numpy.typing import NDArray

from graph.show.clusters import SEED, Numbers
from graph.show.layout import compute_positions

Points = NDArray[np.float64]

_ROOM = 1.3  # radius of a disc is this times the root of how many things it holds
_GAP = 1.12  # how far apart discs stand, of the sum of their radii
_GRID_FROM = 250  # things from which forces are worked out on a grid
_ROUNDS = 60  # of forces inside a disc
_SWEEPS = 80  # of pushing discs apart
_CROWD = 1500  # discs that are pushed apart: the work grows with their square
_STRESS = 500  # things in the largest part up to which distances are fitted one by one: at most a second
_FEW = 3000  # things in all up to which that is done
_PIXELS = 28.0  # of ``layout`` that are a unit here
_EVEN = 0.6  # how much a disc is filled evenly, against as the forces have it


def place_things(network: igraph.Graph, clusters: Numbers) -> Points:
    """Positions of all things, the centre of the largest connected part at the origin."""
    points = np.zeros((network.vcount(), 2))
    parts = sorted((np.array(part) for part in network.connected_components()), key=lambda part: (-len(part), part[0]))
    if not parts:
        return points
    if len(parts[0]) <= _STRESS and len(points) <= _FEW:
        radii = np.minimum(11 + 3.6 * np.sqrt(network.degree()), 40)
        return np.array(compute_positions(radii.tolist(), network.get_edgelist())) / _PIXELS
    points[parts[0]] = _place_main(network, parts[0], clusters[parts[0]])
    reach = float(np.sqrt((points[parts[0]] ** 2).sum(axis=1)).max()) + _ROOM
    for part, centre in zip(parts[1:], _walk_rings([_radius(len(part)) for part in parts[1:]], reach * 1.04 + 2), strict=True):
        points[part] = _fill_disc(_lay_out(network, part), _radius(len(part))) + centre
    return points


def _radius(count: int) -> float:
    return _ROOM * sqrt(count)


def _place_main(network: igraph.Graph, part: Numbers, clusters: Numbers) -> Points:
    """The largest part; ``clusters`` are those of its members."""
    _, members, sizes = np.unique(clusters, return_inverse=True, return_counts=True)
    radii = _ROOM * np.sqrt(sizes)
    centres = _place_discs(network, part, members, radii)
    points = np.zeros((len(part), 2))
    order = np.argsort(members, kind="stable")
    for disc, inside in enumerate(np.split(order, np.cumsum(sizes)[:-1])):
        points[inside] = _fill_disc(_lay_out(network, part[inside]), radii[disc]) + centres[disc]
    return np.asarray(points - (points.max(axis=0) + points.min(axis=0)) / 2)


def _place_discs(network: igraph.Graph, part: Numbers, members: Numbers, radii: Points) -> Points:
    """Centres of the discs of clusters: linked ones near each other, none over another."""
    if len(radii) == 1:
        return np.zeros((1, 2))
    disc_of = np.zeros(network.vcount(), dtype=np.int64)
    disc_of[part] = members + 1
    pairs = disc_of[np.array(network.get_edgelist())] - 1
    pairs = np.sort(pairs[(pairs[:, 0] != pairs[:, 1]) & (pairs.min(axis=1) >= 0)], axis=1)
    pairs, together = np.unique(pairs, axis=0, return_counts=True)
    near = igraph.Graph(len(radii), pairs.tolist())
    weights = (together / (radii[pairs[:, 0]] * radii[pairs[:, 1]])).tolist()
    _sow()
    points = _array(near.layout_fruchterman_reingold(weights=weights, grid=len(radii) > _GRID_FROM, niter=300))
    return _push_apart(_spread(points, radii), radii)


def _spread(points: Points, radii: Points) -> Points:
    """Points filled into the disc that the discs need together, keeping which way they lie."""
    return _fill_disc(points, 1.25 * float(np.sqrt((radii**2).sum())))


def _push_apart(points: Points, radii: Points) -> Points:
    """Discs that overlap give way, the smaller one more; all are drawn a little to the centre meanwhile."""
    some = np.argsort(-radii, kind="stable")[:_CROWD]
    here, size = points[some], radii[some]
    share = size[None, :] ** 2 / (size[:, None] ** 2 + size[None, :] ** 2)  # a disc moves by the other's part of their area
    for _ in range(_SWEEPS):
        here = here * 0.985
        between = here[:, None] - here[None]
        far = np.sqrt((between**2).sum(axis=2)) + 1e-9
        over = np.maximum((size[:, None] + size[None]) * _GAP - far, 0.0) / far * share
        np.fill_diagonal(over, 0.0)
        here = here + 0.7 * (between * over[:, :, None]).sum(axis=1)
    moved = points.copy()
    moved[some] = here
    return moved


def _lay_out(network: igraph.Graph, members: Numbers) -> Points:
    """The members by the forces between them alone."""
    if len(members) < 3:
        return np.array([[0.0, 0.0], [1.0, 0.0]])[: len(members)]
    _sow()
    inside = network.induced_subgraph(members.tolist())
    return _array(inside.layout_fruchterman_reingold(grid=len(members) > _GRID_FROM, niter=_ROUNDS))


def _fill_disc(points: Points, radius: float) -> Points:
    """Points moved along their rays so that they fill a disc around the origin almost evenly."""
    if len(points) == 1:
        return np.zeros((1, 2))
    points = points - points.mean(axis=0)
    far = np.sqrt((points**2).sum(axis=1))
    place = np.empty(len(points))
    place[np.argsort(far, kind="stable")] = np.sqrt((np.arange(len(points)) + 0.5) / len(points))
    wanted = radius * 0.94 * (_EVEN * place + (1 - _EVEN) * far / max(float(far.max()), 1e-9))
    return np.asarray(points * (wanted / np.maximum(far, 1e-9))[:, None])


def _walk_rings(radii: Sequence[float], reach: float) -> Points:
    """Centres for discs, largest first, around a disc of radius ``reach``: ring after ring, each as wide as its first disc."""
    centres, angle, ring, width = np.zeros((len(radii), 2)), 2 * pi, reach, 0.0
    for number, radius in enumerate(radii):
        if angle + 2 * radius / max(ring + width, 1e-9) > 2 * pi:
            ring, width, angle = ring + 2 * width, radius * 1.1 + 0.3, 0.0
        middle = ring + width
        step = 2.2 * (radius + 0.2) / middle
        centres[number] = middle * np.cos(angle + step / 2), middle * np.sin(angle + step / 2)
        angle += step
    return centres


def _sow() -> None:
    """igraph draws its chance from one place for all: begin it anew, so that nothing depends on what was laid out before."""
    igraph.set_random_number_generator(random.Random(SEED))


def _array(layout: igraph.Layout) -> Points:
    return np.array(layout.coords, dtype=np.float64).reshape(-1, 2)
