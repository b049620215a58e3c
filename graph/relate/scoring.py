"""The stored model of the learned reader: weights of features, and trees that weigh claims.

Used by ``learned`` and ``training/relations.py``. In: ``models/relations.npz``. Out: ``Model``. Nothing but numpy is needed to read it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
TREE_ARRAYS = ("roots", "column", "bound", "left", "right", "value")


@dataclass(frozen=True)
class Trees:
    """Boosted trees as flat arrays: a row goes to ``left`` where its value is at most ``bound``; leaves lead to themselves."""

    roots: npt.NDArray[np.int32]
    column: npt.NDArray[np.int32]
    bound: Floats
    left: npt.NDArray[np.int32]
    right: npt.NDArray[np.int32]
    value: Floats
    depth: int
    base: float

    def score(self, table: Floats) -> Floats:
        """Log odds of each row."""
        at = np.repeat(self.roots[None, :], len(table), axis=0)
        rows = np.arange(len(table))[:, None]
        for _ in range(self.depth):
            at = np.where(table[rows, self.column[at]] <= self.bound[at], self.left[at], self.right[at])
        total: Floats = self.value[at].sum(axis=1) + self.base
        return total


@dataclass(frozen=True)
class Model:
    """``weights`` has a row for each feature, and one of zeros; a column for each relation with the first as head, then the second."""

    features: Mapping[str, int]
    weights: Floats
    bias: Floats
    trees: Trees
    threshold: float


@cache
def load_model() -> Model:
    """The model that comes with the package."""
    return read_model((files("graph.relate") / "models" / "relations.npz").read_bytes())


def read_model(data: bytes) -> Model:
    """A model from the bytes that ``training/relations.py`` writes."""
    with np.load(BytesIO(data), allow_pickle=False) as arrays:
        about = json.loads(arrays["about"].tobytes().decode())
        names = arrays["features"].tobytes().decode().split("\n")
        roots, column, bound, left, right, value = (arrays[f"tree_{name}"] for name in TREE_ARRAYS)
        trees = Trees(roots, column, bound, left, right, value, about["depth"], about["base"])
        weights = add_nothing(arrays["weights"].astype(np.float32))
        return Model({name: i for i, name in enumerate(names)}, weights, arrays["bias"], trees, about["threshold"])


def add_nothing(weights: Floats) -> Floats:
    """The weights with a last row of zeros, which stands for no feature."""
    whole: Floats = np.concatenate([weights, np.zeros((1, weights.shape[1]), dtype=np.float32)])
    return whole
