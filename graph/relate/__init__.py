"""Relate: claims and observations of one document.

After in-document resolution, before resolution across documents. In: a ``Reading``. Out: ``Claim`` and ``Observation``
values, each with the stretch of text that states it and the rule that found it.
"""

from __future__ import annotations

from graph.model import Claim, Observation, Reading
from graph.relate.claims import extract_claims
from graph.relate.observations import extract_observations

__all__ = ["extract_claims", "extract_observations", "relate"]


def relate(reading: Reading) -> tuple[tuple[Claim, ...], tuple[Observation, ...]]:
    """All that the document says of its entities: relations, then numbers."""
    return extract_claims(reading), extract_observations(reading)
