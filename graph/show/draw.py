"""Draws a part of a store, or all of it, on the page that suits its size.

Enters: a ``GraphStore`` and what to draw of it. Leaves: one HTML file: pyvis for what a person takes in at once, WebGL for more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.garbage import hold_collector
from graph.query import answer_question, find_question, find_thing, prepare_question
from graph.show.large import MOST, write_large_network
from graph.show.network import write_network
from graph.show.store_reader import Drawing, find_around, find_members, read_drawing
from graph.store import GraphStore

SMALL = 500  # things up to which the page is that of pyvis


class EmptyDrawingError(LookupError):
    """There is nothing to draw: no thing was selected, or the store has none."""


@dataclass(frozen=True, slots=True)
class Part:
    """What of a store is drawn: ``iris`` (``None``: all of it), under which title, and the thing that it is about, if one."""

    title: str
    iris: frozenset[str] | None = None
    centre: str | None = None


def select_all(title: str = "创新网络全图 · The whole network") -> Part:
    """All things of a store."""
    return Part(title)


def select_around(store: GraphStore, name: str, *, depth: int = 2) -> Part:
    """A thing and what lies up to ``depth`` relations from it. Raises ``UnknownNameError`` or ``AmbiguousNameError``."""
    thing = find_thing(store, name)
    return Part(f"{thing.name} · {depth} 步以内 · within {depth}", frozenset(find_around(store, thing.iri, depth=depth)), thing.iri)


def select_community(store: GraphStore, name: str) -> Part:
    """An innovation community with its members and all else that is linked with it. Raises as ``select_around`` does."""
    thing = find_thing(store, name, classes=("InnovationCommunity",))
    return Part(thing.name, frozenset(find_members(store, thing.iri)), thing.iri)


def select_by_question(store: GraphStore, name: str, parameters: Mapping[str, str]) -> Part:
    """The things that a named question answers with, and those it is asked about. Raises as ``prepare_question`` does."""
    prepared = prepare_question(store, name, parameters)
    named = {term.value for row in answer_question(store, prepared).rows for term in row if term is not None and term.kind == "uri"}
    named |= {term.value for term in prepared.values.values() if term.kind == "uri"}
    title = find_question(name).title
    return Part(f"{title.zh} · {title.en}", frozenset(named))


def draw_part(store: GraphStore, part: Part, path: Path, *, limit: int = MOST, webgl: bool = False) -> Drawing:
    """Write the page and give what it draws; ``webgl`` asks for the page of large networks for few things too.

    Raises ``EmptyDrawingError`` where there is no thing to draw.
    """
    with hold_collector():
        drawing = read_drawing(store, part.iris)
        if not drawing.nodes:
            raise EmptyDrawingError(f"没有可画的对象 / nothing to draw: {part.title}")
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(drawing, part, path, limit=limit, webgl=webgl)
    return drawing


def _write(drawing: Drawing, part: Part, path: Path, *, limit: int, webgl: bool) -> None:
    values = (drawing.nodes, drawing.edges, drawing.observations)
    if min(len(drawing.nodes), limit) <= SMALL and not webgl:
        write_network(path, *values, title=part.title, limit=min(limit, SMALL))
    else:
        write_large_network(path, *values, title=part.title, limit=limit, within=drawing.within, centre=part.centre)
