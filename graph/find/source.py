"""The findable things of a store: whatever has a name in the default graph, with its links counted and its regions.

Enters: any ``GraphStore``. Leaves: ``Findable`` values. Regions come from ``cp:locatedIn`` and, for regions inside regions,
from ``cp:within``, stated or derived. Documents are found by their titles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from graph.find.build import Findable
from graph.ontology import CP, Ontology, load_ontology
from graph.store import GraphStore, Rows

_TYPES = "SELECT ?thing ?type WHERE { ?thing a ?type FILTER(isIRI(?thing) && isIRI(?type)) }"
_NAMES = {
    "name": "SELECT ?thing ?name WHERE { ?thing rdfs:label ?name FILTER(isIRI(?thing)) }",
    "title": "SELECT ?thing ?name WHERE { ?thing cp:title ?name FILTER(isIRI(?thing)) }",
    "alias": "SELECT ?thing ?name WHERE { ?thing skos:altLabel ?name }",
    "hidden": "SELECT ?thing ?name WHERE { ?thing skos:hiddenLabel ?name }",
}
_LINKS = "SELECT ?head ?tail WHERE { ?head cp:%s ?tail FILTER(isIRI(?tail)) }"
_LOCATED = "SELECT DISTINCT ?thing ?region WHERE { ?thing cp:locatedIn ?region FILTER(isIRI(?region)) }"
_WITHIN = "SELECT DISTINCT ?thing ?region WHERE { ?thing cp:within ?region FILTER(isIRI(?region)) }"


def read_things(store: GraphStore) -> Iterator[Findable]:
    """All things that have a name, in no order."""
    ontology = load_ontology()
    names = {kind: _gather(_pairs(store, query)) for kind, query in _NAMES.items()}
    types = _read_types(store, ontology)
    degrees = _count_links(store, ontology)
    regions = _Regions(_gather(_pairs(store, _LOCATED, union=True)), _gather(_pairs(store, _WITHIN, union=True)))
    for iri in sorted({*names["name"], *names["title"]}):
        called = sorted(names["name"].get(iri) or names["title"][iri])
        others = [*called[1:], *names["alias"].get(iri, ())]
        yield Findable(iri, types.get(iri, "Thing"), called[0], others, names["hidden"].get(iri, ()), degrees[iri], regions.of(iri))


def _read_types(store: GraphStore, ontology: Ontology) -> dict[str, str]:
    """The class of each thing as a local name; one that entities have where there is a choice, else the first by name."""
    found: dict[str, str] = {}
    for iri, kind in _pairs(store, _TYPES):
        name = kind.removeprefix(CP)
        best = found.setdefault(iri, name)
        found[iri] = min(best, name, key=lambda n: (n not in ontology.entity_types, n))
    return found


def _count_links(store: GraphStore, ontology: Ontology) -> Counter[str]:
    """For each thing the number of its links, in either direction."""
    counts: Counter[str] = Counter()
    for relation in sorted(ontology.relations):
        for head, tail in _pairs(store, _LINKS % relation):
            counts[head] += 1
            counts[tail] += 1
    return counts


class _Regions:
    """In which regions things lie."""

    def __init__(self, located: dict[str, list[str]], within: dict[str, list[str]]) -> None:
        self._located = located
        self._within = within

    def of(self, iri: str) -> tuple[str, ...]:
        """The regions a thing lies in and all around them."""
        found: set[str] = set()
        todo = [*self._located.get(iri, ()), *self._within.get(iri, ())]
        while todo:
            region = todo.pop()
            if region not in found:
                found.add(region)
                todo += self._within.get(region, ())
        return tuple(sorted(found))


def _pairs(store: GraphStore, query: str, *, union: bool = False) -> Iterator[tuple[str, str]]:
    answer = store.query(query, union=union)
    assert isinstance(answer, Rows)  # all queries of this module are SELECT
    return ((one.value, other.value) for one, other in answer.rows if one and other)


def _gather(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)
