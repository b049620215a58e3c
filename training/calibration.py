"""Whether confidence means what it says: what was stated, beside the share that came true.

Enters: (stated probability, came true) of findings on documents that the model had not seen. Leaves: the expected calibration error, and
a reliability table to print.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

BANDS = 10


class Band(NamedTuple):
    """Findings of like confidence: their number, what was stated on average, what share was right."""

    size: int
    stated: float
    right: float


def split_bands(pairs: Sequence[tuple[float, bool]]) -> list[Band]:
    """The findings in ten bands of equal width; bands without any are left out."""
    groups: list[list[tuple[float, bool]]] = [[] for _ in range(BANDS)]
    for stated, right in pairs:
        groups[min(int(stated * BANDS), BANDS - 1)].append((stated, right))
    return [Band(len(g), sum(p for p, _ in g) / len(g), sum(r for _, r in g) / len(g)) for g in groups if g]


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """The mean gap between what was stated and what was right, weighted by the size of the bands."""
    return sum(b.size * abs(b.stated - b.right) for b in split_bands(pairs)) / max(len(pairs), 1)


def print_reliability(title: str, pairs: Sequence[tuple[float, bool]]) -> None:
    """The bands as lines, and the error."""
    print(f"{title}: expected calibration error {calibration_error(pairs):.3f}")
    for band in split_bands(pairs):
        print(f"  stated {band.stated:.2f}  right {band.right:.2f}  of {band.size:5d}  {'█' * round(band.right * 30)}")
