"""Policies: what they pay for, how much, on what condition, who answers for it.

Enters: the desk, the store. Leaves: rows of ``policies``. What is paid and who is responsible comes from the named question
``paying_policies``; policies that pay nothing, as far as is told, follow with their issuer and whoever is responsible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.atlas.cells import NOTHING, Desk
from graph.atlas.facts import Claim, Facts, Figure
from graph.atlas.model import Cell, Row
from graph.atlas.words import load_words
from graph.query import ask
from graph.store import GraphStore


def list_policies(desk: Desk, store: GraphStore) -> Iterator[Row]:
    """Payments in the order of the documents, then the other policies by name."""
    paying: set[str] = set()
    responsible = _responsible(desk.facts, store)
    supports = [f for f in desk.facts.figures if f.kind == "support"]
    for figure in sorted(supports, key=lambda f: (f.document, f.start, f.metric, f.value)):
        policy = find_policy(desk.facts, figure.document)
        paying.add(policy)
        named = responsible.get(figure, {}) or _by_head(desk.facts.to_tail(policy, "responsibleFor"))
        document = desk.document(figure.document)
        yield (
            desk.thing(policy, [figure]) if policy else desk.text(document.text, [figure]),
            desk.text(figure.metric, [figure]),
            desk.number(figure.value, [figure], bound=figure.bound),
            desk.text(figure.unit),
            desk.text(figure.bound),
            desk.text(find_condition(figure.quote), [figure]),
            desk.things((body, claim) for body, claims in named.items() for claim in claims),
            _issuer(desk, policy, figure.document),
            desk.thing(figure.subject, [figure]),
        )
    for thing in desk.facts.of_type("Policy"):
        if thing.iri not in paying:
            told = desk.facts.about(thing.iri)
            owners = desk.things((c.head, c) for c in desk.facts.to_tail(thing.iri, "responsibleFor"))
            issuer = desk.heads(thing.iri, "issues")
            yield desk.thing(thing.iri, told), NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, owners, issuer, _issued_in(desk, thing.iri)


def find_policy(facts: Facts, document: str) -> str:
    """The policy that a document is: the one whose name stands in its title, the longest; empty where none does."""
    known = facts.documents.get(document)
    if known is None:
        return ""
    named = [t for t in facts.of_type("Policy") if t.name in known.title]
    return max(named, key=lambda t: (len(t.name), t.iri)).iri if named else ""


def find_condition(quote: str) -> str:
    """For whom or what a sentence pays, where it opens with words such as 对 or 凡; empty where it does not.

    >>> find_condition("对新认定的省级孵化器给予50万元奖励")
    '新认定的省级孵化器'
    """
    opening, closing = ("|".join(map(re.escape, load_words(f"condition.{part}"))) for part in ("opening", "closing"))
    found = re.search(f"(?:{opening})([^，。；]{{2,60}}?)(?:{closing})", quote)
    return found[1] if found else ""


def _responsible(facts: Facts, store: GraphStore) -> dict[Figure, dict[str, list[Claim]]]:
    """For each support the bodies that the question names, with their claims in the same document."""
    figures = {(f.document, f.subject, f.metric, f.unit, f.value, f.quote): f for f in facts.figures if f.kind == "support"}
    found: dict[Figure, dict[str, list[Claim]]] = {}
    for row in ask(store, "paying_policies").rows:
        _, region, metric, _, value, unit, _, body, _, quote, _, document = (term.value if term else "" for term in row)
        figure = figures.get((document, region, metric, unit, float(value), quote))
        if figure is not None and body in facts.things:
            claims = [c for c in facts.from_head(body, "responsibleFor") if c.document == document and c.end >= figure.end]
            found.setdefault(figure, {})[body] = sorted(claims, key=lambda c: c.end)[:1]
    return found


def _by_head(claims: list[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.head, []).append(claim)
    return found


def _issuer(desk: Desk, policy: str, document: str) -> Cell:
    """Who is told to issue the policy, else the issuer that the document names in its head."""
    told = desk.heads(policy, "issues") if policy else NOTHING
    known = desk.facts.documents.get(document)
    return told if told.text or known is None else desk.text(known.issuer)


def _issued_in(desk: Desk, policy: str) -> Cell:
    """The region that issues a policy itself, or the regions in which its issuers are located."""
    facts = desk.facts
    issued = facts.to_tail(policy, "issues")
    regions = [(c.head, c) for c in issued if facts.things[c.head].type == "Region"]
    located = [(where.tail, where) for c in issued for where in facts.regions_of(c.head)]
    return desk.things(regions or located)
