"""Partners foretold on real projects, beside the usual yardsticks in the same run.

    python benchmarks/partners.py --participations FILE [--later FILE] [--queries N] [--ranks OUT.csv]
                                  [--topics FILE] [--until YEAR --judge-until YEAR]

FILE is a CSV, plain or gzipped, with the columns rcn (project), pic (organisation), type, country, role, start_date. Weights are
learned on the participations, then for each query organisation the 100 best that are not its partners yet are ranked. With
``--later`` the query organisations and what is right come from that file, which nothing is learned from. Without it the given years
are split: those up to 2016 are learned from, 2017 and 2018 are judged. Topics are read from ``--topics`` (columns rcn,
programme_part) or from the file beside FILE whose name begins with ``programme_parts``. Prints measures for all queries, and for up to
as many newcomers (at most 5 partners), and by how much the learned lists lead each yardstick on the same organisations, with the 95 %
interval of that lead. ``--ranks`` writes query, rank, candidate, score; ``--weights`` what was learned.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph.match.projects import History, Landscape, Participation, Prospect, learn_weights, rank_prospects  # noqa: E402
from graph.match.projects.baselines import BASELINES, with_ties_broken  # noqa: E402
from graph.match.projects.history import new_partners  # noqa: E402
from graph.match.projects.judging import Measures, interval, judge, mean  # noqa: E402
from graph.match.projects.landscape import Block  # noqa: E402

NEEDED = ("rcn", "pic", "start_date")
NEWCOMER = 5
LISTED = 100
Scores = dict[int, Measures]


def read_rows(path: Path, needed: Sequence[str]) -> Iterator[dict[str, str]]:
    """The rows of a CSV file, gzipped or not; stops where a needed column is missing."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        reader = csv.DictReader(file)
        missing = [name for name in needed if name not in (reader.fieldnames or ())]
        if missing:
            raise SystemExit(f"{path}: columns {missing} are missing; found {reader.fieldnames}")
        yield from reader


def read_topics(path: Path | None) -> dict[str, tuple[str, ...]]:
    """The programme parts of each project."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in read_rows(path, ("rcn", "programme_part")) if path else ():
        found[row["rcn"]].append(row["programme_part"])
    return {project: tuple(sorted(set(topics))) for project, topics in found.items()}


def read_participations(path: Path, topics: dict[str, tuple[str, ...]], *, undated: float | None = None) -> list[Participation]:
    """The participations of a file; a row without a date is dated ``undated``, or left out where that is ``None``."""
    dated = ((row, years(row["start_date"]) or undated) for row in read_rows(path, NEEDED))
    return [
        Participation(
            organisation=row["pic"],
            project=row["rcn"],
            began=began,
            kind=row.get("type", ""),
            country=row.get("country", ""),
            leads=row.get("role") == "coordinator",
            topics=topics.get(row["rcn"], ()),
        )
        for row, began in dated
        if began is not None
    ]


def years(text: str) -> float | None:
    """``2016-07-01`` is 2016.5; ``None`` where there is no date.

    >>> years("2016-07-02"), years("NA")
    (2016.5, None)
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return round(day.year + (day.timetuple().tm_yday - 1) / 366, 4)


def draw(numbers: Iterable[int], count: int) -> list[int]:
    """So many of them, the same ones each time."""
    listed = np.array(sorted(numbers), dtype=np.int64)
    if len(listed) <= count:
        return [int(n) for n in listed]
    return sorted(int(n) for n in np.random.default_rng(0).choice(listed, count, replace=False))


def judge_baselines(landscape: Landscape, askers: Sequence[int], right: dict[int, frozenset[str]]) -> dict[str, Scores]:
    """Each yardstick's measures by asker."""
    measures: dict[str, Scores] = {name: {} for name in BASELINES}
    names = landscape.history.organisations
    for start in range(0, len(askers), LISTED):
        block = Block(landscape, np.array(askers[start : start + LISTED]))
        known = block.landscape.partners[block.askers].toarray() > 0
        known[np.arange(len(block.askers)), block.askers] = True
        for name, baseline in BASELINES.items():
            scores = np.where(known, -np.inf, with_ties_broken(baseline(block), landscape))
            for asker, row in zip(block.askers, scores, strict=True):
                order = np.argsort(-row, kind="stable")[:LISTED]
                measures[name][int(asker)] = judge([names[i] for i in order], right[int(asker)])
    return measures


def write_ranks(path: Path, names: Sequence[str], ranked: dict[int, list[Prospect]], askers: Iterable[int]) -> None:
    """One line for each candidate of each query organisation."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("query", "rank", "candidate", "score"))
        for asker in askers:
            for rank, prospect in enumerate(ranked[asker], 1):
                writer.writerow((names[asker], rank, prospect.organisation, f"{prospect.score:.6f}"))


def print_table(title: str, measured: dict[str, Scores], askers: Sequence[int]) -> None:
    """A line for each way of ranking, with the ratio and the difference of the learned one's NDCG@10 to it."""
    means = {name: mean(scores[a] for a in askers) for name, scores in measured.items()}
    learned = means["learned"].ndcg
    print(f"\n{title}: {len(askers)}\n{'':26} NDCG@10    MRR  Hits@10  learned is × as good; more by (95 %)")
    for name, m in means.items():
        ratio = f"{learned / m.ndcg:.2f}" if m.ndcg else "–"
        print(f"{name:26} {m.ndcg:7.4f} {m.mrr:6.3f} {m.hits:8.3f}  {ratio}{gain(measured, name, askers)}")


def gain(measured: dict[str, Scores], name: str, askers: Sequence[int]) -> str:
    """By how much the learned NDCG@10 is higher, with the interval of the difference on the same askers."""
    differences = [measured["learned"][a].ndcg - measured[name][a].ndcg for a in askers]
    if name == "learned" or not differences:
        return ""
    low, high = interval(differences)
    return f"  {sum(differences) / len(differences):+.4f} [{low:+.4f}, {high:+.4f}]"


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, rank, judge, print."""
    options = read_options(arguments)
    beside = sorted(options.participations.parent.glob("programme_parts*.csv*"))
    topics = read_topics(options.topics or (beside[0] if beside else None))
    facts = read_participations(options.participations, topics)
    if options.later:
        later = read_participations(options.later, topics, undated=np.inf)
    else:
        later = [f for f in facts if options.until + 1 <= f.began < options.judge_until + 1]
        facts = [f for f in facts if f.began < options.until + 1]
    began = time.perf_counter()
    weights = learn_weights(facts)
    history = History(facts)
    landscape = Landscape(history)
    learned = time.perf_counter()
    fresh = new_partners(history, later)
    right = {asker: frozenset(history.organisations[i] for i in others) for asker, others in fresh.items()}
    queries = draw(fresh, options.queries)
    newcomers = draw((a for a in fresh if landscape.degree[a] <= NEWCOMER), options.queries)
    ranked = dict(rank_prospects(landscape, weights, queries, limit=LISTED))
    done = time.perf_counter()
    if options.ranks:
        write_ranks(options.ranks, history.organisations, ranked, queries)
    if options.weights:
        options.weights.write_text(json.dumps(weights.as_data(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    ranked |= dict(rank_prospects(landscape, weights, [a for a in newcomers if a not in ranked], limit=LISTED))
    measured = {"learned": {a: judge([p.organisation for p in listed], right[a]) for a, listed in ranked.items()}}
    measured |= judge_baselines(landscape, sorted(ranked), right)
    print(f"{len(facts)} participations, {len(history)} organisations, {len(fresh)} of them with new partners later")
    print(f"learned in {learned - began:.0f} s, {len(queries)} queries in {done - learned:.0f} s")
    print_table("Queries", measured, queries)
    print_table(f"Newcomers (at most {NEWCOMER} partners)", measured, newcomers)
    return 0


def read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--participations", type=Path, required=True, help="CSV of who took part in what")
    parser.add_argument("--later", type=Path, help="CSV of later years to judge by; without it the years are split")
    parser.add_argument("--topics", type=Path, help="CSV of programme parts; default: the one beside the participations")
    parser.add_argument("--queries", type=int, default=1000, help="how many organisations to ask for (1000)")
    parser.add_argument("--ranks", type=Path, help="CSV to write the ranks to")
    parser.add_argument("--weights", type=Path, help="JSON to write the learned weights to")
    parser.add_argument("--until", type=int, default=2016, help="without --later: last year to learn from (2016)")
    parser.add_argument("--judge-until", type=int, default=2018, help="without --later: last year to judge by (2018)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
