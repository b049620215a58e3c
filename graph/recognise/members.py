"""The members of a list, walked from its end to the left until something is no member.

Enters: words, the offset where the list ends, what its members are, and the mentions found so far. Leaves: mentions for the
members that nothing has named yet. ``lists`` finds the lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.model import Mention, Token
from graph.recognise.cues import CuePattern
from graph.recognise.fields import is_generic_field
from graph.recognise.lexicon import load_heads, load_words
from graph.recognise.words import Words

_BARRIER_TAGS = frozenset({"p", "u", "d", "r", "q", "f", "t", "TIME", "m", "ad", "vd"})
_EMPTY_TAGS = frozenset({"m", "w", "q", "u", "c"})
_NAMED_BY_TAG = frozenset({"University", "ResearchInstitute", "FinancialInstitution"})
_OVERRULED = frozenset({"Person", "Industry", "Technology", "Region"})
_PHRASES = frozenset({"Technology", "Demand", "Award", "Event"})  # members may hold 与, 和 and 及
_LIMITS = {"Enterprise": 14, "Industry": 14, "University": 16, "Region": 8}
_LONGEST = 30
_MOST_MEMBERS = 20
_SHORTEST_PHRASE = 5  # of a technology or demand
_EVENT_END = CuePattern("{list.events}$")
_NOT_REGION = CuePattern("{list.not_region}")
_PROJECT = CuePattern("{list.projects}")
_PLAIN = re.compile(r"(?=.*[\u4e00-\u9fffA-Za-z])[\u4e00-\u9fffA-Za-z0-9·\-]{2,30}")
_SEPARATORS = frozenset("、，。；;：:,！？\n“”")


@dataclass(frozen=True, slots=True)
class MemberRule:
    """What a list's members are: their class, or elements that share the head at the list's end."""

    kind: str
    shared_head: bool = False

    def overrules(self, mention: Mention) -> bool:
        """Whether the list knows better what a member is: 甲、乙等企业 are firms, whatever their names look like."""
        is_place = mention.type == "Region" and mention.text.endswith(("省", "市", "区", "县"))
        return self.kind == "Enterprise" and mention.type in _OVERRULED and not is_place

    @property
    def joined(self) -> bool:
        """Whether 与 and 和 may stand inside a member."""
        return self.shared_head or self.kind in _PHRASES


class Known:
    """The mentions found so far, by where they end, and the offsets they cover."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        mentions = tuple(mentions)
        self.by_end = {m.end: m for m in mentions}
        self._covered = {at for m in mentions for at in range(m.start, m.end)}

    def is_free(self, start: int, end: int) -> bool:
        """Whether no mention touches a span."""
        return self._covered.isdisjoint(range(start, end))


def walk_members(words: Words, end: int, rule: MemberRule, known: Known) -> Iterator[Mention]:
    """Mentions for the unnamed members of the list that ends at ``end``, last one first."""
    for start, stop, mention in _slots(words, end, rule, known):
        if mention is not None and not rule.overrules(mention):
            continue
        member = _make_member(words, start, stop, rule)
        if member is None or (mention is None and not known.is_free(member.start, member.end)):
            return
        yield member


def _slots(words: Words, end: int, rule: MemberRule, known: Known) -> Iterator[tuple[int, int, Mention | None]]:
    """Where each member begins and ends without its marks of quotation, and the mention that ends there."""
    for _ in range(_MOST_MEMBERS):
        close = end - 1 if words.text[end - 1] in "”》" else end
        mention = known.by_end.get(close)
        is_named = mention is not None and not rule.overrules(mention)
        start = mention.start if mention is not None and is_named else _find_start(words, close, joined=rule.joined)
        if start is None or start >= close:
            return
        yield start, close, mention
        before = _end_before(words.text, start, quoted=close != end)
        if before is None:
            return
        end = before


def _end_before(text: str, start: int, *, quoted: bool) -> int | None:
    """Where the member before this one ends; ``None`` where the list begins."""
    opening = start - 1 if text[start - 1 : start] in {"“", "《"} else start
    if quoted and text[opening - 1 : opening] == "”":
        return opening
    if text[opening - 2 : opening] == "以及":
        return opening - 2
    return opening - 1 if text[opening - 1 : opening] in {"、", "和", "与", "及"} else None


def _find_start(words: Words, end: int, *, joined: bool) -> int | None:
    """Where the member that ends here begins: after a separator, a quotation mark, or a word that cannot be part of it."""
    if words.text[end : end + 1] == "”":
        opening = words.text.rfind("“", max(end - 39, 0), end)
        return opening + 1 if opening >= 0 else None
    start = _between_separators(words.text, end, joined=joined)
    return start if start is not None else _first_word(words, end, joined=joined)


def _between_separators(text: str, end: int, *, joined: bool) -> int | None:
    """The start of a member that stands between two 、 (or 、 and 等): whatever the tagger makes of it."""
    start = text.rfind("、", max(end - (31 if joined else 15), 0), end) + 1
    piece = text[start:end]
    is_one = _PLAIN.fullmatch(piece) and not re.search("[的在等]|以及" if joined else "[和与及的在等]", piece)
    return start if start and is_one else None


def _first_word(words: Words, end: int, *, joined: bool) -> int | None:
    """The start of the leftmost word that may belong to the member that ends here."""
    i = last = words.by_end.get(end, -1)
    while i >= 0 and ((joined and words.tokens[i].text in {"与", "和"}) or not _ends_member(words.tokens[i], begun=i < last)):
        i -= 1
    return words.tokens[i + 1].start if i < last else None


def _ends_member(token: Token, *, begun: bool) -> bool:
    """Whether a word cannot belong to a member, of which words on its right are known or not (``begun``)."""
    if token.text in _SEPARATORS or token.text.isspace() or token.tag in _BARRIER_TAGS:
        return True
    if token.tag in {"v", "vn"} and token.text in load_words("common_verbs.tsv"):
        return True
    if token.tag == "v" and token.text not in load_words("nominal_verbs.tsv"):
        return not begun
    return (token.tag == "c" and token.text in {"和", "与", "及", "以及"}) or (begun and token.text in load_words("stop_nouns.tsv"))


def _make_member(words: Words, start: int, end: int, rule: MemberRule) -> Mention | None:
    """The mention of one member without the describing words before it; ``None`` where it is no name of the class."""
    while start < end and (i := words.by_start.get(start)) is not None and words.tokens[i].text in load_words("weak_openers.tsv"):
        start = words.tokens[i].end
    text = words.text[start:end]
    if text.isdigit() or text in load_heads() or not 2 <= len(text) <= _LIMITS.get(rule.kind, _LONGEST):
        return None
    if re.search("[，。；;,]", text) or _is_generic(words, start, end):
        return None
    if not _fits(rule.kind, text, words.tag_of(start, end)):
        return None
    is_project = rule.kind == "Technology" and words.text[start - 1 : start] == "“" and _PROJECT.search(text)
    kind = "Project" if is_project else rule.kind
    name = "list.shared_head" if rule.shared_head else f"list.{kind}"
    return Mention(start, end, text, kind, name, 0.8 if kind == "Enterprise" else 0.7)


def _fits(kind: str, text: str, tag: str) -> bool:
    """Whether a phrase may name something of the class; universities and banks only where the tagger sees a proper name."""
    if kind in _NAMED_BY_TAG:
        return tag in {"ORG", "nz"}
    if kind in {"Technology", "Demand"}:
        return len(text) >= _SHORTEST_PHRASE
    if kind == "Industry":
        return not is_generic_field(text)
    if kind == "Event":
        return _EVENT_END.search(text) is not None
    return kind != "Region" or not _NOT_REGION.search(text)


def _is_generic(words: Words, start: int, end: int) -> bool:
    """Whether every word of a member is generic: 高校、院所、企业等单位."""
    generic = load_words("generic_words.tsv", "stop_nouns.tsv", "weak_openers.tsv", "common_verbs.tsv")
    return all(t.text in generic or t.tag in _EMPTY_TAGS for t in words.inside(start, end))
