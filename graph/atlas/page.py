"""The atlas as one offline HTML document: tables that can be searched, sorted and exported, and charts drawn from them.

Enters: an ``Atlas``. Leaves: the HTML text, by the house's page machinery (``graph.show.page``): nothing on it is fetched and nothing
in the data can run. Rows, sentences, borders and the chart library stand in it compressed and are unpacked when they are needed, so
that the page is small to hand on and quick to open. The same values give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from plotly.offline import get_plotlyjs

from graph.atlas.borders import BordersMissingError, draw_views
from graph.atlas.model import Atlas, Cell, Section, Sentence, Table
from graph.atlas.terms import describe_terms
from graph.ontology import load_ontology
from graph.show.labels import describe_classes
from graph.show.packing import pack_json
from graph.show.page import ATLAS, render_page

PLOTTED = frozenset({"chain", "pools", "targets", "timeline"})  # the charts that need the chart library


def render_atlas(atlas: Atlas) -> str:
    """The whole document; a cell that points to a sentence which the atlas does not have raises ``ValueError``."""
    _check_sentences(atlas)
    types = _list_types(atlas)
    library = read_plotly() if any(section.chart in PLOTTED for section in atlas.sections) else ""
    packs = {
        "rows": _describe_rows(atlas, types),
        "sentences": _describe_sentences(atlas.sentences),
        "map": _describe_map(atlas),
        "plotly": library,
    }
    return render_page(
        ATLAS,
        describe_atlas(atlas, types),
        title=atlas.title.zh,
        packs="\n".join(pack_json(name, value) for name, value in packs.items()),
        later=(library,) if library else (),
    )


@cache
def read_plotly() -> str:
    """The script of plotly.js that the plotly package carries."""
    return str(get_plotlyjs()).strip()


def describe_atlas(atlas: Atlas, types: dict[str, str]) -> dict[str, Any]:
    """What the page knows before it unpacks anything: titles, headings, words of the ontology, how many rows there are."""
    terms = describe_terms(_list_choices(atlas))
    shown = {type_ for type_ in types.values() if type_} | {term["type"] for term in terms.values() if "type" in term}
    return {
        "title": atlas.title._asdict(),
        "region": atlas.region,
        "industry": atlas.industry,
        "documents": atlas.documents,
        "sentences": len(atlas.sentences),
        "sections": [_describe_section(section) for section in atlas.sections],
        "classes": describe_classes(shown | set(load_ontology().entity_types)),
        "terms": terms,
        # plotly adds the style sheet of a map library that is not used here, unless an element of this id is there already
        "unstyled": sorted(set(re.findall(r'getElementById\("([0-9a-f]{40,})"\)', read_plotly()))),
    }


def _describe_section(section: Section) -> dict[str, Any]:
    return {
        "key": section.key,
        "title": section.title._asdict(),
        "about": section.about._asdict(),
        "chart": section.chart,
        "tables": [_describe_table(table) for table in section.tables],
    }


def _describe_table(table: Table) -> dict[str, Any]:
    return {
        "key": table.key,
        "title": table.title._asdict(),
        "about": table.about._asdict(),
        "filled": table.filled_by._asdict(),
        "count": len(table.rows),
        "columns": [{"key": c.key, "kind": c.kind} | c.heading._asdict() for c in table.columns],
    }


def _describe_rows(atlas: Atlas, types: dict[str, str]) -> dict[str, Any]:
    """The rows of all tables in order; a thing is told by its number among ``things``, whose classes are ``types``."""
    order = {iri: i for i, iri in enumerate(types)}
    rows = [[[_describe_cell(cell, order) for cell in row] for row in table.rows] for table in _list_tables(atlas)]
    return {"things": list(types), "types": list(types.values()), "rows": rows}


def _describe_cell(cell: Cell, order: dict[str, int]) -> str | list[Any]:
    """The bare text, or text, sentences, thing and number as far as there are any."""
    parts: list[Any] = [cell.text, list(cell.sentences), -1 if cell.thing is None else order[cell.thing], cell.number]
    if cell.number is None:
        parts.pop()
        if cell.thing is None:
            parts.pop()
            if not cell.sentences:
                return cell.text
    return parts


def _describe_sentences(sentences: tuple[Sentence, ...]) -> dict[str, Any]:
    documents = {(s.document, s.title, s.date): None for s in sentences}
    order = {document: i for i, document in enumerate(documents)}
    rows = [[s.quote, order[s.document, s.title, s.date], s.start, s.end, s.confidence, s.status] for s in sentences]
    return {"documents": [list(document) for document in documents], "rows": rows}


def _describe_map(atlas: Atlas) -> dict[str, Any]:
    """The views that the map needs; where the borders are not there, what is missing."""
    codes = [_read_cell(table, row, "code") for table in _list_tables(atlas, chart="map") for row in table.rows]
    try:
        return {"views": draw_views(filter(None, codes)) if any(codes) else [], "missing": None}
    except BordersMissingError as error:
        return {"views": [], "missing": str(error)}


def _read_cell(table: Table, row: tuple[Cell, ...], key: str) -> str:
    return next((cell.text for column, cell in zip(table.columns, row, strict=True) if column.key == key), "")


def _list_tables(atlas: Atlas, *, chart: str | None = None) -> Iterable[Table]:
    return (table for section in atlas.sections if chart in (None, section.chart) for table in section.tables)


def _list_choices(atlas: Atlas) -> set[str]:
    """The texts of all columns of few values."""
    found: set[str] = set()
    for table in _list_tables(atlas):
        chosen = [i for i, column in enumerate(table.columns) if column.kind == "choice"]
        found.update(row[i].text for row in table.rows for i in chosen)
    return found


def _list_types(atlas: Atlas) -> dict[str, str]:
    """All things in the order they appear, each with its class, which its IRI tells, or ``""``."""
    known = load_ontology().entity_types
    iris = dict.fromkeys(cell.thing for table in _list_tables(atlas) for row in table.rows for cell in row if cell.thing is not None)
    return {iri: next((part for part in reversed(iri.split("/")[:-1]) if part in known), "") for iri in iris}


def _check_sentences(atlas: Atlas) -> None:
    count = len(atlas.sentences)
    for table in _list_tables(atlas):
        for row in table.rows:
            if len(row) != len(table.columns):
                raise ValueError(f"table {table.key}: found a row of {len(row)} cells, expected {len(table.columns)}")
            if wrong := [i for cell in row for i in cell.sentences if not 0 <= i < count]:
                raise ValueError(f"table {table.key}: found a cell with sentence {wrong[0]}, expected less than {count}")
