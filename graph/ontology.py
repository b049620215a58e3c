"""The only way to the terms of ``ontology.ttl``: classes, relations, concept schemes, namespaces.

Beside the stages, not one of them. What enters: ``ontology.ttl`` (at the top of a checkout, inside the package in an
installed wheel). What leaves: a frozen ``Ontology``, read once at the first call of ``load_ontology()``; importing
this module reads nothing. Terms are named by their local names (``"Enterprise"``, ``"builds"``); a name that the
ontology does not have raises ``UnknownTermError``. An ontology with a fault raises ``OntologyError`` naming file
and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from graph.terms import (
    CP,
    CPID,
    DC,
    DCTERMS,
    OA,
    OWL,
    PREFIXES,
    PROV,
    RDF,
    RDFS,
    SH,
    SKOS,
    XSD,
    Concept,
    Lang,
    Ontology,
    OntologyError,
    Relation,
    Term,
    UnknownTermError,
)

__all__ = [
    "CP", "CPID", "DC", "DCTERMS", "OA", "OWL", "PREFIXES", "PROV", "RDF", "RDFS", "SH", "SKOS", "XSD",
    "Concept", "Lang", "Ontology", "OntologyError", "Relation", "Term", "UnknownTermError",
    "check_term", "find_ontology", "load_ontology", "term",
]  # fmt: skip


def find_ontology() -> Path:
    """The ontology file: inside the package when installed from a wheel, at the top of a checkout otherwise."""
    here = Path(__file__).resolve().parent
    candidates = (here / "ontology.ttl", here.parent / "ontology.ttl")
    for path in candidates:
        if path.is_file():
            return path
    raise OntologyError(f"no ontology.ttl, expected at {' or '.join(map(str, candidates))}")


@cache
def load_ontology(path: Path | None = None) -> Ontology:
    """The ontology, parsed and checked at the first call."""
    return _Reader(path or find_ontology()).read()


def term(name: str) -> str:
    """The IRI of a term of the project's ontology."""
    return load_ontology().term(name)


def check_term(name: str) -> str:
    """``name`` itself where the project's ontology has such a term."""
    load_ontology().term(name)
    return name


class _Reader:
    """Reads one Turtle file into an ``Ontology``; every fault stops it with the file and the line of the term."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        # subject -> predicate -> objects, all in the order of the file
        self.index: dict[Any, dict[str, list[Any]]] = {}
        for subject, predicate, obj in self._parse():
            self.index.setdefault(subject, {}).setdefault(predicate, []).append(obj)
        self.names: dict[Any, str] = {s: s.value[len(CP) :] for s in self.index if self._is_cp(s)}

    def read(self) -> Ontology:
        """The whole ontology, checked."""
        classes = self._entity_classes()
        relations = {name: self._relation(s, classes) for s, name in self.names.items() if self._is_relation(s)}
        schemes = {name: self._scheme(s) for s, name in self.names.items() if self._has_type(s, SKOS + "ConceptScheme")}
        concepts = {c.name: c for members in schemes.values() for c in members}
        terms = {name: concepts.get(name) or relations.get(name) or self._term(s) for s, name in self.names.items()}
        return Ontology(
            path=self.path,
            version=self._version(),
            terms=MappingProxyType(terms),
            all_classes=tuple(name for s, name in self.names.items() if self._has_type(s, OWL + "Class")),
            classes=MappingProxyType({name: terms[name] for name in classes.values()}),
            relations_by_name=MappingProxyType(relations),
            schemes=MappingProxyType(schemes),
            default_roles=MappingProxyType(self._default_roles(classes, concepts)),
            value_schemes=MappingProxyType(self._value_schemes(schemes)),
        )

    def _parse(self) -> Iterator[tuple[Any, str, Any]]:
        # pyoxigraph rather than rdflib: 30 ms for import and parsing together against 200 ms
        import pyoxigraph

        try:
            for triple in pyoxigraph.parse(self.text, format=pyoxigraph.RdfFormat.TURTLE):
                yield triple.subject, triple.predicate.value, triple.object
        except SyntaxError as error:
            raise OntologyError(f"{self.path}, line {error.lineno}: not Turtle: {error.msg}") from error

    def _fault(self, subject: Any, message: str) -> OntologyError:
        name = self.names.get(subject, str(subject))
        found = re.search(rf"^cp:{re.escape(name)}\s", self.text, re.MULTILINE)
        line = self.text.count("\n", 0, found.start()) + 1 if found else 1
        return OntologyError(f"{self.path}, line {line}: cp:{name} {message}")

    def _is_cp(self, node: Any) -> bool:
        return str(getattr(node, "value", "")).startswith(CP)

    def _objects(self, subject: Any, predicate: str) -> list[Any]:
        return self.index.get(subject, {}).get(predicate, [])

    def _has_type(self, subject: Any, iri: str) -> bool:
        return any(o.value == iri for o in self._objects(subject, RDF + "type"))

    def _is_abstract(self, subject: Any) -> bool:
        return any(o.value == "true" for o in self._objects(subject, CP + "abstract"))

    def _is_relation(self, subject: Any) -> bool:
        return any(o.value == CP + "relatedTo" for o in self._objects(subject, RDFS + "subPropertyOf"))

    def _version(self) -> str:
        for subject in self.index:
            if self._has_type(subject, OWL + "Ontology"):
                for version in self._objects(subject, OWL + "versionInfo"):
                    return str(version.value)
        raise OntologyError(f"{self.path}, line 1: expected an owl:Ontology with owl:versionInfo, found none")

    def _texts(self, subject: Any, predicate: str, what: str) -> MappingProxyType[str, str]:
        """The zh and en literals of a predicate; exactly one of each."""
        found = [(o.language, o.value) for o in self._objects(subject, predicate)]
        if sorted(lang or "" for lang, _ in found) != ["en", "zh"]:
            raise self._fault(subject, f"needs one {what} in zh and one in en, found {found}")
        return MappingProxyType(dict(found))

    def _term(self, subject: Any) -> Term:
        return Term(self.names[subject], *self._naming(subject))

    def _naming(self, subject: Any) -> tuple[MappingProxyType[str, str], MappingProxyType[str, str]]:
        label = SKOS + "prefLabel" if self._has_type(subject, SKOS + "Concept") else RDFS + "label"
        return self._texts(subject, label, "label"), self._texts(subject, SKOS + "definition", "definition")

    def _superclasses(self, subject: Any) -> set[Any]:
        """The class itself and all above it in this ontology."""
        seen: set[Any] = set()
        todo = [subject]
        while todo:
            node = todo.pop()
            if node not in seen:
                seen.add(node)
                todo += [o for o in self._objects(node, RDFS + "subClassOf") if self._is_cp(o)]
        return seen

    def _entity_classes(self) -> dict[Any, str]:
        """Node and name of the concrete classes below ``cp:Entity``."""
        root = next((s for s, name in self.names.items() if name == "Entity"), None)
        found = {
            s: name for s, name in self.names.items() if not self._is_abstract(s) and root is not None and root in self._superclasses(s)
        }
        if not found:
            raise OntologyError(f"{self.path}, line 1: expected classes below cp:Entity, found none")
        return found

    def _expand(self, relation: Any, predicate: str, classes: dict[Any, str]) -> frozenset[str]:
        """The concrete classes that a domain or range, a class or a union of classes, allows."""
        side = predicate[len(RDFS) :]
        nodes = self._objects(relation, predicate)
        if len(nodes) != 1:
            raise self._fault(relation, f"needs one rdfs:{side}, found {len(nodes)}")
        union = self._objects(nodes[0], OWL + "unionOf")
        allowed = set(self._members(union[0])) if union else {nodes[0]}
        if unknown := sorted(n.value for n in allowed if n not in self.names):
            raise self._fault(relation, f"has an rdfs:{side} of classes that are not declared: {', '.join(unknown)}")
        return frozenset(name for node, name in classes.items() if self._superclasses(node) & allowed)

    def _members(self, node: Any) -> Iterator[Any]:
        """The members of an RDF list."""
        while rest := self._objects(node, RDF + "rest"):
            yield self._objects(node, RDF + "first")[0]
            node = rest[0]

    def _relation(self, subject: Any, classes: dict[Any, str]) -> Relation:
        return Relation(
            self.names[subject],
            *self._naming(subject),
            heads=self._expand(subject, RDFS + "domain", classes),
            tails=self._expand(subject, RDFS + "range", classes),
            symmetric=self._has_type(subject, OWL + "SymmetricProperty"),
            inverse=self._link(subject, OWL + "inverseOf"),
            head_role=self._link(subject, CP + "headRole"),
        )

    def _link(self, subject: Any, predicate: str) -> str | None:
        """The name of the one term that ``predicate`` leads to, ``None`` where there is no such statement."""
        for obj in self._objects(subject, predicate):
            if obj not in self.names:
                raise self._fault(subject, f"points to {obj}, which is not declared")
            return self.names[obj]
        return None

    def _scheme(self, scheme: Any) -> tuple[Concept, ...]:
        """The concepts of a scheme in their order, notations all different, orders 1, 2, 3 …"""
        members = [self._concept(s, self.names[scheme]) for s in self.names if scheme in self._objects(s, SKOS + "inScheme")]
        members.sort(key=lambda c: c.order)
        if [c.order for c in members] != list(range(1, len(members) + 1)) or len({c.notation for c in members}) != len(members):
            raise self._fault(scheme, "needs concepts with orders 1, 2, 3 … and notations all different")
        return tuple(members)

    def _concept(self, subject: Any, scheme: str) -> Concept:
        notations = [o.value for o in self._objects(subject, SKOS + "notation")]
        orders = [int(o.value) for o in self._objects(subject, CP + "order")]
        if len(notations) != 1 or len(orders) != 1:
            raise self._fault(subject, f"needs one skos:notation and one cp:order, found {notations} and {orders}")
        return Concept(
            self.names[subject],
            *self._naming(subject),
            scheme=scheme,
            notation=notations[0],
            order=orders[0],
            alt_labels=tuple(o.value for o in self._objects(subject, SKOS + "altLabel")),
            precedes=self._link(subject, CP + "precedes"),
            default_role=self._link(subject, CP + "defaultRole"),
            chain_step=self._link(subject, CP + "chainStep"),
            related=self._link(subject, SKOS + "related"),
        )

    def _default_roles(self, classes: dict[Any, str], concepts: dict[str, Concept]) -> dict[str, str]:
        found: dict[str, str] = {}
        for subject, name in classes.items():
            role = self._link(subject, CP + "defaultRole")
            if role is not None and role not in concepts:
                raise self._fault(subject, f"has the default role cp:{role}, which is no concept")
            if role is not None:
                found[name] = role
        return found

    def _value_schemes(self, schemes: dict[str, tuple[Concept, ...]]) -> dict[str, str]:
        found: dict[str, str] = {}
        for subject, name in self.names.items():
            scheme = self._link(subject, CP + "fromScheme")
            if scheme is not None and scheme not in schemes:
                raise self._fault(subject, f"takes its values from cp:{scheme}, which is no concept scheme")
            if scheme is not None:
                found[name] = scheme
        return found
