from __future__ import annotations

from itertools import combinations
from math import dist

import pytest

from graph.show.layout import compute_positions

STAR = [(0, leaf) for leaf in range(1, 30)]
RING = [(i, (i + 1) % 12) for i in range(12)]
APART = STAR + [(a + 30, b + 30) for a, b in RING]


def test_positions_are_the_same_every_time() -> None:
    assert compute_positions([12.0] * 40, STAR) == compute_positions([12.0] * 40, STAR)


@pytest.mark.parametrize(("count", "links"), [(30, STAR), (12, RING), (25, []), (2, [(0, 1)]), (60, APART)])
def test_discs_do_not_touch(count: int, links: list[tuple[int, int]]) -> None:
    positions = compute_positions([15.0] * count, links)
    assert min(dist(a, b) for a, b in combinations(positions, 2)) > 30


def test_larger_discs_get_more_room() -> None:
    radii = [40.0 if thing < 5 else 10.0 for thing in range(20)]
    positions = compute_positions(radii, list(combinations(range(20), 2)))
    assert min(dist(positions[a], positions[b]) - radii[a] - radii[b] for a, b in combinations(range(20), 2)) > 0


def test_linked_things_stand_nearer_than_others() -> None:
    positions = compute_positions([10.0] * 12, RING)
    linked = [dist(positions[a], positions[b]) for a, b in RING]
    opposite = [dist(positions[i], positions[i + 6]) for i in range(6)]
    assert max(linked) < min(opposite)


def test_hub_stands_in_the_middle_of_its_leaves() -> None:
    hub, *leaves = compute_positions([10.0] * 30, STAR)
    middle = (sum(x for x, _ in leaves) / 29, sum(y for _, y in leaves) / 29)
    assert dist(hub, middle) < 40


def test_connected_parts_are_apart() -> None:
    positions = compute_positions([10.0] * 42, APART)
    assert min(dist(a, b) for a in positions[:30] for b in positions[30:]) > 64


def test_no_things_need_no_place() -> None:
    assert compute_positions([], []) == []


def test_repeated_links_and_self_links_change_nothing() -> None:
    assert compute_positions([10.0] * 12, [*RING, *RING, (3, 3)]) == compute_positions([10.0] * 12, RING)
