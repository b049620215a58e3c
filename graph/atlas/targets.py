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
from graph.ontology import CP
from graph.query import ask
from graph.store import GraphStore

MET, MISSED, UNKNOWN = "已达到", "未达到", "未见后续"
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
    """Each goal once, with the latest figure of the same metric, of a similar one where there is none."""
    later = _later_figures(desk, store)
    goals: dict[tuple[str, str, str, float, str], list[Figure]] = {}
    for goal in desk.facts.figures:
        if goal.kind == "target":
            goals.setdefault((goal.subject, goal.metric, goal.unit, goal.value, goal.date), []).append(goal)
    for same in goals.values():
        goal = same[0]
        actual = max(
            (a for g in same for a in later.get(g, ())), key=lambda a: (a.metric == goal.metric, _when(desk.facts, a), a), default=None
        )
        yield (
            desk.thing(goal.subject, same),
            desk.text(goal.metric, same),
            desk.number(goal.value, same, bound=goal.bound),
            desk.text(goal.unit),
            desk.text(goal.date, same),
            desk.number(actual.value, [actual], bound=actual.bound) if actual else NOTHING,
            desk.text(_when(desk.facts, actual), [actual]) if actual else NOTHING,
            desk.text(_is_met(goal, actual), [actual] if actual else []),
            desk.text(actual.metric, [actual]) if actual else NOTHING,
        )


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


def _is_met(goal: Figure, actual: Figure | None) -> str:
    if actual is None:
        return UNKNOWN
    return MET if (actual.value <= goal.value if goal.bound == "≤" else actual.value >= goal.value) else MISSED


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
