"""The learned reader of relations: weighs what the rules have claimed, and claims what they have no wording for.

Used by ``claims``. In: a ``Context`` and the claims of the rules. Out: the claims that are kept, with calibrated
confidence. Two steps, both fitted by ``training/relations.py`` and stored in ``models/relations.npz``: a linear model
scores every pair of entities in every setting; trees over ``weighing.COLUMNS`` weigh each claim among its rivals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

import numpy as np
import numpy.typing as npt

from graph.model import Claim
from graph.relate.candidates import Setting, directed_relations, find_candidates
from graph.relate.context import Context
from graph.relate.masking import TYPES
from graph.relate.pair_features import Describer, describe_between, describe_left, describe_right, describe_roles
from graph.relate.patterns import load_words
from graph.relate.scoring import Floats, Model, load_model
from graph.relate.trail import Trail, make_trail
from graph.relate.weighing import RELATIONS, TOLD, Hit, Key, tabulate

FLOOR = -4.5  # log odds under which a reading is not weighed; nine of ten true ones lie above, nineteen of twenty false ones below
UNREAD = Hit(-6.0, -9.0, 0, True, frozenset())  # a rule's claim that no setting shows
SYMMETRIC = "cooperatesWith"


def weigh_claims(context: Context, claims: Iterable[Claim], model: Model | None = None) -> Iterator[Claim]:
    """The claims that are likelier right than the model's threshold: those of the rules, then learned ones."""
    model = model or load_model()
    ruled = {to_key(c.head, c.relation, c.tail): c for c in claims}
    trail = make_trail(context)
    readings = score_pairs(trail, model)
    hits = {key: r.hit for key, r in readings.items()} | {key: UNREAD for key in ruled if key not in readings}
    if not hits:
        return
    odds = model.trees.score(tabulate(context, hits, ruled))
    for key, sure in zip(hits, 1 / (1 + np.exp(-odds)), strict=True):
        if sure >= model.threshold:
            confidence = round(float(sure), 3)
            if key in ruled:
                yield replace(ruled[key], confidence=confidence)
            elif not _is_denied(context, readings[key].setting):
                yield _claim(context, key, readings[key].setting, confidence)


def _is_denied(context: Context, setting: Setting) -> bool:
    """True if the clause of the second name denies (尚未, 没有)."""
    clause = context.subjects.clauses[setting.second.number]
    return bool(re.search(load_words()["negation"], context.masked.text[clause.start : clause.end]))


def to_key(head: str, relation: str, tail: str) -> Key:
    """A symmetric relation has one key in both directions."""
    return (tail, relation, head) if relation == SYMMETRIC and tail < head else (head, relation, tail)


def _claim(context: Context, key: Key, setting: Setting, confidence: float) -> Claim:
    """A learned claim with the clauses of its setting as evidence."""
    clauses = context.subjects.clauses
    first, last = clauses[(setting.first or setting.second).number], clauses[setting.second.number]
    start, end, quote = context.quote(first.start, last.end)
    status = "planned" if context.is_planned(first.start, last.end) else "done"
    amount = context.amount(start, end) if key[1] == "funds" else None
    return Claim(*key, start, end, quote, f"learned.{key[1]}", confidence, "planned" if status == "planned" else "done", amount)


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim's best setting with what it shows."""

    setting: Setting
    hit: Hit


def score_pairs(trail: Trail, model: Model) -> dict[Key, Reading]:
    """The best reading of every claim that reaches ``FLOOR``, in text order."""
    page = _Page(trail)
    settings: list[Setting] = []
    pairs: list[tuple[str, str]] = []
    of_setting: list[int] = []
    of_pair: list[int] = []
    for setting, found in find_candidates(trail):
        settings.append(setting)
        pairs += found
        of_setting += [page.add_setting(setting)] * len(found)
        of_pair += [page.find_pair(*pair) for pair in found]
    if not pairs:
        return {}
    scores = page.score_settings(model)[of_setting] + page.pairs.sum(model)[of_pair]
    scores[~page.allowed(pairs)] = -np.inf
    best: dict[Key, tuple[float, float, int, bool, int]] = {}
    at, column = np.nonzero(scores >= FLOOR)
    for row, col, score in zip(at.tolist(), column.tolist(), scores[at, column].tolist(), strict=True):
        (first, second), (backward, number) = pairs[row], divmod(col, len(RELATIONS))
        key = (second, RELATIONS[number], first) if backward else to_key(first, RELATIONS[number], second)
        old = best.get(key, (-np.inf, -9.0, 0, True, 0))
        if score > old[0]:
            best[key] = (score, max(old[0], -9.0), old[2] + 1, not backward, row)
        else:
            best[key] = (old[0], max(old[1], score), old[2] + 1, old[3], old[4])
    return {k: Reading(settings[of_setting[r]], Hit(a, b, n, f, page.shown(of_setting[r]))) for k, (a, b, n, f, r) in best.items()}


class _Features:
    """Lists of features, each told once, whose weights are summed together."""

    def __init__(self) -> None:
        self.lists: list[list[str]] = []
        self.known: dict[Hashable, int] = {}

    def find(self, key: Hashable, describe: Callable[[], list[str]]) -> int:
        """The number of a list; a new one is described."""
        number = self.known.get(key)
        if number is None:
            number = self.known[key] = len(self.lists)
            self.lists.append(describe())
        return number

    def sum(self, model: Model) -> Floats:
        """One row of weights a list; the last row of the table, of nothing, keeps empty lists apart."""
        known, nothing = model.features, len(model.features)
        numbers: list[int] = []
        starts: list[int] = []
        for features in self.lists:
            starts.append(len(numbers))
            numbers.append(nothing)
            numbers += {known[f] for f in features if f in known}
        total: Floats = np.add.reduceat(model.weights[numbers], starts, axis=0)
        return total


@cache
def _allowed_columns() -> npt.NDArray[np.bool_]:
    """The columns of the weights that the ontology allows, for each two classes of ``TYPES``."""
    out = np.zeros((len(TYPES), len(TYPES), 2 * len(RELATIONS)), dtype=np.bool_)
    for i, first in enumerate(TYPES):
        for j, second in enumerate(TYPES):
            for relation, forward in directed_relations(first, second):
                out[i, j, RELATIONS.index(relation) + (0 if forward else len(RELATIONS))] = True
    return out


class _Page:
    """The features of one document's settings and pairs."""

    def __init__(self, trail: Trail) -> None:
        self._trail = trail
        self._kinds = trail.context.kinds
        self._describer = Describer(trail)
        self._shown: dict[int, frozenset[str]] = {}
        self._settings: list[tuple[int, int, int, int]] = []
        self._parts = tuple(_Features() for _ in range(4))  # between, left, right, roles
        self.pairs = _Features()

    def add_setting(self, setting: Setting) -> int:
        """The number of a new setting; its parts are described once."""
        first, second = setting.first, setting.second
        at = -1 if first is None else first.start
        between, left, right, roles = self._parts
        self._settings.append(
            (
                between.find((at, second.start), lambda: describe_between(self._trail, first, second)),
                left.find(at, lambda: describe_left(self._trail, first)),
                right.find(second.start, lambda: describe_right(self._trail, second)),
                roles.find(setting.roles, lambda: describe_roles(setting.roles)),
            )
        )
        return len(self._settings) - 1

    def score_settings(self, model: Model) -> Floats:
        """A row of scores for each setting."""
        numbers = np.array(self._settings, dtype=np.int32)
        total: Floats = sum((part.sum(model)[numbers[:, i]] for i, part in enumerate(self._parts)), start=model.bias)
        return total

    def find_pair(self, first: str, second: str) -> int:
        """The number of the features of two entities."""
        return self.pairs.find((first, second), lambda: self._describer.describe_pair(first, second))

    def allowed(self, pairs: list[tuple[str, str]]) -> npt.NDArray[np.bool_]:
        """A row for each pair: the columns of the weights that its classes allow."""
        number = {entity: TYPES.index(kind) for entity, kind in self._kinds.items()}
        return _allowed_columns()[[number[a] for a, _ in pairs], [number[b] for _, b in pairs]]

    def shown(self, setting: int) -> frozenset[str]:
        """What a setting shows to those who weigh; one object for one setting."""
        if setting not in self._shown:
            lists = (part.lists[n] for part, n in zip(self._parts, self._settings[setting], strict=True))
            self._shown[setting] = TOLD.intersection(chain.from_iterable(lists))
        return self._shown[setting]
