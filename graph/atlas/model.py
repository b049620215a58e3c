"""What an atlas is made of: sections, tables, rows, cells, sentences.

Enters: nothing; these are plain values, made by the collectors and read by the page and the workbook. Everything that is drawn
(map, wheels, chain, timeline) is drawn from tables, so that what a chart shows can also be read, sorted and exported.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

ColumnKind = Literal["text", "number", "date", "thing", "choice", "document"]
ChartKind = Literal["counts", "chain", "map", "pools", "platforms", "wheels", "targets", "timeline"]


class Words(NamedTuple):
    """The same words in Chinese and English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A quote with its place: ``start`` and ``end`` are code points, half open, into the text of the document."""

    quote: str
    document: str  # IRI
    title: str
    start: int
    end: int
    date: str | None = None  # of the document, ISO 8601, as precise as known
    confidence: float = 1.0
    status: str = "done"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a row under a column; ``sentences`` are indices into ``Atlas.sentences``.

    ``number`` is the value to sort and draw by where the column is of numbers; ``thing`` is the IRI where the cell names one.
    An empty text means that no document says it.
    """

    text: str = ""
    thing: str | None = None
    number: float | None = None
    sentences: tuple[int, ...] = ()


Row = tuple[Cell, ...]  # as many cells as the table has columns


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` is unique in its table; a ``choice`` has few values and is offered as a filter."""

    key: str
    heading: Words
    kind: ColumnKind = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """``filled_by`` says what kind of document would fill it; shown where there are no rows."""

    key: str
    title: Words
    about: Words
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    filled_by: Words


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of the atlas: its tables, and the chart that is drawn from them, if any."""

    key: str
    title: Words
    about: Words
    tables: tuple[Table, ...]
    chart: ChartKind | None = None


@dataclass(frozen=True, slots=True)
class Atlas:
    """The whole atlas; ``region`` and ``industry`` are the names it was asked for, ``documents`` how many it draws on."""

    title: Words
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    region: str | None = None
    industry: str | None = None
    documents: int = 0
