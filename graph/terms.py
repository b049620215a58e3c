"""Namespaces, and the frozen values that an ontology consists of: terms, relations, concepts.

Beside the stages; ``graph.ontology`` fills these values from ``ontology.ttl`` and hands them on, and everybody else
imports them from there.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar

Lang = Literal["zh", "en"]
T = TypeVar("T")

CP = "https://w3id.org/chuangpu/ontology#"
CPID = "https://w3id.org/chuangpu/id/"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "cp": CP,
        "cpid": CPID,
        "dc": DC,
        "dcterms": DCTERMS,
        "foaf": "http://xmlns.com/foaf/0.1/",
        "oa": OA,
        "org": "http://www.w3.org/ns/org#",
        "owl": OWL,
        "prov": PROV,
        "qb": "http://purl.org/linked-data/cube#",
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": "https://schema.org/",
        "sh": SH,
        "skos": SKOS,
        "sosa": "http://www.w3.org/ns/sosa/",
        "xsd": XSD,
    }
)


class OntologyError(ValueError):
    """The ontology cannot be used; the message names file, line, what was found and what was expected."""


class UnknownTermError(LookupError):
    """A name that the ontology does not have; the message offers the nearest names that it has."""


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property, scheme or concept; ``labels`` and ``definitions`` have ``zh`` and ``en``."""

    name: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]

    @property
    def iri(self) -> str:
        """The full IRI."""
        return CP + self.name


@dataclass(frozen=True, slots=True)
class Relation(Term):
    """One of the relations between entities, with the entity classes that may stand at its head and tail."""

    heads: frozenset[str]
    tails: frozenset[str]
    symmetric: bool
    inverse: str | None
    head_role: str | None


@dataclass(frozen=True, slots=True)
class Concept(Term):
    """A concept of a scheme. ``notation`` is what data writes; ``precedes`` the next step of its chain, if any.

    ``default_role``, ``chain_step`` and ``related`` (a stage of incubation) are names of concepts and stand on platform
    kinds; else ``None``.
    """

    scheme: str
    notation: str
    order: int
    alt_labels: tuple[str, ...]
    precedes: str | None
    default_role: str | None
    chain_step: str | None
    related: str | None = None


@dataclass(frozen=True)
class Ontology:
    """All terms by local name, each mapping in the order of the file.

    ``classes`` are those that an entity can have, ``all_classes`` also their super-classes, ``Claim``, ``Document`` ….
    ``default_roles`` leads from a class to the concept of its role, ``value_schemes`` from a property whose values
    are concepts (``role``, ``level``) or their notations (``kind``, ``bound``) to the scheme they come from.
    """

    path: Path
    version: str
    terms: Mapping[str, Term]
    all_classes: tuple[str, ...]
    classes: Mapping[str, Term]
    relations_by_name: Mapping[str, Relation]
    schemes: Mapping[str, tuple[Concept, ...]]
    default_roles: Mapping[str, str]
    value_schemes: Mapping[str, str]

    @cached_property
    def entity_types(self) -> frozenset[str]:
        """Names of the classes that an entity can have."""
        return frozenset(self.classes)

    @cached_property
    def relations(self) -> frozenset[str]:
        """Names of the relations that a claim can state."""
        return frozenset(self.relations_by_name)

    def term(self, name: str) -> str:
        """The IRI of a term of the ontology: ``term("builds")`` ends in ``ontology#builds``."""
        return self._find(self.terms, name, "term").iri

    def label(self, name: str, lang: Lang = "zh") -> str:
        """The label of any term in Chinese or English."""
        return self._find(self.terms, name, "term").labels[lang]

    def definition(self, name: str, lang: Lang = "zh") -> str:
        """The definition of any term in Chinese or English."""
        return self._find(self.terms, name, "term").definitions[lang]

    def relation(self, name: str) -> Relation:
        """All that is known of one relation."""
        return self._find(self.relations_by_name, name, "relation")

    def heads(self, relation: str) -> frozenset[str]:
        """The entity classes that may stand at the head of a relation."""
        return self.relation(relation).heads

    def tails(self, relation: str) -> frozenset[str]:
        """The entity classes that may stand at the tail of a relation."""
        return self.relation(relation).tails

    def allows(self, head: str, relation: str, tail: str) -> bool:
        """Whether a relation may join an entity of class ``head`` to one of class ``tail``."""
        found = self.relation(relation)
        self._find(self.classes, head, "entity class")
        self._find(self.classes, tail, "entity class")
        return head in found.heads and tail in found.tails

    def is_symmetric(self, relation: str) -> bool:
        """Whether the relation says the same in both directions and is written once."""
        return self.relation(relation).symmetric

    def role_of(self, entity_type: str) -> str | None:
        """The notation of the role (政 产 学 研 金 服) that a class fills by default; ``None`` where it fills none."""
        self._find(self.classes, entity_type, "entity class")
        role = self.default_roles.get(entity_type)
        return None if role is None else self.concept(role).notation

    def scheme(self, name: str) -> tuple[Concept, ...]:
        """The concepts of a scheme (``Roles``, ``PlatformKinds``, ``Levels`` …) in their order."""
        return self._find(self.schemes, name, "concept scheme")

    def concept(self, name: str) -> Concept:
        """A concept by its local name."""
        return self._find(self._concepts, name, "concept")

    def by_notation(self, scheme: str, notation: str) -> Concept:
        """A concept by what data writes: ``by_notation("Bounds", "≥")``."""
        return self._find({c.notation: c for c in self.scheme(scheme)}, notation, f"notation of {scheme}")

    @cached_property
    def _concepts(self) -> Mapping[str, Concept]:
        return {c.name: c for concepts in self.schemes.values() for c in concepts}

    def _find(self, among: Mapping[str, T], name: str, what: str) -> T:
        if name in among:
            return among[name]
        near = difflib.get_close_matches(name, among, n=3)
        hint = f"; did you mean {', '.join(near)}?" if near else f"; expected one of {', '.join(among)}" if len(among) <= 25 else ""
        raise UnknownTermError(f"{self.path.name} has no {what} {name!r}{hint}")
