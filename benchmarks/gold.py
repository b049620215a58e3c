"""Gold annotations as ``Reading`` values, so that a later stage can be measured apart from the earlier ones.

``load_gold_readings(folder)`` finds every gold name and alias in its text (longest first, no overlaps) and runs only
the tagger and the quantity reader. Anaphors (该院, 我市) are not in gold, so they are absent here.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.model import Entity, Mention

SHARED = Path(os.environ.get("CHUANGPU_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def locate_entities(text: str, gold: dict[str, Any]) -> tuple[Entity, ...]:
    """Gold entities with all their mentions in the text; where two names compete the longer wins."""
    surfaces = sorted(
        ((surface, e["id"], e["type"]) for e in gold["entities"] for surface in {e["name"], *e.get("aliases", [])}),
        key=lambda s: (-len(s[0]), s[0], s[1]),
    )
    taken = bytearray(len(text))
    found: dict[str, list[Mention]] = {}
    for surface, entity, kind in surfaces:
        at = text.find(surface)
        while at >= 0:
            end = at + len(surface)
            if not any(taken[at:end]):
                taken[at:end] = b"\1" * len(surface)
                found.setdefault(entity, []).append(Mention(at, end, surface, kind, "gold"))
            at = text.find(surface, end)
    return tuple(
        Entity(e["id"], e["type"], e["name"], tuple(e.get("aliases", [])), tuple(sorted(found.get(e["id"], []), key=lambda m: m.start)))
        for e in gold["entities"]
    )


def load_gold(part: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """(text, gold) of each document of ``seeds`` or ``dev``, in file order."""
    for path in sorted((SHARED / "eval" / "gold" / part).glob("*.json")):
        text = (SHARED / "corpus" / part / f"{path.stem}.txt").read_text(encoding="utf-8")
        yield text, json.loads(path.read_text(encoding="utf-8"))
