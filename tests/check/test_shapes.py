"""The shapes that follow from the ontology are those of the ontology as it is now."""

from __future__ import annotations

from pathlib import Path

from graph.check.shapes import MARKER, SHAPES_PATH, render_shapes, write_shapes
from graph.ontology import load_ontology


def test_file_is_up_to_date() -> None:
    assert SHAPES_PATH.read_text(encoding="utf-8").partition(MARKER)[2].strip() == render_shapes(load_ontology()).strip()


def test_writing_keeps_what_was_written_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text("# by hand\n" + MARKER + "old\n", encoding="utf-8")
    write_shapes(path)
    by_hand, _, written = path.read_text(encoding="utf-8").partition(MARKER)
    assert by_hand == "# by hand\n"
    assert written.strip() == render_shapes(load_ontology()).strip()


def test_classes_outside_the_range_are_refused() -> None:
    text = render_shapes(load_ontology())
    tail = text.partition("cpsh:develops-tail")[2].partition("] ;")[0]
    assert "cp:Platform" in tail
    assert "cp:Technology" not in tail
