"""Fills the network page's values from the asserted graph: the best connected part of it, with facts and numbers.

Enters: the asserted graph as rows. Leaves: what ``graph.show.write_network`` draws. The page holds a few hundred things,
so the values are bounded however large the graph is.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.assemble.facts import Facts
from graph.ontology import Ontology
from graph.show import Edge, Fact, Node, NodeObservation

CANDIDATES = 2_000  # things offered to the page, which draws the best connected of them
FACTS = 20  # facts told of one edge, numbers told of one thing
_FACT_COLUMNS = "x.quote, x.document, d.title, x.start, x.end"


def choose_things(facts: Facts) -> None:
    """Mark the best connected things; of equals the lesser IRI."""
    facts.rows.execute("CREATE TEMP TABLE drawn (iri TEXT PRIMARY KEY) WITHOUT ROWID")
    facts.rows.execute("INSERT INTO drawn SELECT iri FROM thing ORDER BY degree DESC, iri LIMIT ?", (CANDIDATES,))


def list_nodes(facts: Facts, ontology: Ontology) -> Iterator[Node]:
    """The chosen things."""
    for iri, kind, name, aliases in facts.rows.execute("SELECT iri, type, name, aliases FROM thing JOIN drawn USING (iri) ORDER BY iri"):
        role = ontology.role_of(kind)
        yield Node(iri, kind, name, tuple(a for a in aliases.split("\n") if a), (role,) if role else ())


def list_edges(facts: Facts) -> Iterator[Edge]:
    """The edges between chosen things."""
    rows = facts.rows.execute(
        "SELECT head, relation, tail FROM edge WHERE head IN (SELECT iri FROM drawn) AND tail IN (SELECT iri FROM drawn) ORDER BY 1, 2, 3"
    )
    for head, relation, tail in rows:
        yield Edge(head, relation, tail, tuple(_facts_of(facts, (head, relation, tail))))


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
