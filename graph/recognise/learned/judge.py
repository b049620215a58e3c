"""The judge: of all readings that rules and network propose, how likely is each, and which of them stand together.

Enters: the rules' mentions, the network's scores. Leaves: mentions that do not overlap, chosen so that the sum of their log-odds is
greatest; their confidence is a probability, calibrated on documents that the models had not seen. The judge is a logistic
regression over features that can be read (``weights.json``).
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from graph.model import Mention
from graph.recognise.encoder import Array
from graph.recognise.learned.decode import find_spans
from graph.recognise.learned.network import NameNetwork, Piece
from graph.recognise.learned.places import describe_place
from graph.recognise.learned.vetoes import may_be_name
from graph.recognise.words import Words

Features = dict[str, float]
Reading = tuple[int, int, str]  # start, end, class

EAGERNESS = (0.0, 1.5, 3.0)  # the network's own reading, and what it would read if it were bolder
_SOURCES = ("plain", "eager", "bold")
_LONG = 20
_FAINT = -3.5  # mean log-probability of the tags from which a stretch that only its surroundings bound is weighed
_KNOWN_PERSON = "known person"
_TRUST = 0.9  # for people that rules and tagger agree on: the tagger has seen far more people than the network ever will


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a stretch: who proposes it, and the rules' mention if they do."""

    start: int
    end: int
    type: str
    sources: frozenset[str]
    mention: Mention | None = None


def find_candidates(
    network: NameNetwork, text: str, pieces: Sequence[Piece], scores: Array, proposed: Sequence[Iterable[Mention]]
) -> list[Candidate]:
    """All readings in text order: the rules' choice (``rules``), what they passed over (``spare``), the network's, and ``wide`` ones.

    ``proposed`` are the rules' choice, everything they found, and what surroundings bound (``graph.recognise.wide``), of which only
    those count whose class the network sees there.
    """
    sources: dict[Reading, set[str]] = defaultdict(set)
    mentions: dict[Reading, Mention] = {}
    *ruled, wide = proposed
    for name, found in zip(("rules", "spare"), ruled, strict=True):
        for mention in found:
            key = (mention.start, mention.end, mention.type)
            passed_over = name == "spare" and ("rules" in sources[key] or not may_be_name(text, mention.start, mention.end))
            if mention.type in network.classes and not passed_over:
                sources[key].add(name)
                mentions.setdefault(key, mention)
    rows = np.concatenate([np.arange(p.start, p.end) for p in pieces]) if pieces else np.empty(0, dtype=np.intp)
    readings = find_spans([scores[p.start : p.end] for p in pieces], EAGERNESS)
    for name, spans in zip(_SOURCES, readings, strict=True):
        for first, last, kind in spans:
            key = (int(rows[first]), int(rows[last - 1]) + 1, network.classes[kind])
            if key in sources or may_be_name(text, key[0], key[1]):
                sources[key].add(name)
    for mention in wide:
        key = (mention.start, mention.end, mention.type)
        if not sources.get(key) and _is_seen(network, scores, key) and may_be_name(text, mention.start, mention.end):
            sources[key].add("wide")
            mentions.setdefault(key, mention)
    return [Candidate(*key, frozenset(sources[key]), mentions.get(key)) for key in sorted(k for k in sources if sources[k])]


def _is_seen(network: NameNetwork, scores: Array, reading: Reading) -> bool:
    """Whether the network thinks a class possible all along a stretch."""
    start, end, kind = reading
    tag = network.tag_of(kind)
    return float(scores[start, tag]) + float(scores[start + 1 : end, tag + 1].sum()) > _FAINT * (end - start)


def describe(network: NameNetwork, words: Words, scores: Array, candidates: Sequence[Candidate]) -> list[Features]:
    """The features of every candidate."""
    text = words.text
    rated = [_rate(network, scores, c) | describe_place(words, c.start, c.end, c.type) for c in candidates]
    for candidate, features in zip(candidates, rated, strict=True):
        if candidate.type == "Person" and "rules" in candidate.sources and words.tag_of(candidate.start, candidate.end) == "PER":
            features[_KNOWN_PERSON] = 1.0
    best: dict[tuple[str, str], float] = {}
    for candidate, features in zip(candidates, rated, strict=True):
        key = (text[candidate.start : candidate.end], candidate.type)
        best[key] = max(best.get(key, 0.0), features["mean"])
    for candidate, features in zip(candidates, rated, strict=True):
        features["elsewhere"] = best[text[candidate.start : candidate.end], candidate.type] - features["mean"]
    _add_rivals(candidates, rated)
    return rated


def _rate(network: NameNetwork, scores: Array, candidate: Candidate) -> Features:
    """What one candidate shows by itself."""
    start, end, kind = candidate.start, candidate.end, candidate.type
    tag = network.tag_of(kind)
    inner = scores[start + 1 : end, tag + 1]
    first = float(scores[start, tag])
    mean = math.exp((first + float(inner.sum())) / (end - start))
    outside = math.exp(float(scores[start:end, 0].mean()))
    shape = _name_sources(candidate)
    features = {
        "first": max(first, -6.0) / 3,
        "mean": mean,
        "least": math.exp(min(first, float(inner.min()) if end - start > 1 else first)),
        "goes on": math.exp(float(scores[end, tag + 1])) if end < len(scores) else 0.0,
        "outside": outside,
        "length": min(end - start, _LONG) / 10,
        f"class {kind}": 1.0,
        f"from {shape}": 1.0,
        f"{kind} from {shape}": 1.0,
        f"{kind} mean": mean,
        f"from {shape} mean": mean,
        f"from {shape} outside": outside,
    }
    if candidate.mention:
        features["rules sure"] = candidate.mention.confidence
        features[f"rule {candidate.mention.rule}"] = 1.0
    return features


def _name_sources(candidate: Candidate) -> str:
    """Who proposes it, in one word: ``rules+plain``; of the network's readings the least bold counts."""
    own = [name for name in ("rules", "spare", "wide") if name in candidate.sources][:1]
    learned = [name for name in _SOURCES if name in candidate.sources][:1]
    return "+".join([*own, *learned])


def _add_rivals(candidates: Sequence[Candidate], rated: Sequence[Features]) -> None:
    """Which other readings of the same stretch there are: of the rules, of the network; longer, shorter, of another class."""
    for i, one in enumerate(candidates):
        for j in range(i + 1, len(candidates)):
            other = candidates[j]
            if other.start >= one.end:
                break
            _note_rival(rated[i], one, other)
            _note_rival(rated[j], other, one)


def _note_rival(features: Features, one: Candidate, other: Candidate) -> None:
    same = (one.start, one.end) == (other.start, other.end)
    size = "same" if same else "longer" if other.end - other.start >= one.end - one.start else "shorter"
    for source in ("rules", "plain"):
        if source in other.sources:
            features[f"rival {source} {size}"] = 1.0


class Judge:
    """Weighs candidates; ``threshold`` is the probability from which a reading is worth having."""

    def __init__(self, weights: dict[str, float], bias: float, threshold: float) -> None:
        self._weights = weights
        self._bias = bias
        self._threshold = threshold
        self._price = math.log(threshold / (1 - threshold))

    def save(self, path: Path) -> None:
        """Write the weights as JSON, one a line."""
        weights = {name: round(value, 4) for name, value in sorted(self._weights.items()) if abs(value) >= 5e-5}
        stored = {"bias": round(self._bias, 4), "threshold": self._threshold, "weights": weights}
        path.write_text(json.dumps(stored, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")

    def weigh(self, features: Iterable[Features]) -> list[float]:
        """The probability of each candidate."""
        get = self._weights.get
        sums = ((f, self._bias + sum(get(name, 0.0) * value for name, value in f.items())) for f in features)
        return [max(1 / (1 + math.exp(-min(max(s, -30.0), 30.0))), _TRUST if _KNOWN_PERSON in f else 0.0) for f, s in sums]

    def choose(self, text: str, candidates: Sequence[Candidate], probabilities: Sequence[float]) -> list[Mention]:
        """The mentions that stand together: none overlap, and their log-odds over the threshold's sum up to the most."""
        worth = [(c, p, math.log(p / (1 - p)) - self._price) for c, p in zip(candidates, probabilities, strict=True)]
        offers = sorted((w for w in worth if w[2] > 0), key=lambda w: (w[0].end, w[0].start, w[0].type))
        ends = [offer[0].end for offer in offers]
        best, steps = [0.0], []
        for i, (candidate, _, gain) in enumerate(offers):
            before = bisect_right(ends, candidate.start, 0, i)
            taken = best[before] + gain > best[i]
            best.append(best[before] + gain if taken else best[i])
            steps.append((taken, before if taken else i))
        chosen: list[Mention] = []
        i = len(offers)
        while i:
            taken, i_before = steps[i - 1]
            if taken:
                chosen.append(_to_mention(text, *offers[i - 1][:2]))
            i = i_before
        return chosen[::-1]


def _to_mention(text: str, candidate: Candidate, probability: float) -> Mention:
    confidence = round(probability, 3)
    if candidate.mention:
        return replace(candidate.mention, confidence=confidence)
    start, end = candidate.start, candidate.end
    return Mention(start, end, text[start:end], candidate.type, f"learned.{candidate.type}", confidence)


def load_judge(path: Path) -> Judge:
    """The judge that ``Judge.save`` wrote."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    return Judge(stored["weights"], stored["bias"], stored["threshold"])
