"""The sentences behind links, looked up for the links that are shown and no others.

Enters: a ``GraphStore``, links. Leaves: quotes by link, ordered by document and place. A store looks claims up by their ends,
so the time grows with the links that are asked for, not with the graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from graph.match.reader import Link, local, select
from graph.ontology import CP, load_ontology
from graph.store import GraphStore

AT_ONCE = 100  # links that one query asks for
QUOTES = """
SELECT ?head ?relation ?tail ?document ?called ?start ?end ?quote ?status WHERE {
  VALUES (?head ?relation ?tail) { %s }
  GRAPH ?graph {
    ?claim rdf:subject ?head ; rdf:object ?tail ; rdf:predicate ?relation ;
           prov:wasDerivedFrom ?document ; oa:start ?start ; oa:end ?end ; oa:exact ?quote .
    OPTIONAL { ?claim cp:status ?status }
  }
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


def load_quotes(store: GraphStore, links: Iterable[Link]) -> dict[Link, tuple[Quote, ...]]:
    """The sentences that state each of the links; those of a symmetric relation whichever way they are told."""
    asked = {turn: link for link in links for turn in _turns(link)}
    found: dict[Link, set[Quote]] = defaultdict(set)
    todo = iter(asked)
    while some := list(islice(todo, AT_ONCE)):
        values = " ".join(f"(<{head}> <{CP}{relation}> <{tail}>)" for head, relation, tail in some)
        for head, relation, tail, document, title, start, end, text, status in select(store, QUOTES % values):
            link = asked[Link(head, local(relation), tail)]
            found[link].add(Quote(document, int(start), int(end), text, title or None, status == "planned"))
    return {link: tuple(sorted(quotes, key=lambda q: (q.planned, q.document, q.start, q.end))) for link, quotes in found.items()}


def _turns(link: Link) -> Iterator[Link]:
    yield link
    ontology = load_ontology()
    if link.relation in ontology.relations and ontology.is_symmetric(link.relation):
        yield Link(link.tail, link.relation, link.head)
