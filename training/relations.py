"""Fits the learned reader of relations and writes ``graph/relate/models/relations.npz``.

    python -m training.relations [--check] [--drawn 300]

Needs scikit-learn. Every score printed as held out is of documents that neither step has seen: whole documents are kept back, by
``Annotated.fold``. ``--check`` prints the scores and writes nothing. The same data give the same file.
"""

from __future__ import annotations

import argparse
import io
import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from graph.relate.candidates import directed_relations, find_candidates
from graph.relate.learned import SYMMETRIC, UNREAD, score_pairs, to_key
from graph.relate.pair_features import Describer, describe_between, describe_left, describe_right, describe_roles
from graph.relate.scoring import TREE_ARRAYS, Model, Trees, add_nothing, read_model
from graph.relate.weighing import RELATIONS, Key, tabulate
from training.calibration import calibration_error, print_reliability
from training.documents import FOLDS, UNOPENED
from training.relation_data import Page, load_pages

TARGET = Path(__file__).parents[1] / "graph" / "relate" / "models" / "relations.npz"
RAREST = 4  # a feature of fewer pairs is left out
STRENGTH = 0.3  # of the linear model (C)
FORGOTTEN = 0.7  # share of the rules' claims that is hidden in documents on which rules were written
TREES: dict[str, Any] = {
    "max_iter": 110, "learning_rate": 0.08, "max_depth": 5, "max_leaf_nodes": 20, "min_samples_leaf": 30, "l2_regularization": 3.0,
    "random_state": 0, "early_stopping": False,
}  # fmt: skip


class Pairs:
    """All pairs of all pages as one sparse table, with a label for each relation that their classes allow."""

    def __init__(self, pages: Sequence[Page]) -> None:
        counted: Counter[str] = Counter()
        rows: list[list[str]] = []
        labels: list[tuple[int, int, str, bool, int]] = []
        for number, page in enumerate(pages):
            for features, label in _label_pairs(page):
                counted.update(features)
                labels += [(len(rows), number, *item) for item in label]
                rows.append(features)
        self.names = sorted(f for f, n in counted.items() if n >= RAREST)
        known = {f: i for i, f in enumerate(self.names)}
        places = [[known[f] for f in features if f in known] for features in rows]
        ends = np.cumsum([0, *map(len, places)])
        ones = np.ones(int(ends[-1]), dtype=np.float32)
        self.table = csr_matrix((ones, np.array([i for p in places for i in p], dtype=np.int32), ends), shape=(len(rows), len(known)))
        self.row, self.page = (np.array([item[i] for item in labels]) for i in (0, 1))
        self.relation = np.array([item[2] for item in labels])
        self.forward = np.array([item[3] for item in labels])
        self.label = np.array([item[4] for item in labels])

    def fit(self, pages: Sequence[Page], fold: int | None) -> Model:
        """The linear step, trained without the pages of one fold; its trees say nothing yet."""
        weights = np.zeros((len(self.names), 2 * len(RELATIONS)), dtype=np.float32)
        bias = np.full(2 * len(RELATIONS), -12.0, dtype=np.float32)
        used = np.array([p.fold != fold for p in pages])[self.page] & (self.label >= 0)
        for i, relation in enumerate(RELATIONS):
            at = np.flatnonzero(used & (self.relation == relation))
            y = self.label[at]
            if y.sum() < 2:
                continue
            x, forward = self.table[self.row[at]], self.forward[at].astype(np.float32)
            ways = (forward, 1 - forward)
            sides = [hstack([diags(w) @ x, csr_matrix(w[:, None])]) for w in ways]
            fitted = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0).fit(hstack([x, *sides]).tocsr(), y)
            n, coefficients = len(self.names), fitted.coef_[0]
            for way in range(2):
                column = i + way * len(RELATIONS)
                weights[:, column] = coefficients[:n] + coefficients[n + way * (n + 1) : n + way * (n + 1) + n]
                bias[column] = fitted.intercept_[0] + coefficients[n + way * (n + 1) + n]
        return Model({f: i for i, f in enumerate(self.names)}, add_nothing(weights), bias, _no_trees(), 0.5)


def _label_pairs(page: Page) -> Iterable[tuple[list[str], list[tuple[str, bool, int]]]]:
    """Features of each pair with (relation, whether the first is the head, 1 stated here, 0 not stated, -1 stated elsewhere)."""
    describer, kinds, clauses = Describer(page.trail), page.context.kinds, page.context.subjects.clauses
    for setting, pairs in find_candidates(page.trail):
        first_place, second_place = setting.first, setting.second
        shown = [
            *dict.fromkeys(describe_between(page.trail, first_place, second_place)),
            *dict.fromkeys(describe_left(page.trail, first_place)),
            *dict.fromkeys(describe_right(page.trail, second_place)),
            *describe_roles(setting.roles),
        ]
        start, end, _ = page.context.quote(clauses[(setting.first or setting.second).number].start, clauses[setting.second.number].start)
        for first, second in pairs:
            labels = []
            for relation, forward in directed_relations(kinds[first], kinds[second]):
                spans = page.gold.get(to_key(first, relation, second) if forward else (second, relation, first))
                here = spans is not None and (not spans or any(a < end and b > start for a, b in spans))
                labels.append((relation, forward or relation == SYMMETRIC, 0 if spans is None else 1 if here else -1))
            yield shown + describer.describe_pair(first, second), labels


def _no_trees() -> Trees:
    nothing = np.zeros(1, dtype=np.int32)
    return Trees(nothing, nothing, np.zeros(1, np.float32), nothing, nothing, np.zeros(1, np.float32), 0, 0.0)


class Weighed:
    """The tables of the second step: every claim of every page, read by a linear model that had not seen the page."""

    def __init__(self, pages: Sequence[Page], models: Sequence[Model]) -> None:
        dice = random.Random(0)
        self.pages = pages
        self.keys: list[tuple[int, Key]] = []
        tables: list[Any] = []
        seen_rows: list[int] = []
        for number, page in enumerate(pages):
            if page.part == "drawn":
                continue
            readings = {k: r.hit for k, r in score_pairs(page.trail, models[page.fold]).items()}
            written_on = page.part != "own"
            for seen in (True, False) if written_on else (False,):
                rules = {k: c for k, c in page.rules.items() if not seen or dice.random() > FORGOTTEN}
                hits = readings | {k: UNREAD for k in rules if k not in readings}
                tables.append(tabulate(page.context, hits, rules))
                self.keys += [(number, key) for key in hits]
                # 0: train and test, 1: train only, 2: test only
                seen_rows += [1 if seen else 2 if written_on else 0] * len(hits)
        self.table = np.concatenate(tables)
        self.label = np.array([key in pages[n].gold for n, key in self.keys])
        self.fold = np.array([pages[n].fold for n, _ in self.keys])
        self.use = np.array(seen_rows)

    def fit(self, fold: int | None) -> Trees:
        """The trees, trained without the pages of one fold."""
        at = (self.fold != fold) & (self.use != 2)
        return _export(HistGradientBoostingClassifier(**TREES).fit(self.table[at], self.label[at]))

    def judge(self, trees: Sequence[Trees]) -> np.ndarray[Any, Any]:
        """Log odds of every claim, by trees that had not seen its page; very low where the row only serves to train."""
        out = np.full(len(self.label), -20.0)
        for fold, grown in enumerate(trees):
            at = np.flatnonzero((self.fold == fold) & (self.use != 1))
            out[at] = grown.score(self.table[at])
        return out

    def calibrate(self, trees: Trees, odds: np.ndarray[Any, Any], fold: int | None) -> Trees:
        """The trees with their log odds stretched to fit held-out pages with recognised entities, as builds have them."""
        found = np.array([self.pages[n].kind == "found" and self.pages[n].part == "own" for n, _ in self.keys])
        at = found & (self.fold != fold) & (self.use != 1)
        fitted = LogisticRegression(C=1e6).fit(odds[at, None], self.label[at])
        slope, shift = float(fitted.coef_[0, 0]), float(fitted.intercept_[0])
        return replace(trees, value=(trees.value * slope).astype(np.float32), base=trees.base * slope + shift)


def _export(fitted: HistGradientBoostingClassifier) -> Trees:
    """The trees of scikit-learn as flat arrays."""
    roots, columns, bounds, lefts, rights, values, depth = [], [], [], [], [], [], 0
    at = 0
    for (tree,) in fitted._predictors:
        nodes = tree.nodes
        own = np.arange(len(nodes))
        leaf = nodes["is_leaf"].astype(bool)
        roots.append(at)
        columns.append(np.where(leaf, 0, nodes["feature_idx"]))
        bounds.append(np.where(leaf, 0, nodes["num_threshold"]))
        lefts.append(at + np.where(leaf, own, nodes["left"]))
        rights.append(at + np.where(leaf, own, nodes["right"]))
        values.append(np.where(leaf, nodes["value"], 0))
        depth = max(depth, int(nodes["depth"].max()))
        at += len(nodes)
    whole = [np.concatenate(a).astype(np.int32) for a in (columns, lefts, rights)]
    bound, value = (np.concatenate(a).astype(np.float32) for a in (bounds, values))
    base = float(fitted._baseline_prediction.ravel()[0])
    return Trees(np.array(roots, np.int32), whole[0], bound, whole[1], whole[2], value, depth, base)


def write_model(model: Model) -> bytes:
    """The model as ``read_model`` reads it; features without weight are left out."""
    weights = model.weights[:-1].astype(np.float16)
    kept = np.flatnonzero(np.abs(weights).max(axis=1) > 0.02)
    names = np.array(sorted(model.features, key=model.features.__getitem__))[kept]
    about = {"depth": model.trees.depth, "base": model.trees.base, "threshold": model.threshold}
    out = io.BytesIO()
    np.savez_compressed(
        out,
        about=np.frombuffer(json.dumps(about).encode(), np.uint8),
        features=np.frombuffer("\n".join(names).encode(), np.uint8),
        weights=weights[kept],
        bias=model.bias,
        **{f"tree_{name}": getattr(model.trees, name) for name in TREE_ARRAYS},
    )
    return out.getvalue()


class Report:
    """Precision, recall and F1 of some pages at a threshold, per relation and together."""

    def __init__(self, weighed: Weighed, sure: np.ndarray[Any, Any], ids: str, kind: str) -> None:
        pages = weighed.pages
        self.chosen = [p.kind == kind and (p.part == "own" and p.id[0] in ids if ids else p.part != "own") for p in pages]
        self.gold = Counter(r["relation"] for p, c in zip(pages, self.chosen, strict=True) if c for r in p.wanted)
        at = [i for i, (n, _) in enumerate(weighed.keys) if self.chosen[n] and weighed.use[i] != 1]
        self.sure, self.right = sure[at], weighed.label[at]
        self.relation = np.array([weighed.keys[i][1][1] for i in at])

    def score(self, threshold: float, relation: str | None = None) -> tuple[float, float, float]:
        """Precision, recall, F1."""
        said = self.sure >= threshold
        if relation:
            said &= self.relation == relation
        gold = self.gold[relation] if relation else self.gold.total()
        hit = int(self.right[said].sum())
        p, r = hit / max(int(said.sum()), 1), hit / max(gold, 1)
        return p, r, 2 * p * r / (p + r) if p + r else 0.0

    def kept(self, threshold: float) -> list[tuple[float, bool]]:
        """What was stated and whether it was right, of the claims that are kept."""
        return [(float(p), bool(r)) for p, r in zip(self.sure, self.right, strict=True) if p >= threshold]


def to_probability(odds: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Probabilities of log odds."""
    return 1 / (1 + np.exp(-odds))


def choose_threshold(report: Report) -> float:
    """The probability that gives the best F1, to two digits."""
    return max((round(t, 2) for t in np.arange(0.15, 0.6, 0.02)), key=lambda t: report.score(t)[2])


def print_reports(weighed: Weighed, sure: np.ndarray[Any, Any], threshold: float, title: str) -> None:
    """All groups of documents with gold and with found entities; then the relations of the own documents."""
    print(f"{title}, claims of at least {threshold}")
    for name, ids in (("own, read", "abcme"), ("own, read last", "pqrsu"), ("own, unread", UNOPENED), ("seeds and dev", "")):
        for kind in ("gold", "found"):
            report = Report(weighed, sure, ids, kind)
            p, r, f = report.score(threshold)
            print(
                f"  {name:14} {kind:5}  P {p:.3f}  R {r:.3f}  F1 {f:.3f}  calibration error {calibration_error(report.kept(threshold)):.3f}"
            )
    reports = {kind: Report(weighed, sure, "abcmepqrsu" + UNOPENED, kind) for kind in ("gold", "found")}
    print_reliability("kept claims of own documents, recognised entities", reports["found"].kept(threshold))
    for relation, n in reports["gold"].gold.most_common():
        cells = "   ".join("{} P {:.2f} R {:.2f} F1 {:.2f}".format(k, *r.score(threshold, relation)) for k, r in reports.items())
        print(f"    {relation:15} {n:4d}   {cells}")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="print the scores, write nothing")
    parser.add_argument("--drawn", type=int, default=300, help="made-up documents to train on besides")
    args = parser.parse_args()
    pages = list(load_pages(args.drawn))
    print(Counter((p.part, p.kind) for p in pages))
    pairs = Pairs(pages)
    print(f"{pairs.table.shape[0]} pairs, {len(pairs.names)} features")
    models = [pairs.fit(pages, fold) for fold in range(FOLDS)]
    weighed = Weighed(pages, models)
    grown = [weighed.fit(fold) for fold in range(FOLDS)]
    odds = weighed.judge(grown)
    sure = to_probability(weighed.judge([weighed.calibrate(t, odds, fold) for fold, t in enumerate(grown)]))
    threshold = choose_threshold(Report(weighed, sure, "pqrsu" + UNOPENED, "found"))  # where rules were not made with all in view
    print_reports(weighed, sure, threshold, "held out")
    if args.check:
        return
    linear, trees = pairs.fit(pages, None), weighed.calibrate(weighed.fit(None), odds, None)
    data = write_model(Model(linear.features, linear.weights, linear.bias, trees, threshold))
    TARGET.write_bytes(data)
    final = read_model(data)
    inside = Weighed(pages, [final] * FOLDS)
    print_reports(inside, to_probability(inside.judge([final.trees] * FOLDS)), threshold, "held in")
    print(f"{TARGET.name}: {len(data) / 1e6:.2f} MB, {len(final.features)} features")


if __name__ == "__main__":
    main()
