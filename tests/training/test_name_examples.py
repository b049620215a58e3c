"""Marked sentences and annotated documents become examples whose gold stands in their text."""

from __future__ import annotations

import numpy as np
import pytest

from graph.recognise.encoder import STATES
from graph.recognise.learned.network import NameNetwork, Piece
from graph.recognise.words import Words
from training.documents import FOLDS, HERE, load_annotated
from training.name_examples import CLASSES, Example, read_marks, to_samples


def test_marks_are_taken_out_and_remembered() -> None:
    text, gold = read_marks("[江川市](Region)的[光电实验室](Platform)启用")
    assert text == "江川市的光电实验室启用"
    assert gold == {(0, 3, "Region"), (4, 9, "Platform")}


def test_every_marked_sentence_can_be_read() -> None:
    lines = [line for path in (HERE / "sentences").glob("*.txt") for line in path.read_text(encoding="utf-8").splitlines()]
    read = [read_marks(line.strip()) for line in lines if line.strip() and not line.startswith("#")]
    assert len(read) > 1500
    assert {kind for _, gold in read for *_, kind in gold} <= set(CLASSES)
    assert not [text for text, _ in read if "[" in text or "]" in text]


def test_a_document_keeps_its_fold_and_its_sort() -> None:
    own = {item.id: item for item in load_annotated(["own"])}
    assert len(own) == 120 and {item.fold for item in own.values()} == set(range(FOLDS))
    assert own["p1"].fresh and not own["a1"].fresh


def test_samples_carry_the_tags_of_gold() -> None:

    piece = Piece(0, np.zeros((6, STATES), dtype=np.float32))
    example = Example(Words("江川市启用了", [], []), "fresh", 0, (piece,), (), (), (), frozenset({(0, 3, "Region")}))
    (sample,) = to_samples([example], NameNetwork({}, CLASSES))
    first = 1 + 2 * CLASSES.index("Region")
    assert sample.tags.tolist() == [first, first + 1, first + 1, 0, 0, 0]
    assert sample.blind == pytest.approx(0.1)
