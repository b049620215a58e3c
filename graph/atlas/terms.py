"""The words of an atlas that the ontology knows, its classes, relations and concepts, and those of ``texts.toml``, in both languages.

Enters: the texts of cells that stand in columns of few values. Leaves: for each text that names a term its labels, its place in the
order of the ontology and, where it is a class of things, which. A page needs them to speak both languages and to draw ladders in
their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from graph.atlas.texts import load_choice_words
from graph.ontology import load_ontology

Term = dict[str, Any]


def describe_terms(texts: Iterable[str]) -> dict[str, Term]:
    """What the ontology says of these texts; a text that it does not know is left out."""
    known = _read_terms()
    return {text: known[text] for text in sorted(set(texts)) if text in known}


@cache
def _read_terms() -> dict[str, Term]:
    """By name, label and notation; of two terms that share a text the first counts: classes, then concepts, then relations."""
    found: dict[str, Term] = {}
    for order, (names, labels, kind) in enumerate(_list_terms()):
        term: Term = {"zh": labels["zh"], "en": labels["en"], "order": order} | ({"type": kind} if kind else {})
        for name in names:
            found.setdefault(name, term)
    return found


def _list_terms() -> Iterator[tuple[tuple[str, ...], Any, str]]:
    ontology = load_ontology()
    for name in sorted(ontology.entity_types, key=list(ontology.classes).index):
        labels = ontology.classes[name].labels
        yield (name, labels["zh"], labels["en"]), labels, name
    for scheme in ontology.schemes.values():
        for concept in scheme:
            notation = () if concept.notation.isdecimal() else (concept.notation,)
            yield (concept.name, concept.labels["zh"], concept.labels["en"], *notation), concept.labels, ""
    for name, relation in ontology.relations_by_name.items():
        yield (name, relation.labels["zh"], relation.labels["en"]), relation.labels, ""
    for words in load_choice_words():
        yield (words.zh,), words._asdict(), ""
