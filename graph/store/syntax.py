"""Where a text is not SPARQL, told by the parser of the embedded engine: for stores that do not tell it themselves.

Enters: SPARQL text. Leaves: a ``QueryError`` with its place, or nothing where the text is sound. The engine has no data here.
"""

from __future__ import annotations

import re

import pyoxigraph as ox

from graph.ontology import PREFIXES
from graph.store.interface import QueryError

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def explain_syntax(error: SyntaxError) -> QueryError:
    """What the parser says, with its place."""
    place = _PLACE.match(str(error))
    return QueryError(place[3], int(place[1]), int(place[2])) if place else QueryError(str(error))


def find_fault(text: str, *, update: bool = False) -> QueryError | None:
    """The first fault of a text that reaches nothing outside: it is carried out, if only on nothing. The usual prefixes are known."""
    nothing = ox.Store()
    try:
        if update:
            nothing.update(text, prefixes=dict(PREFIXES))
        else:
            nothing.query(text, prefixes=dict(PREFIXES))
    except SyntaxError as error:
        return explain_syntax(error)
    except (OSError, RuntimeError):  # CREATE and DROP of graphs that are not there: no fault of the text
        return None
    return None
