"""One fact that partners are learned from: an organisation took part in a project."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Participation:
    """``organisation`` took part in ``project``, which began at ``began`` (in years: 2016.5 is the middle of 2016).

    ``kind`` (university, company, …), ``country`` and ``topics`` (programmes, industries) may be empty; ``leads`` tells the coordinator.
    """

    organisation: str
    project: str
    began: float
    kind: str = ""
    country: str = ""
    leads: bool = False
    topics: tuple[str, ...] = ()
