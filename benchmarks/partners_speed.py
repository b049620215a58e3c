"""Partners on a made graph: time and size of the index, time and memory of an answer, beside networkx for one of its features.

    python benchmarks/partners_speed.py [DOCUMENTS ...] [--answers 200]

Without sizes 12,500 and 125,000 documents: the latter give 1 million things and 3.5 million links.

The graph has the shape of a build (``benchmarks/graph_shape.py``) and is given to the index as a store would give it. Each size runs
in a process of its own, and answering in another one that only maps the file. An answer is everything up to the sentences: who asks,
candidates, all features, the ways of every reason, names; askers are things of every kind that looks for partners, the busiest of each kind
among them, and newcomers. Whole answers ``with sentences`` are measured on a store of 1,400 documents (1.3 million statements, 360 MB on
disk, made in a quarter of a minute): sentences are looked up for the links shown, so the size of the store matters little. Beside it stands
``networkx.adamic_adar_index`` on the smaller graph for the same candidates: one of the features, without reasons; ``ratio`` is its time to
that of the same feature here, ``to whole answer`` to all of it. Times are of the processor, so that they are the same on a busy machine.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import networkx as nx  # noqa: E402

from benchmarks.graph_shape import tell_world, write_graph  # noqa: E402
from graph.find.arrays import read_arrays, write_arrays  # noqa: E402
from graph.match import Matching  # noqa: E402
from graph.match.asker import Asker, ask_for_newcomer, ask_for_thing  # noqa: E402
from graph.match.beside import FORMAT  # noqa: E402
from graph.match.build import make_index  # noqa: E402
from graph.match.index import PartnerIndex  # noqa: E402
from graph.match.ranking import Ranking, Wanted, open_things, rank  # noqa: E402
from graph.match.reader import Facts, Link, Statement, Thing, read_year  # noqa: E402
from graph.match.view import View  # noqa: E402
from graph.ontology import load_ontology  # noqa: E402
from graph.store import build_store  # noqa: E402

ASKERS = ("Enterprise", "University", "ResearchInstitute", "InnovationCommunity", "Platform", "GovernmentBody", "Demand")
WARM = 20
STORED = 1400  # documents of the store that sentences are looked up in: 1.3 million statements


def make_facts(documents: int) -> Facts:
    """The facts of the made graph, as a store gives them."""
    ontology = load_ontology()
    things, within, analyses = tell_world(documents)
    statements = list(_state(analyses))
    known = [Thing(t.iri, t.type, t.name, tuple(filter(None, [ontology.role_of(t.type)]))) for t in things]
    return Facts(known, [s.link for s in statements], statements, within)


def _state(analyses: Any) -> Iterator[Statement]:
    for analysis in analyses:
        for c in analysis.claims:
            year = read_year(c.date or "", analysis.document.date or "")
            yield Statement(Link(c.head, c.relation, c.tail), c.confidence, c.status == "planned", year)


def measure_index(documents: int, place: Path) -> dict[str, float]:
    """Make the index and write it: seconds for each million links, bytes, memory."""
    facts = make_facts(documents)
    before, start = resident(), time.process_time()
    arrays = make_index(facts)
    spent = time.process_time() - start
    write_arrays(place, arrays, form=FORMAT)
    links = arrays.header["links"]
    return {
        "things": arrays.header["things"], "links": links, "index s": spent, "µs a link": 1e6 * spent / links,
        "file MB": place.stat().st_size / 1e6, "MB while made": peak() - before,
    }  # fmt: skip


def measure_answers(place: Path, count: int) -> dict[str, float]:
    """Answer so many askers: milliseconds, candidates looked at, memory."""
    index = PartnerIndex(read_arrays(place, form=FORMAT))
    askers = list(choose_askers(index, count + WARM))
    spent, looked_at = [], []
    for number, asker in enumerate(askers):
        start = time.process_time()
        ranking = answer(index, asker)
        if number >= WARM:
            spent.append(1000 * (time.process_time() - start))
            looked_at.append(len(ranking.view.candidates))
    spread = statistics.quantiles(spent, n=20)
    return {
        "median ms": statistics.median(spent), "p95 ms": spread[-1], "worst ms": max(spent),
        "candidates": statistics.median(looked_at), "resident MB": resident(), "peak MB": peak(),
    }  # fmt: skip


def answer(index: PartnerIndex, asker: Asker | str) -> Ranking:
    """A whole answer up to the sentences; a name stands for a thing."""
    who = ask_for_thing(index, index.number(asker)) if isinstance(asker, str) else asker
    ranking = rank(index, who, limit=20)
    for ranked in ranking.best:
        for points in ranked.points:
            if points.points:
                reason = points.feature.trace(ranking.view, ranked.number)
                index.names(reason.through)
    return ranking


def choose_askers(index: PartnerIndex, count: int) -> Iterator[Asker | str]:
    """Things of each kind in turn, the busiest one of each among them, and newcomers with an industry and a region."""
    chance = random.Random(count)
    kinds = [[n for n in range(len(index)) if index["type"][n] == index.types.index(kind)] for kind in (*ASKERS, "Industry", "Region")]
    *askers, industries, regions = kinds
    for group in askers:
        yield index.iri(max(group, key=index.degree))
    for number in range(count - len(askers)):
        if number % 8 == 7:
            yield ask_for_newcomer(index, "新来者", type="Enterprise", linked=[chance.choice(industries)], places=[chance.choice(regions)])
        else:
            yield index.iri(chance.choice(askers[number % len(askers)]))


def measure_peer(place: Path, count: int) -> dict[str, float]:
    """One feature in networkx beside the whole answer, for the same askers and candidates."""
    index = PartnerIndex(read_arrays(place, form=FORMAT))
    graph = nx.Graph()
    graph.add_edges_from(zip(index["link_head"].tolist(), index["link_tail"].tolist(), strict=True))
    whole, ours, theirs = [], [], []
    for asker in choose_askers(index, count):
        if not isinstance(asker, str):
            continue
        number = index.number(asker)
        start = time.process_time()
        ranking = answer(index, asker)
        whole.append(time.process_time() - start)
        start = time.process_time()
        again = View(index, ranking.view.asker, open_things(index, ranking.view.asker, Wanted()))
        adamic_adar(again)
        middle = time.process_time()
        pairs = [(number, other) for other in ranking.view.candidates.tolist() if number in graph and other in graph]
        for _ in nx.adamic_adar_index(graph, pairs):
            pass
        ours.append(middle - start)
        theirs.append(time.process_time() - middle)
    means = {name: 1000 * statistics.mean(spent) for name, spent in (("answer ms", whole), ("feature ms", ours), ("networkx ms", theirs))}
    return {**means, "ratio": sum(theirs) / sum(ours), "to whole answer": sum(theirs) / sum(whole)}


def adamic_adar(view: View) -> float:
    """The same feature by the index, the search for candidates included."""
    groups = ("partners", "platforms", "projects", "programmes", "industries", "technologies", "regions")
    return float(sum(view.shared(group) for group in groups).sum())


def measure_sentences(folder: Path, count: int) -> dict[str, float]:
    """Whole answers with sentences, from a store."""
    write_graph(folder / "graph.nq", STORED)
    store = build_store(folder / "store")
    store.load(folder / "graph.nq")
    matching = Matching(store)
    spent, quotes = [], []
    for number, asker in enumerate(choose_askers(matching.index, count + WARM)):
        who = ask_for_thing(matching.index, matching.index.number(asker)) if isinstance(asker, str) else asker
        start = time.process_time()
        found = matching.find(who)
        if number >= WARM:
            spent.append(1000 * (time.process_time() - start))
            quotes.append(len({quote for c in found for part in c.parts for way in part.ways for step in way for quote in step.quotes}))
    return {
        "quads": len(store), "median ms": statistics.median(spent), "p95 ms": statistics.quantiles(spent, n=20)[-1],
        "worst ms": max(spent), "sentences": statistics.median(quotes),
    }  # fmt: skip


def resident() -> float:
    """Megabytes that the process holds."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith("VmRSS"))


def peak() -> float:
    """The most megabytes that the process held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def main(arguments: list[str]) -> int:
    """Print a line of JSON for each measurement."""
    parser = argparse.ArgumentParser(description="time, size and memory of finding partners")
    parser.add_argument("documents", type=int, nargs="*", default=[12_500, 125_000])
    parser.add_argument("--answers", type=int, default=200)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for documents in options.documents:
            place = folder / f"{documents}.partners"
            _report("index", documents, measure_index, documents, place)
            _report("answers", documents, measure_answers, place, options.answers)
        _report("networkx", options.documents[0], measure_peer, folder / f"{options.documents[0]}.partners", 40)
        _report("with sentences", STORED, measure_sentences, folder, options.answers)
    return 0


def _report(what: str, documents: int, measure: Any, *arguments: Any) -> None:
    """Measure in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        found = pool.apply(measure, arguments)
    print(json.dumps({"what": what, "documents": documents, **{k: round(v, 2) for k, v in found.items()}}, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
