"""Train whose number it is, and how sure an observation is: ``graph/relate/models/observations.json``.

    python -m training.observations [--check]

Every annotated document is used twice: with its gold entities, and as the pipeline reads it (recognition makes mistakes, and
the model has to live with them). ``--check`` writes nothing and prints, for each part, how good the rules are, the model on
documents that it has seen, and models on documents held out whole (``Annotated.fold``); then the calibration of confidence
on held-out documents. Needs scikit-learn and scipy, which the package itself does not. No randomness: the same data give the same file.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from scipy.optimize import minimize

from benchmarks.observations_on_gold import match, overlap, read_gold, same_value
from graph.model import Reading
from graph.recognise.tagger import Tagger
from graph.relate.observation_choice import MODEL, Choice, Model, Weights, gather
from graph.relate.observation_wording_choice import wording_features
from graph.relate.observations import Draft, draft_observations, finish
from training.calibration import print_reliability
from training.documents import FOLDS, Annotated, load_annotated
from training.readers import read_unseen
from training.softmax import Question, fit_softmax, matrix

STRENGTH = 1.5  # L2 penalty of subject weights
WORDING_STRENGTH = 3.0
KNOWN = 0.4  # how much a metric counts in documents that rules were made with: there the rules' wording looks too good
RATING_STRENGTH = 4.0
LEAST = 0.01  # smaller weights are not written
RAREST = 3  # a feature that is seen less often has no weight


@dataclass(frozen=True, slots=True)
class Example:
    """One document read one way; ``known`` maps gold entity ids to the reading's, ``meant`` is what each of ``draft.asked`` is in gold."""

    document: Annotated
    way: str
    draft: Draft
    known: dict[str, str]
    meant: tuple[dict[str, Any] | None, ...]

    def owner(self, observation: dict[str, Any] | None) -> str | None:
        """The reading's entity that a gold observation is about."""
        return self.known.get(observation["subject"]) if observation else None


@dataclass(frozen=True, slots=True)
class Held:
    """An example with the model that reads it and the subjects that it chose."""

    example: Example
    model: Model
    choices: Sequence[Choice | None]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    examples = list(load_examples())
    held_out = list(cross_validate(examples))
    if parser.parse_args().check:
        check(examples, held_out)
        return
    model = Model(fit_subjects(examples), fit_confidence(list(rate_all(held_out))), fit_wordings(examples))
    MODEL.parent.mkdir(exist_ok=True)
    rounded = {name: {f: round(w, 3) for f, w in sorted(weights.items()) if abs(w) >= LEAST} for name, weights in _parts(model)}
    MODEL.write_text(json.dumps(rounded, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", encoding="utf-8")


def _parts(model: Model) -> tuple[tuple[str, Weights], ...]:
    return ("subject", model.subject), ("confidence", model.confidence), ("wording", model.wording)


def load_examples() -> Iterator[Example]:
    """Every annotated document, with gold entities and as the pipeline reads it."""
    tagger = Tagger()
    for document in load_annotated():
        gold = read_gold(document.path, document.gold, tagger)
        yield _example(document, "gold", gold, {e["id"]: e["id"] for e in document.gold["entities"]})
        reading = read_unseen(document)
        yield _example(document, "read", reading, align(document.gold["entities"], reading))


def align(gold: Iterable[dict[str, object]], reading: Reading) -> dict[str, str]:
    """Gold ids to ids of the reading that share a name, of the same type first."""
    surfaces = {e.id: {e.name, *e.aliases} for e in reading.entities}
    known: dict[str, str] = {}
    for g in gold:
        names = {str(g["name"]), *map(str, g.get("aliases", []))}  # type: ignore[call-overload]
        shared = [(e.type == g["type"], len(names & surfaces[e.id]), e.id) for e in reading.entities if names & surfaces[e.id]]
        if shared:
            known[str(g["id"])] = max(shared)[2]
    return known


def _example(document: Annotated, way: str, reading: Reading, known: dict[str, str]) -> Example:
    draft = draft_observations(reading)
    return Example(document, way, draft, known, pair(document, draft))


def pair(document: Annotated, draft: Draft) -> tuple[dict[str, Any] | None, ...]:
    """For each number of ``draft.asked`` the gold observation that it is; ``None`` if it is none."""
    text = draft.page.reading.document.text
    told = [t for t in draft.told if t.open]
    pairs = []
    for i, g in enumerate(document.gold["observations"]):
        at = text.find(g["evidence"])
        for n, t in enumerate(told):
            q = t.site.quantity
            if same_value(g, q.value, q.unit):
                inside = at >= 0 and at <= q.start < at + len(g["evidence"])
                alike = overlap(g["metric"], t.metric.text)
                if inside or alike >= 0.3:
                    pairs.append((inside, alike, t.kind == g["kind"], -n, i))
    found: dict[int, dict[str, Any]] = {}
    used: set[int] = set()
    for _, _, _, minus, i in sorted(pairs, reverse=True):
        if -minus not in found and i not in used:
            found[-minus] = document.gold["observations"][i]
            used.add(i)
    return tuple(found.get(n) for n in range(len(told)))


def fit_subjects(examples: Iterable[Example]) -> Weights:
    """Weights that make the right candidate the likeliest, each number told with the right owner of the one before."""
    return fit_softmax([q for e in examples for q in _subject_questions(e)], strength=STRENGTH, rarest=RAREST)


def _subject_questions(example: Example) -> Iterator[Question]:
    before = None
    for asked, g in zip(example.draft.asked, example.meant, strict=True):
        wanted = example.owner(g)
        if wanted is None:
            continue
        candidates = gather(example.draft.scene, asked, before)
        if wanted in candidates:
            yield Question(tuple(candidates.values()), [entity == wanted for entity in candidates])
        before = (asked, wanted)


def fit_wordings(examples: Iterable[Example]) -> Weights:
    """Weights that make wordings the likeliest that share half of their characters with the gold metric."""
    return fit_softmax([q for e in examples for q in _wording_questions(e)], strength=WORDING_STRENGTH, rarest=RAREST)


def _wording_questions(example: Example) -> Iterator[Question]:
    told = [t for t in example.draft.told if t.open]
    for t, g in zip(told, example.meant, strict=True):
        right = [overlap(g["metric"], text) >= 0.5 for text in t.wordings] if g else []
        if any(right):
            features = wording_features(example.draft.page, t.site, t.wordings, (t.metric.shape, t.kind))
            yield Question(features, right, 1.0 if example.document.fresh else KNOWN)


def cross_validate(examples: Sequence[Example]) -> Iterator[Held]:
    """Each example with models that have seen no document of its fold, and the subjects that they choose."""
    for fold in range(FOLDS):
        others = [e for e in examples if e.document.fold != fold]
        model = Model(fit_subjects(others), {}, fit_wordings(others))
        for e in examples:
            if e.document.fold == fold:
                yield Held(e, model, model.choose(e.draft.scene, e.draft.asked))


def rate_all(held_out: Iterable[Held]) -> Iterator[tuple[tuple[str, ...], bool, int]]:
    """(features of its confidence, whether it is right, fold) of every observation that the pipeline would give."""
    for held in held_out:
        if held.example.way == "read":
            for rated, hit in _marked(held):
                yield rated, hit, held.example.document.fold


def _marked(held: Held) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The features of each observation's confidence, and whether the scorer takes it for right."""
    e, noted = held.example, _Noting(held.model.subject, {}, held.model.wording)
    found = finish(e.draft, held.choices, noted)
    back = {r: g for g, r in e.known.items()}
    named = [replace(o, subject=back.get(o.subject, "")) for o in found]
    for g, o in match(e.document.gold["observations"], named):
        if o is not None:
            yield noted.notes[int(o.confidence)], g is not None


@dataclass(frozen=True)
class _Noting(Model):
    """A model that notes the features of each observation's confidence; the confidence is the place of the note."""

    notes: list[tuple[str, ...]] = field(default_factory=list)

    def rate(self, features: Iterable[str]) -> float:
        """The place under which the features were noted."""
        self.notes.append(tuple(features))
        return len(self.notes) - 1


def fit_confidence(rated: Sequence[tuple[tuple[str, ...], bool, int]]) -> Weights:
    """Logistic weights of the features of confidence."""
    counts = Counter(f for features, _, _ in rated for f in features)
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= 10))}
    x = matrix([[index[f] for f in features if f in index] for features, _, _ in rated], len(index))
    y = np.array([1.0 if hit else 0.0 for _, hit, _ in rated])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        surprise = np.logaddexp(0, z).sum() - z @ y
        return float(surprise + RATING_STRENGTH / 2 * (w @ w)), x.T @ (1 / (1 + np.exp(-z)) - y) + RATING_STRENGTH * w

    w = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B").x
    return {f: float(w[i]) for f, i in index.items()}


def check(examples: Sequence[Example], held_out: Sequence[Held]) -> None:
    """Print rules, seen and held-out documents side by side, and the calibration of confidence."""
    rules = Model({}, {})
    _print_scores("rules", (Held(e, rules, [Choice(a.rule, 1.0) if a.rule else None for a in e.draft.asked]) for e in examples))
    seen = Model(fit_subjects(examples), {}, fit_wordings(examples))
    _print_scores("seen", (Held(e, seen, seen.choose(e.draft.scene, e.draft.asked)) for e in examples))
    _print_scores("held out", held_out)
    rated = list(rate_all(held_out))
    predicted: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        rating = Model({}, fit_confidence([r for r in rated if r[2] != fold]))
        predicted += [(rating.rate(features), hit) for features, hit, at in rated if at == fold]
    print_reliability("numbers in held-out documents", predicted)


def _print_scores(name: str, read: Iterable[Held]) -> None:
    totals: dict[tuple[str, str], Counter[str]] = {}
    for held in read:
        e = held.example
        part = e.document.part if e.document.part != "own" else "unread" if e.document.fresh else "read"
        hits = [hit for _, hit in _marked(held)]
        owned = [(c, w) for c, g in zip(held.choices, e.meant, strict=True) if (w := e.owner(g))]
        for where in (part, e.document.part) if part != e.document.part else (part,):
            total = totals.setdefault((where, e.way), Counter())
            total.update(right=sum(hits), found=len(hits), gold=len(e.document.gold["observations"]))
            total.update(owned=len(owned), owner=sum(c is not None and c.entity == w for c, w in owned))
    for (part, way), t in sorted(totals.items()):
        f1 = 2 * t["right"] / (t["found"] + t["gold"])
        print(f"{name:9s} {part:6s} {way:5s} observation F1 {f1:.3f}  subject {t['owner'] / max(t['owned'], 1):.3f}  gold {t['gold']}")


if __name__ == "__main__":
    main()
