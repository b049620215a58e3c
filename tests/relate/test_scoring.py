"""The stored model: trees and weights."""

from __future__ import annotations

import numpy as np
import pytest

from graph.relate.scoring import Trees, add_nothing, load_model
from graph.relate.weighing import COLUMNS, RELATIONS


def small_trees() -> Trees:
    """One tree: column 1 at most 5 gives 2, more gives -2."""
    at = {"roots": [0], "column": [1, 0, 0], "left": [1, 1, 2], "right": [2, 1, 2]}
    whole = {k: np.array(v, dtype=np.int32) for k, v in at.items()}
    return Trees(
        whole["roots"], whole["column"], np.array([5, 0, 0], np.float32), whole["left"], whole["right"],
        np.array([0, 2, -2], np.float32), depth=1, base=0.5,
    )  # fmt: skip


@pytest.mark.parametrize(("value", "score"), [(4.0, 2.5), (5.0, 2.5), (6.0, -1.5)])
def test_tree_goes_left_up_to_its_bound(value: float, score: float) -> None:
    assert small_trees().score(np.array([[9, value]], np.float32)).tolist() == [score]


def test_last_row_of_weights_is_nothing() -> None:
    assert add_nothing(np.ones((1, 2), np.float32)).tolist() == [[1, 1], [0, 0]]


def test_model_of_the_package_fits_the_code() -> None:
    model = load_model()
    assert model.weights.shape == (len(model.features) + 1, 2 * len(RELATIONS))
    assert model.trees.column.max() < len(COLUMNS)
    assert 0 < model.threshold < 1
