"""``report.json``: what became of every file, what the graph holds, what a person should look at.

Enters: outcomes, counts, merges, misfits, the result of validation. Leaves: JSON, written as a stream. It tells no times,
no paths of the machine and nothing of who ran the build, so that the same documents give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

from graph.job.state import Outcome

LISTED = 1_000  # at most so many merges, misfits or violations are told one by one; their number is always told


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that may be long: its items as they come and how many there are."""

    total: int
    items: Iterable[Any]


def describe_outcome(outcome: Outcome, counts: dict[str, int]) -> dict[str, Any]:
    """One file's line in the report."""
    told: dict[str, Any] = {"id": outcome.file.id, "source": outcome.file.source, "status": outcome.fate}
    if outcome.fate != "read":
        reason = {"found": outcome.found, "expected": outcome.expected}
        return told | ({"place": outcome.place} if outcome.place else {}) | reason
    return told | counts | ({"dropped": outcome.dropped} if outcome.dropped else {})


def render_report(head: dict[str, Any], listings: dict[str, Listing], documents: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The report: the short parts, the long lists, then one line for each file."""
    yield "{\n"
    for name, value in head.items():
        yield f" {_dump(name)}: {_dump(value)},\n"
    for name, listing in listings.items():
        yield f' {_dump(name)}: {{"total": {listing.total}, "listed": [' + _lines(islice(listing.items, LISTED)) + "]},\n"
    yield ' "documents": ['
    for number, document in enumerate(documents):
        yield (",\n  " if number else "\n  ") + _dump(document)
    yield "\n ]\n}\n"


def _lines(items: Iterable[Any]) -> str:
    told = [_dump(item if isinstance(item, dict) else asdict(item)) for item in items]
    return "\n  " + ",\n  ".join(told) + "\n " if told else ""


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
