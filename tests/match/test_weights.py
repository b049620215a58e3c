"""Weights are data: the bundled ones are sound, a file with a fault is refused with the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.match.features import FEATURES
from graph.match.weights import KINDS, WeightsError, load_weights, write_weights

HEAD = "\t".join(["feature", *KINDS])


def test_the_bundled_weights_of_each_kind_add_up_to_one() -> None:
    for column in load_weights().of.values():
        assert sum(column.values()) == pytest.approx(1)


def test_every_feature_has_its_weights_and_an_explanation_in_two_languages() -> None:
    names = [feature.name for feature in FEATURES]
    assert all(sorted(column) == sorted(names) for column in load_weights().of.values())
    for feature in FEATURES:
        chinese, _, english = feature.explanation.partition("。 ")
        assert feature.title in chinese and english[0].isupper() and english.endswith(".")


def test_written_weights_are_read_again(tmp_path: Path) -> None:
    path = tmp_path / "w.tsv"
    path.write_text(write_weights(load_weights(), "来自测试。"), encoding="utf-8")
    assert load_weights(path).of == {kind: pytest.approx(column) for kind, column in load_weights().of.items()}
    assert path.read_text(encoding="utf-8").startswith("# 来自测试。\n")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "heading"),
        ("feature\tthing\nactivity\t1\n", "heading"),
        (f"# x\n{HEAD}\nunheard_of\t0\t0\t0\t0\n", "line 3"),
        (f"{HEAD}\nactivity\t1\t1\t1\n", "line 2"),
        (f"{HEAD}\nactivity\t1\t1\t1\tmuch\n", "line 2"),
        (f"{HEAD}\nactivity\t1.5\t1\t1\t1\n", "line 2"),
        (f"{HEAD}\nactivity\t1\t1\t1\t1\nrecency\t0.1\t0\t0\t0\n", "add up"),
        (f"{HEAD}\nactivity\t0\t1\t1\t1\n", "add up"),
    ],
)
def test_a_faulty_file_is_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "w.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WeightsError, match=says):
        load_weights(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="无法读取"):
        load_weights(tmp_path / "none.tsv")


def test_the_page_names_every_feature_with_its_weights() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "match.md").read_text(encoding="utf-8")
    rows = {line.split("`")[1]: [cell.strip() for cell in line.split("|")[3:7]] for line in page.splitlines() if line.startswith("| `")}
    for feature in FEATURES:
        told = [0.0 if cell == "–" else float(cell) for cell in rows[feature.name]]
        assert told == [pytest.approx(load_weights().of[kind][feature.name]) for kind in KINDS], feature.name
