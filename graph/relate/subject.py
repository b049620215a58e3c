"""Who a clause without a subject speaks of, and which region a count belongs to.

Used by claims and observations. In: a ``Reading``. Out: ``Subjects``, which answers for any offset of the document.

The rules, from the nearest to the farthest (guideline decision 1):

1. the last group of mentions that stood in subject position in the same sentence;
2. else the first one of the nearest earlier sentence of the same paragraph, or of its item (一是, 二是 …), that has one;
3. else the protagonist of the document: in an official reply the replying body, in a notice or policy the home region,
   elsewhere the acting body or place that the title and the opening name and the text keeps returning to.

A group stands in subject position when nothing but adverbs, dates or a locative stands between it and the start of its
clause, and no 的 follows it (``该院的专家…`` is about the experts).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from graph.model import Reading
from graph.relate.clauses import Clause, split_clauses
from graph.relate.masking import CLOSE, HALF_WIDTH, OPEN, Group, Masked, mask
from graph.relate.patterns import load_words

BODIES = frozenset(
    {
        "GovernmentBody", "Enterprise", "University", "ResearchInstitute", "FinancialInstitution", "Fund",
        "ServiceOrganization", "InnovationCommunity", "Platform",
    }
)  # fmt: skip
ACTORS = BODIES | {"Region", "Team"}
_OTHER = BODIES - {"GovernmentBody"}  # a body that acts in its own name; what a bureau does may be its region's
CARRIED = ACTORS | {"Project", "Technology", "Event", "Person"}

_LEVEL = re.compile(r"(?:特别行政区|自治区|自治州|地区|[省市县区])$")


@dataclass(frozen=True, slots=True)
class Subjects:
    """Answers of one document; offsets are of the document, ids of its entities."""

    masked: Masked
    clauses: tuple[Clause, ...]
    protagonist: str | None
    home: str | None
    is_reply: bool  # an official answer to a proposal (建议, 提案)
    signer: str | None  # the body that signs or publishes, where a line of the document tells
    _kinds: dict[str, str]
    _stated: tuple[tuple[int, Clause, Group], ...]  # (document offset, clause, group) in subject position
    _items: tuple[int, ...]  # masked starts of clauses that open an item: 一是, (二), 3., 其次

    def at(self, offset: int, types: Iterable[str] | None = None) -> str | None:
        """The entity a clause that starts at ``offset`` and names no subject is about; of ``types`` where given."""
        found = self.all_at(offset, types)
        return found[0] if found else None

    def all_at(self, offset: int, types: Iterable[str] | None = None, *, strict: bool = False) -> tuple[str, ...]:
        """As ``at``, with every member of a listed subject (``A、B合作,建成C``).

        ``strict``: a body of another type that the same sentence is about (``A大学…,形成以X为引领的学科``) leaves none.
        """
        wanted = frozenset(types) if types is not None else ACTORS
        here = self._sentence_at(offset)
        sentence: int | None = None
        found: tuple[str, ...] = ()
        start = 0
        for clause, group in self._before(offset):
            if found and clause.sentence != sentence:
                break
            members = tuple(entity for entity, kind in group.members if kind in wanted)
            if strict and not members and clause.sentence == here and _OTHER & {kind for _, kind in group.members}:
                return ()
            if members:
                found, sentence, start = members, clause.sentence, clause.start
                if sentence == here:
                    return found
        told = "。" not in self.masked.text[start : self.masked.from_document(offset)]
        if found and (told or not (self._answers(wanted) and found == (self.home,))):
            return found
        if self.protagonist and self._kinds[self.protagonist] in wanted:
            return (self.protagonist,)
        return (self.home,) if self.home and "Region" in wanted else ()

    def _answers(self, wanted: frozenset[str]) -> bool:
        """True in a reply, where acts without a subject are the replying body's even after a count of its city's."""
        return self.is_reply and self.protagonist is not None and self._kinds[self.protagonist] in wanted

    def region_at(self, offset: int) -> str | None:
        """The Region that 全市 and unowned counts belong to there: one that the paragraph speaks of, else home."""
        for _, group in self._before(offset):
            if group.members[-1][1] == "Region":
                return group.members[-1][0]
        return self.home

    def _before(self, offset: int) -> Iterator[tuple[Clause, Group]]:
        """Stated subjects at or before an offset, nearest first, back to the start of its paragraph or item (二是…)."""
        here = self._clause_at(offset)
        if here is None:
            return
        floor = max((start for start in self._items if start <= here.start), default=0)
        for _, clause, group in reversed(self._stated[: bisect_right(self._stated, offset, key=lambda s: s[0])]):
            if clause.paragraph != here.paragraph or clause.start < floor:
                return
            yield clause, group

    def _sentence_at(self, offset: int) -> int:
        here = self._clause_at(offset)
        return here.sentence if here else -1

    def _clause_at(self, offset: int) -> Clause | None:
        position = self.masked.from_document(offset)
        i = bisect_right(self.clauses, position, key=lambda c: c.start) - 1
        return self.clauses[i] if i >= 0 else None


def find_subjects(reading: Reading) -> Subjects:
    """Read the whole document once for the groups in subject position, its home and its protagonist."""
    masked = mask(reading)
    clauses = split_clauses(masked)
    stated = tuple((masked.origin[clause.start], clause, group) for clause in clauses if (group := find_stated(masked, clause)) is not None)
    kinds = {e.id: e.type for e in reading.entities}
    home = reading.home or _find_home(reading)
    protagonist = _find_protagonist(reading, home, [group for _, _, group in stated])
    items = tuple(c.start for c in clauses if _word("item").match(masked.text, c.start))
    return Subjects(masked, clauses, protagonist, home, _is_reply(reading.document.text), _signing_body(reading), kinds, stated, items)


@cache
def _word(name: str) -> re.Pattern[str]:
    """A regular expression of ``patterns/words.toml``, compiled."""
    return re.compile(load_words()[name])


def _find(name: str, text: str, at: int) -> int:
    """Where a match of a word list that starts at ``at`` ends; ``at`` itself if there is none."""
    match = _word(name).match(text, at)
    return match.end() if match else at


def find_stated(masked: Masked, clause: Clause) -> Group | None:
    """The group in subject position of a clause, or ``None``; of a title (市科技局局长张三) the person."""
    text = masked.text[clause.start : clause.end]
    if text.startswith("其中"):  # 其中A获奖: an example of what is told, not what is told about
        return None
    at = _find("subject_lead", text, 0)
    first, group = at, None
    while at < len(text) and text[at] == OPEN:
        group = masked.group_at(clause.start + at)
        at = text.index(CLOSE, at) + 1
        at = _find("subject_title", text, at)
        at = _find("subject_attribute", text, at)
    if group is None or group.members[-1][1] not in CARRIED:
        return None
    if text[:first].endswith(("位于", "来自")) and group is masked.group_at(clause.start + first):
        return None  # 位于南山区,是…: the place is told of the subject before
    if at >= len(text):  # a name alone before a comma or colon is a topic
        return group if masked.text[clause.end : clause.end + 1] in (",", ":") else None
    if _word("subject_not").match(text, at):
        return None
    return group


def _find_home(reading: Reading) -> str | None:
    """The Region whose short name the text has most often; of equals the one named first.

    Short names inside longer ones count (洛阳市人民政府 speaks of 洛阳市). A province counts half, for its cities are what is
    told; a district counts what its city does not (市中区 in 枣庄市市中区).
    """
    text = reading.document.text
    title = (reading.document.title or text.split("\n", 1)[0])[:60]
    best: tuple[float, int] | None = None
    found = None
    for entity in reading.entities:
        if entity.type != "Region":
            continue
        short = _LEVEL.sub("", min((n for n in (entity.name, *entity.aliases) if len(n) > 1), key=len, default=entity.name))
        if len(short) < 2:
            short = entity.name
        weight = (text.count(short) + 3 * title.count(short)) * (0.4 if entity.name.endswith(("省", "自治区")) else 1.0)
        key = (weight, -(text.find(short)))
        if weight and (best is None or key > best):
            best, found = key, entity.id
    return found


def _is_reply(text: str) -> bool:
    return bool(_word("reply").search(text[:400].translate(HALF_WIDTH)))


def _find_protagonist(reading: Reading, home: str | None, stated: list[Group]) -> str | None:
    """See the module's rule 3."""
    text = reading.document.text
    if _is_reply(text):
        return reading.issuer or _signing_body(reading) or next((e.id for e in reading.entities if e.type == "GovernmentBody"), home)
    title = reading.document.title or text.split("\n", 1)[0]
    if home and _word("policy_title").search(title.strip().translate(HALF_WIDTH)):
        return home
    scores = _score_protagonists(reading, len(title), stated)
    return max(scores, key=lambda e: (scores[e], e), default=home)


def _signing_body(reading: Reading) -> str | None:
    """The body that signs: the last one that stands alone on its line or after 发布机构; ``None`` if there is none."""
    text = reading.document.text
    bodies = sorted(
        ((m.start, m.end, e.id) for e in reading.entities if e.type == "GovernmentBody" for m in e.mentions if m.role == "name"),
        reverse=True,
    )
    for start, end, body in bodies:
        before = text[text.rfind("\n", 0, start) + 1 : start].translate(HALF_WIDTH)
        after = text[end:].split("\n", 1)[0].translate(HALF_WIDTH)
        if _word("signs_before").fullmatch(before) and _word("signs_after").fullmatch(after):
            return body
    return None


def _score_protagonists(reading: Reading, title: int, stated: list[Group]) -> Counter[str]:
    """Mentions count 1, in the title 3 more, in subject position 1 more; listed names share their point."""
    scores: Counter[str] = Counter()
    for entity in reading.entities:
        if entity.type in ACTORS and entity.type not in ("Team", "Fund") and entity.mentions:
            scores[entity.id] = len(entity.mentions) + (3 if entity.mentions[0].start < title else 0)
    for group in stated:
        for entity_id, _ in group.members:
            if entity_id in scores:
                scores[entity_id] += 1
    return scores
