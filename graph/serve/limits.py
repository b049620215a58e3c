"""What one query may take, and how many run at once.

Memory of a whole server is bounded: ``(quick + long) * memory`` for the workers, and ``memory`` for the writer where there is one.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field

MEGABYTE = 1 << 20


def _cores() -> int:
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of a server; every number is above 0.

    A query runs among the quick ones for ``patience`` seconds; one that takes longer goes on among the long ones, which have
    only what the quick ones leave over.
    """

    seconds: float = 30.0  # a query, its waiting included
    patience: float = 0.05
    rows: int = 200_000
    answer: int = 64 * MEGABYTE  # bytes of an answer
    memory: int = 512 * MEGABYTE  # bytes that a worker may take besides what it starts with
    request: int = 4 * MEGABYTE  # bytes of a query; an upload to the graph store may have ``upload``
    upload: int = 1024 * MEGABYTE
    quick: int = field(default_factory=_cores)
    long: int = field(default_factory=_cores)
    waiting: int = 256  # requests that wait for a worker; more are sent away
