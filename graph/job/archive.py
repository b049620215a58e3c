"""An ``Analysis`` as text and back: what the state of a build keeps of each document.

JSON of plain lists in the order of the fields, so that keeping it needs no trust in what is read back.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from graph.model import Analysis, Claim, Document, Entity, Mention, Observation, OffsetMap


def dump_analysis(analysis: Analysis) -> str:
    """The analysis as one line of JSON."""
    document = {f.name: getattr(analysis.document, f.name) for f in fields(Document) if f.name != "offsets"}
    offsets = analysis.document.offsets
    parts = {
        "document": document,
        "offsets": [offsets.starts, offsets.raw],
        "entities": [[e.id, e.type, e.name, e.aliases, [_values(m) for m in e.mentions]] for e in analysis.entities],
        "claims": [_values(c) for c in analysis.claims],
        "observations": [_values(o) for o in analysis.observations],
    }
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def _values(value: Mention | Claim | Observation) -> list[Any]:
    return [getattr(value, f.name) for f in fields(value)]


def load_analysis(text: str) -> Analysis:
    """The analysis that ``dump_analysis`` wrote."""
    parts = json.loads(text)
    starts, raw = parts["offsets"]
    return Analysis(
        Document(**parts["document"], offsets=OffsetMap(tuple(starts), tuple(raw))),
        tuple(Entity(i, t, n, tuple(aliases), tuple(Mention(*m) for m in mentions)) for i, t, n, aliases, mentions in parts["entities"]),
        tuple(Claim(*c) for c in parts["claims"]),
        tuple(Observation(*o) for o in parts["observations"]),
    )
