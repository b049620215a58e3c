"""The learned choice of whose number it is, and how sure an observation is.

In: the numbers of a document in text order, each with what the rules say (``Asked``), and their ``Scene``. Out: the owner of
each with its probability; for an observation its confidence. Both models are sums of weights of named features
(``models/observations.json``, made by ``python -m training.observations``), so that every choice can be read off.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import repeat
from pathlib import Path

from graph.relate.observation_candidates import Asked, Scene
from graph.rows import LexiconError

MODEL = Path(__file__).parent / "models" / "observations.json"

Weights = dict[str, float]
_BETTER = 0.4  # by how much another wording must outweigh the rules'


@dataclass(frozen=True, slots=True)
class Choice:
    """The owner chosen for a number and the probability that the model gives it."""

    entity: str
    probability: float


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature: of subjects and wordings (softmax over candidates) and of confidence (logistic)."""

    subject: Weights
    confidence: Weights
    wording: Weights = field(default_factory=dict)

    def choose(self, scene: Scene, asked: Sequence[Asked]) -> list[Choice | None]:
        """The owner of each number in turn; ``None`` where a document names nobody."""
        chosen: list[Choice | None] = []
        before: tuple[Asked, str] | None = None
        for one in asked:
            choice = self._choose(gather(scene, one, before))
            chosen.append(choice)
            before = (one, choice.entity) if choice else before
        return chosen

    def _choose(self, candidates: dict[str, list[str]]) -> Choice | None:
        scores = {entity: _weigh(self.subject, features) for entity, features in candidates.items()}
        if not scores:
            return None
        best = max(scores, key=lambda e: scores[e])
        return Choice(best, 1 / sum(math.exp(s - scores[best]) for s in scores.values()))

    def word(self, features: Sequence[Sequence[str]]) -> tuple[int, float]:
        """Which wording of a metric holds, with its probability; the first one, the rules', unless another is clearly better."""
        scores = [_weigh(self.wording, one) for one in features]
        best = max(range(len(scores)), key=lambda n: scores[n])
        if scores[best] < scores[0] + _BETTER:
            best = 0
        return best, 1 / sum(math.exp(s - scores[best]) for s in scores)

    def rate(self, features: Iterable[str]) -> float:
        """The probability that value, subject, kind and metric of an observation are right."""
        return round(1 / (1 + math.exp(-sum(self.confidence.get(f, 0.0) for f in features))), 3)


def _weigh(weights: Weights, features: Iterable[str]) -> float:
    return sum(map(weights.get, features, repeat(0.0)))


def gather(scene: Scene, asked: Asked, before: tuple[Asked, str] | None) -> dict[str, list[str]]:
    """The candidates of a number with all their features, given whose the number before was."""
    candidates = scene.candidates(asked)
    if before:
        scene.add_links(before[0], before[1], asked, candidates)
    return candidates


def rating_features(choice: Choice | None, rule: tuple[str, str, str], kind: str, unit: str, *, worded: float = 0.0) -> tuple[str, ...]:
    """What an observation's confidence rests on: how sure subject and wording are, the rules of metric, kind and subject.

    ``rule`` is (shape of the metric, cue of the kind, way to the rules' subject).
    """
    shape, cue, way = rule
    sure = min(int(choice.probability * 10), 9) if choice else 0
    said = f"worded:{min(int(worded * 10), 9)}"
    carried = shape.startswith("carried")
    return "any", f"sure:{sure}", f"shape:{shape}", f"carried:{carried}", f"cue:{cue}", f"way:{way}", f"kind:{kind}|{unit}", said


@cache
def load_model() -> Model:
    """The trained model; raises LexiconError for a file that is no such model."""
    try:
        data = json.loads(MODEL.read_text(encoding="utf-8"))
        return Model(dict(data["subject"]), dict(data["confidence"]), dict(data["wording"]))
    except (json.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"{MODEL.name}: found {error!r}, expected weights of subject, confidence and wording") from error
