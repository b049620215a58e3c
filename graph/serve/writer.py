"""The one process that changes a store, and the snapshots that the workers read.

A store that is being written must not be read by another process. So after each change the writer makes a snapshot (hard links,
some milliseconds) in a folder beside the store, and the workers go over to it. A change that fails changes nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import tempfile
from dataclasses import replace
from functools import partial
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox

from graph.query import FaultyQueryError, complete_query, explain_fault
from graph.query.answer import explain_error
from graph.serve.crew import Member
from graph.serve.limits import Limits
from graph.serve.upload import read_triples
from graph.serve.work import Done, Failed, Job, Outcome, Source
from graph.store import OxigraphStore, QueryError, StoreError
from graph.store.oxigraph_terms import to_graph

_KEPT = 3  # snapshots that stay, for workers that still answer from them


def run_writer(pipe: Connection, _limits: Limits) -> None:
    """Make changes until the other end closes."""
    store: OxigraphStore | None = None
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            job: Job = pipe.recv()
            try:
                if store is None:
                    store = OxigraphStore(ox.Store(job.source.path))
                pipe.send(_change(store, job))
            except QueryError as error:
                pipe.send(Failed("fault", explain_fault(job.text, error)))
            except (SyntaxError, ValueError) as error:
                pipe.send(Failed("fault", f"内容有误 / what was sent has a fault: {error}"))
            except (StoreError, OSError, RuntimeError) as error:
                pipe.send(Failed("store", f"图谱库无法写入 / the store cannot be written: {error}"))


def _change(store: OxigraphStore, job: Job) -> Done:
    """Make one change and the snapshot after it."""
    done = _update(store, job) if job.kind == "update" else _change_graph(store.inner, job)
    if done.found:
        store.inner.flush()
        store.inner.backup(job.source.stamp)
    return done


def _update(store: OxigraphStore, job: Job) -> Done:
    if job.text:
        completed = complete_query(job.text)
        try:
            store.update(completed.text, base=job.base)
        except QueryError as error:
            raise FaultyQueryError(explain_error(job.text, error, lines=completed.lines)) from error
    return Done()


def _change_graph(store: ox.Store, job: Job) -> Done:
    graph = to_graph(job.text or None)
    there = isinstance(graph, ox.DefaultGraph) or store.contains_named_graph(graph)
    if job.kind == "drop":
        store.remove_graph(graph)
        return Done(found=there)
    triples = list(read_triples(Path(job.spill), job.form, job.text))
    if job.kind == "put":
        store.remove_graph(graph)
    if not isinstance(graph, ox.DefaultGraph):
        store.add_graph(graph)
    store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    return Done(body=b"" if there else b"created")


class Writer:
    """Changes one store; ``source`` is the newest snapshot. Made and used in one event loop; call ``close`` at the end."""

    def __init__(self, store: Path, limits: Limits) -> None:
        self._store = store
        self._limits = limits
        self._folder = Path(tempfile.mkdtemp(prefix=f".{store.name}-serve-", dir=store.parent))
        self._names = count()
        self._turn = asyncio.Lock()
        self._member: Member | None = None
        self._snapshots: list[Path] = []
        self.source = Source(str(store), "", str(store))

    async def start(self) -> None:
        """Make the first snapshot; raises ``OSError`` where the store cannot be written."""
        outcome = await self.change(Job("update", self.source))
        if isinstance(outcome, Failed):
            await self.close()
            raise OSError(outcome.reason)

    async def change(self, job: Job) -> Outcome:
        """Make one change, one after the other. A change that has begun is finished, also where nobody waits for it any more."""
        return await asyncio.shield(self._change(job))

    async def _change(self, job: Job) -> Outcome:
        async with self._turn:
            if self._member is None or not self._member.alive:
                self._member = await asyncio.to_thread(partial(Member, self._limits, run_writer))
            target = self._folder / str(next(self._names))
            order = replace(job, source=Source(str(self._store), str(target)))
            outcome = await self._wait_for(self._member, order)
            if isinstance(outcome, Done) and outcome.found:
                self._go_over(target)
            return outcome

    async def _wait_for(self, member: Member, order: Job) -> Outcome:
        work = asyncio.get_running_loop().run_in_executor(None, member.do, order)
        try:
            async with asyncio.timeout(10 * self._limits.seconds):
                return await asyncio.shield(work)
        except TimeoutError:
            await asyncio.to_thread(member.end)
            most = 10 * self._limits.seconds
            return Failed("time", f"写入超过 {most:g} 秒，已停止 / the change took more than {most:g} s and was stopped")

    def _go_over(self, target: Path) -> None:
        self.source = Source(str(target), target.name, str(self._store))
        self._snapshots.append(target)
        while len(self._snapshots) > _KEPT:
            shutil.rmtree(self._snapshots.pop(0), ignore_errors=True)

    async def close(self) -> None:
        """End the process and clear the snapshots away."""
        if self._member:
            await asyncio.to_thread(self._member.end)
        shutil.rmtree(self._folder, ignore_errors=True)
