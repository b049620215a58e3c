"""The sentences behind links, looked up for the links that are shown and no others.

Enters: a ``GraphStore``, links. Leaves: quotes by link, ordered by document and place. A store looks claims up by their ends,
so the time grows with the links that are asked for, not with the graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from graph.match.reader import Link, local, select
from graph.ontology import CP, load_ontology
from graph.store import GraphStore

T = TypeVar("T")
AT_ONCE = 100  # links or documents that one query asks for
# The end of a link that has fewer links comes first, so that the claims of a busy body are not gone through for each of its links.
QUOTES = """
SELECT ?head ?relation ?tail ?document ?start ?end ?quote ?status WHERE {
  VALUES (?head ?relation ?tail) { %s }
  GRAPH ?graph {
    ?claim %s ; rdf:predicate ?relation ;
           prov:wasDerivedFrom ?document ; oa:start ?start ; oa:end ?end ; oa:exact ?quote .
    OPTIONAL { ?claim cp:status ?status }
  }
}
"""
BY_HEAD, BY_TAIL = "rdf:subject ?head ; rdf:object ?tail", "rdf:object ?tail ; rdf:subject ?head"
TITLES = """
SELECT ?document ?called WHERE {
  VALUES ?document { %s }
  OPTIONAL { ?document cp:title ?title }
  OPTIONAL { ?document cp:source ?source }
  BIND (COALESCE(?title, ?source) AS ?called)
}
"""


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A sentence that states a link: ``text`` is ``[start, end)`` of the text of the document (an IRI), ``title`` its title or file."""

    document: str
    start: int
    end: int
    text: str
    title: str | None = None
    planned: bool = False


def load_quotes(store: GraphStore, links: Iterable[Link], *, degree: Callable[[str], int] | None = None) -> dict[Link, tuple[Quote, ...]]:
    """The sentences that state each of the links; those of a symmetric relation whichever way they are told.

    ``degree`` tells of an IRI how many links it has: claims are then looked up from the end that has fewer.
    """
    asked = {turn: link for link in links for turn in _turns(link)}
    by_tail = [turn for turn in asked if degree and degree(turn.tail) < degree(turn.head)]
    by_head = asked.keys() - set(by_tail)
    rows = [*_look_up(store, sorted(by_head), BY_HEAD), *_look_up(store, by_tail, BY_TAIL)]
    titles = _load_titles(store, sorted({row[3] for row in rows}))
    found: dict[Link, set[Quote]] = defaultdict(set)
    for head, relation, tail, document, start, end, text, status in rows:
        link = asked[Link(head, local(relation), tail)]
        found[link].add(Quote(document, int(start), int(end), text, titles.get(document), status == "planned"))
    return {link: tuple(sorted(quotes, key=lambda q: (q.planned, q.document, q.start, q.end))) for link, quotes in found.items()}


def _look_up(store: GraphStore, links: Sequence[Link], ends: str) -> Iterator[tuple[str, ...]]:
    for some in _by_hundreds(links):
        values = " ".join(f"(<{head}> <{CP}{relation}> <{tail}>)" for head, relation, tail in some)
        yield from select(store, QUOTES % (values, ends))


def _load_titles(store: GraphStore, documents: Sequence[str]) -> dict[str, str]:
    """What the documents are called: their title, else their file."""
    found: dict[str, str] = {}
    for some in _by_hundreds(documents):
        for document, called in select(store, TITLES % " ".join(f"<{document}>" for document in some)):
            if called:
                found[document] = min(found.get(document, called), called)
    return found


def _by_hundreds(values: Sequence[T]) -> Iterator[Sequence[T]]:
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))


def _turns(link: Link) -> Iterator[Link]:
    yield link
    ontology = load_ontology()
    if link.relation in ontology.relations and ontology.is_symmetric(link.relation):
        yield Link(link.tail, link.relation, link.head)
