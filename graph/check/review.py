"""``review.csv``: the claims that break the ontology, for a person to look at; none of them is dropped silently.

Enters: the build's facts. Leaves: CSV that spreadsheets open as it is (byte-order mark, no cell that runs as a formula).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from graph.assemble.facts import Facts
from graph.assemble.tables import guard_cell
from graph.ontology import Ontology

COLUMNS = ("document", "title", "quote", "reason", "head", "relation", "relation_zh", "tail", "claim")


def render_review(facts: Facts, ontology: Ontology) -> Iterator[str]:
    """A line for each claim that is not asserted, in the order of documents."""
    yield "\ufeff" + _line(COLUMNS)
    for m in facts.misfits():
        names = facts.name_of(m.head), facts.name_of(m.tail)
        title = facts.title_of(m.document)
        yield _line((m.document, title, m.quote, m.reason, names[0], m.relation, ontology.label(m.relation), names[1], m.claim))


def _line(cells: tuple[str, ...]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow([guard_cell(cell) for cell in cells])
    return buffer.getvalue()
