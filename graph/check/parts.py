"""Checks a sorted graph against the shapes part by part.

Enters: sorted N-Quads lines and the asserted graph as rows. Leaves: a ``ValidationReport``. Each part of a few thousand
quads has the class and name of every thing it speaks of and the description of every document. Shapes look no further than
that, so the parts are right where the whole is, and memory does not grow with the graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.assemble.facts import Facts
from graph.assemble.quads import iri, quad, text
from graph.assemble.statements import LABEL, TYPE
from graph.check.validate import LIMIT, TRACES, ValidationReport, Violation, validate_lines
from graph.ontology import CP
from graph.resolve.iri import BASE

PART = 10_000  # lines of a part; a little more, since no subject is torn apart
ASKED = 500  # things asked for at once: an older SQLite takes 999
_THINGS = re.compile(rf"<({re.escape(BASE)}[^>]*)>")


def check_graph(lines: Iterable[str], facts: Facts) -> ValidationReport:
    """The report on all parts; a fault of a thing that several parts speak of counts once."""
    found: set[Violation] = set()
    untold = 0
    for part in split_parts(lines, facts):
        report = validate_lines(part)
        found |= set(report.violations)
        untold += report.total - len(report.violations)
        untold += max(0, len(found) - LIMIT)
        found = set(sorted(found)[:LIMIT])
    return ValidationReport(not found, len(found) + untold, tuple(sorted(found)))


def split_parts(lines: Iterable[str], facts: Facts) -> Iterator[list[str]]:
    """The parts of a graph, each fit to be checked by itself."""
    part: list[str] = []
    for line in lines:
        if line.startswith(TRACES):
            continue
        if len(part) >= PART and not line.startswith(part[-1][: part[-1].index(" ") + 1]):
            yield part + _find_context(part, facts)
            part = []
        part.append(line)
    if part:
        yield part + _find_context(part, facts)


def _find_context(part: list[str], facts: Facts) -> list[str]:
    """What must be known of the things that a part speaks of."""
    spoken_of = sorted(set(_THINGS.findall("\n".join(part))))
    names = {}
    for at in range(0, len(spoken_of), ASKED):
        some = spoken_of[at : at + ASKED]
        marks = ",".join("?" * len(some))
        names.update({row[0]: row[1:] for row in facts.rows.execute(f"SELECT iri, type, name FROM thing WHERE iri IN ({marks})", some)})
    return [line for found in spoken_of for line in _describe(found, names.get(found), facts)]


def _describe(found: str, known: tuple[str, str] | None, facts: Facts) -> list[str]:
    """Class and name of a thing, all that is said of a document; nothing of a claim or an observation."""
    if found.startswith(BASE + "Document/"):
        return facts.describe_document(found)
    return [quad(found, TYPE, iri(CP + known[0])), quad(found, LABEL, text(known[1], "zh"))] if known else []
