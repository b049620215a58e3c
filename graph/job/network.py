"""The network page of a build: the asserted graph, or the best connected part of it, with facts and numbers.

Enters: the asserted graph as rows, and the store for regions inside regions. Leaves: ``network.html``: pyvis for what a person takes
in at once, WebGL for more. The values are bounded however large the graph is; ``chuangpu draw`` draws more.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph.assemble.facts import Facts
from graph.ontology import Ontology
from graph.show import Edge, Fact, Node, NodeObservation, write_large_network, write_network
from graph.show.draw import SMALL
from graph.show.store_reader import read_within
from graph.store import GraphStore

TITLE = "创谱 Chuangpu"
MOST = 20_000  # things on the page: 4 MB, and some 100 MB of memory while it is written
FACTS = 20  # facts told of one edge, numbers told of one thing
_FACT_COLUMNS = "x.quote, x.document, d.title, x.start, x.end"


def write_build_network(path: Path, facts: Facts, store: GraphStore, ontology: Ontology) -> None:
    """Write the page; the same rows give the same bytes."""
    choose_things(facts)
    totals = (facts.count("thing"), facts.count("edge"))
    values = (list_nodes(facts, ontology), list_edges(facts), list_observations(facts))
    if totals[0] <= SMALL:
        write_network(path, *values, title=TITLE, limit=SMALL)
    else:
        write_large_network(path, *values, title=TITLE, limit=MOST, within=read_within(store), totals=totals)


def choose_things(facts: Facts) -> None:
    """Mark the best connected things; of equals the lesser IRI."""
    facts.rows.execute("CREATE TEMP TABLE drawn (iri TEXT PRIMARY KEY) WITHOUT ROWID")
    facts.rows.execute("INSERT INTO drawn SELECT iri FROM thing ORDER BY degree DESC, iri LIMIT ?", (MOST,))


def list_nodes(facts: Facts, ontology: Ontology) -> Iterator[Node]:
    """The chosen things."""
    for iri, kind, name, aliases in facts.rows.execute("SELECT iri, type, name, aliases FROM thing JOIN drawn USING (iri) ORDER BY iri"):
        role = ontology.role_of(kind)
        yield Node(iri, kind, name, tuple(a for a in aliases.split("\n") if a), (role,) if role else ())


def list_edges(facts: Facts) -> Iterator[Edge]:
    """The edges between chosen things."""
    rows = facts.rows.execute(
        "SELECT head, relation, tail, facts FROM edge "
        "WHERE head IN (SELECT iri FROM drawn) AND tail IN (SELECT iri FROM drawn) ORDER BY 1, 2, 3"
    )
    for head, relation, tail, total in rows:
        yield Edge(head, relation, tail, tuple(_facts_of(facts, (head, relation, tail))), total)


def _facts_of(facts: Facts, edge: tuple[str, str, str]) -> Iterator[Fact]:
    rows = facts.rows.execute(
        f"SELECT {_FACT_COLUMNS}, x.status, x.confidence, x.rule, x.date, x.amount FROM fact x JOIN document d ON d.id = x.document "
        "WHERE x.head = ? AND x.relation = ? AND x.tail = ? ORDER BY x.confidence DESC, x.document, x.start, x.end, x.rule LIMIT ?",
        (*edge, FACTS),
    )
    return (Fact(*row) for row in rows)


def list_observations(facts: Facts) -> Iterator[NodeObservation]:
    """The numbers about chosen things."""
    rows = facts.rows.execute(
        f"SELECT subject, metric, value, unit, kind, bound, {_FACT_COLUMNS}, 'done', x.confidence, x.rule, x.date FROM "
        f"(SELECT *, row_number() OVER "
        "(PARTITION BY subject ORDER BY confidence DESC, document, start, end, metric, value) AS place FROM number WHERE "
        "subject IN (SELECT iri FROM drawn)) x "
        "JOIN document d ON d.id = x.document WHERE place <= ? ORDER BY subject, place",
        (FACTS,),
    )
    for subject, metric, value, unit, kind, bound, *fact in rows:
        yield NodeObservation(subject, metric, value, unit, kind, bound, Fact(*fact))
