"""What every source of claims needs to know of a document: masked text, subjects, its own policy, allowed types.

In: a ``Reading``. Out: ``Context``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from graph.model import Entity, Reading
from graph.ontology import load_ontology
from graph.relate.clauses import Clause
from graph.relate.masking import OPEN, Group, Masked
from graph.relate.patterns import load_words
from graph.relate.subject import Subjects, find_subjects

_HEADING = re.compile(r"(?m)^[ \u3000]*(?:[一二三四五六七八九十]+[、.]|[(][一二三四五六七八九十]+[)])[^。\n]{2,30}$")
_ITEM = re.compile(r"[ \u3000\"]*(?:[(]?[一二三四五六七八九十]+[)、.]|[(]?\d{1,2}[)、.](?!\d)|第[一二三四五六七八九十]+[条章])")
_HEADING_END = re.compile(r"[。\n:]")
_THINGS = frozenset({"Platform", "Project", "Programme", "Event", "InnovationCommunity", "ResearchInstitute"})


@dataclass(frozen=True)
class Context:
    """One document on its way through relate."""

    reading: Reading
    subjects: Subjects
    kinds: dict[str, str]
    policy: str | None  # the policy the document is or is about
    own_policy: str | None  # the document itself, where its title says so
    issuer: str | None
    headings: tuple[tuple[int, int], ...]  # masked spans of numbered heading lines

    @property
    def masked(self) -> Masked:
        """The masked text."""
        return self.subjects.masked

    @cached_property
    def by_surface(self) -> dict[str, list[Entity]]:
        """The entities that bear a name, with half-width brackets, in the order of the reading."""
        found: dict[str, list[Entity]] = {}
        for entity in self.reading.entities:
            for name in dict.fromkeys(narrow_brackets(n) for n in (entity.name, *entity.aliases)):
                found.setdefault(name, []).append(entity)
        return found

    def allows(self, head: str, relation: str, tail: str) -> bool:
        """True if two different entities have types that the ontology allows for the relation."""
        heads, tails = _domain(relation)
        return head != tail and self.kinds[head] in heads and self.kinds[tail] in tails

    def clauses(self) -> Iterator[tuple[int, int]]:
        """Masked spans of the clauses that hold a mention."""
        for clause in self.subjects.clauses:
            if OPEN in self.masked.text[clause.start : clause.end]:
                yield clause.start, clause.end

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Masked spans of sentences that hold a mention."""
        return self._stretches(lambda c: c.sentence)

    def paragraphs(self) -> Iterator[tuple[int, int]]:
        """Masked spans of lines that hold a mention."""
        return self._stretches(lambda c: c.paragraph)

    def _stretches(self, number: Callable[[Clause], int]) -> Iterator[tuple[int, int]]:
        clauses = self.subjects.clauses
        first = 0
        for i in range(1, len(clauses) + 1):
            if i == len(clauses) or number(clauses[i]) != number(clauses[first]):
                start, end = clauses[first].start, clauses[i - 1].end
                if OPEN in self.masked.text[start:end]:
                    yield start, end
                first = i

    def is_furniture(self, position: int) -> bool:
        """True on a short line of the page itself: 来源:…, 发布机构:…."""
        text = self.masked.text
        start = text.rfind("\n", 0, position) + 1
        end = text.find("\n", position)
        return (end if end >= 0 else len(text)) - start < 120 and bool(re.match(load_words()["furniture"], text[start : start + 60]))

    def groups_in(self, start: int, end: int) -> Iterator[Group]:
        """The groups of a masked span."""
        at = self.masked.text.find(OPEN, start, end)
        while at >= 0:
            yield self.masked.group_at(at)
            at = self.masked.text.find(OPEN, at + 1, end)

    def thing_of_item(self, position: int) -> str | None:
        """The one named thing in the heading of the numbered item around ``position``; ``None`` if there is none."""
        text = self.masked.text
        line = text.rfind("\n", 0, position) + 1
        for _ in range(4):
            if _ITEM.match(text, line):
                stop = _HEADING_END.search(text, line)
                groups = self.groups_in(line, min(stop.start() if stop else position, position))
                things = [entity for g in groups for entity, kind in g.members if kind in _THINGS]
                return things[0] if len(things) == 1 else None
            if line == 0:
                break
            line = text.rfind("\n", 0, line - 1) + 1
        return None

    def quote(self, start: int, end: int) -> tuple[int, int, str]:
        """Document span and text of the clauses that a masked span touches."""
        clauses = self.subjects.clauses
        first = max(bisect_right(clauses, start, key=lambda c: c.start) - 1, 0)
        last = max(bisect_right(clauses, max(end - 1, start), key=lambda c: c.start) - 1, first)
        left, right = self.masked.origin[clauses[first].start], self.masked.origin[max(clauses[last].end, end)]
        return left, right, self.reading.document.text[left:right]

    def amount(self, start: int, end: int) -> float | None:
        """The sum of money (元) that a document span states, if it states exactly one."""
        sums = [q.value for q in self.reading.quantities if start <= q.start < end and q.unit == "元"]
        return sums[0] if len(sums) == 1 else None

    def is_planned(self, start: int, end: int) -> bool:
        """True if the sentence speaks of what is to come (将, 拟, 力争, 支持…建设) or its section does (下一步)."""
        clauses = self.subjects.clauses
        here = max(bisect_right(clauses, start, key=lambda c: c.start) - 1, 0)
        first = here
        while first and clauses[first - 1].sentence == clauses[here].sentence:
            first -= 1
        if re.search(load_words()["planned"], self.masked.text[clauses[here].start : end]):
            return True
        if re.search(load_words()["done"], self.masked.text[clauses[here].start : end]):
            return False
        before = self.masked.text[clauses[first].start : clauses[here].start]
        return bool(re.search(load_words()["planned"], before)) or self._heading_plans(clauses[here].start)

    def _heading_plans(self, position: int) -> bool:
        """True under a heading of plans: the nearest short line above without a full stop that opens with a number."""
        for start, end in reversed(self.headings):
            if start <= position:
                return bool(re.search(load_words()["planned_heading"], self.masked.text[start:end]))
        return False


def narrow_brackets(name: str) -> str:
    """A name with half-width brackets, as masked text has them."""
    return name.replace("（", "(").replace("）", ")")


def make_context(reading: Reading) -> Context:
    """Read subjects, own policy and issuer of one document."""
    subjects = find_subjects(reading)
    kinds = {e.id: e.type for e in reading.entities}
    own, policy = _find_policies(reading)
    headings = tuple(m.span() for m in _HEADING.finditer(subjects.masked.text))
    return Context(reading, subjects, kinds, policy, own, reading.issuer or subjects.signer, headings)


def _find_policies(reading: Reading) -> tuple[str | None, str | None]:
    """(the policy that the title is, the policy the document is about: that one or the first named in its opening)."""
    title = _plain(reading.document.title or reading.document.text.split("\n", 1)[0])
    policies = sorted(((e.mentions[0].start, e) for e in reading.entities if e.type == "Policy" and e.mentions), key=lambda p: p[0])
    for _, entity in policies:
        if any(_plain(name) in title and len(_plain(name)) > 0.6 * len(title) for name in (entity.name, *entity.aliases)):
            return entity.id, entity.id
    return None, policies[0][1].id if policies and policies[0][0] < 400 else None


def _plain(name: str) -> str:
    """A title without brackets, marks and spaces."""
    return re.sub(r"[《》()（）“”\"\s]", "", name)


@cache
def _domain(relation: str) -> tuple[frozenset[str], frozenset[str]]:
    ontology = load_ontology()
    return ontology.heads(relation), ontology.tails(relation)
