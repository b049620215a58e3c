"""What a network page asks of a store: things, links, claims, figures.

Enters: a ``GraphStore`` and which things, ``None`` for all. Leaves: rows of text, empty where a variable is unbound. Of the embedded
store all claims are asked for as ``store_batches`` does; of others as any engine plans well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from graph.show.store_batches import Row, list_in_batches
from graph.store import GraphStore, OxigraphStore, Rows

Some = Collection[str] | None  # IRIs; None: all

WITHIN = "SELECT DISTINCT ?inner ?outer { ?inner cp:within ?outer }"
TITLES = "SELECT ?document ?title { ?document a cp:Document ; cp:title ?title }"
DATES = "SELECT ?document ?date { ?document a cp:Document ; cp:date ?date }"

_AT_ONCE = 400  # things asked for in one query
_THINGS = "SELECT DISTINCT ?thing ?class ?name { ?thing a ?class ; rdfs:label ?name }"
_ALIASES = "SELECT DISTINCT ?thing ?alias { ?thing skos:altLabel ?alias }"
_ROLES = "SELECT DISTINCT ?thing ?role { ?thing cp:role ?role }"
_OUT = "SELECT DISTINCT ?thing ?relation ?tail { ?thing ?relation ?tail FILTER (isIRI(?tail) && STRSTARTS(STR(?relation), STR(cp:))) }"
_BACK = "SELECT DISTINCT ?head ?relation ?thing { ?head ?relation ?thing FILTER (STRSTARTS(STR(?relation), STR(cp:))) }"

_EVIDENCE = {"quote": "oa:exact", "start": "oa:start", "end": "oa:end", "confidence": "cp:confidence"}
_MAYBE = {"rule": "cp:rule", "date": "cp:date"}
_CLAIM = {"thing": "rdf:subject", "relation": "rdf:predicate", "tail": "rdf:object", "status": "cp:status"} | _EVIDENCE
_FIGURE = {"thing": "cp:subject"} | {name: f"cp:{name}" for name in ("metric", "value", "unit", "kind", "bound")} | _EVIDENCE


def list_things(store: GraphStore, some: Some) -> Iterator[Row]:
    """Thing, class, name."""
    return _ask(store, _THINGS, some)


def list_aliases(store: GraphStore, some: Some) -> Iterator[Row]:
    """Thing, other name."""
    return _ask(store, _ALIASES, some)


def list_roles(store: GraphStore, some: Some) -> Iterator[Row]:
    """Thing, role; derived ones too."""
    return _ask(store, _ROLES, some, union=True)


def list_links(store: GraphStore, some: Some, relations: Iterable[str]) -> Iterator[Row]:
    """Head, relation, tail of what is asserted; of some things what goes out from them, with other properties among it."""
    among = " ".join(f"cp:{name}" for name in sorted(relations))
    everywhere = f"SELECT ?thing ?relation ?tail {{ VALUES ?relation {{ {among} }} ?thing ?relation ?tail }}"
    return select(store, everywhere) if some is None else _ask(store, _OUT, some)


def list_links_back(store: GraphStore, some: Some) -> Iterator[Row]:
    """Head, relation, tail of what leads to some things, with other properties among it."""
    return _ask(store, _BACK, some)


def list_claims(store: GraphStore, some: Some) -> Iterator[Row]:
    """Thing, relation, tail, status, quote, start, end, confidence, document, rule, date, amount."""
    return _list_stated(store, some, "cp:Claim", (_CLAIM, {**_MAYBE, "amount": "cp:amount"}))


def list_figures(store: GraphStore, some: Some) -> Iterator[Row]:
    """Thing, metric, value, unit, kind, bound, quote, start, end, confidence, document, rule, date."""
    return _list_stated(store, some, "cp:Observation", (_FIGURE, _MAYBE))


def select(store: GraphStore, query: str, *, union: bool = False) -> Iterator[Row]:
    """The rows of a SELECT."""
    answer = store.query(query, union=union)
    assert isinstance(answer, Rows)  # all queries of this module are SELECT
    return (tuple([term.value if term else "" for term in row]) for row in answer.rows)


def _ask(store: GraphStore, query: str, some: Some, *, union: bool = False) -> Iterator[Row]:
    """The rows of a query about all things, or about some in several goes."""
    if some is None:
        yield from select(store, query, union=union)
        return
    waiting = iter(sorted(some))
    while batch := list(islice(waiting, _AT_ONCE)):
        values = " ".join(f"<{iri}>" for iri in batch)
        yield from select(store, query.replace("{", f"{{ VALUES ?thing {{ {values} }}", 1), union=union)


def _list_stated(store: GraphStore, some: Some, kind: str, terms: tuple[dict[str, str], dict[str, str]]) -> Iterator[Row]:
    """The statements of a class: the terms that each has, then its document, then those that it may have."""
    sure, maybe = terms
    if some is None and isinstance(store, OxigraphStore):
        return list_in_batches(store, kind, sure, maybe)
    asked = " ".join(f"?{name}" for name in (*sure, "document", *maybe))
    stated = " ; ".join(f"{term} ?{name}" for name, term in sure.items())
    rest = " ".join(f"OPTIONAL {{ ?it {term} ?{name} }}" for name, term in maybe.items())
    return _ask(store, f"SELECT {asked} {{ GRAPH ?document {{ ?it {stated} ; a {kind} . {rest} }} }}", some)
