"""Observations of one document: what each stated number counts, of whom, and whether it is a fact, a goal or a payment.

Part of the relate stage. In: a ``Reading``. Out: ``Observation`` values in text order. The steps stand in
``observation_sites`` (where a number stands), ``observation_metrics``, ``observation_series`` and ``observation_support``
(what it counts), ``observation_kinds`` (fact, goal, support), ``observation_subjects`` (of whom) and
``observation_skips`` (numbers that are none).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from graph.model import Observation, ObservationKind, Reading
from graph.relate.observation_carry import Metric, split_each
from graph.relate.observation_dates import find_date
from graph.relate.observation_kinds import Kinds, find_kinds
from graph.relate.observation_metrics import build_metric
from graph.relate.observation_sites import Page, Site, find_sites, open_page
from graph.relate.observation_skips import drop_repeats, is_base, is_comparison, is_condition, is_told, restates_list
from graph.relate.observation_subjects import Owners, find_owners
from graph.relate.observation_support import build_support_metric
from graph.relate.subject import find_subjects

_DEFAULTS = ("plain", "at-least", "policy-title")


def extract_observations(reading: Reading) -> tuple[Observation, ...]:
    """The document's observations in text order; a quantity told twice is given once."""
    page = open_page(reading)
    kinds = find_kinds(page)
    owners = find_owners(page, find_subjects(reading), policy=kinds.policy)
    return drop_repeats(_observe(page, kinds, owners), title_end=_title_end(page))


def _observe(page: Page, kinds: Kinds, owners: Owners) -> Iterator[Observation]:
    metrics: tuple[Metric, ...] = ()
    earlier: Metric | None = None
    restated: set[tuple[float, str]] = set()
    told: tuple[Site, tuple[str, ...]] | None = None
    sentence = (0, 0)
    for site in find_sites(page):
        if sentence != site.sentence:
            earlier = metrics[-1] if metrics else None
            metrics, sentence = (), site.sentence
        kind, cue = kinds.decide(site)
        if restates_list(page, site):
            restated.add((site.quantity.value, site.quantity.unit))
            continue
        if kind is None or is_told(page, site, restated) or is_comparison(page, site) or is_condition(page, site, kind):
            continue
        metric = build_support_metric(page, site, metrics) if kind == "support" else build_metric(page, site, metrics, earlier=earlier)
        if metric is None:
            continue
        metrics = (*metrics, replace(metric, unit=site.quantity.unit))
        if is_base(page, site):
            continue
        if kind == "support":
            subjects = owners.of_support(site)
        else:
            subjects = owners.of(site, metric.core, told)
            told = (site, subjects)
        for subject, each in product(subjects, split_each(page, site, metric)):
            yield _make(page, site, subject, (each, kind, cue, kinds.year))


def _make(page: Page, site: Site, subject: str, decided: tuple[Metric, ObservationKind, str, int | None]) -> Observation:
    metric, kind, cue, year = decided
    start, end = _quote(page.reading.document.text, site)
    q = site.quantity
    return Observation(
        subject,
        metric.text,
        q.value,
        q.unit,
        kind,
        start,
        end,
        page.reading.document.text[start:end],
        f"{metric.shape}/{cue}",
        q.bound,
        find_date(page, site, year),
        _confidence(metric.shape, cue),
    )


def _confidence(shape: str, cue: str) -> float:
    """0.9, less where the metric is carried over from another number or the kind is only the document's default."""
    carried = 0.1 if shape.startswith("carried") else 0.0
    guessed = 0.05 if cue in _DEFAULTS else 0.0
    return round(0.9 - carried - guessed, 2)


def _quote(text: str, site: Site) -> tuple[int, int]:
    """The clause without the spaces around it."""
    start, end = site.clause
    clause = text[start:end]
    return start + len(clause) - len(clause.lstrip()), end - len(clause) + len(clause.rstrip())


def _title_end(page: Page) -> int:
    """Where the headline ends: numbers in it are told again in the text."""
    title = page.reading.document.title
    at = page.text.find(title) if title else -1
    return at + len(title) if title and 0 <= at < 200 else page.text.find("\n") + 1
