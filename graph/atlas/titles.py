"""Titles and grades that stand beside a name: 院士 of a person, 专精特新 of a firm.

Enters: facts. Leaves: the title or the grades of a thing, with the findings whose sentences say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.atlas.facts import Facts, Figure, Finding
from graph.atlas.words import load_words
from graph.ontology import Concept, load_ontology

_BETWEEN = "(?:企业|公司)?[“”\"'《]?"  # 高新技术企业“甲”
_IS = "(?:[（(][^（）()]*[)）])?(?:是|为|系|作为)[^，。；、]{0,12}?"  # 甲（简称“乙”）是国家级专精特新
_AFTER = "[等、，]?"


def find_title(facts: Facts, person: str) -> tuple[str, list[Finding]]:
    """The most telling title that a sentence puts right before or behind the person's name; empty where none does."""
    names = facts.names_of(person)
    findings = facts.about(person)
    for title in load_words("talent.title"):
        told = [f for f in findings if any(f"{title}{name}" in f.quote or f"{name}{title}" in f.quote for name in names)]
        if told:
            return title, told
    return "", []


def find_grades(facts: Facts, firm: str) -> list[tuple[Concept, list[Finding]]]:
    """The grades of a firm in the order of the ladder: stated as such, received as a title, or told beside its name."""
    found: dict[str, list[Finding]] = {}
    for concept in facts.concepts.get((firm, "grade"), ()):
        found[concept.name] = facts.about(firm)[:1]
    for claim in facts.from_head(firm, "receives"):
        if grade := read_grade(facts.things[claim.tail].name):
            found.setdefault(grade.name, []).append(claim)
    names = facts.names_of(firm)
    for finding in facts.about(firm):
        for grade in _beside(finding.quote, names):
            found.setdefault(grade.name, []).append(finding)
    return [(concept, found[concept.name]) for concept in load_ontology().scheme("EnterpriseGrades") if concept.name in found]


def read_grade(text: str) -> Concept | None:
    """The grade that a name or a metric tells, by the longest word of the ontology in it.

    >>> grade = read_grade("第三批省级专精特新小巨人名单")
    >>> grade.notation if grade else None
    '小巨人'
    """
    plain = re.sub('[“”"]', "", text)
    return next((concept for word, concept in _grade_words().items() if word in plain), None)


def _beside(quote: str, names: tuple[str, ...]) -> Iterator[Concept]:
    """Grades right before a name or said of it; a sentence without any word of a grade is left at once."""
    plain = re.sub('[“”"]', "", quote)
    if read_grade(plain) is None:
        return
    words = "|".join(map(re.escape, _grade_words()))
    for name in names:
        escaped = re.escape(name)
        for pattern in (f"({words}){_BETWEEN}{escaped}", f"{escaped}{_IS}({words})"):
            for found in re.finditer(pattern, plain):
                yield _grade_words()[found[1]]


@cache
def _grade_words() -> dict[str, Concept]:
    """The words of all grades, the longest first."""
    concepts = load_ontology().scheme("EnterpriseGrades")
    words = {word: c for c in concepts for word in (c.notation, c.labels["zh"], *c.alt_labels)}
    return dict(sorted(words.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def count_grades(facts: Facts) -> Iterator[tuple[Concept, Figure]]:
    """Figures that count firms of a grade, in the order of the ladder."""
    counted = [
        (grade, f) for f in facts.figures if f.unit in load_words("count.unit") and f.kind != "support" and (grade := read_grade(f.metric))
    ]
    yield from sorted(counted, key=lambda pair: (pair[0].order, pair[1]))
