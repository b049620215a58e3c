"""The partner index, open for asking: things by number, their neighbours, fields, places and standing.

Enters: the arrays of an index, mapped from a file or fresh in memory. Leaves: rows of numbers, and the texts of a thing where one is
shown. An index never changes; any number of threads may ask it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

import numpy as np

from graph.find.arrays import Array, Arrays
from graph.find.build import lengthen_iri
from graph.match.build import gather, is_means
from graph.match.reader import Thing


class AskingError(ValueError):
    """What is asked for cannot be: a role, class or limit that there is not, an empty need."""


class PartnerIndex:
    """Things are numbers in the order of their IRIs; ``self[name]`` is an array of ``graph.match.build``."""

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        header = arrays.header
        self.types: Sequence[str] = header["types"]
        self.relations: Sequence[str] = header["relations"]
        self.roles: Sequence[str] = header["roles"]
        self.year: int = header["year"]

    def __len__(self) -> int:
        return int(self.arrays.header["things"])

    def __getitem__(self, name: str) -> Array:
        return self.arrays[name]

    def row(self, name: str, number: int) -> Array:
        """One row of a list: ``row("near", 7)`` the neighbours of thing 7."""
        start, end = self[f"{name}_start"][number : number + 2]
        return self[f"{name}_thing"][start:end]

    def partners_of(self, number: int) -> Array:
        """Its neighbours without its own branches and people, and without what it is a part of."""
        start, end = self["near_start"][number : number + 2]
        return np.asarray(self["near_thing"][start:end][self["near_partner"][start:end] == 1])

    def cells(self, name: str, rows: Array) -> tuple[Array, Array, Array]:
        """The cells of several rows of a list: the things in them, their weights, and which of the given rows each is from."""
        places, which = gather(self[f"{name}_start"], rows)
        return self[f"{name}_thing"][places], self[f"{name}_weight"][places], which

    def shortest_rows(self, name: str, rows: Array, most: int) -> Array:
        """Which of some rows of a list to read where all together must not have more than so many cells: the short ones first."""
        sizes = self[f"{name}_start"][rows + 1] - self[f"{name}_start"][rows]
        order = np.argsort(sizes, kind="stable")
        return np.asarray(np.sort(order[np.cumsum(sizes[order]) <= most]))

    def degree(self, number: int) -> int:
        """Number of neighbours."""
        start = self["near_start"]
        return int(start[number + 1] - start[number])

    def links_between(self, one: int, other: int) -> range:
        """The numbers of the links that join two things, in either direction."""
        start, end = self["near_start"][one : one + 2]
        row = self["near_thing"][start:end]
        at = int(np.searchsorted(row, np.int32(other)))
        if at == len(row) or row[at] != other:
            return range(0)
        pair = int(self["near_pair"][start + at])
        first, last = self["pair_link"][pair : pair + 2].tolist()
        return range(first, last)

    def links_of(self, number: int) -> Array:
        """The numbers of all links of a thing."""
        start, end = self["near_start"][number : number + 2]
        return gather(self["pair_link"], self["near_pair"][start:end])[0]

    def means_of(self, number: int) -> Array:
        """The numbers of the links that give means to a thing: its platforms, academicians, fundings."""
        links = self.links_of(number)
        ends = {name: self[name][links] for name in ("link_head", "link_tail", "link_relation")}
        head = ends["link_head"] == number
        found = [is_means({"group": self["group"], **ends}, self["titled"], self.relations, end=end) for end in ("link_head", "link_tail")]
        return np.asarray(links[np.where(head, *found)])

    def regions_around(self, region: int) -> frozenset[int]:
        """All regions around a region, without itself."""
        return frozenset(self._region_row("around", region).tolist())

    def regions_inside(self, region: int) -> frozenset[int]:
        """All regions inside a region, without itself."""
        return frozenset(self._region_row("inside", region).tolist())

    def _region_row(self, name: str, region: int) -> Array:
        start, end = self[f"{name}_start"][region : region + 2]
        return self[f"{name}_thing"][start:end]

    def number(self, iri: str) -> int:
        """The number of a thing; -1 where the graph has none of this IRI."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self.iri(middle) < iri:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self) and self.iri(low) == iri else -1

    def iri(self, number: int) -> str:
        """The IRI of a thing."""
        return lengthen_iri(self._text("iri", number))

    def name(self, number: int) -> str:
        """The name of a thing."""
        return self._text("name", number)

    def names(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """The names of several things, in order."""
        return tuple(self.name(int(number)) for number in numbers)

    def type(self, number: int) -> str:
        """The class of a thing as a local name."""
        return str(self.types[self["type"][number]])

    def thing(self, number: int) -> Thing:
        """A thing as it is shown."""
        return Thing(self.iri(number), self.type(number), self.name(number), self.roles_of(int(self["roles"][number])))

    def mask_of(self, roles: Collection[str]) -> int:
        """Roles as bits. Raises ``AskingError`` for one that there is not, naming those there are."""
        for role in roles:
            if role not in self.roles:
                raise AskingError(f"没有角色 {role!r}，应为 {'、'.join(self.roles)} 之一 / found the role {role!r}, expected one of these")
        return sum(1 << self.roles.index(role) for role in set(roles))

    def roles_of(self, mask: int) -> tuple[str, ...]:
        """The roles of some bits, in their order."""
        return tuple(role for i, role in enumerate(self.roles) if mask >> i & 1)

    def type_number(self, name: str) -> int:
        """The number of a class. Raises ``AskingError`` for one that there is not."""
        for i, known in enumerate(self.types):
            if known.casefold() == name.casefold():
                return i
        raise AskingError(f"没有类别 {name!r}，应为 / found the class {name!r}, expected one of {', '.join(self.types)}")

    @cached_property
    def busiest(self) -> float:
        """The strength that one thing in a thousand exceeds: what counts as fully active."""
        actors = self["strength"][self["actor"] == 1]
        return float(np.quantile(actors, 0.999)) if len(actors) else 0.0

    def _text(self, kind: str, number: int) -> str:
        start, end = self[f"{kind}_start"][number : number + 2]
        return self[f"{kind}_text"][start:end].tobytes().decode("utf-8", "surrogatepass")


def as_numbers(numbers: Iterable[int]) -> Array:
    """Numbers of things as an array, ascending, each once."""
    return np.array(sorted(set(numbers)), np.int64)
