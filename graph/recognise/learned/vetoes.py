"""What no name may be, whatever the network makes of it.

Enters: a stretch that the network proposes, or that the rules passed over. Leaves: whether it may stand.
The rules keep to the same limits by their own means.
"""

from __future__ import annotations

import re

from graph.gazetteer import divisions_by_surface
from graph.recognise.cues import CuePattern, load_cues
from graph.recognise.granted import is_generic_phrase
from graph.recognise.lexicon import load_heads

_BORDERS = re.compile(r"[。；;！？!?\n\t《》]|简称")
_NUMBER = re.compile(r"[〔\[（(]\d{4}[〕\]）)]")  # 甲科发〔2020〕16号
_MEDIA = CuePattern("{media.words+media.in_names}")
_VENUE = CuePattern("{venue.houses}$")
_AUTHOR = CuePattern(r"{person.authors}[：:\s]*(?:{han}{2,4}[\s、]*)*$")
_PAIRS = (("(", ")"), ("（", "）"), ("“", "”"), ("「", "」"))
_ACADEMICIAN = CuePattern("{person.academies}(?:外籍)?院士(?!工作站|团队)")  # a title
_NEAR = 16


def may_be_name(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text may be a name: whole, no document number, no source or author, no medium, no mere kind."""
    name = text[start:end]
    if len(name) < 2 or _BORDERS.search(name) or _NUMBER.search(name) or any(name.count(a) != name.count(b) for a, b in _PAIRS):
        return False
    if _MEDIA.search(name) or _VENUE.search(name) or text.endswith(tuple(load_cues("name.sources")), 0, start):
        return False
    if _ACADEMICIAN.match(text, start):
        return False
    if name.startswith("各") or text.endswith("各", 0, start) or _AUTHOR.search(text[max(start - _NEAR, 0) : start]):
        return False
    return not _is_kind(name)


def _is_kind(name: str) -> bool:
    """省级孵化器, 有限公司, 湖南省重点实验室: a head with nothing before it that says which one; a place alone does not."""
    heads = load_heads()
    head = next((name[at:] for at in range(len(name)) if name[at:] in heads), None)
    if head is None:
        return False
    before = name.removesuffix(head)
    return not before or is_generic_phrase(before) or (heads[head].type == "Platform" and before in divisions_by_surface())
