"""Numbers in the cells of a table row (cells are parted by tabs): row head and column head name what they count.

A bare number under a heading with a unit (``榜额(万元)``) is what the heading's label names.

In: a ``Site`` of a ``Page``. Out: the words of a metric, or ``None`` outside tables.
"""

from __future__ import annotations

from functools import lru_cache

from graph.recognise.unit_columns import find_cells
from graph.relate.observation_sites import Page, Site


def read_label(page: Page, site: Site) -> str | None:
    """The label of the column whose heading gives the number its unit."""
    return _labels(page.text).get(site.quantity.start)


@lru_cache(maxsize=1)
def _labels(text: str) -> dict[int, str]:
    return {cell.start: cell.label for cell in find_cells(text)}


def read_cell(page: Page, site: Site) -> str | None:
    """Row head and column head of a number that fills a cell: ``星河中试基地`` under ``面积`` gives ``星河中试基地面积``."""
    text = page.text
    start = text.rfind("\n", 0, site.quantity.start) + 1
    row = _cells(text, start)
    if len(row) < 2 or text[site.clause[0] : site.quantity.start].strip():
        return None
    column = text.count("\t", start, site.quantity.start)
    head = _head(text, start, column)
    return (row[0] if column else "") + head or None


def _cells(text: str, start: int) -> list[str]:
    end = text.find("\n", start)
    return [cell.strip() for cell in text[start : end if end >= 0 else len(text)].split("\t")]


def _head(text: str, start: int, column: int) -> str:
    """The cell of the table's first line in the same column, if that line has no number there."""
    first = start
    while first:
        above = text.rfind("\n", 0, first - 1) + 1
        if "\t" not in text[above : first - 1]:
            break
        first = above
    cells = _cells(text, first)
    fits = first < start and column < len(cells) and not any(c.isdigit() for c in cells[column])
    return cells[column] if fits else ""
