"""The server's state: limits, workers, and the writer where there is one. What a route needs to have a job done."""

from __future__ import annotations

import asyncio
import hmac
import shutil
import tempfile
from base64 import b64decode
from collections.abc import Coroutine
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Literal

from starlette.requests import ClientDisconnect, Request

from graph.serve.limits import Limits
from graph.serve.pool import Pool
from graph.serve.protocol import RequestError
from graph.serve.sources import find_source
from graph.serve.work import Failed, Job, Outcome, Source
from graph.serve.writer import Writer


class Service:
    """One store behind a server. Made in any thread; ``start`` and all that follows in one event loop."""

    def __init__(self, store: Path, limits: Limits, token: str = "") -> None:
        self.store = store
        self.limits = limits
        self._token = token
        self._pool = Pool(limits)
        self._writer: Writer | None = None
        self._scratch = Path(tempfile.mkdtemp(prefix="chuangpu-serve-"))
        self._names = count()

    @property
    def writable(self) -> bool:
        """Whether a token is set."""
        return bool(self._token)

    async def start(self) -> None:
        """Start workers, and the writer where a token is set."""
        if self.writable:
            self._writer = Writer(self.store, self.limits)
            await self._writer.start()
        await self._pool.start(self._source())

    async def close(self) -> None:
        """End all processes and remove all files that were made."""
        await self._pool.close()
        if self._writer:
            await self._writer.close()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def new_file(self) -> Path:
        """A place for an answer or an upload."""
        return self._scratch / str(next(self._names))

    def _source(self) -> Source:
        return self._writer.source if self._writer else find_source(self.store)

    async def read(self, request: Request, job: Job) -> Outcome:
        """Have a job of reading done; it is stopped when the client goes away."""
        return await _while_connected(request, self._read(job))

    async def _read(self, job: Job) -> Outcome:
        source = self._source()
        outcome = await self._pool.run(replace(job, source=source))
        if isinstance(outcome, Failed) and outcome.kind == "store" and (newer := self._source()) != source:
            return await self._pool.run(replace(job, source=newer))  # a build has put a new store in place meanwhile
        return outcome

    async def write(self, job: Job) -> Outcome:
        """Have a change made; only after ``check_token``."""
        if self._writer is None:
            raise RequestError(403, "只读服务，未设口令 / this server is read-only: it was started without a token")
        return await self._writer.change(job)

    def job(self, kind: Literal["query", "ask", "find", "partners", "read"], **fields: object) -> Job:
        """A job of reading, with a place for its answer."""
        return Job(kind, Source("", ""), spill=str(self.new_file()), **fields)  # type: ignore[arg-type]

    def check_token(self, authorization: str) -> None:
        """Raise ``RequestError`` unless the header brings the token: ``Bearer TOKEN``, or ``Basic`` with it as the password."""
        if not self.writable:
            raise RequestError(403, "只读服务，未设口令 / this server is read-only: it was started without a token")
        scheme, _, value = authorization.partition(" ")
        given = _password(value) if scheme.lower() == "basic" else value.strip() if scheme.lower() == "bearer" else ""
        if not hmac.compare_digest(given.encode(), self._token.encode()):
            raise RequestError(
                401, "口令缺失或不符 / the token is missing or wrong", {"WWW-Authenticate": 'Bearer, Basic realm="chuangpu"'}
            )


def _password(value: str) -> str:
    try:
        return b64decode(value.strip(), validate=True).decode("utf-8").partition(":")[2]
    except ValueError:
        return ""


async def _while_connected(request: Request, work: Coroutine[object, object, Outcome]) -> Outcome:
    """The outcome of the work, which is cancelled when the client goes away."""
    task = asyncio.create_task(work)
    gone = asyncio.create_task(_wait_until_gone(request))
    try:
        await asyncio.wait((task, gone), return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise ClientDisconnect
        return task.result()
    finally:
        task.cancel()
        gone.cancel()


async def _wait_until_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
