"""The asserted graph as rows: one SQLite file beside the build, filled document by document, read by exports and rules.

Enters: things, stated claims, observations. Leaves: edges with their facts, things with their degree, each as a stream.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from graph.assemble.statements import Counted, Misfit, Stated, document_quads, list_misfits
from graph.model import Document
from graph.resolve.corpus import Thing
from graph.resolve.iri import document_iri

SCHEMA = Path(__file__).with_name("facts.sql")


@dataclass(frozen=True, slots=True)
class Vertex:
    """A thing with what tables say of it; ``degree`` counts the different edges at it."""

    iri: str
    type: str
    name: str
    aliases: tuple[str, ...]
    documents: int
    degree: int


@dataclass(frozen=True, slots=True)
class Link:
    """An asserted triple: how many facts of how many documents state it, whether all only plan it, and the best confidence."""

    head: str
    relation: str
    tail: str
    facts: int
    documents: int
    planned: bool
    confidence: float


class Facts:
    """The rows of one build. Call ``close_books`` when all is in; only then read."""

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self.rows = sqlite3.connect(path, isolation_level=None)
        self.rows.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE; PRAGMA cache_size=-8192;")
        self.rows.executescript(SCHEMA.read_text(encoding="utf-8"))
        self.rows.execute("BEGIN")

    def add_thing(self, thing: Thing) -> None:
        """Take in a thing."""
        self.rows.execute(
            "INSERT INTO thing VALUES (?,?,?,?,?,0)", (thing.iri, thing.type, thing.name, "\n".join(thing.aliases), thing.documents)
        )

    def add_document(self, document: Document, entities: int, claims: Sequence[Stated], observations: Sequence[Counted]) -> None:
        """Take in what one document asserts; ``entities`` is how many different things it names."""
        misfits = list(list_misfits(document, claims))
        counts = (entities, len(claims), len(observations), len(misfits))
        row = (document.id, document.title or document.id, *counts, document_iri(document.id), "\n".join(document_quads(document)))
        self.rows.execute("INSERT INTO document VALUES (?,?,?,?,?,?,?,?)", row)
        self.rows.executemany("INSERT INTO misfit VALUES (?,?,?,?,?,?,?)", (astuple(m) for m in misfits))
        self.rows.executemany(
            "INSERT INTO fact VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", (_fact_row(s, document) for s in claims if s.misfit is None)
        )
        self.rows.executemany("INSERT INTO number VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", (_number_row(o, document) for o in observations))

    def close_books(self) -> None:
        """Sum facts up into edges and degrees."""
        self.rows.execute("CREATE INDEX fact_edge ON fact (head, relation, tail, document, start, end)")
        self.rows.execute("CREATE INDEX number_subject ON number (subject, document, start, end)")
        self.rows.execute(
            "INSERT INTO edge SELECT head, relation, tail, count(*), count(DISTINCT document), min(status = 'planned'), "
            "max(confidence) FROM fact GROUP BY 1, 2, 3"
        )
        self.rows.execute("CREATE INDEX edge_tail ON edge (relation, tail)")
        self.rows.execute(
            "UPDATE thing SET degree = d.degree FROM (SELECT iri, count(*) AS degree FROM (SELECT head AS iri FROM edge "
            "UNION ALL SELECT tail FROM edge) "
            "GROUP BY iri) d WHERE d.iri = thing.iri"
        )
        self.rows.execute("COMMIT")

    def vertices(self) -> Iterator[Vertex]:
        """All things in the order of their IRIs."""
        for iri, kind, name, aliases, documents, degree in self.rows.execute("SELECT * FROM thing ORDER BY iri"):
            yield Vertex(iri, kind, name, tuple(a for a in aliases.split("\n") if a), documents, degree)

    def links(self) -> Iterator[Link]:
        """All asserted triples in order."""
        for head, relation, tail, facts, documents, planned, confidence in self.rows.execute("SELECT * FROM edge ORDER BY 1, 2, 3"):
            yield Link(head, relation, tail, facts, documents, bool(planned), confidence)

    def misfits(self) -> Iterator[Misfit]:
        """All claims that are not asserted, in order."""
        return (Misfit(*row) for row in self.rows.execute("SELECT * FROM misfit ORDER BY document, claim"))

    def counts_of(self, document_id: str) -> dict[str, int]:
        """How many things, claims, observations and misfits one document has."""
        row = self.rows.execute("SELECT entities, claims, observations, misfits FROM document WHERE id = ?", (document_id,)).fetchone()
        return dict(zip(("entities", "claims", "observations", "misfits"), row, strict=True))

    def describe_document(self, iri: str) -> list[str]:
        """What the default graph says of a document, as N-Quads lines; nothing where there is no such document."""
        row = self.rows.execute("SELECT quads FROM document WHERE iri = ?", (iri,)).fetchone()
        return str(row[0]).split("\n") if row else []

    def name_of(self, iri: str) -> str:
        """The name of a thing."""
        name: str = self.rows.execute("SELECT name FROM thing WHERE iri = ?", (iri,)).fetchone()[0]
        return name

    def title_of(self, document_id: str) -> str:
        """The title of a document, its id where it has none."""
        title: str = self.rows.execute("SELECT title FROM document WHERE id = ?", (document_id,)).fetchone()[0]
        return title

    def count(self, table: str) -> int:
        """How many rows one of the tables ``thing``, ``edge``, ``fact``, ``number``, ``misfit`` has."""
        count: int = self.rows.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        return count

    def total(self, column: str) -> int:
        """The sum over all documents of ``entities``, ``claims``, ``observations`` or ``misfits``."""
        total: int = self.rows.execute(f"SELECT coalesce(sum({column}), 0) FROM document").fetchone()[0]
        return total

    def count_relations(self) -> dict[str, int]:
        """Edges by relation, in the order of the relations' names."""
        return dict(self.rows.execute("SELECT relation, count(*) FROM edge GROUP BY 1 ORDER BY 1"))

    def close(self) -> None:
        """Close the file."""
        self.rows.close()


def _fact_row(s: Stated, document: Document) -> tuple[object, ...]:
    c = s.claim
    return s.edge[0], c.relation, s.edge[1], document.id, c.start, c.end, c.quote, c.status, c.confidence, c.rule, c.amount, c.date


def _number_row(counted: Counted, document: Document) -> tuple[object, ...]:
    o = counted.observation
    return (
        counted.subject.iri,
        o.metric,
        o.value,
        o.unit,
        o.kind,
        o.bound,
        document.id,
        o.start,
        o.end,
        o.quote,
        o.confidence,
        o.rule,
        o.date,
    )
