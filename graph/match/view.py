"""The surroundings of an asker: what all features count on, found once for a question.

Enters: a partner index and an asker. Leaves: for each feature's use numbers by candidate. Only rows near the asker are read:
its traits, who else has them, the things most like it and their partners, and where a short random walk leads.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from graph.find.arrays import Array
from graph.match.asker import Asker
from graph.match.build import gather
from graph.match.index import PartnerIndex
from graph.match.kinds import GROUP_NAMES
from graph.match.walk import walk_from

ALIKE = 30  # so many things most like the asker are looked at
STRANGERS = 200  # where nothing is like it: so many of its class, the busiest
STRANGE = 0.05  # what one of these counts as like it
MOST_ROWS = 200_000  # cells of rows that are looked at, the rarest traits first; a country's list of firms adds nothing
MOST_NEAR = 5000  # so many who have nothing but the region in common with the asker are looked at, the busiest
SAME, WITHIN, BESIDE = 1.0, 0.8, 0.4  # nearness of regions


class View:
    """Candidates and, aligned with them, what features ask for. ``open_to`` says of every thing whether it may be a candidate."""

    def __init__(self, index: PartnerIndex, asker: Asker, open_to: Array) -> None:
        self.index = index
        self.asker = asker
        self._open = open_to

    @cached_property
    def candidates(self) -> Array:
        """Numbers of all who have anything to do with the asker, ascending."""
        near = np.array(sorted(self.asker.nearness), np.int64)
        met = np.zeros(len(self.index), bool)
        for part in (self._shared[0], self.walk[0], self._like_partners[0], near, self._neighbours_by_place):
            met[part] = True
        return np.flatnonzero(met & self._open)

    @cached_property
    def own_traits(self) -> tuple[Array, Array]:
        """The asker's traits, ascending, and their weights."""
        order = np.argsort(self.asker.traits)
        return self.asker.traits[order], self.asker.trait_weights[order]

    def position(self, number: int) -> int:
        """The place of a candidate in ``candidates``."""
        return int(np.searchsorted(self.candidates, number))

    def shared(self, group: str) -> Array:
        """Σ weight of the traits of one group that the asker and the candidate have both; rare ones weigh more (Adamic–Adar)."""
        things, values, group_of, _ = self._shared
        chosen = group_of == GROUP_NAMES.index(group)
        return self._spread(things[chosen], values[chosen])

    @cached_property
    def allocation(self) -> Array:
        """Σ 1/number of links of the shared traits, regions and industries apart (resource allocation)."""
        things, _, group_of, direct = self._shared
        narrow = ~np.isin(group_of, [GROUP_NAMES.index(name) for name in ("regions", "industries")])
        return self._spread(things[narrow], direct[narrow])

    def total(self, name: str) -> tuple[float, Array]:
        """The weight of all fields of one kind (``industry_total``, ``technology_total``): the asker's, and each candidate's."""
        group = GROUP_NAMES.index("industries" if name == "industry_total" else "technologies")
        own = self.index["group"][self.asker.traits] == group
        mine = float((self.asker.trait_weights * self.index["idf"][self.asker.traits])[own].sum())
        return mine, self.index[name][self.candidates]

    @cached_property
    def alike(self) -> tuple[Array, Array]:
        """The things of the asker's class that are most like it, and how much (weighted Jaccard of all that each is linked with, 0–1)."""
        things, likeness = self._likeness
        order = np.lexsort((things, -likeness))[:ALIKE]
        if len(order) or self.asker.type < 0:
            return things[order], likeness[order]
        strength = np.where(self.index["type"] == self.asker.type, self.index["strength"], 0)
        busiest = np.argsort(-strength, kind="stable")[:STRANGERS]
        busiest = busiest[strength[busiest] > 0]
        return busiest, np.full(len(busiest), STRANGE)

    @cached_property
    def like_partners(self) -> Array:
        """The share of the things like the asker that are linked with the candidate, each counted by its likeness."""
        return self._spread(*self._like_partners)

    @cached_property
    def walked(self) -> Array:
        """The chance to be at the candidate on a random walk from the asker."""
        return self._spread(*self.walk)

    @cached_property
    def walk(self) -> tuple[Array, Array]:
        """Where a random walk from the asker leads: things and chances."""
        asker = self.asker
        if asker.thing >= 0:
            return walk_from(self.index, np.array([asker.thing]), np.ones(1))
        return walk_from(self.index, asker.traits, asker.trait_weights.astype(np.float64))

    @cached_property
    def place_values(self) -> Array:
        """How near each candidate's regions are to the asker's, 0–1."""
        nearness = np.zeros(len(self.index), np.float32)
        for region, value in self._region_values.items():
            nearness[region] = value
        places, _, which = self.index.cells("place", self.candidates)
        found = self.nothing
        first = np.flatnonzero(np.diff(which, prepend=-1))
        if len(first):
            found[which[first]] = np.maximum.reduceat(nearness[places], first)
        return found

    @property
    def nothing(self) -> Array:
        """Zero for every candidate."""
        return np.zeros(len(self.candidates))

    def _spread(self, things: Array, values: Array) -> Array:
        """Values summed by candidate."""
        at = np.minimum(np.searchsorted(self.candidates, things), max(len(self.candidates) - 1, 0))
        if not len(self.candidates):
            return self.nothing
        known = self.candidates[at] == things
        return np.bincount(at[known], values[known], len(self.candidates))

    @cached_property
    def _shared(self) -> tuple[Array, Array, Array, Array]:
        """For each trait of the asker and each thing that has it too: the thing, weight, group of the trait, weight by allocation."""
        index, traits, own = self.index, self.asker.traits, self.asker.trait_weights
        degree = index["near_start"][traits + 1] - index["near_start"][traits]
        found = []
        for name in ("near", "bearer"):
            rows = index.shortest_rows(name, traits, MOST_ROWS)
            things, weights, which = index.cells(name, traits[rows])
            trait, mine = traits[rows][which], own[rows][which]
            both, direct = np.minimum(weights, mine) * index["idf"][trait], weights * mine / np.maximum(degree[rows][which], 1)
            found.append((things.astype(np.int64), both, index["group"][trait], direct))
        things, values, groups, direct = (np.concatenate(parts) for parts in zip(*found, strict=True))
        other = things != self.asker.thing
        return things[other], values[other], groups[other], direct[other]

    @cached_property
    def _likeness(self) -> tuple[Array, Array]:
        things, values, _, _ = self._shared
        same = self.index["type"][things] == self.asker.type
        numbers, at = np.unique(things[same], return_inverse=True)
        shared = np.bincount(at, values[same], len(numbers))
        own = float((self.asker.trait_weights * self.index["idf"][self.asker.traits]).sum())
        return numbers, np.clip(shared / np.maximum(own + self.index["trait_total"][numbers] - shared, 1e-9), 0, 1)

    @cached_property
    def _like_partners(self) -> tuple[Array, Array]:
        like, likeness = self.alike
        if not len(like):
            return np.zeros(0, np.int64), np.zeros(0)
        places, which = gather(self.index["near_start"], like)
        partners = self.index["near_partner"][places] == 1  # its own branches and people are no partners of it
        things, weights = self.index["near_thing"][places[partners]], self.index["near_weight"][places[partners]]
        return things.astype(np.int64), weights * (likeness / likeness.sum())[which[partners]]

    @cached_property
    def _neighbours_by_place(self) -> Array:
        """Who sits in the asker's regions, in those inside and around them; the busiest where they are many."""
        near = {region for region, value in self._region_values.items() if value >= WITHIN}
        regions = np.array(sorted(near), np.int64)
        rows = self.index.shortest_rows("resident", regions, MOST_ROWS)
        inside = np.zeros(len(self.index), bool)
        inside[self.index.cells("resident", regions[rows])[0]] = True
        found = np.flatnonzero(inside & self._open)
        return np.asarray(found[np.argsort(-self.index["strength"][found], kind="stable")[:MOST_NEAR]])

    @cached_property
    def _region_values(self) -> dict[int, float]:
        """The nearness of every region that is near the asker's."""
        found: dict[int, float] = {}
        for mine in self.asker.places:
            outer = self.index.regions_around(mine)
            beside = frozenset(r for out in outer for r in self.index.regions_inside(out))
            inside = self.index.regions_inside(mine)
            for value, regions in ((BESIDE, beside), (WITHIN, outer | inside), (SAME, frozenset({mine}))):
                for region in regions:
                    found[region] = max(found.get(region, 0.0), value)
        return found
