"""Partners as text for people, as JSON for programs, as CSV for tables.

Enters: ranked candidates. Leaves: pieces of text; the command line writes them. Every point of a score and every step of its ways is shown
with the sentence that states it; text shows for each feature its first way.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from graph.match.partners import Candidate, Part, Step
from graph.match.quotes import Quote
from graph.ontology import load_ontology

FORMS = ("text", "json", "csv")
_LONGEST_QUOTE = 60  # characters
_COLUMNS = ("rank", "name", "type", "roles", "fills", "score", "known", "iri")


def render_partners(name: str, candidates: Sequence[Candidate], form: str, *, lacks: Sequence[str] = ()) -> Iterator[str]:
    """``text``, ``json`` or ``csv``; ``name`` is what was asked for, ``lacks`` are the roles that it lacks, where it is a community."""
    if form == "json":
        yield json.dumps(describe_partners(name, candidates, lacks=lacks), ensure_ascii=False, indent=1) + "\n"
    elif form == "csv":
        yield from _table(candidates)
    else:
        yield from _heading(name, "、".join(lacks), found=bool(candidates))
        for rank, candidate in enumerate(candidates, 1):
            yield from _lines(rank, candidate)


def _heading(name: str, lacks: str, *, found: bool) -> Iterator[str]:
    """The roles that a community lacks, and where nobody was found what that means."""
    if lacks:
        yield f"“{name}”缺少的角色 / roles that it lacks: {lacks}\n"
    if not found and lacks:
        yield (
            "图谱中没有与之相关而能担任的对象；用 --role 可找其他角色的伙伴 / "
            "nobody of the graph has to do with it and could fill them; --role finds partners of other roles\n"
        )
    elif not found:
        yield (
            f"没有找到与“{name}”尚无联系而又有共同之处的对象，且符合所给条件 / "
            f"nothing found that {name} shares something with, has no link to, and that is as wanted\n"
        )


def describe_partners(name: str, candidates: Sequence[Candidate], *, lacks: Sequence[str] = ()) -> dict[str, Any]:
    """An answer as plain values; ``lacks`` stands there for a community only."""
    return {"name": name, **({"lacks": list(lacks)} if lacks else {}), "partners": [_describe(candidate) for candidate in candidates]}


def _lines(rank: int, candidate: Candidate) -> Iterator[str]:
    thing = candidate.thing
    roles = f"，可任{'、'.join(candidate.fills)}" if candidate.fills else ""
    known = "，已有联系" if candidate.known else ""
    yield f"{rank:>2}. {thing.name}（{load_ontology().label(thing.type, 'zh')}{roles}{known}） {candidate.score:.4f}\n"
    told: set[tuple[Step, ...] | Quote] = set()
    for part in sorted(candidate.parts, key=lambda part: -part.points):
        yield from _part_lines(part, told)


def _part_lines(part: Part, told: set[tuple[Step, ...] | Quote]) -> Iterator[str]:
    """A feature with its first way that was not told before; a step or a sentence that was told stands there once."""
    through = f"：{'、'.join(list(dict.fromkeys(part.through))[:5])}" if part.through else ""
    yield f"     {part.points:+.4f} {part.title} {part.name}{through}\n"
    way = next((way for way in part.ways if way not in told), ())
    told.add(way)
    for step in dict.fromkeys(way):
        yield f"             {step.head} —{relation_label(step.relation)}→ {step.tail}{_quote(step, told)}\n"


def relation_label(relation: str) -> str:
    """The Chinese label of a relation, also of one that is derived."""
    return load_ontology().label(relation, "zh")


def _quote(step: Step, told: set[tuple[Step, ...] | Quote]) -> str:
    if not step.quotes:
        return "  （地区的隶属 / region inside region）" if step.derived else ""
    first, plan = step.quotes[0], "（计划）" if step.quotes[0].planned else ""
    if first in told:
        return f"  （原句同上）{plan}"
    told.add(first)
    text = first.text if len(first.text) <= _LONGEST_QUOTE else first.text[: _LONGEST_QUOTE - 1] + "…"
    return f"  “{text}” — {first.title or first.document}{plan}"


def _describe(candidate: Candidate) -> dict[str, Any]:
    return {
        "iri": candidate.thing.iri,
        "name": candidate.thing.name,
        "type": candidate.thing.type,
        "roles": list(candidate.thing.roles),
        "fills": list(candidate.fills),
        "known": candidate.known,
        "score": candidate.score,
        "parts": [_describe_part(part) for part in candidate.parts],
        "path": [_describe_step(step) for step in candidate.path],
    }


def _describe_part(part: Part) -> dict[str, Any]:
    return {
        "feature": part.name,
        "explanation": part.explanation,
        "value": part.value,
        "points": part.points,
        "through": list(part.through),
        "ways": [[_describe_step(step) for step in way] for way in part.ways],
    }


def _describe_step(step: Step) -> dict[str, Any]:
    return {
        "head": step.head,
        "relation": step.relation,
        "tail": step.tail,
        "derived": step.derived,
        "quotes": [asdict(quote) for quote in step.quotes],
    }


def _table(candidates: Sequence[Candidate]) -> Iterator[str]:
    features = list(dict.fromkeys(part.name for candidate in candidates for part in candidate.parts))
    yield _row([*_COLUMNS, *features, "reason"])
    for rank, c in enumerate(candidates, 1):
        points = {part.name: part.points for part in c.parts}
        about = [c.thing.name, c.thing.type, "、".join(c.thing.roles), "、".join(c.fills), c.score, "是" if c.known else "", c.thing.iri]
        yield _row([rank, *about, *(points.get(name, 0) for name in features), _in_a_line(c.path)])


def _in_a_line(steps: Sequence[Step]) -> str:
    return "；".join(f"{step.head} {relation_label(step.relation)} {step.tail}" for step in steps)


def _row(cells: Sequence[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
