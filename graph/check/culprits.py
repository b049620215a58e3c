"""Says of a violation what a person needs to put it right: which thing, which rule, which document and sentence.

Enters: a ``ValidationReport`` and the store that it is about. Leaves: a ``Culprit`` for each violation. A claim or an observation
names its document itself; for a thing the claims about it are looked up, those of the relation that the shape is about if it is
about one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

import pyoxigraph as ox

from graph.check.validate import ValidationReport, Violation
from graph.ontology import CP, CPID, OA, PROV, RDF, RDFS, load_ontology

SOURCES = 3  # documents named for one violation
_RELATION = re.compile(r"(\w+)-(head|tail)")
_SHAPE = re.compile(r"(\w+)-(?:head|tail|claim)")
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
    """A violation in words. ``kind``, the class, and ``rule`` are in Chinese and English; ``sources`` are the first few of ``told``."""

    violation: Violation
    name: str
    value: str
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
        sources = sorted(set(self._find_sources(violation)))
        kind = self._kind(violation.focus)
        value = self._name_value(violation.value) if violation.value != violation.focus else ""
        rule = _tell_rule(violation)
        return Culprit(violation, self._name(violation.focus), value, kind, rule, tuple(sources[:SOURCES]), len(sources))

    def _name_value(self, value: str) -> str:
        """A term of the ontology by its labels, a thing by its name, anything else as it is."""
        return " ".join(_labels(value)) or (self._name(value) if value.startswith(CPID) else value)

    def _values(self, subject: str, predicate: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]:
        if not _is_iri(subject):
            return []
        found = self._store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
        return sorted({quad.object for quad in found}, key=str)

    def _value(self, subject: str, predicate: str) -> str:
        return next((getattr(value, "value", str(value)) for value in self._values(subject, predicate)), "")

    def _kind(self, focus: str) -> tuple[str, str]:
        """The class in both languages; empty where it has none that the ontology knows."""
        for value in self._values(focus, RDF + "type"):
            if labels := _labels(getattr(value, "value", "")):
                return labels
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


def _tell_rule(violation: Violation) -> tuple[str, str]:
    """The rule in both languages; of a relation also which classes it may join."""
    zh, _, en = violation.message.partition(" / ")
    match = _SHAPE.fullmatch(violation.shape)
    if match is None or match[1] not in load_ontology().relations:
        return zh, en
    ends = load_ontology().heads(match[1]) if "头实体" in zh else load_ontology().tails(match[1])
    if "实体类不符" not in zh:
        return zh, en
    allowed = [load_ontology().terms[name] for name in load_ontology().classes if name in ends]
    return f"{zh}，应为{'、'.join(t.labels['zh'] for t in allowed)}", f"{en}; expected {', '.join(t.labels['en'] for t in allowed)}"


def _labels(iri: str) -> tuple[str, str] | tuple[()]:
    """The labels of a term of the ontology; nothing for anything else."""
    term = load_ontology().terms.get(iri.removeprefix(CP)) if iri.startswith(CP) else None
    return (term.labels["zh"], term.labels["en"]) if term else ()


def _relation_label(iri: str) -> str:
    return next(iter(_labels(iri)), _local_name(iri))


def _local_name(iri: str) -> str:
    """The readable end of an IRI: ``cpid:Person/李玉`` is 李玉."""
    return unquote(re.split(r"[/#]", iri.rstrip("/#"))[-1]) or iri
