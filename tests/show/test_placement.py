"""Positions and clusters of large networks."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.network_shape import make_network_values
from graph.show.clusters import Numbers, find_clusters, make_network, measure_centrality
from graph.show.placement import place_things


def make_links(things: int, links: int) -> Numbers:
    nodes, edges, _ = make_network_values(things, links)
    place = {node.iri: number for number, node in enumerate(nodes)}
    return np.array([(place[e.head_iri], place[e.tail_iri]) for e in edges])


def two_groups() -> Numbers:
    """Two complete groups of six with one link between them, and three things alone or in a pair."""
    groups = [(a + i, a + j) for a in (0, 6) for i in range(6) for j in range(i)]
    return np.array([*groups, (0, 6), (12, 13)])


def test_clusters_are_the_groups_largest_first() -> None:
    clusters = find_clusters(make_network(15, two_groups())).tolist()
    assert clusters[:12] == [0] * 6 + [1] * 6
    assert clusters[12] == clusters[13] == 2
    assert clusters[14] == 3


def test_positions_are_the_same_again() -> None:
    network = make_network(800, make_links(800, 2400))
    one = place_things(network, find_clusters(network))
    make_network(50, make_links(50, 100)).layout_fruchterman_reingold()  # whoever used igraph's chance in between
    assert (place_things(network, find_clusters(network)) == one).all()


@pytest.fixture
def in_discs(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a dozen things were too many to fit each distance."""
    monkeypatch.setattr("graph.show.placement._STRESS", 0)


@pytest.mark.usefixtures("in_discs")
def test_clusters_of_a_part_do_not_lie_over_each_other() -> None:
    network = make_network(14, two_groups())
    points = place_things(network, find_clusters(network))
    left, right = points[:6], points[6:12]
    apart = np.linalg.norm(left.mean(axis=0) - right.mean(axis=0))
    assert apart > max(np.linalg.norm(side - side.mean(axis=0), axis=1).max() for side in (left, right)) * 1.9


@pytest.mark.usefixtures("in_discs")
def test_unconnected_things_stand_around_the_largest_part() -> None:
    network = make_network(40, two_groups())
    far = np.linalg.norm(place_things(network, find_clusters(network)), axis=1)
    assert far[:12].max() < far[12:].min()


def test_some_hundred_things_are_as_far_apart_as_they_are_in_links() -> None:
    chain = np.array([(i, i + 1) for i in range(5)])
    network = make_network(6, chain)
    points = place_things(network, find_clusters(network))
    far = np.linalg.norm(points - points[0], axis=1)
    assert (np.diff(far) > 2).all()


def test_things_do_not_stand_on_one_spot() -> None:
    network = make_network(2000, make_links(2000, 6000))
    points = place_things(network, find_clusters(network))
    assert np.isfinite(points).all()
    assert len(np.unique(points.round(2), axis=0)) > 1990


def test_centrality_is_highest_at_the_hub() -> None:
    network = make_network(5, np.array([(0, 1), (0, 2), (0, 3), (3, 4)]))
    assert measure_centrality(network).argmax() == 0


def test_nothing_and_one_thing_are_placed() -> None:
    for count in (0, 1):
        network = make_network(count, np.zeros((0, 2), dtype=np.int64))
        assert place_things(network, find_clusters(network)).shape == (count, 2)
        assert len(measure_centrality(network)) == count
