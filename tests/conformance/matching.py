"""Whether two collections of rows say the same, whatever their blank nodes are called.

A graph is a collection of triples, a dataset of quads, an answer of rows; each is a multiset of tuples of terms. They are
the same where some one-to-one renaming of blank nodes makes the one the other. The search colours blank nodes by what stands
around them until that tells nothing new, then tries the nodes of one colour one after the other; the end decides exactly.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from graph.ontology import XSD
from graph.store import Term

Row: TypeAlias = tuple[Term | None, ...]
Colours: TypeAlias = dict[str, int]


def same_rows(left: Iterable[Row], right: Iterable[Row]) -> bool:
    """Whether the rows are the same as multisets, in any order."""
    one, other = [_in_values(row) for row in left], [_in_values(row) for row in right]
    return len(one) == len(other) and _match(one, other, dict.fromkeys(_blanks(one), 0), dict.fromkeys(_blanks(other), 0))


def same_sequence(left: Iterable[Row], right: Iterable[Row]) -> bool:
    """Whether the rows are the same in the same order."""
    return same_rows(_numbered(left), _numbered(right))


def _numbered(rows: Iterable[Row]) -> list[Row]:
    return [(Term("literal", str(number)), *row) for number, row in enumerate(rows)]


def _in_values(row: Row) -> Row:
    return tuple([None if term is None else in_value(term) for term in row])


def in_value(term: Term) -> Term:
    """A term with the one spelling of its value: a store keeps numbers and truth values, not how a file spelled them."""
    if term.lang:
        return term._replace(lang=term.lang.lower())
    try:
        if term.datatype in (XSD + "integer", XSD + "decimal"):
            number = Decimal(term.value.strip())
            return term._replace(value=str(number.normalize() if number else Decimal(0)))
        if term.datatype in (XSD + "double", XSD + "float"):
            return term._replace(value=repr(float(term.value)))
    except (InvalidOperation, ValueError):
        return term  # not of its datatype: nothing but its spelling
    if term.datatype == XSD + "boolean":
        return term._replace(value={"1": "true", "0": "false"}.get(term.value, term.value))
    return term


def _blanks(rows: list[Row]) -> set[str]:
    return {term.value for row in rows for term in row if term is not None and term.kind == "bnode"}


def _match(left: list[Row], right: list[Row], one: Colours, other: Colours) -> bool:
    one, other = _refine(left, one), _refine(right, other)
    if Counter(one.values()) != Counter(other.values()):
        return False
    classes = defaultdict(list)
    for name, colour in one.items():
        classes[colour].append(name)
    tied = min((names for names in classes.values() if len(names) > 1), key=len, default=None)
    if tied is None:
        return _painted(left, one) == _painted(right, other)
    fresh, colour = hash(("chosen", len(classes))), one[tied[0]]
    candidates = [name for name, found in other.items() if found == colour]
    return any(_match(left, right, {**one, tied[0]: fresh}, {**other, name: fresh}) for name in candidates)


def _refine(rows: list[Row], colours: Colours) -> Colours:
    """Colours from what stands around each blank node, until no class falls apart any more."""
    while True:
        around: dict[str, list[int]] = defaultdict(list)
        for row in rows:
            whole = hash(_paint(row, colours))
            for place, term in enumerate(row):
                if term is not None and term.kind == "bnode":
                    around[term.value].append(hash((place, whole)))
        finer = {name: hash((colour, *sorted(around[name]))) for name, colour in colours.items()}
        if len(set(finer.values())) == len(set(colours.values())):
            return finer
        colours = finer


def _paint(row: Row, colours: Colours) -> tuple[object, ...]:
    return tuple([colours[term.value] if term is not None and term.kind == "bnode" else term for term in row])


def _painted(rows: list[Row], colours: Colours) -> Counter[tuple[object, ...]]:
    return Counter(_paint(row, colours) for row in rows)
