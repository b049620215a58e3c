"""The workbook: read back as the zip of XML that it is."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from graph.atlas.model import Atlas, Cell, Column, Section, Sentence, Table, Words
from graph.atlas.workbook import name_sheets, write_workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = [
    '=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "</script><script>alert(1)</script>", "http://x.example", "甲\x07\x00乙", "\ud800丙",
    "😀\u202eabc", "长" * 40_000,
]  # fmt: skip
WORDS = Words("名", "Name")


def make_atlas(rows: tuple[tuple[Cell, ...], ...], sentences: tuple[Sentence, ...] = ()) -> Atlas:
    columns = (
        Column("thing", Words("事物", "Thing"), "thing"),
        Column("n", Words("数", "Number"), "number"),
        Column("d", Words("日期", "Date"), "date"),
    )
    table = Table("t", Words("表/一", "Table one"), WORDS, columns, rows, Words("某类文档", "some papers"))
    return Atlas(Words("图谱", "Atlas"), (Section("s", Words("章", "Section"), WORDS, (table,)),), sentences)


class Read:
    """A workbook that was written, as cells by address."""

    def __init__(self, atlas: Atlas, folder: Path) -> None:
        path = folder / "atlas.xlsx"
        write_workbook(atlas, path)
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
        shared = ElementTree.fromstring(self.parts["xl/sharedStrings.xml"])
        self.strings = ["".join(t.text or "" for t in item.iter(f"{MAIN}t")) for item in shared.iter(f"{MAIN}si")]

    def sheet(self, number: int) -> ElementTree.Element:
        return ElementTree.fromstring(self.parts[f"xl/worksheets/sheet{number}.xml"])

    def cells(self, number: int) -> dict[str, str | float]:
        found: dict[str, str | float] = {}
        for cell in self.sheet(number).iter(f"{MAIN}c"):
            value = cell.find(f"{MAIN}v")
            if value is not None and value.text is not None:
                found[cell.get("r", "")] = self.strings[int(value.text)] if cell.get("t") == "s" else float(value.text)
        return found


def test_a_sheet_has_headings_rows_and_the_sentences(tmp_path: Path) -> None:
    sentences = (Sentence("甲企建乙平台", "d", "题一", 0, 6, "2022-10"), Sentence("另一句", "d", "题二", 7, 10))
    row = (Cell("甲企", thing="iri", sentences=(0,)), Cell("3", number=3.0, sentences=(1, 0)), Cell("2022-10"))
    cells = Read(make_atlas((row,), sentences), tmp_path).cells(2)
    assert [cells[f"{c}1"] for c in "ABCD"] == ["事物 Thing", "数 Number", "日期 Date", "依据 Evidence"]
    assert [cells[f"{c}2"] for c in "ABCD"] == ["甲企", 3.0, "2022-10", "“甲企建乙平台”（题一，2022-10）\n“另一句”（题二）"]


def test_the_header_is_frozen_and_filtered(tmp_path: Path) -> None:
    sheet = Read(make_atlas(((Cell("甲"), Cell("1", number=1.0), Cell()),)), tmp_path).sheet(2)
    assert [pane.get("ySplit") for pane in sheet.iter(f"{MAIN}pane")] == ["1"]
    assert [found.get("ref") for found in sheet.iter(f"{MAIN}autoFilter")] == ["A1:D2"]


def test_a_number_with_a_bound_stays_a_number_and_shows_the_bound(tmp_path: Path) -> None:
    read = Read(make_atlas(((Cell("甲"), Cell("≥4,000", number=4000.0), Cell()), (Cell("乙"), Cell("0.5", number=0.5), Cell()))), tmp_path)
    assert (read.cells(2)["B2"], read.cells(2)["B3"]) == (4000.0, 0.5)
    assert "&quot;≥&quot;#,##0" in read.parts["xl/styles.xml"]


def test_the_index_leads_to_the_sheets(tmp_path: Path) -> None:
    read = Read(make_atlas(()), tmp_path)
    assert "location=\"'表一'!A1\"" in read.parts["xl/worksheets/sheet1.xml"]
    assert (read.cells(1)["A4"], read.cells(1)["B4"], read.cells(1)["C4"]) == ("章 Section", "表/一 Table one", 0.0)


def test_an_empty_table_says_what_would_fill_it(tmp_path: Path) -> None:
    assert "某类文档" in str(Read(make_atlas(()), tmp_path).cells(2)["A2"])


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_stay_text(name: str, tmp_path: Path) -> None:
    sentence = Sentence(name, "d", name, 0, 1)
    read = Read(make_atlas(((Cell(name, sentences=(0,)), Cell(name), Cell(name)),), (sentence,)), tmp_path)
    cells = read.cells(2)
    plain = name.replace("\x07", "").replace("\x00", "").replace("\ud800", "")
    assert str(cells["A2"]).removesuffix("…") in plain and cells["A2"] == cells["B2"] == cells["C2"] != ""
    assert not list(read.sheet(2).iter(f"{MAIN}f")) and "hyperlink " not in read.parts["xl/worksheets/sheet2.xml"]


def test_the_same_atlas_gives_the_same_bytes(tmp_path: Path) -> None:
    atlas = make_atlas(((Cell("甲"), Cell("1", number=1.0), Cell()),))
    write_workbook(atlas, tmp_path / "one.xlsx")
    write_workbook(atlas, tmp_path / "two.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_names_of_sheets_are_short_and_differ() -> None:
    names = name_sheets(["甲" * 40, "甲" * 40, "甲" * 31, "[]:*?/\\'", "目录", "Ab", "aB"])
    assert all(0 < len(name) <= 31 for name in names)
    assert len({name.casefold() for name in [*names, "目录"]}) == 8
    assert not any(c in name for name in names for c in "[]:*?/\\'")


def test_of_many_sentences_some_are_counted_only(tmp_path: Path) -> None:
    sentences = tuple(Sentence(f"句{n}", "d", "题", n, n + 1) for n in range(25))
    cells = Read(make_atlas(((Cell("甲", sentences=tuple(range(25))), Cell(), Cell()),), sentences), tmp_path).cells(2)
    assert str(cells["D2"]).splitlines()[-1] == "另有 5 句 / 5 more"
