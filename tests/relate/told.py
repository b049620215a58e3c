"""What the numbers of a reading say, in few words, for tests to compare."""

from __future__ import annotations

from collections.abc import Callable

from graph.model import Reading
from graph.relate.observations import draft_observations, extract_observations

Read = Callable[..., Reading]


def told(reading: Reading) -> list[tuple[str, float, str, str]]:
    return [(o.metric, o.value, o.unit, o.kind) for o in extract_observations(reading)]


def metrics(reading: Reading) -> list[str]:
    return [o.metric for o in extract_observations(reading)]


def kinds(reading: Reading) -> list[str]:
    return [o.kind for o in extract_observations(reading)]


def owners(reading: Reading) -> list[str]:
    """Whose the numbers are by the rules alone, whatever the model weighs."""
    names = {e.id: e.name for e in reading.entities}
    return [names[subject] for told in draft_observations(reading).told for subject in told.subjects]
