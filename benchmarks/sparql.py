"""What the store costs: rdflib in memory, the bare engine on disk and Chuangpu's store, asked the same in one run.

    python benchmarks/sparql.py [GRAPH.nq] [--documents 1400] [--limit 60] [--without-rdflib]

Without a file a graph of the shape of a build is made (``graph_shape.py``). The bare engine is pyoxigraph without the project:
it loads the file in bulk, reads the same store on disk, and every cell of an answer becomes a Python string. All get the same
text with its prefixes declared; engine and Chuangpu take turns, so that other work of the machine troubles both alike. A time
is that from the text to the last row. Beside the times of the clock stands the ratio of the processor's times, which other work
of the machine hardly changes. rdflib has a limit for each question; what takes longer is told as ``> limit``.
"""

from __future__ import annotations

import argparse
import gc
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import pyoxigraph as ox  # noqa: E402
import rdflib  # noqa: E402

from benchmarks.graph_shape import write_graph  # noqa: E402
from benchmarks.sparql_questions import Question, fill_in  # noqa: E402
from graph.store import GraphStore, Rows, build_store, open_store  # noqa: E402

MOST_RUNS, LEAST_RUNS, SECONDS = 400, 15, 4.0  # of each question on each store: as many runs as fit, within these bounds
RDFLIB_RUNS = 5


Ask = Callable[[str], int]


class OverLimitError(Exception):
    """A question took longer than it may."""


def ask_engine(store: ox.Store) -> Ask:
    """The bare engine as its documentation has it: each cell by the name of its variable, as a string."""

    def ask(text: str) -> int:
        found = store.query(text)
        assert isinstance(found, ox.QuerySolutions)
        names = [variable.value for variable in found.variables]
        count = 0
        for solution in found:
            [None if (term := solution[name]) is None else term.value for name in names]
            count += 1
        return count

    return ask


def ask_chuangpu(store: GraphStore) -> Ask:
    """The project's store, each cell as a ``Term``."""

    def ask(text: str) -> int:
        answer = store.query(text)
        assert isinstance(answer, Rows)
        count = 0
        for _ in answer.rows:
            count += 1
        return count

    return ask


def ask_rdflib(graph: rdflib.Dataset) -> Ask:
    """rdflib, whose terms are strings."""

    def ask(text: str) -> int:
        count = 0
        for _ in graph.query(text):
            count += 1
        return count

    return ask


@dataclass(slots=True)
class Times:
    """Seconds of the runs of one question, by the clock and of the processor."""

    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def measure(self, ask: Ask, text: str) -> int:
        """Ask once, from the text to the last row, and return the number of rows."""
        start, busy = time.perf_counter(), time.thread_time()
        rows = ask(text)
        self.processor.append(time.thread_time() - busy)
        self.clock.append(time.perf_counter() - start)
        return rows

    def show(self) -> str:
        """Median and 95th percentile in milliseconds; of few runs the slowest."""
        high = statistics.quantiles(self.clock, n=20, method="inclusive")[-1] if len(self.clock) > 1 else self.clock[0]
        return f"{statistics.median(self.clock) * 1000:,.2f} / {high * 1000:,.2f}"


def measure_pair(one: Ask, other: Ask, text: str) -> tuple[Times, Times]:
    """Times of two stores that take turns."""
    gc.collect()
    first, second = Times(), Times()
    begin = time.perf_counter()
    while len(first.clock) < LEAST_RUNS or (len(first.clock) < MOST_RUNS and time.perf_counter() - begin < 2 * SECONDS):
        turns = [(first, one), (second, other)]
        for times, ask in turns if len(first.clock) % 2 else reversed(turns):
            times.measure(ask, text)
    return first, second


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise ``OverLimitError`` in what takes longer."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise OverLimitError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def measure_rdflib(ask: Ask, text: str, limit: float) -> tuple[Times, int | None]:
    """Times of a few runs and the number of rows; no run and ``None`` where the first takes longer than the limit."""
    times, rows = Times(), None
    with suppress(OverLimitError), within(limit):
        for _ in range(RDFLIB_RUNS):
            rows = times.measure(ask, text)
    return times, rows


def load_engine(path: Path, folder: Path) -> None:
    """Load a file in bulk, as the engine's documentation has it."""
    store = ox.Store(str(folder))
    store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
    store.flush()


def load_chuangpu(path: Path, folder: Path) -> None:
    """Load a file into a new store."""
    build_store(folder).load(path)


def measure_loads(path: Path, scratch: Path) -> tuple[float, float]:
    """Seconds to load the file, the better of two; engine, Chuangpu, Chuangpu, engine. The last of each stays in ``scratch``."""
    times: dict[str, list[float]] = {"engine": [], "chuangpu": []}
    loads = {"engine": load_engine, "chuangpu": load_chuangpu}
    for number, name in enumerate(("engine", "chuangpu", "chuangpu", "engine")):
        gc.collect()
        start = time.perf_counter()
        loads[name](path, scratch / f"{name}{number}")
        times[name].append(time.perf_counter() - start)
    return min(times["engine"]), min(times["chuangpu"])


def load_rdflib(path: Path) -> tuple[rdflib.Dataset, float]:
    """The file in rdflib, and the seconds it took."""
    start = time.perf_counter()
    graph = rdflib.Dataset()
    with path.open("rb") as file:
        graph.parse(file, format="nquads")
    return graph, time.perf_counter() - start


@dataclass(slots=True)
class Row:
    """One question, asked of all."""

    question: Question
    text: str
    engine: Times
    chuangpu: Times
    engine_count: int
    chuangpu_count: int
    rdflib: Times = field(default_factory=Times)
    rdflib_count: int | None = None

    def show(self, limit: float) -> str:
        """The line of the table; a limit of 0 says that rdflib was not asked."""
        ours = statistics.median(self.chuangpu.clock)
        clock = ours / statistics.median(self.engine.clock)
        processor = statistics.median(self.chuangpu.processor) / statistics.median(self.engine.processor)
        slow = self.rdflib.show() if self.rdflib.clock else f"> {limit * 1000:,.0f}" if limit else ""
        lead = f"{statistics.median(self.rdflib.clock) / ours:,.0f} ×" if self.rdflib.clock else f"> {limit / ours:,.0f} ×" if limit else ""
        name = self.question.name + (" (join)" if self.question.join else "")
        cells = (name, f"{self.engine_count:,}", slow, self.engine.show(), self.chuangpu.show(), f"{clock:.2f}", f"{processor:.2f}", lead)
        return f"| {' | '.join(cells)} |"

    def agrees(self) -> bool:
        """Whether all found the same number of rows; tells it where they did not."""
        if self.engine_count == self.chuangpu_count and self.rdflib_count in (None, self.engine_count):
            return True
        found = f"{self.engine_count} rows by the engine, {self.chuangpu_count} by Chuangpu, {self.rdflib_count} by rdflib"
        print(f"{self.question.name}: {found}", file=sys.stderr)
        return False


def compare(path: Path, scratch: Path, limit: float, *, with_rdflib: bool) -> bool:
    """Load and ask; print both tables; tell whether the answers had the same number of rows."""
    engine_load, chuangpu_load = measure_loads(path, scratch)
    place = scratch / "chuangpu2"
    store = open_store(place)
    speed = engine_load / chuangpu_load
    print(f"{len(store):,} quads; load, s: engine {engine_load:.1f}, Chuangpu {chuangpu_load:.1f} ({speed:.2f} × its speed)")
    engine, chuangpu = ask_engine(ox.Store.read_only(str(place))), ask_chuangpu(store)
    rows = [Row(question, text, *measure_pair(engine, chuangpu, text), engine(text), chuangpu(text)) for question, text in fill_in(store)]
    if with_rdflib:
        graph, seconds = load_rdflib(path)
        print(f"rdflib: load {seconds:.1f} s ({seconds / chuangpu_load:.1f} × ours)")
        for row in rows:
            row.rdflib, row.rdflib_count = measure_rdflib(ask_rdflib(graph), row.text, limit)
    print("\nmedian / 95th percentile, ms\n")
    print("| question | rows | rdflib | engine | Chuangpu | to engine, clock | processor | rdflib to Chuangpu |")
    print("|---|---|---|---|---|---|---|---|")
    for row in rows:
        print(row.show(limit if with_rdflib else 0))
    return all(row.agrees() for row in rows)


def main(arguments: list[str]) -> int:
    """Compare the three on a file, or on a graph made for it."""
    parser = argparse.ArgumentParser(description="rdflib, the bare engine and Chuangpu's store, asked the same")
    parser.add_argument("graph", type=Path, nargs="?", help="N-Quads; without it a graph is made")
    parser.add_argument("--documents", type=int, default=1400)
    parser.add_argument("--limit", type=float, default=60.0, help="seconds that rdflib has for a question")
    parser.add_argument("--without-rdflib", action="store_true")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = options.graph or Path(folder) / "made.nq"
        if options.graph is None:
            write_graph(path, options.documents)
        return 0 if compare(path, Path(folder), options.limit, with_rdflib=not options.without_rdflib) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
