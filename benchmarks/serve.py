"""Load on the server: cheap queries of many clients alone, then beside hostile ones; answers, times, memory.

    python -m benchmarks.serve [--documents 1400] [--clients 64] [--seconds 60]

A quarter of the clients is hostile: cross joins, sorting that wants gigabytes, unbounded paths, answers of 100 MB. Every cheap answer is
compared with what the store itself says. Times are those of the cheap queries, in milliseconds; the ratio is mixed over quiet.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import psutil  # type: ignore[import-untyped]

from benchmarks.graph_shape import write_graph
from graph.ontology import CP, RDF
from graph.serve import Limits
from graph.store import OxigraphStore, Rows, build_store

CHEAP = (
    "SELECT ?n {{ <{0}> rdfs:label ?n }}",
    "SELECT ?p ?o {{ <{0}> ?p ?o }}",
    "SELECT ?x ?n {{ ?x ?p <{0}> . ?x rdfs:label ?n }}",
    "SELECT ?n {{ <{0}> cp:builds ?y . ?z cp:builds ?y ; rdfs:label ?n }}",
    "SELECT ?q ?d {{ GRAPH ?d {{ ?c rdf:subject <{0}> ; oa:exact ?q }} }}",
)
HOSTILE = (
    "SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f FILTER(STR(?c) < STR(?f)) }} # {0}",
    "SELECT * {{ ?a ?b ?c . ?d ?e ?f }} ORDER BY ?f ?a # {0}",
    "SELECT (COUNT(*) AS ?n) {{ ?a (cp:builds|^cp:builds|cp:memberOf|^cp:memberOf)* ?b . ?b (cp:leads|^cp:leads)* ?c }} # {0}",
    "SELECT * {{ ?s ?p ?o }} # {0}",
    "CONSTRUCT {{ ?s ?p ?o }} {{ ?s ?p ?o }} # {0}",
    'SELECT (GROUP_CONCAT(?o; separator="") AS ?all) {{ ?s ?p ?o . ?x ?y ?z }} # {0}',
    'SELECT ?s {{ ?s ?p ?o FILTER(REGEX(STR(?o), "(a|b|大|学)*研.*究.*x")) ?t ?q ?o2 FILTER(?o2 = ?o) }} # {0}',
)
Queries = list[tuple[str, list[str]]]
SAMPLE = 0.25  # seconds between two looks at the memory


@dataclass
class Tally:
    """What the clients saw."""

    cheap: list[float] = field(default_factory=list)
    wrong: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    hostile: Counter[str] = field(default_factory=Counter)
    memory: int = 0


class Client:
    """One connection that is kept open."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.host, self.port = str(parts.hostname), int(parts.port or 80)
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def ask(self, query: str) -> tuple[int, dict[str, str], bytes]:
        if self.writer is None or self.writer.is_closing():
            self.reader, self.writer = await asyncio.open_connection(self.host, self.port, limit=1 << 20)
        assert self.reader
        path = "/sparql?" + urlencode({"query": query})
        self.writer.write(f"GET {path} HTTP/1.1\r\nHost: {self.host}\r\nAccept: text/csv, text/turtle\r\n\r\n".encode())
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in head[1:] if line)}
        body = await self.reader.readexactly(int(headers["content-length"]))
        return int(head[0].split()[1]), headers, body

    def close(self) -> None:
        if self.writer:
            self.writer.close()


def answers_of(store: OxigraphStore, number: int) -> Queries:
    """Cheap queries with their answers as sorted lines of CSV."""
    found = store.query(f"SELECT ?x {{ ?x <{RDF}type> ?t FILTER(?t IN (<{CP}Enterprise>, <{CP}University>, <{CP}Platform>)) }}")
    assert isinstance(found, Rows)
    things = sorted(row[0].value for row in found.rows if row[0])
    chosen = random.Random(7).sample(things, number)
    return [(query, _answer(store, query)) for query in (CHEAP[i % len(CHEAP)].format(thing) for i, thing in enumerate(chosen))]


def _answer(store: OxigraphStore, query: str) -> list[str]:
    import pyoxigraph as ox

    body = store.solve(query).serialize(format=ox.QueryResultsFormat.CSV)
    return sorted((body or b"").decode("utf-8").splitlines())


async def run_cheap(address: str, queries: Queries, seed: int, until: float, tally: Tally) -> None:
    client, order = Client(address), random.Random(seed)
    while time.monotonic() < until:
        query, expected = order.choice(queries)
        began = time.perf_counter()
        try:
            status, _, body = await client.ask(query)
        except (OSError, asyncio.IncompleteReadError) as error:
            tally.failed[type(error).__name__] += 1
            client = Client(address)
            continue
        tally.cheap.append(1000 * (time.perf_counter() - began))
        if status != 200:
            tally.failed[f"{status} {body.decode()[:60]}"] += 1
        elif sorted(body.decode("utf-8").splitlines()) != expected:
            tally.wrong += 1
    client.close()


async def run_hostile(address: str, numbers: Iterator[int], until: float, tally: Tally) -> None:
    client = Client(address)
    while time.monotonic() < until:
        number = next(numbers)
        try:
            status, headers, _ = await client.ask(HOSTILE[number % len(HOSTILE)].format(number))
        except (OSError, asyncio.IncompleteReadError) as error:
            tally.hostile[type(error).__name__] += 1
            client = Client(address)
            continue
        tally.hostile[f"{status} {headers.get('chuangpu-stopped', '')}".strip()] += 1
    client.close()


async def watch_memory(process: psutil.Process, until: float, tally: Tally) -> None:
    while time.monotonic() < until:
        total = 0
        for one in (process, *process.children(recursive=True)):
            try:
                memory = one.memory_info()
            except psutil.Error:
                continue
            total += memory.rss - getattr(memory, "shared", 0)
        tally.memory = max(tally.memory, total)
        await asyncio.sleep(SAMPLE)


async def run_phase(
    address: str, server: psutil.Process, queries: list[tuple[str, list[str]]], counts: tuple[int, int], seconds: float
) -> Tally:
    tally, until, numbers = Tally(), time.monotonic() + seconds, itertools.count()
    cheap, hostile = counts
    await asyncio.gather(
        watch_memory(server, until, tally),
        *(run_cheap(address, queries, seed, until, tally) for seed in range(cheap)),
        *(run_hostile(address, numbers, until, tally) for _ in range(hostile)),
    )
    return tally


def show(name: str, tally: Tally, seconds: float) -> float:
    """Print one line and return the 95th percentile in milliseconds."""
    steps = statistics.quantiles(tally.cheap, n=100)
    p50, p95, p99 = steps[49], steps[94], steps[98]
    rate = len(tally.cheap) / seconds
    print(
        f"{name:6} {len(tally.cheap):7} cheap ({rate:5.0f}/s)  p50 {p50:7.1f}  p95 {p95:7.1f}  p99 {p99:7.1f} ms  wrong {tally.wrong}"
        f"  failed {dict(tally.failed)}  memory {tally.memory >> 20} MB"
    )
    if tally.hostile:
        print(f"       hostile: {dict(tally.hostile.most_common())}")
    return p95


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1400)
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=60)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, place = Path(folder, "graph.nq"), Path(folder, "store")
        write_graph(path, documents=arguments.documents)
        store = build_store(place)
        store.load(path)
        print(f"{len(store)} quads")
        queries = answers_of(store, 500)
        del store
        command = [sys.executable, "-m", "graph", "serve", "--store", str(place), "--port", "0"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            assert server.stdout
            address = next(w for w in server.stdout.readline().split() if w.startswith("http"))
            watched, hostile = psutil.Process(server.pid), arguments.clients // 4
            counts = (arguments.clients - hostile, 0)
            asyncio.run(run_phase(address, watched, queries, (4, 0), 2))
            quiet = show("quiet", asyncio.run(run_phase(address, watched, queries, counts, arguments.seconds / 3)), arguments.seconds / 3)
            tally = asyncio.run(run_phase(address, watched, queries, (counts[0], hostile), arguments.seconds))
            mixed = show("mixed", tally, arguments.seconds)
            bound = Limits()
            most = (bound.quick + bound.long) * bound.memory >> 20
            print(f"p95 mixed / quiet {mixed / quiet:.1f}   memory bound {most} MB   alive {server.poll() is None}")
        finally:
            server.terminate()
            server.wait(30)


if __name__ == "__main__":
    main()
