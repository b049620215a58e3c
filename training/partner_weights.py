"""Learns what each feature of a partner's score should count, from a graph or from participations in projects.

    python -m training.partner_weights STORE --out weights.tsv
    python -m training.partner_weights --participations FILE [--until YEAR] [--askers N] --out weights.tsv

From a store a fifth of the links between bodies is hidden, five times over; from participations (the CSV of ``benchmarks/partners.py``) the
partners of the next two years are. Prints how high the hidden ones come (NDCG@10, MRR, Hits@10) with the weights set by
judgement, with learned
ones, and with each feature alone; what is learned is judged on other folds, or on later years, than it is learned from. The file is used by
``chuangpu partners --weights FILE``. Weights for communities and needs are left as they are.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.partners import draw, read_participations, read_topics
from graph.match.build import make_index
from graph.match.index import PartnerIndex
from graph.match.learning import NAMES, Lesson, collect_lessons, learn_column, lessons_of, measure_column, weights_of
from graph.match.participations import as_facts, partners_by_project
from graph.match.projects import Participation
from graph.match.reader import Facts, read_facts
from graph.match.weights import load_weights, write_weights
from graph.store import open_store

FOLDS = 5
SHARE = 0.2
YEARS = 2.0


def learn_from_store(place: Path) -> tuple[list[Lesson], list[Lesson]]:
    """Lessons of all folds; each fold hides other links, so the second half judges the first."""
    read = read_facts(open_store(place))
    facts = Facts(*(list(part) for part in (read.things, read.links, read.statements, read.within, read.academicians)))  # type: ignore[arg-type]
    lessons = [lessons_of(facts, SHARE, fold) for fold in range(2 * FOLDS)]
    return [one for fold in lessons[:FOLDS] for one in fold], [one for fold in lessons[FOLDS:] for one in fold]


def learn_from_participations(facts: Sequence[Participation], until: float, askers: int) -> tuple[list[Lesson], list[Lesson]]:
    """Lessons of the two years before the last two, and of the last two."""
    return _years(facts, until - YEARS, askers), _years(facts, until, askers)


def _years(facts: Sequence[Participation], end: float, askers: int) -> list[Lesson]:
    """The partners of two years, asked for with what was known before."""
    before = [p for p in facts if p.began < end - YEARS]
    known = partners_by_project(before)
    met = partners_by_project([p for p in facts if end - YEARS <= p.began < end])
    fresh = {one: others & known.keys() - known[one] for one, others in met.items() if one in known}
    names = sorted(one for one, others in fresh.items() if others)
    chosen = [names[n] for n in draw(range(len(names)), askers)]
    index = PartnerIndex(make_index(as_facts(before)))
    right = {f"o:{one}": {f"o:{other}" for other in fresh[one]} for one in chosen}
    return list(collect_lessons(index, right, {f"o:{one}": {f"o:{other}" for other in known[one]} for one in chosen}))


def report(learn: Sequence[Lesson], judge: Sequence[Lesson]) -> None:
    """Print how high the hidden partners come."""
    base = load_weights()
    for kind in ("thing", "newcomer"):
        taught, judged = ([lesson for lesson in part if lesson.kind == kind] for part in (learn, judge))
        columns = {"by judgement": base.of[kind], "equal": dict.fromkeys(NAMES, 1.0)}
        if len(taught) >= 30:
            columns["learned"] = learn_column(taught)
        print(f"{kind}: {len(judged)} askers")
        for name, column in {**columns, **{f"  {feature} alone": {feature: 1.0} for feature in NAMES}}.items():
            found = measure_column(judged, column)
            print(f"  {name:<32} NDCG@10 {found.ndcg:.3f}  MRR {found.mrr:.3f}  Hits@10 {found.hits:.3f}")


def main(arguments: list[str]) -> int:
    """Learn, report, write."""
    parser = argparse.ArgumentParser(description="weights of partner features learned from a graph")
    parser.add_argument("store", type=Path, nargs="?")
    parser.add_argument("--participations", type=Path)
    parser.add_argument("--until", type=float, default=2019.0)
    parser.add_argument("--askers", type=int, default=400)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    if bool(options.store) == bool(options.participations):
        parser.error("expected a store or --participations")
    if options.store:
        learn, judge = learn_from_store(options.store)
    else:
        topics = next(iter(sorted(options.participations.parent.glob("programme_parts*"))), None)
        facts = read_participations(options.participations, read_topics(topics))
        learn, judge = learn_from_participations(facts, options.until, options.askers)
    report(learn, judge)
    where = options.store or options.participations
    count = len(learn) + len(judge)
    header = f"Learned by training/partner_weights.py from {where.name}: {count} askers.\nCommunities and needs: set by judgement."
    options.out.write_text(write_weights(weights_of([*learn, *judge], load_weights()), header), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
