"""Partners as text for people and as JSON for programs.

Enters: ranked candidates. Leaves: pieces of text; the command line writes them. Every point of a score and every step of
the way to a candidate is shown with the sentence that states it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from graph.match.partners import Candidate, Step
from graph.ontology import load_ontology

_LONGEST_QUOTE = 60  # characters


def render_partners(name: str, candidates: Sequence[Candidate], form: str) -> Iterator[str]:
    """``text`` or ``json``; ``name`` is what was asked for."""
    if form == "json":
        yield json.dumps({"name": name, "partners": [_describe(c) for c in candidates]}, ensure_ascii=False, indent=1) + "\n"
        return
    if not candidates:
        yield f"没有找到与“{name}”尚无联系而又有共同之处的对象 / nothing found that {name} shares something with and has no link to\n"
    for rank, candidate in enumerate(candidates, 1):
        yield from _lines(rank, candidate)


def _lines(rank: int, candidate: Candidate) -> Iterator[str]:
    thing = candidate.thing
    roles = f" {'、'.join(thing.roles)}" if thing.roles else ""
    yield f"{rank:>2}. {thing.name}（{load_ontology().label(thing.type, 'zh')}{roles}） {candidate.score:.3f}\n"
    for part in candidate.parts:
        if part.points:
            through = f"：{'、'.join(part.through[:5])}" if part.through else ""
            yield f"      +{part.points:.3f} {part.feature.explanation.partition('：')[0]} {part.feature.name}{through}\n"
    for step in candidate.path:
        yield f"      {step.head} —{load_ontology().label(step.relation, 'zh')}→ {step.tail}{_quote(step)}\n"


def _quote(step: Step) -> str:
    if not step.quotes:
        return ""
    first = step.quotes[0]
    text = first.text if len(first.text) <= _LONGEST_QUOTE else first.text[: _LONGEST_QUOTE - 1] + "…"
    return f"  “{text}” — {first.title or first.document}"


def _describe(candidate: Candidate) -> dict[str, Any]:
    """A candidate as plain values."""
    return {
        "iri": candidate.thing.iri,
        "name": candidate.thing.name,
        "type": candidate.thing.type,
        "roles": list(candidate.thing.roles),
        "score": candidate.score,
        "parts": [
            {"feature": p.feature.name, "explanation": p.feature.explanation, "points": p.points, "through": list(p.through)}
            for p in candidate.parts
        ],
        "path": [
            {
                "head": step.head,
                "relation": step.relation,
                "tail": step.tail,
                "quotes": [asdict(quote) for quote in step.quotes],
            }
            for step in candidate.path
        ],
    }
