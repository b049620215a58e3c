"""Weights of named features that make the right one of several candidates the likeliest (a softmax over each question's candidates).

Used by ``training.observations``. Needs scipy. No randomness: the same questions give the same weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix


@dataclass(frozen=True, slots=True)
class Question:
    """The features of each candidate, which candidates are right (at least one), and how much the question counts."""

    candidates: Sequence[Sequence[str]]
    right: Sequence[bool]
    weight: float = 1.0


def fit_softmax(questions: Sequence[Question], *, strength: float, rarest: int) -> dict[str, float]:
    """The weights; ``strength`` is the L2 penalty, features seen less often than ``rarest`` times have none."""
    counts = Counter(f for q in questions for features in q.candidates for f in features)
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= rarest))}
    x = matrix([[index[f] for f in features if f in index] for q in questions for features in q.candidates], len(index))
    groups = np.repeat(np.arange(len(questions)), [len(q.candidates) for q in questions])
    right = np.array([float(r) for q in questions for r in q.right])
    weights = _minimise(x, groups, right, (np.array([q.weight for q in questions]), strength))
    return {f: float(weights[i]) for f, i in index.items()}


def matrix(rows: Sequence[Sequence[int]], width: int) -> csr_matrix:
    """Rows of ones at the given columns."""
    ends = np.cumsum([0, *(len(r) for r in rows)])
    columns = np.concatenate([np.array(r, dtype=int) for r in rows]) if rows else np.array([], dtype=int)
    return csr_matrix((np.ones(ends[-1]), columns, ends), shape=(len(rows), width))


def _minimise(x: csr_matrix, groups: np.ndarray, right: np.ndarray, terms: tuple[np.ndarray, float]) -> np.ndarray:
    importance, strength = terms
    starts = np.r_[0, np.flatnonzero(np.diff(groups)) + 1]
    turned = x.T.tocsr()

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        p = np.exp(z - np.maximum.reduceat(z, starts)[groups])
        total, good = np.add.reduceat(p, starts), np.add.reduceat(p * right, starts)
        likelihood = (importance * np.log(good / total)).sum()
        slope = importance[groups] * (p / total[groups] - p * right / good[groups])
        return strength / 2 * (w @ w) - likelihood, turned @ slope + strength * w

    return np.asarray(minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x)
