from __future__ import annotations

from pathlib import Path

import pytest

from graph.ontology import load_ontology
from graph.show.palette import STYLES, StyleError, load_styles


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_entity_class_has_a_style() -> None:
    assert load_styles().keys() == load_ontology().entity_types


def test_no_two_classes_look_the_same() -> None:
    styles = list(load_styles().values())
    assert len(set(styles)) == len(styles)


@pytest.mark.parametrize("name", sorted(load_ontology().entity_types))
def test_colour_stands_out_on_white(name: str) -> None:
    assert 1.05 / (luminance(load_styles()[name].colour) + 0.05) >= 3


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Enterprise\t#123456", "2 fields"),
        ("Enterprise\tblue\tdot", "'blue'"),
        ("Enterprise\t#123456\toval", "'oval'"),
        ("Firm\t#123456\tdot", "'Firm'"),
        ("Person\t#123456\tdot\nPerson\t#123456\tdot", "'Person'"),
    ],
)
def test_wrong_row_is_named_with_its_line(tmp_path: Path, row: str, found: str) -> None:
    path = tmp_path / "styles.tsv"
    path.write_text(f"# header\n{row}\n", encoding="utf-8")
    with pytest.raises(StyleError, match=rf"styles\.tsv, line [23].*{found}"):
        load_styles(path)


def test_missing_class_is_named(tmp_path: Path) -> None:
    path = tmp_path / "styles.tsv"
    path.write_text(STYLES.read_text(encoding="utf-8").replace("Award\t", "# Award\t"), encoding="utf-8")
    with pytest.raises(StyleError, match="no row for Award"):
        load_styles(path)
