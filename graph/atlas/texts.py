"""The words of the atlas as data: titles, explanations and columns of sections and tables, from ``texts.toml``.

Enters: the file, and the rows of each table. Leaves: ``Section`` and ``Table`` values. A fault in the file stops before work starts.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

from graph.atlas.model import ChartKind, Column, ColumnKind, Row, Section, Table, Words

FILE = Path(__file__).with_name("texts.toml")
_COLUMN = re.compile(r"([a-z_]+) ([a-z]+) (.+)")


class TextsError(ValueError):
    """The file of texts has a fault; the message names what was found and what was expected."""


@cache
def load_sections() -> tuple[Section, ...]:
    """All sections in order, with tables that have no rows yet."""
    with FILE.open("rb") as file:
        return tuple(_read_section(entry) for entry in tomllib.load(file)["section"])


@cache
def load_choice_words() -> tuple[Words, ...]:
    """What stands in columns of few values without being a term of the ontology, in both languages."""
    with FILE.open("rb") as file:
        return tuple(Words(zh, en) for zh, en in tomllib.load(file)["words"].items())


def fill_sections(rows: Mapping[str, Iterable[Row]]) -> Iterator[Section]:
    """The sections with these rows, given by the key of their table."""
    for section in load_sections():
        tables = tuple(_fill_table(table, tuple(rows[table.key])) for table in section.tables)
        yield Section(section.key, section.title, section.about, tables, section.chart)


def _fill_table(table: Table, rows: tuple[Row, ...]) -> Table:
    for row in rows:
        if len(row) != len(table.columns):
            raise TextsError(f"table {table.key}: found a row of {len(row)} cells, expected {len(table.columns)}")
    return Table(table.key, table.title, table.about, table.columns, rows, table.filled_by)


def _read_section(entry: Mapping[str, Any]) -> Section:
    chart = entry.get("chart")
    if chart is not None and chart not in get_args(ChartKind):
        raise TextsError(f"{FILE.name}: section {entry['key']}: found chart {chart!r}, expected one of {', '.join(get_args(ChartKind))}")
    tables = tuple(_read_table(table) for table in entry["table"])
    return Section(entry["key"], read_words(entry["title"]), read_words(entry["about"]), tables, chart)


def _read_table(entry: Mapping[str, Any]) -> Table:
    columns = tuple(_read_column(text) for text in entry["columns"])
    return Table(entry["key"], read_words(entry["title"]), read_words(entry["about"]), columns, (), read_words(entry["filled"]))


def _read_column(text: str) -> Column:
    found = _COLUMN.fullmatch(text)
    if not found or found[2] not in get_args(ColumnKind):
        raise TextsError(
            f"{FILE.name}: found column {text!r}, expected KEY KIND 中文 / English, KIND one of {', '.join(get_args(ColumnKind))}"
        )
    return Column(found[1], read_words(found[3]), found[2])  # type: ignore[arg-type]  # it is one of ColumnKind


def read_words(text: str) -> Words:
    """Chinese and English of a text.

    >>> read_words("平台 / Platform")
    Words(zh='平台', en='Platform')
    """
    zh, slash, en = text.partition(" / ")
    if not slash:
        raise TextsError(f"{FILE.name}: found {text!r}, expected Chinese / English")
    return Words(zh.strip(), en.strip())
