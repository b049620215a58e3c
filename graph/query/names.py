"""From a name that a person writes to the one thing of the graph that bears it.

Enters: a store, a name, another name or an IRI. Leaves: the thing. A name that nobody bears comes back with the nearest ones, a
name that several bear with all of them.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from graph.find.beside import near_names
from graph.ontology import CP, CPID, load_ontology
from graph.query.write import is_iri, quote_text
from graph.store import GraphStore, Rows

MOST_HINTS = 5
_LABELS = ("rdfs:label", "skos:altLabel", "skos:hiddenLabel")  # what a thing is called, in the order in which a name is looked for


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with its name and class, as much as one needs to choose it."""

    iri: str
    name: str
    type: str

    def __str__(self) -> str:
        return f"{self.name}（{load_ontology().label(self.type, 'zh') if self.type else '?'}，{self.iri}）"


class UnknownNameError(LookupError):
    """No thing of the graph bears the name; ``near`` are names that resemble it."""

    def __init__(self, name: str, near: Collection[str] = (), classes: Collection[str] = ()) -> None:
        kind = next(iter(classes)) if len(classes) == 1 else ""  # of which class the thing should have been
        zh, en = (load_ontology().label(kind, "zh"), f"thing of class {kind}") if kind else ("事物", "thing")
        hint = f"；是否指 / did you mean {'、'.join(near)}" if near else ""
        super().__init__(f"图谱中没有名为 {name!r} 的{zh} / no {en} is named {name!r}, expected a name or an IRI of the graph{hint}")
        self.name = name
        self.near = tuple(near)


class AmbiguousNameError(LookupError):
    """Several things bear the name; ``choices`` are their IRIs, and any of them may be asked for instead."""

    def __init__(self, name: str, found: Collection[Named]) -> None:
        told = "；".join(map(str, found))
        super().__init__(f"{name!r} 指 {len(found)} 个事物，请用 IRI / {name!r} names {len(found)} things; expected the IRI of one: {told}")
        self.name = name
        self.choices = tuple(thing.iri for thing in found)


def find_thing(store: GraphStore, name: str, *, classes: Collection[str] = ()) -> Named:
    """The thing with this IRI, name or other name; with ``classes`` only things of one of them.

    A thing's own name goes before another's other name, and that before a form that only names it inside some document.
    Raises ``UnknownNameError`` or ``AmbiguousNameError``.
    """
    wanted = name.strip()
    iri = CPID + wanted.removeprefix("cpid:") if wanted.startswith("cpid:") else wanted
    if is_iri(iri) and (found := _choose(_select_by_iri(store, iri), classes)):
        return found[0]
    for label in _LABELS:
        found = _choose(_select_by_label(store, label, wanted), classes)
        if len(found) > 1:
            raise AmbiguousNameError(wanted, found)
        if found:
            return found[0]
    near = near_names(store, wanted, classes=classes, limit=MOST_HINTS)  # by the search index, where there is one
    raise UnknownNameError(wanted, near or find_near(wanted, (name for name, _ in _all_names(store, classes))), classes)


def find_near(name: str, names: Iterable[str]) -> list[str]:
    """Names that resemble a name, the nearest first: those that hold it or are held by it, then those with most in common."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(name)
    letters = set(name)
    scored = ((_likeness(matcher, name, other), other) for other in sorted(set(names)) if letters & set(other))
    return [other for score, other in heapq.nsmallest(MOST_HINTS, ((-s, o) for s, o in scored if s > 0.5))]


def _likeness(matcher: SequenceMatcher[str], name: str, other: str) -> float:
    shorter, longer = sorted((len(name), len(other)))
    held = 0.5 + 0.4 * shorter / longer if name in other or other in name else 0.0
    matcher.set_seq1(other)
    return max(held, matcher.ratio() if matcher.quick_ratio() > 0.5 else 0.0)


def _choose(found: Iterable[Named], classes: Collection[str]) -> list[Named]:
    return sorted({t for t in found if not classes or t.type in classes}, key=lambda t: t.iri)


def _select_by_iri(store: GraphStore, iri: str) -> Iterator[Named]:
    return _select(store, f"BIND (<{iri}> AS ?thing)")


def _select_by_label(store: GraphStore, label: str, name: str) -> Iterator[Named]:
    quoted = quote_text(name)
    return _select(store, f"VALUES ?called {{ {quoted}@zh {quoted} {quoted}@en }} ?thing {label} ?called .")


def _select(store: GraphStore, pattern: str) -> Iterator[Named]:
    """Things by a pattern; ``pattern`` holds no text of a person but what ``quote_text`` or ``is_iri`` let pass."""
    types = load_ontology().entity_types
    answer = store.query(f"SELECT ?thing ?name ?class WHERE {{ {pattern} ?thing rdfs:label ?name ; a ?class }}")
    assert isinstance(answer, Rows)
    for thing, name, kind in answer.rows:
        if thing and name and kind and name.lang in ("zh", "") and kind.value.removeprefix(CP) in types:
            yield Named(thing.value, name.value, kind.value.removeprefix(CP))


def _all_names(store: GraphStore, classes: Collection[str]) -> Iterator[tuple[str, str]]:
    answer = store.query("SELECT ?name ?class WHERE { ?thing rdfs:label|skos:altLabel ?name ; a ?class }")
    assert isinstance(answer, Rows)
    types = set(classes or load_ontology().entity_types)
    for name, kind in answer.rows:
        if name and kind and kind.value.removeprefix(CP) in types:
            yield name.value, kind.value
