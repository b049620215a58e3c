"""Goals beside later figures, contradictions, plans and outcomes.

Enters: the desk, the store. Leaves: rows of ``targets``, ``contradicting_figures``, ``contradicting_claims`` and ``plans``. Which
figures and statements belong together is what the named questions say; here they get back their places in the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from graph.atlas.cells import NOTHING, Desk
from graph.atlas.facts import Claim, Facts, Figure
from graph.atlas.labels import label
from graph.atlas.model import Cell, Row
from graph.atlas.words import load_words
from graph.ontology import CP
from graph.query import ask
from graph.store import GraphStore

MET, MISSED, NEAR, UNKNOWN = "已达到", "未达到", "指标相近", "未见后续"
KEPT, OPEN = "已实现", "未见实现"
Found = tuple[str, ...]


class _Key(NamedTuple):
    """What tells a figure in the answer of a question."""

    document: str
    subject: str
    metric: str
    unit: str
    value: float
    quote: str


def list_targets(desk: Desk, store: GraphStore) -> Iterator[Row]:
    """Each goal once, with the latest figure of the same metric; where there is none, with the latest of a similar one."""
    found = _later_figures(desk, store)
    goals: dict[tuple[str, str, str, float, str], list[Figure]] = {}
    for goal in desk.facts.figures:
        if goal.kind == "target":
            goals.setdefault((goal.subject, goal.metric, goal.unit, goal.value, goal.date), []).append(goal)
    for same in goals.values():
        goal, actuals = same[0], [actual for g in same for actual in found.get(g, ())]
        later = _latest(desk.facts, [a for a in actuals if _core(a.metric) == _core(goal.metric)])
        near = None if later else _latest(desk.facts, actuals)
        yield (
            desk.thing(goal.subject, same),
            desk.text(goal.metric, same),
            desk.number(goal.value, same, bound=goal.bound),
            desk.text(goal.unit),
            desk.text(goal.date, same),
            desk.number(later.value, [later], bound=later.bound) if later else NOTHING,
            desk.text(_when(desk.facts, later), [later]) if later else NOTHING,
            desk.text(_is_met(goal, later), [later]) if later else desk.text(NEAR if near else UNKNOWN),
            desk.text(_tell(desk, near), [near]) if near else NOTHING,
        )


def _latest(facts: Facts, figures: list[Figure]) -> Figure | None:
    return max(figures, key=lambda f: (_when(facts, f), f), default=None)


def _tell(desk: Desk, figure: Figure) -> str:
    return f"{figure.metric} {desk.number(figure.value, bound=figure.bound).text} {figure.unit}"


def _later_figures(desk: Desk, store: GraphStore) -> dict[Figure, list[Figure]]:
    figures = _index(desk.facts)
    found: dict[Figure, list[Figure]] = {}
    for row in _rows(store, "targets_and_actuals"):
        _, subject, metric, _, value, other, _, reached, unit, _, quote, _, document, quote_then, _, document_then = row
        goal = figures.get(_Key(document, subject, metric, unit, float(value), quote))
        actual = figures.get(_Key(document_then, subject, other, unit, float(reached), quote_then))
        if goal and actual:
            found.setdefault(goal, []).append(actual)
    return found


def _is_met(goal: Figure, actual: Figure) -> str:
    return MET if (actual.value <= goal.value if goal.bound == "≤" else actual.value >= goal.value) else MISSED


def _core(metric: str) -> str:
    """A metric without the word that it is a number of something: 高新技术企业总数 is 高新技术企业.

    Only the same metric tells whether a goal was met: that there are 500 创新平台 does not tell of 17 国家级创新平台.
    """
    return next((metric.removesuffix(word) for word in load_words("metric.number") if metric.endswith(word)), metric)


def list_contradicting_figures(desk: Desk, store: GraphStore) -> Iterator[Row]:
    """Pairs of figures, the document with the lesser IRI first."""
    figures = _index(desk.facts)
    for row in _rows(store, "contradicting_figures"):
        _, subject, metric, unit, year, value, quote, _, document, other_value, other_quote, _, other_document = row
        one = figures.get(_Key(document, subject, metric, unit, float(value), quote))
        other = figures.get(_Key(other_document, subject, metric, unit, float(other_value), other_quote))
        if one and other:
            yield (
                desk.thing(subject, [one, other]), desk.text(metric, [one, other]), desk.text(year),
                desk.number(one.value, [one]), desk.number(other.value, [other]), desk.text(unit),
            )  # fmt: skip


def list_contradicting_claims(desk: Desk, store: GraphStore) -> Iterator[Row]:
    """Pairs of statements on one thing, each once however many sentences state it."""
    facts, seen = desk.facts, set()
    for row in _rows(store, "contradicting_claims"):
        _, thing, relation, _, one, _, _, _, _, other, *_ = row
        key = (thing, relation.removeprefix(CP), one, other)
        if key not in seen and {thing, one, other} <= facts.things.keys():
            seen.add(key)
            yield (
                desk.thing(thing), desk.text(label(key[1])), desk.thing(one, _stating(facts, *key[:3])),
                desk.thing(other, _stating(facts, thing, key[1], other)),
            )  # fmt: skip


def _stating(facts: Facts, thing: str, relation: str, other: str) -> list[Claim]:
    """Claims that join the two, whichever of them the relation begins with."""
    return facts.stating(other, relation, thing) + facts.stating(thing, relation, other)


def list_plans(desk: Desk) -> Iterator[Row]:
    """Planned relations, those that came about first; a plan is kept where a document states the relation as done."""
    plans: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in desk.facts.claims:
        if claim.status == "planned":
            plans.setdefault((claim.head, claim.relation, claim.tail), []).append(claim)
    rows = [(fact, planned, [c for c in desk.whole.stating(*fact) if c.status == "done"]) for fact, planned in plans.items()]
    for (head, relation, tail), planned, done in sorted(rows, key=lambda r: (not r[2], r[0])):
        yield (
            desk.thing(head, planned),
            desk.text(label(relation), planned),
            desk.thing(tail, planned),
            desk.text(KEPT if done else OPEN, done),
            _documents(desk, planned),
            _documents(desk, done),
        )


def _documents(desk: Desk, claims: list[Claim]) -> Cell:
    """The first document that states a claim, with the sentences of all."""
    if not claims:
        return NOTHING
    first = desk.document(claims[0].document)
    return Cell(first.text, thing=first.thing, sentences=desk.text(first.text, claims).sentences)


def _index(facts: Facts) -> dict[_Key, Figure]:
    """Figures by what a question's row tells of them; of two in one sentence the first."""
    found: dict[_Key, Figure] = {}
    for f in facts.figures:
        found.setdefault(_Key(f.document, f.subject, f.metric, f.unit, f.value, f.quote), f)
    return found


def _when(facts: Facts, figure: Figure) -> str:
    """The date of a figure, else that of its document."""
    known = facts.documents.get(figure.document)
    return figure.date or (known.date if known else "")


def _rows(store: GraphStore, question: str) -> Iterator[Found]:
    return (tuple(term.value if term else "" for term in row) for row in ask(store, question).rows)
