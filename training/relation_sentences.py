"""Documents drawn from the templates of ``relation_sentences.txt``: rare wordings that few annotated documents have.

In: the template file and a seed. Out: ``Drawn`` values: a text of a few paragraphs, one template each, and its gold in
the form of the annotation guideline. The same seed draws the same documents.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("relation_sentences.txt")
ALIASES = {
    "org": ("GovernmentBody", "Enterprise", "Enterprise", "University", "ResearchInstitute", "ServiceOrganization", "Platform"),
    "firm": ("Enterprise",),
    "school": ("University", "University", "ResearchInstitute"),
    "body": ("GovernmentBody", "Enterprise", "University"),
    "place": ("Region", "Region", "Platform"),
}
_SLOT = re.compile(r"\{(\w)(\*?)(?::([\w|]+))?\}")
_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A made-up document with its gold."""

    id: str
    text: str
    gold: dict[str, Any]


@dataclass
class _Page:
    """A document on its way."""

    dice: random.Random
    entities: list[dict[str, Any]] = field(default_factory=list)
    relations: list[dict[str, Any]] = field(default_factory=list)

    def name(self, kind: str) -> dict[str, Any]:
        """A new entity whose name neither holds nor stands in another of the page."""
        while True:
            words = load_words()
            name = self.dice.choice(words[kind]).format(**{k: self.dice.choice(words[k]) for k in "pbfnt"})
            if not any(name in e["name"] or e["name"] in name for e in self.entities):
                entity = {"id": f"e{len(self.entities)}", "type": kind, "name": name, "aliases": []}
                self.entities.append(entity)
                return entity


@cache
def load_words() -> dict[str, list[str]]:
    """The words that names are made of and the forms of names, by the word after ``@``."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return {line[1:].split()[0]: line.split()[1:] for line in lines if line.startswith("@")}


def load_templates() -> tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]:
    """(text, relations between letters) of each template; a malformed line raises ``ValueError`` with its number."""
    out = []
    for number, line in enumerate(FILE.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith(("#", "@")):
            continue
        text, mark, said = line.partition("=>")
        relations = tuple(tuple(r.split()) for r in said.split(";") if r.strip())
        letters = {m[1] for m in _SLOT.finditer(text)}
        if not mark or any(len(r) != 3 or not {r[0], r[2]} <= letters for r in relations):
            raise ValueError(f"{FILE.name}:{number}: found {line!r}, expected text => letter relation letter; …")
        out.append((text.strip(), relations))
    return tuple(out)


def draw_documents(count: int, seed: int = 0, paragraphs: int = 5) -> Iterator[Drawn]:
    """``count`` documents of ``paragraphs`` templates each; every template comes about equally often."""
    dice = random.Random(seed)
    templates = list(load_templates())
    waiting: list[tuple[str, tuple[tuple[str, str, str], ...]]] = []
    for number in range(count):
        page = _Page(dice)
        lines = [dice.choice(("工作动态", "创新简报", "科技创新工作情况", "一线见闻", "名单与问答"))]
        for _ in range(paragraphs):
            if not waiting:
                waiting = templates[:]
                dice.shuffle(waiting)
            lines.append(_draw_line(page, *waiting.pop()))
        text = "\n".join(lines)
        gold = {"doc_id": f"drawn{number}", "entities": page.entities, "relations": page.relations, "observations": []}
        yield Drawn(f"drawn{number}", text, gold)


def _draw_line(page: _Page, text: str, relations: tuple[tuple[str, str, str], ...]) -> str:
    """One line of text; its relations go to the page with the line as evidence."""
    while _CHOICE.search(text):
        text = _CHOICE.sub(lambda m: page.dice.choice(m[1].split("|")), text, count=1)
    members: dict[str, list[dict[str, Any]]] = {}

    def fill(match: re.Match[str]) -> str:
        letter, many, kinds = match.groups()
        if letter not in members:
            kind = page.dice.choice([k for name in kinds.split("|") for k in ALIASES.get(name, (name,))])
            members[letter] = [page.name(kind) for _ in range(page.dice.choice((1, 1, 2, 3, 4)) if many else 1)]
        names = [e["name"] for e in members[letter]]
        return names[0] if len(names) == 1 else "、".join(names[:-1]) + page.dice.choice("、和") + names[-1]

    line = _SLOT.sub(fill, text)
    for head, relation, tail in relations:
        for h in members.get(head, ()):
            page.relations += [{"head": h["id"], "relation": relation, "tail": t["id"], "evidence": line} for t in members.get(tail, ())]
    return line
