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
_IS = "(?:[（(][^（）()]*[)）])?(?:是|为|系|作为)([^，。；、]{0,24})"  # 甲（简称“乙”）是国家级专精特新企业


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
    """The grade that a name or a metric tells; of several on one ladder the highest, else the one of the longest word.

    >>> grade = read_grade("第三批省级专精特新“小巨人”名单")
    >>> grade.notation if grade else None
    '小巨人'
    """
    words = [match[0] for match in _any_grade().finditer(_plain(text))]
    concepts = [_grade_words()[word] for word in sorted(words, key=lambda w: (-len(w), w))]
    lower = {before for concept in concepts for before in _below(concept)}
    return next((concept for concept in concepts if concept.name not in lower), None)


def _beside(quote: str, names: tuple[str, ...]) -> Iterator[Concept]:
    """Grades right before a name or said of it; a sentence without any word of a grade is left at once."""
    plain = _plain(quote)
    if not _any_grade().search(plain):
        return
    for name in names:
        escaped = re.escape(name)
        for found in re.finditer(f"({_any_grade().pattern}){_BETWEEN}{escaped}", plain):
            yield _grade_words()[found[1]]
        for found in re.finditer(f"{escaped}{_IS}", plain):
            if grade := read_grade(found[1]):
                yield grade


def _below(concept: Concept) -> Iterator[str]:
    """The names of the grades below one on its ladder."""
    for lower in load_ontology().scheme("EnterpriseGrades"):
        if lower.precedes == concept.name:
            yield lower.name
            yield from _below(lower)


def _plain(text: str) -> str:
    return re.sub('[“”"]', "", text)


@cache
def _any_grade() -> re.Pattern[str]:
    """The words of all grades, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(_grade_words(), key=lambda w: (-len(w), w)))))


@cache
def _grade_words() -> dict[str, Concept]:
    """What grades are called."""
    concepts = load_ontology().scheme("EnterpriseGrades")
    return {word: concept for concept in concepts for word in (concept.notation, concept.labels["zh"], *concept.alt_labels)}


def count_grades(facts: Facts) -> Iterator[tuple[Concept, Figure]]:
    """Figures that count firms of a grade, in the order of the ladder."""
    counted = [
        (grade, f) for f in facts.figures if f.unit in load_words("count.unit") and f.kind != "support" and (grade := read_grade(f.metric))
    ]
    yield from sorted(counted, key=lambda pair: (pair[0].order, pair[1]))
