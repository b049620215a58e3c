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
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from benchmarks.observations_on_gold import match, overlap, read_gold, same_value
from graph.model import Observation, Reading
from graph.recognise.tagger import Tagger
from graph.relate.observation_choice import MODEL, Choice, Model, Weights, gather, rating_features
from graph.relate.observation_topics import unit_class
from graph.relate.observations import Draft, draft_observations, finish
from training.calibration import print_reliability
from training.documents import FOLDS, Annotated, load_annotated
from training.readers import read_unseen

STRENGTH = 1.5  # L2 penalty of subject weights
RATING_STRENGTH = 4.0
RAREST = 3  # a feature that is seen less often has no weight

Question = tuple[dict[str, list[str]], str]  # the candidates of a number with their features, and the right one


@dataclass(frozen=True, slots=True)
class Example:
    """One document read one way; ``known`` maps gold entity ids to the reading's, ``wanted`` the numbers of ``draft.asked``."""

    document: Annotated
    way: str
    draft: Draft
    known: dict[str, str]
    wanted: tuple[str | None, ...]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    examples = list(load_examples())
    held_out = list(cross_validate(examples))
    if parser.parse_args().check:
        check(examples, held_out)
        return
    model = Model(fit_subjects(examples), fit_confidence(list(rate_all(held_out))))
    MODEL.parent.mkdir(exist_ok=True)
    rounded = {name: {f: round(w, 3) for f, w in sorted(weights.items()) if abs(w) >= 0.005} for name, weights in _parts(model)}
    MODEL.write_text(json.dumps(rounded, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", encoding="utf-8")


def _parts(model: Model) -> tuple[tuple[str, Weights], ...]:
    return ("subject", model.subject), ("confidence", model.confidence)


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
    wanted = pair(document, draft)
    return Example(document, way, draft, known, tuple(known.get(w) if w else None for w in wanted))


def pair(document: Annotated, draft: Draft) -> tuple[str | None, ...]:
    """For each number of ``draft.asked`` the gold subject of the observation that it is; ``None`` if it is none."""
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
    found: dict[int, str] = {}
    used: set[int] = set()
    for _, _, _, minus, i in sorted(pairs, reverse=True):
        if -minus not in found and i not in used:
            found[-minus] = document.gold["observations"][i]["subject"]
            used.add(i)
    return tuple(found.get(n) for n in range(len(told)))


def fit_subjects(examples: Iterable[Example]) -> Weights:
    """Weights that make the right candidate the likeliest, each number told with the right owner of the one before."""
    questions = [q for e in examples for q in _questions(e)]
    counts = Counter(f for candidates, _ in questions for features in candidates.values() for f in features)
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= RAREST))}
    rows: list[list[int]] = []
    groups: list[int] = []
    right: list[int] = []
    for group, (candidates, wanted) in enumerate(questions):
        for entity, features in candidates.items():
            right += [len(rows)] if entity == wanted else []
            rows.append([index[f] for f in features if f in index])
            groups.append(group)
    weights = _minimise_softmax(_matrix(rows, len(index)), np.array(groups), np.array(right))
    return {f: float(weights[i]) for f, i in index.items()}


def _questions(example: Example) -> Iterator[Question]:
    before = None
    for asked, wanted in zip(example.draft.asked, example.wanted, strict=True):
        if wanted is None:
            continue
        candidates = gather(example.draft.scene, asked, before)
        if wanted in candidates:
            yield candidates, wanted
        before = (asked, wanted)


def _matrix(rows: Sequence[Sequence[int]], width: int) -> csr_matrix:
    ends = np.cumsum([0, *(len(r) for r in rows)])
    return csr_matrix((np.ones(ends[-1]), np.concatenate([np.array(r, dtype=int) for r in rows]), ends), shape=(len(rows), width))


def _minimise_softmax(x: csr_matrix, groups: np.ndarray, right: np.ndarray) -> np.ndarray:
    starts = np.r_[0, np.flatnonzero(np.diff(groups)) + 1]
    truth = np.zeros(len(groups))
    truth[right] = 1

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        top = np.maximum.reduceat(z, starts)
        p = np.exp(z - top[groups])
        total = np.add.reduceat(p, starts)
        likelihood = (z[right] - top - np.log(total)).sum()
        return STRENGTH / 2 * (w @ w) - likelihood, x.T @ (p / total[groups] - truth) + STRENGTH * w

    return np.asarray(minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x)


def cross_validate(examples: Sequence[Example]) -> Iterator[tuple[Example, list[Choice | None]]]:
    """Each example with the choices of a model that has seen no document of its fold."""
    for fold in range(FOLDS):
        model = Model(fit_subjects(e for e in examples if e.document.fold != fold), {})
        for e in examples:
            if e.document.fold == fold:
                yield e, model.choose(e.draft.scene, e.draft.asked)


def rate_all(held_out: Iterable[tuple[Example, list[Choice | None]]]) -> Iterator[tuple[tuple[str, ...], bool, int]]:
    """(features of its confidence, whether it is right, fold) of every observation that the pipeline would give."""
    for e, choices in held_out:
        if e.way != "read":
            continue
        right = {o.rule: hit for o, hit in _marked(e, choices)}
        told = [t for t in e.draft.told if t.open]
        for n, (t, choice) in enumerate(zip(told, choices, strict=True)):
            if choice and str(n) in right:
                rule = (t.metric.shape, t.cue, t.way)
                yield rating_features(choice, rule, t.kind, unit_class(t.site.quantity.unit)), right[str(n)], e.document.fold


def _marked(e: Example, choices: Sequence[Choice | None]) -> Iterator[tuple[Observation, bool]]:
    """Each observation, its rule replaced by the number's place in ``asked``, and whether the scorer takes it for right."""
    places = {t.site.quantity.start: str(n) for n, t in enumerate(t for t in e.draft.told if t.open)}
    found = finish(e.draft, choices, Model({}, {}))
    back = {r: g for g, r in e.known.items()}
    text = e.draft.page.reading.document.text
    named = [replace(o, subject=back.get(o.subject, "")) for o in found]
    for g, o in match(e.document.gold["observations"], named):
        if o is not None:
            inside = [q.start for q in e.draft.page.numbers(o.start, o.end) if q.value == o.value and q.unit == o.unit]
            place = next((places[s] for s in inside if s in places), "")
            yield replace(o, rule=place, quote=text[o.start : o.end]), g is not None


def fit_confidence(rated: Sequence[tuple[tuple[str, ...], bool, int]]) -> Weights:
    """Logistic weights of the features of confidence."""
    counts = Counter(f for features, _, _ in rated for f in features)
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= 10))}
    x = _matrix([[index[f] for f in features if f in index] for features, _, _ in rated], len(index))
    y = np.array([1.0 if hit else 0.0 for _, hit, _ in rated])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        surprise = np.logaddexp(0, z).sum() - z @ y
        return float(surprise + RATING_STRENGTH / 2 * (w @ w)), x.T @ (1 / (1 + np.exp(-z)) - y) + RATING_STRENGTH * w

    w = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B").x
    return {f: float(w[i]) for f, i in index.items()}


def check(examples: Sequence[Example], held_out: Sequence[tuple[Example, list[Choice | None]]]) -> None:
    """Print rules, seen and held-out documents side by side, and the calibration of confidence."""
    model = Model(fit_subjects(examples), {})
    _print_scores("rules", examples, lambda e: [Choice(a.rule, 1.0) if a.rule else None for a in e.draft.asked])
    _print_scores("seen", examples, lambda e: model.choose(e.draft.scene, e.draft.asked))
    chosen = {(e.document.id, e.way): choices for e, choices in held_out}
    _print_scores("held out", examples, lambda e: chosen[e.document.id, e.way])
    rated = list(rate_all(held_out))
    predicted: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        rating = Model({}, fit_confidence([r for r in rated if r[2] != fold]))
        predicted += [(rating.rate(features), hit) for features, hit, at in rated if at == fold]
    print_reliability("numbers in held-out documents", predicted)


def _print_scores(name: str, examples: Iterable[Example], choose: Callable[[Example], list[Choice | None]]) -> None:
    totals: dict[tuple[str, str], Counter[str]] = {}
    for e in examples:
        choices = choose(e)
        total = totals.setdefault((e.document.part, e.way), Counter())
        marked = list(_marked(e, choices))
        owned = [(c, w) for c, w in zip(choices, e.wanted, strict=True) if w]
        total.update(right=sum(hit for _, hit in marked), found=len(marked), gold=len(e.document.gold["observations"]))
        total.update(owned=len(owned), owner=sum(c is not None and c.entity == w for c, w in owned))
    for (part, way), t in sorted(totals.items()):
        f1 = 2 * t["right"] / (t["found"] + t["gold"])
        print(f"{name:9s} {part:6s} {way:5s} observation F1 {f1:.3f}  subject {t['owner'] / max(t['owned'], 1):.3f}  gold {t['gold']}")


if __name__ == "__main__":
    main()
