"""Analyses files in one process or in several.

Enters: listed files. Leaves: outcomes as they come, in any order; the state puts them in order. No more than a few files
for each process are on the way at once, so that memory does not grow with their number.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from graph.job.state import Listed, Outcome
from graph.job.worker import analyse_file, start_worker

logger = logging.getLogger(__name__)

WORTH_A_PROCESS = 40  # files for which starting a process pays: it takes a few seconds to load the models
WINDOW = 4


def choose_jobs(asked: int, files: int) -> int:
    """The number of processes: as asked, else one for every forty files, as far as there are processors."""
    return asked or max(1, min(os.cpu_count() or 1, files // WORTH_A_PROCESS))


def analyse_files(files: Iterator[Listed], jobs: int) -> Iterator[Outcome]:
    """The outcome of every file."""
    if jobs == 1 or not _can_start():
        yield from map(analyse_file, files)
        return
    while suspects := (yield from _run_pool(files, jobs)):
        # A process died (killed, or crashed inside a library). Each file that was on the way gets a process of its own, so
        # that only the one at fault is lost.
        for file in suspects:
            if (yield from _run_pool(iter([file]), 1)):
                yield Outcome(file, "failed", "", "the process that read the file died", "a process that ends by itself")


def _can_start() -> bool:
    """Whether worker processes come up here: not where a script builds at its top level, which each of them would run again."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(os.getpid).result() > 0
        except BrokenProcessPool:
            logger.warning(
                "no worker process starts; reading goes on in one process. A script should build under if __name__ == '__main__'"
            )
            return False


def _run_pool(files: Iterator[Listed], jobs: int) -> Generator[Outcome, None, list[Listed]]:
    """Outcomes; returns the files that were on the way when a process died, none at the end of the work."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=start_worker) as pool:
        running: dict[Future[Outcome], Listed] = {}
        try:
            while True:
                running |= {pool.submit(analyse_file, f): f for f in islice(files, jobs * WINDOW - len(running))}
                if not running:
                    return []
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    outcome = future.result()
                    del running[future]
                    yield outcome
        except BrokenProcessPool:
            return list(running.values())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
