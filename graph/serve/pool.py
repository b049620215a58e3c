"""The workers of a server in two lanes: quick queries, and long ones that run on what the quick ones leave over.

A query starts in the quick lane. After ``patience`` seconds it goes on in the long lane if that has room; if not, it is stopped
and starts anew there later. A text that was long once starts in the long lane. So no number of hostile queries holds up cheap ones
for longer than a few times ``patience``, and no more processes exist than the two lanes have places.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from graph.serve.crew import Member
from graph.serve.limits import Limits
from graph.serve.work import Failed, Job, Outcome, Source

T = TypeVar("T")
Key = tuple[object, ...]
_REMEMBERED = 2_000  # texts of long queries


def _key(job: Job) -> Key:
    """What makes two jobs the same work."""
    return job.kind, job.text, job.parameters


class _Lane:
    """Places for workers, and the workers that are free."""

    def __init__(self, places: int) -> None:
        self.places = asyncio.Semaphore(places)
        self.free: list[Member] = []
        self.waiting = 0


class Pool:
    """Runs jobs; made and used in one event loop. Call ``close`` at the end."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._quick = _Lane(limits.quick)
        self._long = _Lane(limits.long)
        self._threads = ThreadPoolExecutor(2 * (limits.quick + limits.long) + 2, "pool")
        self._known_long: OrderedDict[Key, None] = OrderedDict()
        self._closed = False

    async def start(self, source: Source) -> None:
        """Start the workers of the quick lane, so that the first queries need not wait for them."""
        self._quick.free += await asyncio.gather(*(self._recruit(source) for _ in range(self._limits.quick)))

    async def run(self, job: Job) -> Outcome:
        """Have a job done within the time limit. Cancelled, it stops the worker at once."""
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await self._run(job)
        except TimeoutError:
            most = self._limits.seconds
            return Failed("time", f"查询超过 {most:g} 秒，已停止 / the query took more than {most:g} s and was stopped")

    async def _run(self, job: Job) -> Outcome:
        if _key(job) not in self._known_long:
            outcome = await self._run_quick(job)
            if outcome is not None:
                return outcome
        return await self._run_long(job)

    async def _run_quick(self, job: Job) -> Outcome | None:
        """The outcome, or ``None`` where the query turned out long and found no place in the long lane."""
        if (sent_away := await self._enter(self._quick)) is not None:
            return sent_away
        lane = self._quick
        member = await self._muster(lane, job.source)
        work = self._hand_over(member, job)
        try:
            if await self._is_quick(member, work):
                return work.result()
            self._remember(_key(job))
            if self._long.places.locked():
                return None
            await self._long.places.acquire()
            lane.places.release()
            lane = self._long
            if lane.free:  # this one takes the place of one that had nothing to do
                self._threads.submit(lane.free.pop().end)
            await self._in_thread(member.hold_back)
            return await asyncio.shield(work)
        finally:
            self._dismiss(lane, member, idle=work.done())

    async def _is_quick(self, member: Member, work: asyncio.Future[Outcome]) -> bool:
        """Whether the work is done before it has used up ``patience`` of the processor, or ten times that by the clock."""
        began = member.busy_seconds()
        for _ in range(10):
            done, _ = await asyncio.wait({work}, timeout=self._limits.patience)
            if done:
                return True
            if member.busy_seconds() - began >= self._limits.patience:
                return False
        return False

    async def _run_long(self, job: Job) -> Outcome:
        if (sent_away := await self._enter(self._long)) is not None:
            return sent_away
        member = await self._muster(self._long, job.source)
        await self._in_thread(member.hold_back)
        work, began = self._hand_over(member, job), time.monotonic()
        try:
            outcome = await asyncio.shield(work)
            if time.monotonic() - began < self._limits.patience:
                self._known_long.pop(_key(job), None)
            return outcome
        finally:
            self._dismiss(self._long, member, idle=work.done())

    async def _enter(self, lane: _Lane) -> Failed | None:
        """Wait for a place; too many who wait are sent away."""
        if lane.waiting >= self._limits.waiting:
            return Failed("busy", "查询太多，请稍后再试 / too many queries wait, try again later")
        lane.waiting += 1
        try:
            await lane.places.acquire()
        finally:
            lane.waiting -= 1
        return None

    async def _muster(self, lane: _Lane, source: Source) -> Member:
        """A free worker of the lane whose place is held, or a new one."""
        if lane.free:
            return lane.free.pop()
        try:
            return await self._recruit(source)
        except BaseException:
            lane.places.release()
            raise

    async def _recruit(self, source: Source) -> Member:
        """A new worker that has the store open, so that opening it is not taken for a part of its first query."""
        member = await self._in_thread(Member, self._limits)
        await self._in_thread(member.do, Job("open", source))
        return member

    def _hand_over(self, member: Member, job: Job) -> asyncio.Future[Outcome]:
        return asyncio.get_running_loop().run_in_executor(self._threads, member.do, job)

    def _dismiss(self, lane: _Lane, member: Member, *, idle: bool) -> None:
        """Give the place back; a worker that is still busy is ended, one that is idle waits for the next job."""
        lane.places.release()
        if idle and member.alive and not self._closed:
            lane.free.append(member)
        else:
            self._threads.submit(member.end)

    def _remember(self, asked: Key) -> None:
        self._known_long[asked] = None
        self._known_long.move_to_end(asked)
        if len(self._known_long) > _REMEMBERED:
            self._known_long.popitem(last=False)

    async def _in_thread(self, function: Callable[..., T], *arguments: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, function, *arguments)

    async def close(self) -> None:
        """End all workers."""
        self._closed = True
        for member in (*self._quick.free, *self._long.free):
            self._threads.submit(member.end)
        await asyncio.to_thread(self._threads.shutdown)
