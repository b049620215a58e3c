"""One worker process as the server sees it: it starts, takes a job, is held back, dies."""

from __future__ import annotations

import contextlib
import multiprocessing
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection

import psutil  # type: ignore[import-untyped]

from graph.serve.limits import Limits
from graph.serve.work import Failed, Job, Outcome
from graph.serve.worker import out_of_memory, run_worker

_METHOD = "spawn" if sys.platform == "win32" else "forkserver"  # a fork of a small process that has the engine loaded: 10 ms
_HELD_BACK = 15  # the niceness of a long query
_GRACE = 5.0  # seconds that a process may take to end
Target = Callable[[Connection, Limits], None]


class Member:
    """A worker process with its pipe. Its methods block: they are called from threads."""

    def __init__(self, limits: Limits, target: Target = run_worker) -> None:
        context = multiprocessing.get_context(_METHOD)
        if _METHOD == "forkserver":
            context.set_forkserver_preload(["graph.serve.preload"])
        self._limits = limits
        self._pipe: Connection
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=target, args=(other, limits), daemon=True)  # type: ignore[attr-defined]
        self._process.start()
        other.close()
        self._watched = psutil.Process(self._process.pid)
        self.alive = True

    def do(self, job: Job) -> Outcome:
        """Have a job done. Of a worker that ends over it ``alive`` is false afterwards."""
        try:
            self._pipe.send(job)
            outcome: Outcome = self._pipe.recv()
            return outcome
        except (EOFError, OSError):
            self.end()
            return self._explain_end()

    def _explain_end(self) -> Failed:
        code = self._process.exitcode
        if code in (-6, -9, 134):  # the engine gives up where it gets no memory; the system kills where there is none
            return out_of_memory(self._limits)
        return Failed("store", f"查询进程意外结束（{code}） / the process of the query ended unexpectedly ({code})")

    def busy_seconds(self) -> float:
        """Processor time that the process has used since it started; 0 where the system does not tell."""
        try:
            spent = self._watched.cpu_times()
        except psutil.Error:
            return 0.0
        return float(spent.user + spent.system)

    def hold_back(self) -> None:
        """Let other processes go first from now on."""
        with contextlib.suppress(psutil.Error, OSError):
            self._watched.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS if sys.platform == "win32" else _HELD_BACK)

    def end(self) -> None:
        """End the process, whatever it does."""
        self.alive = False
        self._process.kill()
        self._process.join(_GRACE)
        self._pipe.close()
