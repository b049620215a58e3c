"""The page of one document: its text with what was read in it, each mention, relation and figure with the rule that found it.

Enters: the ``Analysis`` of a document and, where they are at hand, all numbers of its text. Leaves: one HTML text that
fetches nothing. The same values give the same bytes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from graph.model import Analysis, Claim, Document, Entity, Mention, Observation, Quantity
from graph.show.amounts import humanise_quantity
from graph.show.labels import describe_classes, describe_relations
from graph.show.page import EXPLANATION, render_page
from graph.show.pieces import Cut, Piece, Span, cut_text

Marks = dict[Span, list[tuple[int, Mention]]]  # by span: the index of an entity, and its mention there


def render_explanation(analysis: Analysis, quantities: Sequence[Quantity] = (), *, home: str | None = None) -> str:
    """The page that shows what was read in a document.

    ``quantities`` are all numbers of its text (``Reading.quantities``), those that became an observation and those that did
    not; without them no number is marked. ``home`` is the id of the place that 我市 stands for. A class or relation that the
    ontology does not have raises ``UnknownTermError``; a claim or observation about an entity that is not there, or a span
    outside the text, ``ValueError``.
    """
    title = analysis.document.title or analysis.document.id
    return render_page(EXPLANATION, describe_explanation(analysis, tuple(quantities), home=home), title=title)


def describe_explanation(analysis: Analysis, quantities: tuple[Quantity, ...], *, home: str | None) -> dict[str, Any]:
    """All that the page knows, as it stands in its JSON; entities, marks and numbers are named by their index."""
    order = {entity.id: i for i, entity in enumerate(analysis.entities)}
    _check_ends(analysis, order)
    marks = _gather_marks(analysis.entities)
    cut = cut_text(
        analysis.document.text,
        list(marks),
        [(q.start, q.end) for q in quantities],
        [(c.start, c.end) for c in analysis.claims] + [(o.start, o.end) for o in analysis.observations],
    )
    return {
        "document": _describe_document(analysis, home),
        "classes": describe_classes({entity.type for entity in analysis.entities}),
        "relations": describe_relations({claim.relation for claim in analysis.claims}),
        "pieces": [_describe_piece(piece) for piece in cut.pieces],
        "marks": [_describe_mark(span, found, cut) for span, found in marks.items()],
        "things": _describe_things(analysis.entities, marks),
        "claims": [_describe_claim(claim, order) | _describe_finding(claim, cut) for claim in analysis.claims],
        "observations": [_describe_observation(o, order) | _describe_finding(o, cut) for o in analysis.observations],
        "numbers": _describe_numbers(quantities, analysis.observations, cut),
    }


def _check_ends(analysis: Analysis, order: dict[str, int]) -> None:
    ends = {end for claim in analysis.claims for end in (claim.head, claim.tail)} | {o.subject for o in analysis.observations}
    if unknown := sorted(ends - order.keys()):
        raise ValueError(f"{analysis.document.id}: found claims or observations about {', '.join(unknown)}, expected ids of its entities")


def _gather_marks(entities: tuple[Entity, ...]) -> Marks:
    """The places of the text that mean an entity, in text order, the longer first; 双方 means two."""
    marks: Marks = defaultdict(list)
    for i, entity in enumerate(entities):
        for mention in entity.mentions:
            marks[mention.start, mention.end].append((i, mention))
    return dict(sorted(marks.items(), key=lambda mark: (mark[0][0], -mark[0][1])))


def _describe_document(analysis: Analysis, home: str | None) -> dict[str, Any]:
    document: Document = analysis.document
    told = {name: getattr(document, name) for name in ("id", "source", "format", "title", "issuer", "number", "date")}
    return told | {"home": next((e.name for e in analysis.entities if e.id == home), document.region)}


def _describe_piece(piece: Piece) -> str | list[str | int]:
    """The bare text of a piece that belongs to nothing, else text, mark and number with -1 for none."""
    if piece.mark is None and piece.number is None:
        return piece.text
    return [piece.text, *(-1 if i is None else i for i in (piece.mark, piece.number))]


def _describe_mark(span: Span, found: list[tuple[int, Mention]], cut: Cut) -> dict[str, Any]:
    return {
        "text": found[0][1].text,
        "start": span[0],
        "end": span[1],
        "pieces": cut.cover(span),
        "means": [{"thing": i, "role": m.role, "rule": m.rule, "confidence": m.confidence} for i, m in found],
    }


def _describe_things(entities: tuple[Entity, ...], marks: Marks) -> list[dict[str, Any]]:
    places: dict[int, list[int]] = defaultdict(list)
    for number, found in enumerate(marks.values()):
        for i, _ in found:
            places[i].append(number)
    return [
        {"type": e.type, "name": e.name, "aliases": [a for a in dict.fromkeys(e.aliases) if a != e.name], "marks": places[i]}
        for i, e in enumerate(entities)
    ]


def _describe_finding(finding: Claim | Observation, cut: Cut) -> dict[str, Any]:
    """What claims and observations have in common: evidence, rule and confidence."""
    return {
        "quote": finding.quote,
        "start": finding.start,
        "end": finding.end,
        "pieces": cut.cover((finding.start, finding.end)),
        "rule": finding.rule,
        "confidence": finding.confidence,
        "date": finding.date,
    }


def _describe_claim(claim: Claim, order: dict[str, int]) -> dict[str, Any]:
    return {
        "head": order[claim.head],
        "relation": claim.relation,
        "tail": order[claim.tail],
        "status": claim.status,
        "amount": None if claim.amount is None else humanise_quantity(claim.amount, "元"),
    }


def _describe_observation(observation: Observation, order: dict[str, int]) -> dict[str, Any]:
    return {
        "subject": order[observation.subject],
        "metric": observation.metric,
        "value": observation.value,
        "unit": observation.unit,
        "text": humanise_quantity(observation.value, observation.unit),
        "bound": observation.bound,
        "kind": observation.kind,
    }


def _describe_numbers(quantities: tuple[Quantity, ...], observations: tuple[Observation, ...], cut: Cut) -> list[dict[str, Any]]:
    """The numbers of the text, each with the observations that were made of it: those that say the same and quote it.

    Of two equal numbers in one quote (甲区3家、乙区3家) both count, as an observation does not keep which one it was.
    """
    same: dict[tuple[float, str, str], list[int]] = defaultdict(list)
    for i, observation in enumerate(observations):
        same[observation.value, observation.unit, observation.bound].append(i)
    return [
        {
            "text": q.text,
            "shown": humanise_quantity(q.value, q.unit),
            "bound": q.bound,
            "pieces": cut.cover((q.start, q.end)),
            "observations": [i for i in same[q.value, q.unit, q.bound] if _quotes(observations[i], q)],
        }
        for q in quantities
    ]


def _quotes(observation: Observation, quantity: Quantity) -> bool:
    return observation.start <= quantity.start and quantity.end <= observation.end
