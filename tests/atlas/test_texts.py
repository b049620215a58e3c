"""The texts of sections and tables."""

from __future__ import annotations

import pytest

from graph.atlas import finance, places, roles, targets, texts, timeline
from graph.atlas.model import Cell
from graph.atlas.terms import describe_terms
from graph.atlas.texts import TextsError, fill_sections, load_sections, read_words


def test_every_text_is_in_chinese_and_english() -> None:
    for section in load_sections():
        words = [
            section.title,
            section.about,
            *(w for t in section.tables for w in (t.title, t.about, t.filled_by, *(c.heading for c in t.columns))),
        ]
        for both in words:
            assert any("\u4e00" <= c <= "\u9fff" for c in both.zh) and both.en.isascii(), both


def test_a_row_of_the_wrong_length_stops() -> None:
    rows = {table.key: [(Cell(),)] for section in load_sections() for table in section.tables}
    with pytest.raises(TextsError, match="table counts: found a row of 1 cells, expected 4"):
        list(fill_sections(rows))


def test_a_text_without_english_stops() -> None:
    with pytest.raises(TextsError, match="expected Chinese / English"):
        read_words("只有中文")


def test_a_column_of_an_unknown_kind_stops() -> None:
    with pytest.raises(TextsError, match="expected KEY KIND"):
        texts._read_column("a colour 颜色 / Colour")


def test_what_stands_in_columns_of_few_values_has_its_english() -> None:
    told = {
        targets.MET,
        targets.MISSED,
        targets.NEAR,
        targets.UNKNOWN,
        targets.KEPT,
        targets.OPEN,
        places.TOLD,
        places.NAMED,
        roles.BY_NAME,
    }
    told |= {*finance.KINDS.values(), finance.OTHER, finance.PRODUCT, finance.SUBSIDY}
    told |= {timeline.BY_SENTENCE, timeline.BY_EVENT, timeline.BY_DOCUMENT, *(rule.kind for rule in timeline.load_rules())}
    assert told - describe_terms(told).keys() == set()
