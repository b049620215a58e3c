"""What the embedded engine's parser says of a faulty text, as a ``QueryError`` with its place."""

from __future__ import annotations

import re

from graph.store.interface import QueryError

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def explain_syntax(error: SyntaxError) -> QueryError:
    """What the parser says, with its place."""
    place = _PLACE.match(str(error))
    return QueryError(place[3], int(place[1]), int(place[2])) if place else QueryError(str(error))
