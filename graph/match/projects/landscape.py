"""What follows from a history for every organisation: activity, topics, leanings between countries and kinds, spectrum.

Enters: a ``History``. Leaves: vectors and tables by organisation, computed once; and ``Block``, what a few askers share
with everyone, computed for them together. Signals are read off these two.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import eigsh

from graph.match.projects.history import Floats, History, Ints, drop_diagonal

Table = NDArray[np.float32]
DIMENSIONS = 64
FADING = 0.7  # years until a project counts 1/e as recent activity
FADING_LINKS = 1.0
LIKE_KIND, LIKE_COUNTRY = 5, 2  # how many times more an organisation of the same kind, of the same country, counts as alike


class Landscape:
    """Everything that does not depend on who asks."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.joined = history.member[:, history.joint]
        self.ages = history.ages[history.joint]
        self.sizes = history.sizes[history.joint]
        self.partners = history.partners.astype(np.float32)
        self.degree = history.partner_counts

    def __len__(self) -> int:
        return len(self.history)

    @cached_property
    def activity(self) -> Floats:
        """Number of shared projects."""
        return _sums(self.joined)

    @cached_property
    def recent_activity(self) -> Floats:
        """Number of shared projects, older ones fading."""
        return np.asarray(self.joined @ np.exp(-self.ages / FADING))

    @cached_property
    def mean_size(self) -> Floats:
        """Mean number of members of its shared projects; 0 without any."""
        return np.asarray(self.joined @ self.sizes) / np.maximum(self.activity, 1)

    @cached_property
    def years_since(self) -> Floats:
        """Years since its latest shared project began, 3 at most."""
        cells = self.joined.tocoo()
        latest = np.full(len(self), 3.0)
        np.minimum.at(latest, cells.row, self.ages[cells.col])
        return latest

    @cached_property
    def national_share(self) -> Floats:
        """Its part of the shared projects of its country, as a logarithm."""
        totals = np.bincount(self.history.countries, self.activity)
        return np.asarray(np.log((self.activity + 0.5) / (totals[self.history.countries] + 10)))

    @cached_property
    def meetings(self) -> Any:
        """Organisation × organisation: shared projects."""
        return drop_diagonal(self.joined @ self.joined.T).astype(np.float32)

    @cached_property
    def fading_meetings(self) -> Any:
        """Organisation × organisation: shared projects, older ones fading."""
        weights = sparse.diags(np.exp(-self.ages / FADING_LINKS))
        return drop_diagonal(self.joined @ weights @ self.joined.T).astype(np.float32)

    @cached_property
    def steps(self) -> Any:
        """Chances of a step of the random walk over shared projects."""
        return (sparse.diags(1 / np.maximum(_sums(self.meetings), 1e-9)) @ self.meetings).tocsr().astype(np.float32)

    @cached_property
    def spectrum(self) -> Table:
        """Each organisation's place among all others: rows of length 1, near where the surroundings are alike (spectral embedding)."""
        scale = sparse.diags(1 / np.sqrt(np.maximum(self.degree, 1)))
        dimensions = min(DIMENSIONS, len(self) - 2)
        if dimensions < 1 or not self.partners.nnz:
            return np.zeros((len(self), 1), dtype=np.float32)
        values, vectors = eigsh((scale @ self.partners @ scale).astype(np.float64), k=dimensions, which="LM", v0=np.ones(len(self)))
        places = vectors * np.abs(values)
        return unit(places)

    @cached_property
    def topic_counts(self) -> Table:
        """Organisation × topic, shared projects only."""
        return np.asarray((self.joined @ self.history.topics[self.history.joint]).todense(), dtype=np.float32)

    @cached_property
    def asker_topics(self) -> Table:
        """Shares of topics over all projects, those of one member too, leaning to what its kind does where there are few."""
        return _shares(np.asarray((self.history.member @ self.history.topics).todense()) + self._usual_topics)

    @cached_property
    def candidate_topics(self) -> Table:
        """Shares of topics over shared projects, leaning to what its kind does."""
        return _shares(self.topic_counts + 0.5 * self._usual_topics)

    @cached_property
    def topic_shares(self) -> Table:
        """Shares of topics over all organisations."""
        return np.asarray(self.topic_counts.sum(0) / max(float(self.topic_counts.sum()), 1e-9), dtype=np.float32)

    @cached_property
    def _usual_topics(self) -> Table:
        usual = np.zeros_like(self.topic_counts)
        for kind in np.unique(self.history.kinds):
            rows = self.history.kinds == kind
            total = self.topic_counts[rows].sum(0)
            usual[rows] = total / max(float(total.sum()), 1e-9)
        return usual

    @cached_property
    def country_leaning(self) -> Table:
        """Country × country: how much more often the two meet than by chance, as a logarithm."""
        return self._leaning(self.history.countries)

    @cached_property
    def kind_leaning(self) -> Table:
        """Kind × kind: how much more often the two meet than by chance, as a logarithm."""
        return self._leaning(self.history.kinds)

    @cached_property
    def partner_countries(self) -> Table:
        """Organisation × country: share of its partners there."""
        counts = np.asarray((self.partners @ _indicator(self.history.countries)).todense())
        return np.asarray(counts / np.maximum(self.degree, 1)[:, None], dtype=np.float32)

    def _leaning(self, groups: Ints) -> Table:
        group = _indicator(groups)
        met = np.asarray((group.T @ self.meetings @ group).todense(), dtype=float) + 1
        return np.asarray(np.log(met * met.sum() / np.outer(met.sum(1), met.sum(0))), dtype=np.float32)


class Block:
    """What a few askers share with every organisation: tables of asker × organisation."""

    def __init__(self, landscape: Landscape, askers: Ints) -> None:
        self.landscape = landscape
        self.askers = askers
        self.degree = np.maximum(landscape.degree[askers], 1)[:, None]

    @cached_property
    def common_partners(self) -> Table:
        """How many partners both have."""
        return dense(self.landscape.partners[self.askers] @ self.landscape.partners)

    @cached_property
    def fading_ways(self) -> Table:
        """Ways over one organisation in between, by shared projects, older ones fading."""
        return dense(self.landscape.fading_meetings[self.askers] @ self.landscape.fading_meetings)

    @cached_property
    def third_step(self) -> Table:
        """Where a random walk over shared projects is after three steps."""
        steps = self.landscape.steps
        return np.asarray((steps.T @ dense(steps[self.askers] @ steps).T).T, dtype=np.float32)

    @cached_property
    def topic_activity(self) -> Table:
        """Shared projects of the other in the asker's topics."""
        return np.asarray(self.landscape.asker_topics[self.askers] @ self.landscape.topic_counts.T)

    @cached_property
    def likeness(self) -> Table:
        """How like the asker others with partners are: topics, more in the same kind and country; rows add up to 1."""
        history, topics = self.landscape.history, unit(self.landscape.asker_topics)
        same_kind = history.kinds[self.askers][:, None] == history.kinds[None, :]
        alike = (topics[self.askers] @ topics.T) ** 2 * (1 + LIKE_KIND * same_kind) * (1 + LIKE_COUNTRY * self.same_country)
        alike[:, self.landscape.degree == 0] = 0
        alike[np.arange(len(self.askers)), self.askers] = 0
        return _shares(alike.astype(np.float32))

    @cached_property
    def met_by_others_like_it(self) -> Table:
        """Shared projects of the other with organisations like the asker, older ones fading."""
        return np.asarray((self.landscape.fading_meetings @ self.likeness.T).T, dtype=np.float32)

    @cached_property
    def same_country(self) -> NDArray[np.bool_]:
        """Whether both sit in one country."""
        countries = self.landscape.history.countries
        return np.asarray(countries[self.askers][:, None] == countries[None, :])


def dense(table: Any) -> Table:
    """A sparse table as an array."""
    return np.asarray(table.toarray(), dtype=np.float32)


def unit(rows: Table) -> Table:
    """Rows brought to length 1."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def _sums(table: Any) -> Floats:
    return np.asarray(table.sum(axis=1), dtype=float).ravel()


def _shares(counts: Any) -> Table:
    return np.asarray(counts / np.maximum(counts.sum(1, keepdims=True), 1e-9), dtype=np.float32)


def _indicator(groups: Ints) -> Any:
    return sparse.csr_matrix((np.ones(len(groups), dtype=np.float32), (np.arange(len(groups)), groups)))
