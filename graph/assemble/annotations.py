"""One document's annotation in the exchange format: entities, relations, observations with the words that say so.

Enters: an ``Analysis``. Leaves: JSON text, the same for the same analysis, ids numbered in the order of first mention.
"""

from __future__ import annotations

import json
from typing import Any

from graph.model import Analysis, Entity


def render_annotation(analysis: Analysis, symmetric: frozenset[str] = frozenset()) -> str:
    """The document as ``doc_id``, ``entities``, ``relations`` and ``observations``.

    Relations in ``symmetric`` stand once for both directions.
    """
    entities = sorted(analysis.entities, key=_position)
    ids = {entity.id: f"e{number}" for number, entity in enumerate(entities, 1)}
    annotation = {
        "doc_id": analysis.document.id,
        "entities": [{"id": ids[e.id], "type": e.type, "name": e.name, "aliases": sorted(set(e.aliases) - {e.name})} for e in entities],
        "relations": _relations(analysis, ids, symmetric),
        "observations": _observations(analysis, ids),
    }
    return json.dumps(annotation, ensure_ascii=False, indent=1) + "\n"


def _position(entity: Entity) -> tuple[int, str, str]:
    return min((m.start for m in entity.mentions), default=1 << 60), entity.type, entity.name


def _relations(analysis: Analysis, ids: dict[str, str], symmetric: frozenset[str]) -> list[dict[str, Any]]:
    """Each head, relation and tail once, with the surest evidence; of two equally sure the earlier."""
    best: dict[tuple[str, ...], dict[str, Any]] = {}
    for claim in sorted(analysis.claims, key=lambda c: (-c.confidence, c.start, c.end, c.rule)):
        ends = (claim.head, claim.tail)
        key = (claim.relation, *(sorted(ends) if claim.relation in symmetric else ends))
        row = {"head": ids[claim.head], "relation": claim.relation, "tail": ids[claim.tail], "evidence": claim.quote}
        planned = {"status": "planned"} if claim.status == "planned" else {}
        best.setdefault(key, {"at": (claim.start, claim.end, *key), "row": row | planned})
    return [found["row"] for found in sorted(best.values(), key=lambda f: f["at"])]


def _observations(analysis: Analysis, ids: dict[str, str]) -> list[dict[str, Any]]:
    rows = sorted(analysis.observations, key=lambda o: (o.start, o.end, o.metric, o.value, o.unit, ids[o.subject]))
    return [
        {"subject": ids[o.subject], "metric": o.metric, "value": _plain(o.value), "unit": o.unit, "kind": o.kind, "evidence": o.quote}
        for o in rows
    ]


def _plain(value: float) -> float | int:
    return int(value) if value == int(value) else value
