"""What a pattern's ``@word`` stands for: participants that a clause leaves out and the document supplies.

In: a ``Context``, the masked offset of a match. Out: entity ids.

``@subject`` the carried subject; ``@home`` the home region, ``@region`` the region the passage speaks of, ``@government``
its government; ``@policy`` the policy the document is about, ``@own`` the document itself, ``@list`` the list it publishes;
``@author`` who issues the document;
``@replying`` the body that answers a proposal, ``@proposal`` what it answers; ``@topic`` the thing an item is headed by;
``@community``, ``@project``, ``@event``, ``@award``, ``@demand`` the last one named before, in the same or the previous
paragraph; of communities else the only one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from graph.relate.context import Context
from graph.relate.masking import OPEN, Group

SETTLED = frozenset({"Region", "InnovationCommunity", "Platform", "ResearchInstitute", "Enterprise", "Project", "Event", "Programme"})
_CLASSES = {"@community": "InnovationCommunity", "@project": "Project", "@event": "Event", "@award": "Award", "@demand": "Demand"}


def resolve_implied(context: Context, word: str, position: int) -> tuple[str, ...]:
    """The entities ``word`` means at a masked position; empty where the document tells none."""
    if word in _CLASSES:
        return last_of(context, _CLASSES[word], position)
    return _ANSWERS[word](context, position)


def last_of(context: Context, kind: str, position: int) -> tuple[str, ...]:
    """The entity of a class named last before ``position``, not farther back than the previous paragraph.

    A text about one community means that one by 理事长单位, 成员单位, unless the same paragraph has named another.
    """
    text = context.masked.text
    line = text.rfind("\n", 0, position)
    protagonist = context.subjects.protagonist
    own = (protagonist,) if protagonist and context.kinds[protagonist] == kind else ()
    if kind == "InnovationCommunity" and own:
        return _named_before(context, kind, position, line + 1) or own
    while line > 0 and text[line - 1] == "\n":
        line -= 1
    found = _named_before(context, kind, position, text.rfind("\n", 0, max(line, 0)) + 1) or own
    return found if found or kind != "InnovationCommunity" else _only_before(context, kind, position)


def _named_before(context: Context, kind: str, position: int, floor: int) -> tuple[str, ...]:
    for token, group in zip(reversed(context.masked.tokens), reversed(context.masked.groups), strict=True):
        if token < floor:
            break
        fitting = tuple(entity for entity, k in group.members if k == kind)
        if token < position and fitting:
            return fitting
    return ()


def _only_before(context: Context, kind: str, position: int) -> tuple[str, ...]:
    """The one entity of a class that the text has named by then."""
    start = context.masked.origin[position]
    named = tuple(e.id for e in context.reading.entities if e.type == kind and e.mentions and e.mentions[0].start < start)
    return named if len(named) == 1 else ()


def _subject(context: Context, position: int) -> tuple[str, ...]:
    return context.subjects.all_at(context.masked.origin[position])


def _region(context: Context, position: int) -> tuple[str, ...]:
    region = context.subjects.region_at(context.masked.origin[position])
    return (region,) if region else ()


def _home(context: Context, position: int) -> tuple[str, ...]:
    return (context.subjects.home,) if context.subjects.home else ()


def _policy(context: Context, position: int) -> tuple[str, ...]:
    return (context.policy,) if context.policy else ()


def _replying(context: Context, position: int) -> tuple[str, ...]:
    """The issuer, else the protagonist; an answer is given by a body, never by a region."""
    body = context.issuer or context.subjects.protagonist
    return (body,) if body and context.kinds[body] == "GovernmentBody" else ()


def _proposal(context: Context, position: int) -> tuple[str, ...]:
    """The proposal that the document answers; none where the document is no answer."""
    return _policy(context, position) if context.subjects.is_reply else ()


def _own(context: Context, position: int) -> tuple[str, ...]:
    return (context.own_policy,) if context.own_policy else ()


def _author(context: Context, position: int) -> tuple[str, ...]:
    """Who speaks in a policy of its own (特制定本意见): the issuer, else the home region."""
    return (context.issuer,) if context.issuer else _home(context, position)


def _list(context: Context, position: int) -> tuple[str, ...]:
    """The list that a notice publishes: the Award of the document whose name ends in 名单, 清单, 目录; none if it has several."""
    lists = [e.id for e in context.reading.entities if e.type == "Award" and re.search(r"(?:名单|清单|目录|榜单)$", e.name)]
    return tuple(lists) if len(lists) == 1 else ()


def _topic(context: Context, position: int) -> tuple[str, ...]:
    """The named thing of the item's heading (1.建设X实验室。…以Y为主攻方向), else the subject that can have an industry."""
    thing = context.thing_of_item(position)
    return (thing,) if thing else context.subjects.all_at(context.masked.origin[position], SETTLED)


def _government(context: Context, position: int) -> tuple[str, ...]:
    """The government of the region the passage speaks of, if the document names it (云岭市 → 云岭市人民政府)."""
    regions = {e.id: e for e in context.reading.entities if e.type == "Region"}
    near = next((regions[m] for g in _groups_after(context, position) for m, _ in g.members if m in regions), None)
    region = near or regions.get(context.subjects.home or "")
    for entity in context.reading.entities if region else ():
        if entity.type == "GovernmentBody" and re.fullmatch(rf"{re.escape(str(region and region.name))}(?:人民)?政府", entity.name):
            return (entity.id,)
    return ()


def _groups_after(context: Context, position: int) -> tuple[Group, ...]:
    """The group at the match itself, where the pattern starts with the region."""
    return (context.masked.group_at(position),) if context.masked.text[position] == OPEN else ()


_ANSWERS: dict[str, Callable[[Context, int], tuple[str, ...]]] = {
    "@subject": _subject,
    "@region": _region,
    "@home": _home,
    "@policy": _policy,
    "@replying": _replying,
    "@government": _government,
    "@proposal": _proposal,
    "@topic": _topic,
    "@own": _own,
    "@list": _list,
    "@author": _author,
}
IMPLIED_WORDS = frozenset({*_ANSWERS, *_CLASSES})
