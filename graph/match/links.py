"""The links of a graph as one table: each link once, numbered by the pair that it joins, with the best that claims say of it.

Enters: ``Facts``. Leaves: a ``LinkTable``. A link weighs the confidence of its best claim, less where it is only planned or no
claim states it.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graph.find.arrays import Array
from graph.match.reader import Facts
from graph.ontology import load_ontology

PLANNED = 0.5  # what a plan counts beside what is done
UNTOLD = 0.5  # the weight of a link that no claim states


@dataclass(frozen=True, slots=True)
class LinkTable:
    """All links, each once, sorted by the pair that they join. A key is (lesser, greater, relation, direction) in one number."""

    keys: Array
    things: int
    relations: int
    weight: Array
    year: Array
    planned: Array

    @classmethod
    def read(cls, facts: Facts, numbers: Mapping[str, int], relations: Sequence[str]) -> LinkTable:
        number = {name: i for i, name in enumerate(relations)}
        symmetric = frozenset(name for name in relations if load_ontology().is_symmetric(name))

        def key(head: str, relation: str, tail: str) -> int:
            one, other = numbers.get(head, -1), numbers.get(tail, -1)
            if one < 0 or other < 0 or one == other or relation not in number:
                return -1
            low, high = min(one, other), max(one, other)
            turned = one > other and relation not in symmetric  # 乙与甲合作 and 甲与乙合作 are one link
            return ((low * len(numbers) + high) * len(number) + number[relation]) * 2 + turned

        keys = np.unique(np.frombuffer(array("q", (key(*link) for link in facts.links)), np.int64))
        keys = keys[keys >= 0]
        stated, weights, years, plans = array("q"), array("f"), array("h"), array("b")
        for link, confidence, planned, year in facts.statements:
            stated.append(key(*link))
            weights.append(min(max(confidence, 0.0), 1.0) * (PLANNED if planned else 1.0))
            years.append(0 if planned else year)
            plans.append(planned)
        at, known = find_keys(keys, np.frombuffer(stated, np.int64))
        weight, latest = np.zeros(len(keys), np.float32), np.zeros(len(keys), np.int16)
        np.maximum.at(weight, at, np.frombuffer(weights, np.float32)[known])
        np.maximum.at(latest, at, np.frombuffer(years, np.int16)[known])
        done, told = np.zeros(len(keys), bool), np.zeros(len(keys), bool)
        told[at] = True
        done[at[np.frombuffer(plans, np.int8)[known] == 0]] = True
        weight[~told] = UNTOLD
        return cls(keys, len(numbers), len(relations), weight, latest, told & ~done)

    @property
    def pairs(self) -> Array:
        return self.keys // (2 * self.relations)

    def arrays(self) -> dict[str, Array]:
        low, high = self.pairs // max(self.things, 1), self.pairs % max(self.things, 1)
        turned = (self.keys % 2).astype(bool)
        return {
            "link_head": np.where(turned, high, low).astype(np.int32), "link_tail": np.where(turned, low, high).astype(np.int32),
            "link_relation": (self.keys // 2 % self.relations).astype(np.uint8),
            "link_weight": self.weight, "link_year": self.year, "link_planned": self.planned.astype(np.uint8),
        }  # fmt: skip


def find_keys(keys: Array, wanted: Array) -> tuple[Array, Array]:
    """Where the wanted keys stand, and which of them are there at all."""
    if not len(keys):
        return np.zeros(0, np.int64), np.zeros(len(wanted), bool)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    known = keys[at] == wanted
    return at[known], known
