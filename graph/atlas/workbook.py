"""The atlas as an Excel workbook: a sheet for each table, an index that leads to them, the sentences beside every row.

Enters: an ``Atlas`` and a path. Leaves: an xlsx file, the same bytes for the same atlas. Names from documents are written as text
whatever they begin with, so that no cell is taken for a formula or a link.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter

from graph.atlas.cells import write_number
from graph.atlas.model import Atlas, Cell, Column, Row, Sentence, Table, Words
from graph.query.width import display_width

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

INDEX = "目录"
EVIDENCE = Words("依据", "Evidence")
CREATED = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)  # a fixed date, so that the bytes depend on the atlas alone
MOST_CHARACTERS = 32_000  # Excel takes 32,767 in a cell
MOST_SENTENCES = 20  # beside a row; a row of more says how many
NAME_LENGTH = 31
WIDTHS = range(8, 61)
EVIDENCE_WIDTH = 80
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")


def write_workbook(atlas: Atlas, path: Path) -> None:
    """Write the whole atlas to an xlsx file; an existing one is replaced."""
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"title": clean_text(atlas.title.zh), "author": "Chuangpu", "created": CREATED})
        _Writer(book, atlas).write()


def clean_text(text: str) -> str:
    """A text as a cell may hold it: without control characters and half characters, cut where it is too long for Excel.

    >>> clean_text("甲\\x07乙")
    '甲乙'
    """
    cleaned = _UNWRITABLE.sub("", text)
    return cleaned if len(cleaned) <= MOST_CHARACTERS else cleaned[: MOST_CHARACTERS - 1] + "…"


def name_sheets(titles: Iterable[str]) -> list[str]:
    """Names of sheets: at most 31 characters, none that Excel refuses, no two alike.

    >>> name_sheets(["平台/表", "平台表"])
    ['平台表', '平台表 2']
    """
    names: list[str] = []
    taken = {INDEX}
    for title in titles:
        plain = _NOT_IN_NAMES.sub("", clean_text(title)).strip()[:NAME_LENGTH] or "表"
        name, number = plain, 2
        while name.casefold() in taken:
            name = f"{plain[: NAME_LENGTH - len(str(number)) - 1]} {number}"
            number += 1
        taken.add(name.casefold())
        names.append(name)
    return names


class _Writer:
    def __init__(self, book: xlsxwriter.Workbook, atlas: Atlas) -> None:
        self.book = book
        self.atlas = atlas
        self.head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True, "valign": "top"})
        self.body = book.add_format({"valign": "top", "text_wrap": True})
        self.link = book.add_format({"font_color": "#0563C1", "underline": 1})
        self.numbers: dict[str, Format] = {}

    def write(self) -> None:
        tables = [(section.title, table) for section in self.atlas.sections for table in section.tables]
        names = name_sheets(table.title.zh for _, table in tables)
        index = self.book.add_worksheet(INDEX)
        for name, (_, table) in zip(names, tables, strict=True):
            self._write_table(self.book.add_worksheet(name), table)
        self._write_index(index, names, tables)

    def _write_index(self, sheet: Worksheet, names: list[str], tables: list[tuple[Words, Table]]) -> None:
        sheet.write_string(
            0, 0, clean_text(f"{self.atlas.title.zh} {self.atlas.title.en}"), self.book.add_format({"bold": True, "font_size": 14})
        )
        for column, heading in enumerate(("章节 Section", "表 Table", "行数 Rows", "说明 About", "何种文档可填充 Filled by")):
            sheet.write_string(2, column, heading, self.head)
        for row, (name, (section, table)) in enumerate(zip(names, tables, strict=True), start=3):
            sheet.write_string(row, 0, both(section), self.body)
            sheet.write_url(row, 1, f"internal:'{name}'!A1", self.link, string=both(table.title))
            sheet.write_number(row, 2, len(table.rows), self.body)
            sheet.write_string(row, 3, both(table.about), self.body)
            sheet.write_string(row, 4, both(table.filled_by), self.body)
        for column, width in enumerate((28, 40, 10, 70, 60)):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(3, 0)

    def _write_table(self, sheet: Worksheet, table: Table) -> None:
        headings = [*(column.heading for column in table.columns), EVIDENCE]
        for number, heading in enumerate(headings):
            sheet.write_string(0, number, both(heading), self.head)
        for number, row in enumerate(table.rows, start=1):
            for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
                self._write_cell(sheet, (number, place), column, cell)
            sheet.write_string(number, len(row), clean_text(self._tell_evidence(row)), self.body)
        if not table.rows:
            sheet.write_string(1, 0, f"暂无内容。可由此类文档填充：{table.filled_by.zh} Empty. What would fill it: {table.filled_by.en}")
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(table.rows), 1), len(headings) - 1)
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, _column_width(column, [row[place] for row in table.rows]))
        sheet.set_column(len(table.columns), len(table.columns), EVIDENCE_WIDTH)

    def _write_cell(self, sheet: Worksheet, place: tuple[int, int], column: Column, cell: Cell) -> None:
        """A number as a number, shown with the bound that its sentence gives; anything else as text."""
        if column.kind == "number" and cell.number is not None:
            sheet.write_number(*place, cell.number, self._number_format(cell))
        else:
            sheet.write_string(*place, clean_text(cell.text), self.body)

    def _number_format(self, cell: Cell) -> Format:
        bound = cell.text.removesuffix(write_number(cell.number or 0.0))
        digits = "#,##0" if cell.number == int(cell.number or 0.0) else "#,##0.##########"
        pattern = f'"{bound}"{digits}' if bound in ("≥", "≤", "≈") else digits
        if pattern not in self.numbers:
            self.numbers[pattern] = self.book.add_format({"num_format": pattern, "valign": "top"})
        return self.numbers[pattern]

    def _tell_evidence(self, row: Row) -> str:
        """The sentences of all cells of a row, a line each."""
        places = list(dict.fromkeys(place for cell in row for place in cell.sentences))
        lines = [tell_sentence(self.atlas.sentences[place]) for place in places[:MOST_SENTENCES]]
        left = len(places) - len(lines)
        return "\n".join([*lines, f"另有 {left} 句 / {left} more"] if left else lines)


def tell_sentence(sentence: Sentence) -> str:
    """The quote with its document and date."""
    dated = f"，{sentence.date}" if sentence.date else ""
    return f"“{sentence.quote}”（{sentence.title}{dated}）"


def both(words: Words) -> str:
    """Chinese and English beside each other."""
    return f"{words.zh} {words.en}"


def _column_width(column: Column, cells: list[Cell]) -> int:
    """Wide enough for the heading and most cells, within bounds."""
    widths = sorted(display_width(cell.text) for cell in cells)
    usual = widths[len(widths) * 9 // 10] if widths else 0
    wanted = max(display_width(column.heading.zh), display_width(column.heading.en), usual) + 3
    return min(max(wanted, WIDTHS.start), WIDTHS.stop - 1)
