"""The document as the learned reader of relations sees it: groups of mentions in their sentences, and the words between.

Used by ``candidates`` and ``pair_features``. In: a ``Context``. Out: a ``Trail``: the masked text with one character for
each group, its clauses, the tagger's words, and the words that hint at relations (``patterns/triggers.tsv``).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.relate.context import Context

# the class of a group of mentions as one character; classes that texts treat alike share it
FAMILY = {
    "GovernmentBody": "G",
    **dict.fromkeys(("Enterprise", "FinancialInstitution", "Fund"), "E"),
    **dict.fromkeys(("University", "ResearchInstitute", "ServiceOrganization"), "U"),
    **dict.fromkeys(("InnovationCommunity", "Platform"), "P"),
    **dict.fromkeys(("Person", "Team"), "H"),
    **dict.fromkeys(("Technology", "Demand", "Project"), "T"),
    **dict.fromkeys(("Policy", "Programme", "FinancialProduct", "Award"), "A"),
    "Event": "V", "Industry": "I", "Region": "R",
}  # fmt: skip
_CODE = {family: chr(0xE200 + i) for i, family in enumerate("GEUPHTAVIR")}
FAMILY_OF = {code: family for family, code in _CODE.items()}


_KINDS = tuple(
    (re.compile(word), frozenset(types.split()), re.compile(f"(?:{suffix})$"))
    for word, types, suffix in (
        ("公司|集团|企业|厂", "Enterprise", ""),
        ("研究院|产研院|研究所", "ResearchInstitute", "院|所|公司"),
        ("学校|大学", "University", ""),
        ("中心", "Platform ResearchInstitute ServiceOrganization", "中心"),
        ("平台", "Platform", "平台|中心|市场|网"),
        ("实验室", "Platform", "实验室"),
        ("基地", "Platform", "基地|园"),
        ("园区|产业园", "Platform", "园区?|基地|谷|城|港"),
        ("孵化器|众创空间", "Platform", "孵化器|空间|园"),
        ("工作站", "Platform", "站"),
        ("共同体|联合体|联盟", "InnovationCommunity", "共同体|联合体|联盟"),
        ("团队|课题组", "Team", ""),
        ("基金", "Fund", "基金"),
        ("项目", "Project", ""),
    )
)
# a bare noun opens its clause or follows a word that needs a body: 由公司与…共建, 兼任公司董事长
_BARE = re.compile(
    "(?:(?<![一-龥0-9\ue000-\uf8ff])|(?<=[由与和同为向对给将把被在到从让帮请任入是]))(?:"
    + "|".join(word.pattern for word, _, _ in _KINDS)
    + ")(?=[一-龥\ue000-\uf8ff,])(?!等|级|类|化|们|负责人|的?创新能力)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """One group of mentions, or a bare noun that stands for a body (公司, 研究院), in the short text."""

    start: int
    end: int
    members: tuple[tuple[str, str], ...]
    number: int  # of its clause
    family: str
    pointing: bool  # 该院, 我市, 公司: no name


@dataclass(frozen=True, slots=True)
class Stretch:
    """A clause in the short text with the numbers of its sentence and paragraph."""

    start: int
    end: int
    sentence: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Trail:
    """One document on its way through the learned reader; offsets are of ``text``."""

    context: Context
    text: str
    places: tuple[Place, ...]
    clauses: tuple[Stretch, ...]
    words: tuple[tuple[str, str], ...]  # the tagger's words outside mentions, with their tags
    word_starts: tuple[int, ...]
    hints: tuple[str, ...]  # classes of triggers.tsv, at ``hint_starts``
    hint_starts: tuple[int, ...]

    def words_in(self, start: int, end: int) -> tuple[tuple[str, str], ...]:
        """The words that begin in a stretch."""
        return self.words[bisect_left(self.word_starts, start) : bisect_left(self.word_starts, end)]

    def hints_in(self, start: int, end: int) -> tuple[str, ...]:
        """The hints that begin in a stretch, in text order."""
        return self.hints[bisect_left(self.hint_starts, start) : bisect_left(self.hint_starts, end)]


def make_trail(context: Context) -> Trail:
    """Shorten the masked text and lay words and hints on it."""
    masked = context.masked
    out: list[str] = []
    starts: list[int] = []  # of each token in the short text
    ends: list[int] = []  # of each token in the masked text
    at = length = 0
    for token, group in zip(masked.tokens, masked.groups, strict=True):
        out.append(masked.text[at:token])
        length += token - at
        starts.append(length)
        out.append(_CODE[FAMILY[group.members[-1][1]]])
        length += 1
        at = token + 2 + len(group.codes())
        ends.append(at)
    out.append(masked.text[at:])
    text = "".join(out)

    def shorten(position: int) -> int:
        i = bisect_right(masked.tokens, position) - 1
        return position if i < 0 else max(starts[i] + 1 + position - ends[i], starts[i])

    clauses = tuple(Stretch(shorten(c.start), shorten(c.end), c.sentence, c.paragraph) for c in context.subjects.clauses)
    words = tuple(_words(context, starts))
    hints = tuple(_hints(text))
    places = list(_places(context, starts, clauses))
    places = sorted([*places, *_bare_nouns(context, text, places, clauses)], key=lambda p: p.start)
    return Trail(
        context, text, tuple(places), clauses, tuple(w for _, w in words), tuple(s for s, _ in words),
        tuple(h for _, h in hints), tuple(s for s, _ in hints),
    )  # fmt: skip


def _places(context: Context, starts: list[int], clauses: tuple[Stretch, ...]) -> Iterator[Place]:
    pointing = {(m.start, e.id) for e in context.reading.entities for m in e.mentions if m.role == "anaphor"}
    for start, group in zip(starts, context.masked.groups, strict=True):
        number = max(bisect_right(clauses, start, key=lambda c: c.start) - 1, 0)
        family = FAMILY[group.members[-1][1]]
        yield Place(start, start + 1, group.members, number, family, (group.start, group.members[0][0]) in pointing)


def _bare_nouns(context: Context, text: str, places: list[Place], clauses: tuple[Stretch, ...]) -> Iterator[Place]:
    """公司, 研究院, 平台 … where they stand for the entity of their kind that was named last before them."""
    names = {e.id: (e.name, *e.aliases) for e in context.reading.entities}
    for match in _BARE.finditer(text):
        types, suffix = next((t, s) for word, t, s in _KINDS if word.fullmatch(match.group()))
        for place in reversed(places[: bisect_left(places, match.start(), key=lambda p: p.start)]):
            fitting = [(e, k) for e, k in place.members if k in types and any(suffix.search(n) for n in names[e])]
            if fitting:
                number = max(bisect_right(clauses, match.start(), key=lambda c: c.start) - 1, 0)
                yield Place(match.start(), match.end(), (fitting[-1],), number, FAMILY[fitting[-1][1]], True)
                break


def _words(context: Context, starts: list[int]) -> Iterator[tuple[int, tuple[str, str]]]:
    """Words that no mention has swallowed, each at its place in the short text; ``starts`` are the places of groups there."""
    groups = context.masked.groups
    i = longer = 0  # by how much the document is longer than the short text behind the last group
    for token in context.reading.tokens:
        while i < len(groups) and groups[i].end <= token.start:
            longer = groups[i].end - starts[i] - 1
            i += 1
        if i < len(groups) and token.end > groups[i].start:
            continue
        if token.text.strip() and token.tag != "w":
            yield token.start - longer, (token.text, token.tag)


@cache
def load_triggers() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """One expression of all words of ``triggers.tsv``, the longest first, and the classes of each; a bad row stops with its line."""
    classes: dict[str, tuple[str, ...]] = {}
    text = (files("graph.relate") / "patterns" / "triggers.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith(("#", "class\t")):
            continue
        name, mark, words = line.partition("\t")
        if not mark or not words.split():
            raise ValueError(f"triggers.tsv:{number}: found {line!r}, expected class and words")
        for word in words.split():
            classes[word] = (*classes.get(word, ()), name)
    return re.compile("|".join(sorted(classes, key=lambda w: (-len(w), w)))), classes


def _hints(text: str) -> Iterator[tuple[int, str]]:
    pattern, classes = load_triggers()
    for match in pattern.finditer(text):
        for name in classes[match.group()]:
            yield match.start(), name
