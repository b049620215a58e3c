"""Money: where funds go, which products there are, what is subsidised.

Enters: the desk. Leaves: rows of ``finance``.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.atlas.cells import NOTHING, Desk
from graph.atlas.facts import Claim
from graph.atlas.labels import status_of
from graph.atlas.lists import MONEY
from graph.atlas.model import Row

KINDS = {"Fund": "基金", "FinancialInstitution": "金融机构", "GovernmentBody": "财政资金", "Region": "财政资金", "Programme": "财政资金"}
OTHER, PRODUCT, SUBSIDY = "其他资金", "产品", "补贴"


def list_finance(desk: Desk) -> Iterator[Row]:
    """Funding, then products, then subsidies."""
    yield from _list_funding(desk)
    yield from _list_sizes(desk)
    yield from _list_products(desk)
    yield from _list_subsidies(desk)


def _list_funding(desk: Desk) -> Iterator[Row]:
    """Who finances whom: one row for each fact, with the largest amount that is told."""
    facts = desk.facts
    links: dict[tuple[str, str], list[Claim]] = {}
    for claim in facts.named("funds"):
        links.setdefault((claim.head, claim.tail), []).append(claim)
    for (funder, receiver), claims in sorted(links.items(), key=lambda link: (KINDS.get(facts.things[link[0][0]].type, OTHER), link[0])):
        told = max((c for c in claims if c.amount is not None), key=lambda c: c.amount or 0.0, default=None)
        yield (
            desk.text(KINDS.get(facts.things[funder].type, OTHER)),
            desk.thing(funder, claims),
            NOTHING,
            desk.thing(receiver, claims),
            NOTHING,
            desk.number(told.amount, [told]) if told else NOTHING,
            desk.text(MONEY if told else ""),
            desk.text(status_of(claims), claims),
        )


def _list_sizes(desk: Desk) -> Iterator[Row]:
    """What is told of funds in money: their size, what they have invested."""
    for fund in desk.facts.of_type("Fund"):
        for figure in (f for f in desk.facts.figures if f.subject == fund.iri and f.unit == MONEY):
            yield (
                desk.text(KINDS["Fund"]), desk.thing(fund.iri, [figure]), NOTHING, NOTHING, desk.text(figure.metric, [figure]),
                desk.number(figure.value, [figure], bound=figure.bound), desk.text(MONEY), desk.text(status_of([figure]), [figure]),
            )  # fmt: skip


def _list_products(desk: Desk) -> Iterator[Row]:
    """Each product with whoever offers it; one that nobody is told to offer stands alone."""
    facts = desk.facts
    for product in facts.of_type("FinancialProduct"):
        offered: dict[str, list[Claim]] = {}
        for claim in facts.to_tail(product.iri, "issues"):
            offered.setdefault(claim.head, []).append(claim)
        for issuer, claims in offered.items() or [("", [])]:
            yield (
                desk.text(PRODUCT), desk.thing(issuer, claims), desk.thing(product.iri, claims or facts.about(product.iri)),
                NOTHING, NOTHING, NOTHING, NOTHING, desk.text(status_of(claims), claims),
            )  # fmt: skip


def _list_subsidies(desk: Desk) -> Iterator[Row]:
    """What policies pay in money, by whoever pays."""
    for figure in desk.facts.figures:
        if figure.kind == "support" and figure.unit == MONEY:
            yield (
                desk.text(SUBSIDY), desk.thing(figure.subject, [figure]), NOTHING, NOTHING, desk.text(figure.metric, [figure]),
                desk.number(figure.value, [figure], bound=figure.bound), desk.text(MONEY), NOTHING,
            )  # fmt: skip
