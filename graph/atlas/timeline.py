"""Events: what claims tell of foundings, signings, issues and approvals, by date.

Enters: the desk. Leaves: rows of ``events``. ``events.tsv`` says which claims tell of which event.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from graph.atlas.cells import Desk
from graph.atlas.facts import Claim, Facts
from graph.atlas.labels import label, status_of
from graph.atlas.model import Row
from graph.ontology import check_term
from graph.rows import read_rows

FILE = Path(__file__).with_name("events.tsv")
BY_SENTENCE, BY_EVENT, BY_DOCUMENT = "原句", "活动", "文档"
ANY = "*"


class _Rule(NamedTuple):
    """A row of ``events.tsv``; no classes or words where any will do."""

    kind: str
    relation: str
    classes: frozenset[str]
    words: tuple[str, ...]

    def fits(self, claim: Claim, tail: str) -> bool:
        return (
            claim.relation == self.relation
            and (not self.classes or tail in self.classes)
            and (not self.words or any(word in claim.quote for word in self.words))
        )


@cache
def load_rules() -> tuple[_Rule, ...]:
    """The rules in their order. Raises ``UnknownTermError`` where one names what the ontology does not have."""
    return tuple(
        _Rule(kind, check_term(relation), frozenset(map(check_term, _several(classes))), tuple(_several(words)))
        for kind, relation, classes, words in read_rows(FILE, 4)
    )


def list_events(desk: Desk) -> Iterator[Row]:
    """By date, those without one last; a fact that several sentences tell as one kind of event stands once for each date."""
    facts = desk.facts
    events: dict[tuple[str, str, str, str, str, str], list[Claim]] = {}
    for claim in facts.claims:
        if kind := find_kind(facts, claim):
            date, source = find_date(facts, claim)
            events.setdefault((date or "~", kind, claim.head, claim.tail, claim.relation, source), []).append(claim)
    for (date, kind, head, tail, relation, source), claims in sorted(events.items(), key=lambda event: event[0]):
        yield (
            desk.text(date.removeprefix("~"), claims),
            desk.text(kind, claims),
            desk.thing(head, claims),
            desk.thing(tail, claims),
            desk.text(label(relation), claims),
            desk.text(source),
            desk.text(status_of(claims), claims),
        )


def find_kind(facts: Facts, claim: Claim) -> str:
    """The kind of event that a claim tells of; empty where it tells of none."""
    tail = facts.things[claim.tail].type
    return next((rule.kind for rule in load_rules() if rule.fits(claim, tail)), "")


def find_date(facts: Facts, claim: Claim) -> tuple[str, str]:
    """The date of the claim, else one that another sentence gives for its event, else that of the document; and which it is."""
    if claim.date:
        return claim.date, BY_SENTENCE
    if facts.things[claim.tail].type == "Event":
        dated = sorted(finding.date for finding in facts.about(claim.tail) if finding.date)
        if dated:
            return dated[0], BY_EVENT
    known = facts.documents.get(claim.document)
    return (known.date, BY_DOCUMENT) if known and known.date else ("", "")


def _several(text: str) -> list[str]:
    return [] if text == ANY else text.split("|")
