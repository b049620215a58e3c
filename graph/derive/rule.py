"""One rule: a triple that is concluded, the triples and conditions that it is concluded from, and the queries they make.

Beside the engine. Enters: parsed rule text. Leaves: SPARQL. A rule is a CONSTRUCT of one triple whose WHERE holds triple
patterns and conditions (FILTER); that narrow form is what lets a change be followed through the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pyoxigraph as ox

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]
Bindings = Mapping[str, Node]


class RuleError(ValueError):
    """A rule file that cannot be used; the message names the file, what was found and what was expected."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Subject, predicate, object as SPARQL writes them: ``?name``, or a term in N-Triples form; the predicate is an IRI."""

    subject: str
    predicate: str
    object: str

    def __str__(self) -> str:
        return f"{self.subject} {self.predicate} {self.object} ."

    @property
    def variables(self) -> frozenset[str]:
        """The variables, with their question marks."""
        return frozenset(t for t in (self.subject, self.object) if t.startswith("?"))

    def match(self, triple: Triple) -> dict[str, Node] | None:
        """What the variables must be for the pattern to be this triple; ``None`` where it cannot be."""
        subject, predicate, object_ = triple
        if str(predicate) != self.predicate:
            return None
        found: dict[str, Node] = {}
        for wanted, term in ((self.subject, subject), (self.object, object_)):
            if not wanted.startswith("?"):
                if wanted != str(term):
                    return None
            elif found.setdefault(wanted, term) != term:
                return None
        return found


@dataclass(frozen=True, slots=True)
class Crowd:
    """A rule says nothing for a ``group`` (``?thing``) that more than ``size`` of ``member`` (``?one``) stand in ``pattern`` with."""

    size: int
    member: str
    group: str
    pattern: Pattern


@dataclass(frozen=True)
class Rule:
    """``name`` may be shared: a rule that holds for each relation of the ontology with a property is one rule for each."""

    name: str
    stratum: int
    head: Pattern
    body: tuple[Pattern, ...]
    conditions: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    crowd: Crowd | None = None
    title: Mapping[str, str] = field(default_factory=dict, compare=False)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """What its queries answer with: the variables of the head, then those that it is derived by way of."""
        return (*sorted(self.head.variables), *self.via)

    @cached_property
    def reads(self) -> frozenset[str]:
        """The predicates that it builds on."""
        return frozenset(pattern.predicate for pattern in self.body)

    @property
    def asks_for_plans(self) -> bool:
        """Whether a condition asks which triples are only planned."""
        return any("cpid:planned" in condition for condition in self.conditions)

    @cached_property
    def _fixed(self) -> dict[str, ox.NamedNode]:
        """The terms of the head that are no variables."""
        parts = (self.head.subject, self.head.predicate, self.head.object)
        return {part: ox.NamedNode(part[1:-1]) for part in parts if not part.startswith("?")}

    def conclude(self, row: Bindings) -> Triple:
        """The triple of the head for one row of its query."""
        head, fixed = self.head, self._fixed
        return (row.get(head.subject) or fixed[head.subject], fixed[head.predicate], row.get(head.object) or fixed[head.object])  # type: ignore[return-value]

    def query_all(self) -> str:
        """All that a rule without a crowd concludes."""
        return self._select([*map(str, self.body), *self.conditions])

    def query_groups(self, rows: Sequence[Bindings]) -> str:
        """What a rule with a crowd concludes by way of some groups."""
        assert self.crowd
        return self._select([_values([self.crowd.group], rows), *map(str, self.body), *self.conditions])

    def query_heads(self, rows: Sequence[Bindings]) -> str:
        """What the rule concludes of the triples that bind the head's variables to ``rows``."""
        return self._select([_values(sorted(self.head.variables), rows), *map(str, self.body), *self.conditions])

    def query_touched(self, pattern: int, rows: Sequence[Bindings]) -> str:
        """What the rule may conclude by way of the triples that bind the variables of one pattern to ``rows``.

        Conditions are left out: what they hide now may have been concluded before. Of a rule with a crowd, whole groups.
        """
        if self.crowd:
            return self._select([_values([self.crowd.group], rows), *map(str, self.body)])
        bound = sorted(self.body[pattern].variables)
        return self._select([_values(bound, rows), *(str(p) for n, p in enumerate(self.body) if n != pattern)])

    def _select(self, parts: Iterable[str]) -> str:
        return f"SELECT {' '.join(self.columns)} WHERE {{\n" + "\n".join(filter(None, parts)) + "\n}"


def _values(names: Sequence[str], rows: Sequence[Bindings]) -> str:
    if not names:
        return ""
    return f"VALUES ({' '.join(names)}) {{ " + " ".join(f"({' '.join(str(row[n]) for n in names)})" for row in rows) + " }"
