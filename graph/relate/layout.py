"""Claims that the layout makes: responsible units at the end of an item, rows of a table.

In: a ``Context``. Out: ``Claim`` values. ``(责任单位:A、B)`` speaks of the named thing in the heading of its item, else of
the document's own policy (guideline decision 8).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Claim
from graph.relate.context import Context
from graph.relate.tables import find_table_claims

_RESPONSIBLE = re.compile(
    r"(?:(责任|主管|牵头责任|牵头|配合|落实|组织实施)|主办|会办|承办|办理|协办)(?:单位|部门|主体)(?:和(?:配合|责任)单位)?[:为]([^()。\n]*)"
)


def find_layout_claims(context: Context) -> Iterator[Claim]:
    """Responsible units, then tables."""
    text = context.masked.text
    for match in _RESPONSIBLE.finditer(text):
        if match[1] is None and not context.subjects.is_reply:
            continue  # 主办单位 of an event; only of a proposal it is who answers for it
        target = context.thing_of_item(match.start()) or context.policy
        start, end, quote = context.quote(match.start(), match.end())
        for group in context.groups_in(match.start(2), match.end(2)) if target else ():
            for entity, _ in group.members:
                if context.allows(entity, "responsibleFor", str(target)):
                    yield Claim(entity, "responsibleFor", str(target), start, end, quote, "layout.responsible-unit", 0.9)
    yield from _own_policy_claims(context)
    yield from find_table_claims(context)


def _own_policy_claims(context: Context) -> Iterator[Claim]:
    """The issuer issues the policy or notice that the document is; an answer does not issue the proposal it answers."""
    own = context.own_policy
    if own and context.issuer and not context.subjects.is_reply and context.allows(context.issuer, "issues", own):
        start, end, quote = context.quote(0, 1)
        yield Claim(context.issuer, "issues", own, start, end, quote, "layout.issuer-title", 0.85)
