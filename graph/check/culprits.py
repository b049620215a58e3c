"""Says of a violation what a person needs to put it right: which thing, which rule, which document and sentence.

Enters: a ``ValidationReport`` and the store that it is about. Leaves: a ``Culprit`` for each violation. A claim or an observation
names its document itself; for a thing the claims about it are looked up, those of the relation that the shape is about if it is
about one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from urllib.parse import unquote

import pyoxigraph as ox

from graph.check.validate import ValidationReport, Violation
from graph.ontology import CP, CPID, OA, PROV, RDF, RDFS, UnknownTermError, load_ontology

SOURCES = 3  # documents named for one violation
_RELATION = re.compile(r"(\w+)-(head|tail)")
_DEFAULT = ox.DefaultGraph()
_DOCUMENT = CPID + "Document/"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A document and the sentence in it; ``quote`` is empty where the whole document is meant."""

    document: str
    title: str
    quote: str


@dataclass(frozen=True, slots=True)
class Culprit:
    """A violation in words. ``kind`` is the class in Chinese and English; ``rule`` likewise; ``sources`` the first few of ``told``."""

    violation: Violation
    name: str
    kind: tuple[str, str]
    rule: tuple[str, str]
    sources: tuple[Source, ...]
    told: int


def find_culprits(report: ValidationReport, store: ox.Store) -> Iterator[Culprit]:
    """The violations of a report in its order, explained from the store."""
    reader = _Reader(store)
    return (reader.explain(violation) for violation in report.violations)


class _Reader:
    """Looks up names, claims and documents."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def explain(self, violation: Violation) -> Culprit:
        zh, _, en = violation.message.partition(" / ")
        sources = sorted(set(self._find_sources(violation)))
        kind = self._kind(violation.focus)
        return Culprit(violation, self._name(violation.focus), kind, (zh, en), tuple(nsmallest(SOURCES, sources)), len(sources))

    def _values(self, subject: str, predicate: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]:
        if not _is_iri(subject):
            return []
        found = self._store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
        return sorted({quad.object for quad in found}, key=str)

    def _value(self, subject: str, predicate: str) -> str:
        return next((getattr(value, "value", str(value)) for value in self._values(subject, predicate)), "")

    def _kind(self, focus: str) -> tuple[str, str]:
        """The class in both languages; empty where it has none that the ontology knows."""
        ontology = load_ontology()
        for value in self._values(focus, RDF + "type"):
            name = str(getattr(value, "value", "")).removeprefix(CP)
            try:
                return ontology.label(name), ontology.label(name, "en")
            except UnknownTermError:
                continue
        return "", ""

    def _name(self, focus: str) -> str:
        """What a person calls it: a thing's name, a document's title, for a claim who does what to whom."""
        if not _is_iri(focus):
            return focus.strip('"')
        if relation := self._value(focus, RDF + "predicate"):
            ends = [self._name(end) if (end := self._value(focus, RDF + part)) else "？" for part in ("subject", "object")]
            return f"{ends[0]} —{_relation_label(relation)}→ {ends[1]}"
        if subject := self._value(focus, CP + "subject"):
            number = self._value(focus, CP + "value") + self._value(focus, CP + "unit")
            return f"{self._name(subject)}：{self._value(focus, CP + 'metric')} {number}".rstrip()
        labels = [v for v in self._values(focus, RDFS + "label") if isinstance(v, ox.Literal)]
        chinese = [label.value for label in labels if label.language == "zh"]
        title = self._value(focus, CP + "title") if focus.startswith(_DOCUMENT) else ""
        return next(iter([*chinese, *(label.value for label in labels)]), title) or _local_name(focus)

    def _find_sources(self, violation: Violation) -> Iterator[Source]:
        focus = violation.focus
        if quotes := self._values(focus, OA + "exact"):
            document = self._value(focus, PROV + "wasDerivedFrom") or violation.source
            yield from (self._source(document, getattr(quote, "value", "")) for quote in quotes)
        elif violation.source.startswith(_DOCUMENT) or focus.startswith(_DOCUMENT):
            yield self._source(violation.source or focus, "")
        elif _is_iri(focus):
            yield from self._find_claims(violation)

    def _find_claims(self, violation: Violation) -> Iterator[Source]:
        """The documents whose claims or observations are about the thing."""
        match = _RELATION.fullmatch(violation.shape)
        parts: Iterable[str] = (RDF + "subject", RDF + "object", CP + "subject")
        if match:
            parts = (RDF + "subject",) if match[2] == "head" else (RDF + "object",)
        for part in parts:
            for quad in self._store.quads_for_pattern(None, ox.NamedNode(part), ox.NamedNode(violation.focus)):
                claim = getattr(quad.subject, "value", "")
                stands = quad.graph_name != _DEFAULT and bool(self._value(claim, OA + "exact"))
                if stands and (match is None or self._value(claim, RDF + "predicate") == CP + match[1]):
                    yield self._source(self._value(claim, PROV + "wasDerivedFrom"), self._value(claim, OA + "exact"))

    def _source(self, document: str, quote: str) -> Source:
        return Source(document, self._value(document, CP + "title") or _local_name(document), quote)


def _is_iri(text: str) -> bool:
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"]*$", text))


def _relation_label(iri: str) -> str:
    try:
        return load_ontology().label(iri.removeprefix(CP))
    except UnknownTermError:
        return _local_name(iri)


def _local_name(iri: str) -> str:
    """The readable end of an IRI: ``cpid:Person/李玉`` is 李玉."""
    return unquote(re.split(r"[/#]", iri.rstrip("/#"))[-1]) or iri
