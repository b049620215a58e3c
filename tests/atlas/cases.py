"""Small graphs for tests of the atlas, in the notation of the tests of questions, and what their tables hold."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from graph.atlas.cells import Desk
from graph.atlas.model import Atlas, Row, Table
from graph.atlas.reader import read_facts
from graph.store.oxigraph import OxigraphStore
from tests.query.questions.notation import read_case


def make_store(graph: str) -> OxigraphStore:
    """The store of a graph that is written a line each."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "graph.case"
        path.write_text(graph, encoding="utf-8")
        return read_case(path).store()


def make_desk(graph: str) -> Desk:
    """The desk on which the tables of such a graph are written."""
    return Desk(read_facts(make_store(graph)))


def texts(rows: list[Row] | tuple[Row, ...]) -> list[tuple[str, ...]]:
    """What the cells of rows say."""
    return [tuple(cell.text for cell in row) for row in rows]


def find_table(atlas: Atlas, key: str) -> Table:
    """A table of an atlas by its key."""
    return next(table for section in atlas.sections for table in section.tables if table.key == key)


def quotes(desk: Desk, row: Row, place: int) -> list[str]:
    """The quotes that a cell rests on."""
    return [desk.sentences[at].quote for at in row[place].sentences]
