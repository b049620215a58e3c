"""The tables of the overview: how many things there are, and the documents.

Enters: the desk. Leaves: rows of ``counts``, ``sources`` and ``things``.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.atlas.cells import Desk
from graph.atlas.labels import label
from graph.atlas.model import Row
from graph.ontology import load_ontology


def count_things(desk: Desk) -> Iterator[Row]:
    """Each class that has things, in the order of the ontology."""
    done, planned = _sort_by_status(desk)
    for kind in load_ontology().classes:
        things = {thing.iri for thing in desk.facts.of_type(kind)}
        if things:
            yield desk.text(label(kind)), desk.number(len(things)), desk.number(len(things & done)), desk.number(len(things & planned))


def list_things(desk: Desk) -> Iterator[Row]:
    """Every thing that is counted, by class and name, with all that is told of it."""
    done, planned = _sort_by_status(desk)
    words = {status: load_ontology().by_notation("Statuses", status).labels["zh"] for status in ("done", "planned")}
    for kind in load_ontology().classes:
        for thing in desk.facts.of_type(kind):
            told = desk.facts.about(thing.iri)
            status = "done" if thing.iri in done else "planned" if thing.iri in planned else ""
            yield desk.text(label(kind)), desk.thing(thing.iri, told), desk.text(words.get(status, "")), desk.number(len(told), told)


def _sort_by_status(desk: Desk) -> tuple[set[str], set[str]]:
    """The things of which a relation is told as done, and those of which all relations are planned."""
    claims = desk.facts.claims
    done = {end for c in claims if c.status == "done" for end in (c.head, c.tail)}
    return done, {end for c in claims if c.status != "done" for end in (c.head, c.tail)} - done


def list_sources(desk: Desk) -> Iterator[Row]:
    """The documents by date, those without one first."""
    for document in sorted(desk.facts.documents.values(), key=lambda d: (d.date, d.title, d.iri)):
        yield (
            desk.document(document.iri),
            desk.text(document.date),
            desk.text(document.issuer),
            desk.text(document.region),
            desk.number(document.claims),
            desk.number(document.figures),
        )
