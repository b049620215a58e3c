"""What the numbers of a reading say, in few words, for tests to compare."""

from __future__ import annotations

from collections.abc import Callable

from graph.model import Reading
from graph.relate.observation_choice import Model
from graph.relate.observations import draft_observations, extract_observations, finish

Read = Callable[..., Reading]


def told(reading: Reading) -> list[tuple[str, float, str, str]]:
    return [(o.metric, o.value, o.unit, o.kind) for o in extract_observations(reading)]


def metrics(reading: Reading) -> list[str]:
    """What the numbers count, in the rules' wording, whatever the model weighs."""
    without = Model({}, {})
    draft = draft_observations(reading)
    return [o.metric for o in finish(draft, without.choose(draft.scene, draft.asked), without)]


def kinds(reading: Reading) -> list[str]:
    return [o.kind for o in extract_observations(reading)]


def owners(reading: Reading) -> list[str]:
    """Whose the numbers are by the rules alone, whatever the model weighs."""
    names = {e.id: e.name for e in reading.entities}
    return [names[subject] for told in draft_observations(reading).told for subject in told.subjects]
