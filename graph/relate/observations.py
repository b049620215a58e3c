"""Observations of one document: what each stated number counts, of whom, and whether it is a fact, a goal or a payment.

Part of the relate stage. In: a ``Reading``. Out: ``Observation`` values in text order. The steps stand in
``observation_sites`` (where a number stands), ``observation_metrics``, ``observation_series`` and ``observation_support``
(what it counts), ``observation_kinds`` (fact, goal, support), ``observation_skips`` (numbers that are none),
``observation_subjects`` (of whom, by rules), ``observation_candidates`` and ``observation_choice`` (of whom, by a model
that weighs what the rules say with all else that speaks for a candidate).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from graph.model import Observation, ObservationKind, Reading
from graph.relate.observation_candidates import Asked, Scene, set_scene
from graph.relate.observation_carry import Metric, split_each
from graph.relate.observation_choice import Choice, Model, load_model, rating_features
from graph.relate.observation_dates import find_date
from graph.relate.observation_kinds import Kinds, find_kinds
from graph.relate.observation_metrics import build_metric
from graph.relate.observation_sites import Page, Site, find_sites, open_page
from graph.relate.observation_skips import drop_repeats, is_base, is_comparison, is_condition, is_told, restates_list
from graph.relate.observation_subjects import Owners, find_owners
from graph.relate.observation_support import build_support_metric
from graph.relate.observation_topics import unit_class
from graph.relate.observation_wording_choice import wording_features
from graph.relate.observation_wordings import list_wordings
from graph.relate.subject import find_subjects


@dataclass(frozen=True, slots=True)
class Told:
    """One number as the rules read it; ``way`` is how they found its ``subjects``."""

    site: Site
    metric: Metric
    kind: ObservationKind
    cue: str
    subjects: tuple[str, ...]
    way: str
    wordings: dict[str, list[str]]  # of the metric, each with its sources, the rules' first

    @property
    def open(self) -> bool:
        """Whether the model chooses: not for ``各设1个``, which is several bodies', nor for 全省 where no province is named."""
        return self.way != "each" and (bool(self.subjects) or self.way != "words")

    @property
    def asked(self) -> Asked:
        """The number as a question whose it is."""
        return Asked(self.site, self.metric.text, self.kind, self.subjects[0] if self.subjects else None, self.way)


@dataclass(frozen=True, slots=True)
class Decided:
    """What a number's subject and metric turned out to be; ``worded`` is the probability of the wording."""

    subject: str
    choice: Choice | None
    metric: Metric
    worded: float


@dataclass(frozen=True, slots=True)
class Draft:
    """What the rules say of one document, before subjects are chosen."""

    page: Page
    scene: Scene
    kinds: Kinds
    told: tuple[Told, ...]

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The numbers whose subject the model chooses."""
        return tuple(t.asked for t in self.told if t.open)


def extract_observations(reading: Reading) -> tuple[Observation, ...]:
    """The document's observations in text order; a quantity told twice is given once."""
    draft, model = draft_observations(reading), load_model()
    return finish(draft, model.choose(draft.scene, draft.asked), model)


def draft_observations(reading: Reading) -> Draft:
    """Every number that is an observation, with metric, kind and the rules' subject."""
    page = open_page(reading)
    kinds = find_kinds(page)
    owners = find_owners(page, find_subjects(reading), policy=kinds.policy)
    return Draft(page, set_scene(page, owners), kinds, tuple(_read_numbers(page, kinds, owners)))


def finish(draft: Draft, choices: Sequence[Choice | None], model: Model) -> tuple[Observation, ...]:
    """The observations of a draft with the subjects that were chosen for ``draft.asked``."""
    return drop_repeats(_observe(draft, choices, model), title_end=_title_end(draft.page))


def _read_numbers(page: Page, kinds: Kinds, owners: Owners) -> Iterator[Told]:
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
        wordings = list_wordings(page, site, metric, metrics or ((earlier,) if earlier else ()), pays=kind == "support")
        metrics = (*metrics, replace(metric, unit=site.quantity.unit))
        if is_base(page, site):
            continue
        if kind == "support":
            subjects, way = owners.of_support(site), "support"
        else:
            subjects, way = owners.of(site, metric.core, told)
            told = (site, subjects)
        yield Told(site, metric, kind, cue, subjects, way, wordings)


def _observe(draft: Draft, choices: Sequence[Choice | None], model: Model) -> Iterator[Observation]:
    waiting = iter(choices)
    for told in draft.told:
        choice = next(waiting) if told.open else None
        subjects = told.subjects if not told.open else (choice.entity,) if choice else ()
        each = split_each(draft.page, told.site, told.metric)
        metric, sure = _word(draft.page, told, model) if len(each) == 1 else (None, 0.0)
        for subject, one in product(subjects, (metric,) if metric else each):
            yield _make(draft, told, Decided(subject, choice, one, sure), model)


def _word(page: Page, told: Told, model: Model) -> tuple[Metric, float]:
    """The metric in the wording that the model holds for the likeliest, with its probability."""
    wordings = list(told.wordings)
    n, sure = model.word(wording_features(page, told.site, told.wordings, (told.metric.shape, told.kind)))
    source = told.wordings[wordings[n]][0]
    return (replace(told.metric, text=wordings[n], shape=f"worded-{source}") if n else told.metric), sure


def _make(draft: Draft, told: Told, decided: Decided, model: Model) -> Observation:
    subject, choice, metric = decided.subject, decided.choice, decided.metric
    text, q = draft.page.reading.document.text, told.site.quantity
    start, end = _quote(text, told.site)
    features = rating_features(choice, (metric.shape, told.cue, told.way), told.kind, unit_class(q.unit), worded=decided.worded)
    return Observation(
        subject,
        metric.text,
        q.value,
        q.unit,
        told.kind,
        start,
        end,
        text[start:end],
        f"{metric.shape}/{told.cue}",
        q.bound,
        find_date(draft.page, told.site, draft.kinds.year),
        model.rate(features),
    )


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
