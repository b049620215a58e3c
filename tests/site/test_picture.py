"""The small network: names have room, the same every time, the best neighbours where there are many."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from graph.resolve.iri import thing_iri
from graph.site.picture import MOST, WIDTH, draw_around
from graph.site.reader import SiteData, read_site
from graph.store.oxigraph import open_disk_store

CITY, LAB = thing_iri("Region", "青川市"), thing_iri("Platform", "青川膜材料实验室")


@pytest.fixture(scope="module")
def data(build: Path) -> SiteData:
    return read_site(open_disk_store(build))


def test_of_many_neighbours_the_best_are_drawn_and_all_are_counted(data: SiteData) -> None:
    picture = draw_around(data, CITY)
    assert picture is not None
    assert (len(picture.spots), len(picture.lines), picture.total) == (MOST, MOST, 60)


def test_no_name_covers_another(data: SiteData) -> None:
    picture = draw_around(data, CITY)
    assert picture is not None
    for one, other in combinations(picture.spots, 2):
        assert one.anchor != other.anchor or abs(one.y - other.y) > 16
    for spot in picture.spots:
        assert 0 < spot.y < picture.height and (spot.text_x > WIDTH / 2) == (spot.anchor == "start")


def test_neighbours_that_are_linked_are_joined(data: SiteData) -> None:
    picture = draw_around(data, LAB)
    assert picture is not None
    assert {spot.node.name for spot in picture.spots} == {"中南大学", "青川新材有限公司"}
    assert len(picture.chords) == 1
    assert all(line.back and not line.out for line in picture.lines)


def test_a_line_is_planned_where_all_facts_are(data: SiteData) -> None:
    picture = draw_around(data, thing_iri("Award", "青川科技奖"))
    assert picture is not None
    assert [line.planned for line in picture.lines] == [True]


def test_a_thing_alone_has_no_picture(data: SiteData) -> None:
    assert draw_around(data, thing_iri("Person", "李远明")) is None


def test_the_same_thing_gives_the_same_picture(data: SiteData) -> None:
    assert draw_around(data, LAB) == draw_around(data, LAB)
