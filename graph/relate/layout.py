"""Claims that the layout makes: responsible units at the end of an item, rows of a table.

In: a ``Context``. Out: ``Claim`` values. ``(责任单位:A、B)`` speaks of the named thing in the heading of its item, else of
the document's own policy (guideline decision 8).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Claim
from graph.relate.context import Context
from graph.relate.masking import CLOSE, OPEN
from graph.relate.records import find_record_claims
from graph.relate.tables import find_table_claims

_RESPONSIBLE = re.compile(
    r"(?:(责任|主管|牵头责任|牵头|配合|落实|组织实施)|主办|会办|承办|办理|协办)(?:单位|部门|主体)(?:和(?:配合|责任)单位)?[:为]([^()。\n]*)"
)

# (市科技局牵头,市财政局配合), 【市科技局、市财政局按职责分工负责】
_BRACKETED = re.compile(f"[(\\[【](?=[^()\\[\\]【】]*{OPEN})([^()\\[\\]【】。\\n]{{2,600}}?(?:牵头|负责|配合|落实))[)\\]】]")
_ADDRESSED = re.compile(f"\\n[ ]*({OPEN}[^{CLOSE}]*{CLOSE})[ ]*:\\s*(?:贵[会党委]|你们|您们|你会|贵单位)[^。\\n]{{0,60}}提出的")


def find_layout_claims(context: Context) -> Iterator[Claim]:
    """Responsible units, then tables and records."""
    yield from _responsible_claims(context)
    yield from _own_policy_claims(context)
    yield from _proposer_claims(context)
    yield from find_table_claims(context)
    yield from find_record_claims(context)


def _responsible_claims(context: Context) -> Iterator[Claim]:
    """The bodies after 责任单位: or in a closing bracket (…牵头, …配合) answer for the item's thing, else for the policy."""
    text = context.masked.text
    # 主办单位 of an event is no answer; only of a proposal it is who answers for it
    spans = [(m.start(), m.start(2), m.end(2)) for m in _RESPONSIBLE.finditer(text) if m[1] is not None or context.subjects.is_reply]
    spans += [(m.start(), m.start(1), m.end(1)) for m in _BRACKETED.finditer(text)]
    for place, first, last in spans:
        target = context.thing_of_item(place) or context.policy
        start, end, quote = context.quote(place, last)
        for group in context.groups_in(first, last) if target else ():
            for entity, kind in group.members:
                if (kind == "GovernmentBody" or text[place] not in "([【") and context.allows(entity, "responsibleFor", str(target)):
                    yield Claim(entity, "responsibleFor", str(target), start, end, quote, "layout.responsible-unit", 0.9)


def _own_policy_claims(context: Context) -> Iterator[Claim]:
    """The issuer issues the policy or notice that the document is; an answer does not issue the proposal it answers."""
    own = context.own_policy
    if own and context.issuer and not context.subjects.is_reply and context.allows(context.issuer, "issues", own):
        start, end, quote = context.quote(0, 1)
        yield Claim(context.issuer, "issues", own, start, end, quote, "layout.issuer-title", 0.85)


def _proposer_claims(context: Context) -> Iterator[Claim]:
    """A reply's addressee that is a body (``民盟云岭市委会:\\n你们提出的《…建议》收悉``) made the proposal."""
    match = _ADDRESSED.search(context.masked.text[:1200]) if context.subjects.is_reply else None
    if match is None or context.policy is None:
        return
    for entity, _ in context.masked.group_at(match.start(1)).members:
        if context.allows(entity, "issues", context.policy):
            start, end, quote = context.quote(match.start(1), match.end())
            yield Claim(entity, "issues", context.policy, start, end, quote, "layout.proposer", 0.8)
