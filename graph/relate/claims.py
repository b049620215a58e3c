"""Claims of one document: who does what with whom, each with the clause that says so.

In: a ``Reading``. Out: ``Claim`` values in text order, at most one for each (head, relation, tail). Three kinds of rules: the
patterns (``patterns/*.toml``) over clauses and sentences, the names themselves (``names``), and what a document's layout
says (``layout``: responsible units of an item, tables). The learned reader (``learned``) weighs what they claim and adds what
they have no wording for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.model import Claim, Reading
from graph.relate.context import Context, make_context
from graph.relate.implied import resolve_implied
from graph.relate.layout import find_layout_claims
from graph.relate.learned import weigh_claims
from graph.relate.masking import CLOSE, CODE, OPEN
from graph.relate.names import find_name_claims
from graph.relate.patterns import Pattern, load_words, select_patterns

_KINDS = frozenset(CODE.values())
_PLACE_SLOTS = ("r", "p")  # slots that a pattern keeps for the place itself
# 济宁企业, 昆山25家联合体: the place only tells where they are
_OWNED_BY_PLACE = re.compile(r"(?:本地|当地)?(?:企业|高校|院校|院所|专家|人才|群众|市民|干部|经济|管委会|\d+(?:余|多)?[家个项])")


def extract_claims(reading: Reading) -> tuple[Claim, ...]:
    """Every relation the document states, each once, with its best evidence."""
    context = make_context(reading)
    claims = weigh_claims(context, find_rule_claims(context))
    return tuple(sorted(claims, key=lambda c: (c.start, c.end, c.relation, c.head, c.tail)))


def find_rule_claims(context: Context) -> tuple[Claim, ...]:
    """What patterns, layout and names claim, each relation once, before it is weighed."""
    found = [*find_pattern_claims(context), *find_layout_claims(context)]
    found += find_name_claims(context, frozenset(c.head for c in found if c.relation == "locatedIn"))
    best: dict[tuple[str, str, str], Claim] = {}
    for claim in found:
        head, tail = sorted((claim.head, claim.tail)) if claim.relation == "cooperatesWith" else (claim.head, claim.tail)
        key = (head, claim.relation, tail)
        if key not in best or _rank(claim) < _rank(best[key]):
            best[key] = claim
    return tuple(sorted(best.values(), key=lambda c: (c.start, c.end, c.relation, c.head, c.tail)))


def _rank(claim: Claim) -> tuple[float, bool, int, str]:
    """Surer first; of equals what is done before what is planned, then the earlier."""
    return -claim.confidence, claim.status == "planned", claim.start, claim.rule


def find_pattern_claims(context: Context, patterns: Iterable[Pattern] | None = None) -> Iterator[Claim]:
    """The claims of the given patterns (default: all) in every clause or sentence with mentions."""
    chosen = None if patterns is None else tuple(patterns)
    for scope, stretches in (("clause", context.clauses()), ("sentence", context.sentences()), ("paragraph", context.paragraphs())):
        for start, end in stretches:
            if not context.is_furniture(start):
                text = context.masked.text[start:end]
                characters, groups = frozenset(text), min(text.count(OPEN), 2)
                for pattern in select_patterns(scope, characters & _KINDS, groups) if chosen is None else chosen:
                    if pattern.scope == scope and (not pattern.cue or not pattern.cue.isdisjoint(characters)):
                        for match in pattern.regex.finditer(text):
                            yield from _claims_of(context, pattern, match, start)


def _claims_of(context: Context, pattern: Pattern, match: re.Match[str], base: int) -> Iterator[Claim]:
    """The claims of one match, list distribution done, and those that the ontology does not allow left out."""
    if not pattern.negated and re.search(load_words()["negation"], match.group()):
        return
    start, end, quote = context.quote(base + match.start(), base + match.end())
    planned = pattern.planned or context.is_planned(base + match.start(), base + match.end())
    for head_slot, relation, tail_slot in pattern.emit:
        heads = _members(context, pattern, match, base, head_slot)
        tails = _members(context, pattern, match, base, tail_slot)
        if head_slot == tail_slot:
            heads, tails = _sides(context, pattern, base + match.start(head_slot), heads)
        for head in heads:
            for tail in tails:
                if context.allows(head, relation, tail):
                    claim = Claim(head, relation, tail, start, end, quote, pattern.id, pattern.confidence)
                    amount = context.amount(start, end) if relation == "funds" else None
                    yield replace(claim, status="planned" if planned else "done", amount=amount)


def _sides(context: Context, pattern: Pattern, token: int, members: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """First member and the others; A、B、C共建 names builders, only A和B共建 or a stated cooperation has sides."""
    if context.masked.group_at(token).joiner == "、" and not pattern.id.startswith("cooperatesWith"):
        return (), ()
    return members[:1], members[1:]


def _members(context: Context, pattern: Pattern, match: re.Match[str], base: int, slot: str) -> tuple[str, ...]:
    """Entity ids in a slot; of an absent subject the implied one."""
    if slot.startswith("@"):
        return resolve_implied(context, slot, base + match.start())
    if match.group(slot) is None:
        if slot not in pattern.optional:
            return ()
        return context.subjects.all_at(context.masked.origin[base + match.start()], pattern.slots[slot], strict=True)
    found = list(_group_members(context, pattern.slots[slot], base + match.start(slot), slot in _PLACE_SLOTS))
    if slot in pattern.optional and match.group(f"{slot}_with") is not None:
        found += _group_members(context, pattern.slots[slot], base + match.start(f"{slot}_with"), slot in _PLACE_SLOTS)
    return tuple(found)


def _group_members(context: Context, types: frozenset[str], token: int, place: bool) -> Iterator[str]:
    """The members of a group with one of the types; a place before 企业, 高校 … only tells where those are."""
    text = context.masked.text
    owned = not place and _OWNED_BY_PLACE.match(text, text.index(CLOSE, token) + 1)
    for entity, kind in context.masked.group_at(token).members:
        if kind in types and not (owned and kind == "Region"):
            yield entity
