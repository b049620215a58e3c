"""Ranks for each asker the organisations that are not its partners yet.

Enters: a landscape and weights. Leaves: ``Prospect`` values, best first. Each part is weight × value in 0–1; where a signal speaks
against (negative weight) what is missing of it counts instead, and an asker's weights are brought to add up to 1. So no part
is negative, the parts add up to the score, and the score lies in 0–1; none of this changes the order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass

import numpy as np

from graph.match.projects.history import Floats, Ints
from graph.match.projects.landscape import Block, Landscape, Table
from graph.match.projects.learning import BLOCK, NEWCOMER, Weights, measure, standing
from graph.match.projects.shortlist import shortlist

DIGITS = 6


@dataclass(frozen=True, slots=True)
class Prospect:
    """A possible partner; ``parts`` gives the points of each signal, which add up to ``score``."""

    organisation: str
    score: float
    parts: dict[str, float]


def rank_prospects(
    landscape: Landscape, weights: Weights, askers: Sequence[int], *, limit: int = 100
) -> Iterator[tuple[int, list[Prospect]]]:
    """For each asker (its number in the history) the best candidates, best first; equal scores are ordered by name."""
    numbers = np.asarray(askers, dtype=np.int64)
    for start in range(0, len(numbers), BLOCK):
        block = Block(landscape, numbers[start : start + BLOCK])
        lists = shortlist(block)
        for asker, listed, values in zip(block.askers, lists, measure(block, lists), strict=True):
            parts = weigh(weights, values, float(landscape.degree[asker]))
            yield int(asker), _best(landscape, weights, listed, parts, limit)


def weigh(weights: Weights, values: Table, partners: float) -> Floats:
    """The points of each signal (columns) for each candidate (rows) of an asker with so many partners."""
    place = float(standing(np.array([partners]))[0])
    low, high, base, slope, newcomer = (np.array(column) for column in zip(*(astuple(w)[1:] for w in weights.weights), strict=True))
    weight = base + slope * place + newcomer * (partners <= NEWCOMER)
    scaled = np.clip((values - low) / (high - low), 0, 1)
    oriented = np.where(weight < 0, 1 - scaled, scaled)
    return np.asarray(np.round(oriented * np.abs(weight) / max(float(np.abs(weight).sum()), 1e-12), DIGITS))


def _best(landscape: Landscape, weights: Weights, listed: Ints, parts: Floats, limit: int) -> list[Prospect]:
    """Organisations are numbered by name, so the number decides among equals."""
    scores = np.round(parts.sum(axis=1), DIGITS)
    names = landscape.history.organisations
    order = np.lexsort((listed, -scores))[:limit]
    keys = [weight.signal for weight in weights.weights]
    return [Prospect(names[listed[i]], float(scores[i]), dict(zip(keys, parts[i].tolist(), strict=True))) for i in order]
