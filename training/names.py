"""Makes the name network and the judge: ``python -m training.names`` (needs the extra ``training``).

Data: ``seeds``, ``dev`` and the project's own annotated documents, and marked sentences (``training/sentences``). Every document is
held out once: the network that reads it, and the judge that weighs it, were made without its fold. Prints held-out scores beside
those of the rules alone, and the judge's calibration; then makes both models from everything and writes them into the package.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from graph.model import Mention
from graph.recognise.encoder import Array
from graph.recognise.learned import judge as judging
from graph.recognise.learned.network import NameNetwork, Piece, load_network
from graph.recognise.repeats import agree_with_full_names
from training.calibration import print_reliability
from training.documents import FOLDS, fold_folder
from training.name_examples import CLASSES, Example, load_examples, to_samples
from training.name_network import train_network

SLACK = 0.002  # of thresholds that are as good the lowest is taken: a name missed here is lost to all later stages
THRESHOLDS = (0.3, 0.34, 0.38, 0.42, 0.46, 0.5)
# What a document counts for the judge: rules look better than they are where they were made; sentences are harder than documents.
WEIGHTS = {"fresh": 1.5, "known": 0.6, "sentence": 0.4}
PACKAGE = Path(judging.__file__).parent


def describe(network: NameNetwork, example: Example) -> tuple[Array, list[judging.Candidate], list[judging.Features]]:
    """The scores of a network, the candidates and their features for one text."""
    pieces = [Piece(p.start, p.states @ network.projection) for p in example.pieces]
    scores = network.score(pieces, network.encode_mentions(example.chosen, len(example.text)))
    candidates = judging.find_candidates(network, example.text, pieces, scores, (example.chosen, example.spare, example.wide))
    return scores, candidates, judging.describe(network, example.words, scores, candidates)


@dataclass(frozen=True, slots=True)
class Weighed:
    """One example with its candidates as a network that had not seen it proposes them."""

    example: Example
    candidates: list[judging.Candidate]
    features: list[judging.Features]

    @property
    def truths(self) -> list[bool]:
        """Whether each candidate is right."""
        return [(c.start, c.end, c.type) in self.example.gold for c in self.candidates]


RAREST = 4  # a feature of fewer candidates is left out


def fit_judge(weighed: Sequence[Weighed], threshold: float) -> judging.Judge:
    """A judge made from candidates of held-out texts."""
    counts = Counter(name for w in weighed for f in w.features for name in f)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{n: v for n, v in f.items() if counts[n] >= RAREST} for w in weighed for f in w.features])
    truths = [t for w in weighed for t in w.truths]
    weights = [WEIGHTS[w.example.sort] for w in weighed for _ in w.candidates]
    model = LogisticRegression(C=1.0, max_iter=3000).fit(matrix, truths, sample_weight=weights)
    names = vectorizer.get_feature_names_out()
    return judging.Judge({n: float(c) for n, c in zip(names, model.coef_[0], strict=True)}, float(model.intercept_[0]), threshold)


class Tally:
    """Counts of right, gold and found names."""

    def __init__(self) -> None:
        self.right = self.gold = self.found = 0

    def add(self, gold: frozenset[judging.Reading], found: Iterable[Mention]) -> None:
        """Count one text."""
        readings = {(m.start, m.end, m.type) for m in found}
        self.right += len(gold & readings)
        self.gold += len(gold)
        self.found += len(readings)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(self.found + self.gold, 1)

    def __str__(self) -> str:
        p, r = self.right / max(self.found, 1), self.right / max(self.gold, 1)
        return f"P {p:.3f} R {r:.3f} F1 {self.f1:.3f} of {self.gold}"


def cross_validate(examples: Sequence[Example], shell: NameNetwork, epochs: int) -> list[Weighed]:
    """Candidates of every example by a network made without its fold; no epochs: by the networks that are there."""
    weighed = []
    for fold in range(FOLDS):
        begin = time.perf_counter()
        fold_folder(fold).mkdir(parents=True, exist_ok=True)
        if epochs:
            samples = to_samples((e for e in examples if e.fold != fold), shell)
            train_network(samples, CLASSES, epochs=epochs, seed=fold).save(fold_folder(fold) / "names.npz")
        network = load_network(fold_folder(fold) / "names.npz")
        weighed += [Weighed(e, *describe(network, e)[1:]) for e in examples if e.fold == fold]
        print(f"fold {fold}: {time.perf_counter() - begin:.0f} s", flush=True)
    return weighed


def _choose(judge: judging.Judge, weighed: Weighed, probabilities: Sequence[float]) -> list[Mention]:
    """What the judge chooses, with short forms in the class of their full names."""
    text = weighed.example.text
    return agree_with_full_names(text, judge.choose(text, weighed.candidates, probabilities))


def report(weighed: Sequence[Weighed], threshold: float) -> Tally:
    """Held-out scores of the rules alone and of the judge's choice, for each sort of text, and its calibration; returns the fresh tally."""
    scores = {(sort, who): Tally() for sort in WEIGHTS for who in ("rules", "judge")}
    pairs: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        judge = fit_judge([w for w in weighed if w.example.fold != fold], threshold)
        for w in (w for w in weighed if w.example.fold == fold):
            probabilities = judge.weigh(w.features)
            scores[w.example.sort, "rules"].add(w.example.gold, w.example.chosen)
            scores[w.example.sort, "judge"].add(w.example.gold, _choose(judge, w, probabilities))
            if w.example.sort == "fresh":
                pairs += zip(probabilities, w.truths, strict=True)
    print(f"threshold {threshold}")
    if threshold == THRESHOLDS[0]:
        print_reliability("candidates in held-out fresh documents", pairs)
    for (sort, who), tally in scores.items():
        print(f"  {sort:9} {who:6} {tally}", flush=True)
    return scores["fresh", "judge"]


def report_seen(examples: Sequence[Example], network: NameNetwork, judge: judging.Judge) -> None:
    """Scores on the texts that both models were made from, to show how much they have learned by heart."""
    seen = {sort: Tally() for sort in WEIGHTS}
    for example in examples:
        _, candidates, features = describe(network, example)
        seen[example.sort].add(example.gold, judge.choose(example.text, candidates, judge.weigh(features)))
    print("held-in:", *(f"{sort} {tally};" for sort, tally in seen.items()))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=9, help="0: keep the networks and make only the judges again")
    parser.add_argument("--no-write", action="store_true", help="only cross-validate")
    options = parser.parse_args()
    shell = NameNetwork({}, CLASSES)
    examples = list(load_examples())
    print(f"{len(examples)} texts, {sum(len(e.gold) for e in examples)} names", flush=True)
    weighed = cross_validate(examples, shell, options.epochs)
    reached = {threshold: report(weighed, threshold).f1 for threshold in THRESHOLDS}
    best = min(t for t, f1 in reached.items() if f1 > max(reached.values()) - SLACK)
    for fold in range(FOLDS):
        fit_judge([w for w in weighed if w.example.fold != fold], best).save(fold_folder(fold) / "weights.json")
    if options.no_write:
        return
    if options.epochs:
        train_network(to_samples(examples, shell), CLASSES, epochs=options.epochs, seed=0).save(PACKAGE / "names.npz")
    judge = fit_judge(weighed, best)
    judge.save(PACKAGE / "weights.json")
    report_seen(examples, load_network(PACKAGE / "names.npz"), judge)


if __name__ == "__main__":
    main()
