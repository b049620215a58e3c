"""The order of facts and observations on every page: by document and place, then by all that could differ."""

from __future__ import annotations

from graph.show.network_model import Fact, NodeObservation

FactOrder = tuple[str, int, int, str, str, str, float, str, str, float]


def order_fact(fact: Fact) -> FactOrder:
    """A key that tells any two different facts apart."""
    place = (fact.document_id, fact.start, fact.end, fact.quote, fact.document_title)
    return (*place, fact.status, fact.confidence, fact.rule, fact.date or "", fact.amount or 0.0)


def order_observation(number: NodeObservation) -> tuple[str, str, str, float, str, str, FactOrder]:
    """By the thing, then by what is counted."""
    return (number.subject_iri, number.metric, number.kind, number.value, number.unit, number.bound, order_fact(number.fact))
