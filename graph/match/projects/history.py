"""All participations up to a date, as numbered organisations and projects with sparse tables between them.

Enters: participations. Leaves: who took part in what (``member``), the topics of each project, who is whose partner. Two
organisations are partners where they share a project of 2 to 60 members: in larger ones most members never meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.match.projects.participation import Participation

SMALLEST, LARGEST = 2, 60
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class History:
    """The participations in projects that began before ``until`` (all of them where it is ``None``).

    Organisations and projects are numbered in the order of their names, so the order of the facts does not matter.
    """

    def __init__(self, facts: Iterable[Participation], *, until: float | None = None) -> None:
        kept = sorted(
            {(f.organisation, f.project): f for f in facts if until is None or f.began < until}.values(),
            key=lambda f: (f.organisation, f.project),
        )
        if not kept:
            raise ValueError(f"no participation before {until}; expected one or more")
        self.until = until if until is not None else max(f.began for f in kept)
        self.facts: Sequence[Participation] = kept
        self.organisations = sorted({f.organisation for f in kept})
        self.projects = sorted({f.project for f in kept})
        self.number = {name: i for i, name in enumerate(self.organisations)}
        self._project_number = {name: i for i, name in enumerate(self.projects)}
        self._rows = np.array([self.number[f.organisation] for f in kept])
        self._columns = np.array([self._project_number[f.project] for f in kept])

    def __len__(self) -> int:
        return len(self.organisations)

    @cached_property
    def member(self) -> Any:
        """Organisation × project, 1 where it took part."""
        return self._table(np.ones(len(self.facts)))

    @cached_property
    def led(self) -> Any:
        """Organisation × project, 1 where it coordinated."""
        return self._table(np.array([float(f.leads) for f in self.facts]))

    @cached_property
    def sizes(self) -> Floats:
        """Number of members of each project."""
        return np.bincount(self._columns, minlength=len(self.projects)).astype(float)

    @cached_property
    def joint(self) -> NDArray[np.bool_]:
        """Which projects make partners."""
        return (self.sizes >= SMALLEST) & (self.sizes <= LARGEST)

    @cached_property
    def ages(self) -> Floats:
        """Years between the beginning of each project and the date of the history."""
        began = np.zeros(len(self.projects))
        began[self._columns] = [f.began for f in self.facts]
        return np.asarray(self.until - began)

    @cached_property
    def topics(self) -> Any:
        """Project × topic; the topics of a project add up to 1."""
        of_project = {f.project: f.topics for f in self.facts}
        names = sorted({topic for topics in of_project.values() for topic in topics}) or [""]
        column = {name: i for i, name in enumerate(names)}
        cells = [(self._project_number[p], column[t], 1 / len(topics)) for p, topics in sorted(of_project.items()) for t in topics]
        rows, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
        return sparse.csr_matrix((values, (rows, columns)), shape=(len(self.projects), len(names)))

    @cached_property
    def partners(self) -> Any:
        """Organisation × organisation, 1 for partners."""
        shared = drop_diagonal(self.member[:, self.joint] @ self.member[:, self.joint].T)
        shared.data[:] = 1.0
        return shared

    @cached_property
    def partner_counts(self) -> Floats:
        """Number of partners of each organisation."""
        return np.asarray(np.diff(self.partners.indptr), dtype=float)

    @cached_property
    def countries(self) -> Ints:
        """Each organisation's country as a number; the unknown one is a country too."""
        return self._numbered("country")

    @cached_property
    def kinds(self) -> Ints:
        """Each organisation's kind as a number."""
        return self._numbered("kind")

    def _numbered(self, field: str) -> Ints:
        names = sorted({getattr(f, field) for f in self.facts})
        numbers = np.zeros(len(self), dtype=np.int64)
        numbers[self._rows] = [names.index(getattr(f, field)) for f in self.facts]
        return numbers

    def _table(self, values: Floats) -> Any:
        table = sparse.csr_matrix((values, (self._rows, self._columns)), shape=(len(self), len(self.projects)))
        table.eliminate_zeros()
        return table


def drop_diagonal(table: Any) -> Any:
    """The sparse table without its diagonal."""
    table = table.tocsr() - sparse.diags(table.diagonal())
    table = table.tocsr()
    table.eliminate_zeros()
    table.sort_indices()
    return table


def new_partners(history: History, later: Iterable[Participation]) -> dict[int, frozenset[int]]:
    """For each organisation of the history its partners in ``later`` that it did not have, among those the history knows."""
    members: dict[str, set[str]] = {}
    for fact in later:
        members.setdefault(fact.project, set()).add(fact.organisation)
    met: dict[int, set[int]] = {}
    for names in members.values():
        if SMALLEST <= len(names) <= LARGEST:
            known = [history.number[name] for name in names if name in history.number]
            for one in known:
                met.setdefault(one, set()).update(known)
    links = history.partners
    fresh = {one: others - {one} - set(links.indices[links.indptr[one] : links.indptr[one + 1]]) for one, others in sorted(met.items())}
    return {one: frozenset(others) for one, others in fresh.items() if others}
