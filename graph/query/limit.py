"""A time limit for a query. The store cannot be told to stop, so the query runs in a process that can be.

Enters: a function that answers and prints, seconds. Leaves: its exit code, or ``TimeoutReached``.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from typing import Any


class TimeoutReached(RuntimeError):
    """The query took longer than it may."""


def run_limited(function: Callable[..., int], arguments: tuple[Any, ...], *, seconds: float) -> int:
    """Run ``function`` in a process of its own and stop it after ``seconds``."""
    process = multiprocessing.get_context("spawn").Process(target=_run, args=(function, arguments), daemon=True)
    process.start()
    process.join(seconds)
    if process.is_alive():
        process.kill()
        process.join()
        raise TimeoutReached(f"查询超过 {seconds:g} 秒，已停止 / the query took more than {seconds:g} s and was stopped")
    return process.exitcode or 0


def _run(function: Callable[..., int], arguments: tuple[Any, ...]) -> None:
    sys.exit(function(*arguments))
