"""The one factory of analyses made by hand: entities as (type, name, aliases …), claims by their places in that list."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Analysis, Claim, Document, Entity, Mention, Observation

EntityRow = Sequence[str]  # type, name, aliases
ClaimRow = tuple[int, str, int]


def make_analysis(
    document_id: str, entities: Sequence[EntityRow], claims: Sequence[ClaimRow] = (), *, region: str | None = None, text: str = ""
) -> Analysis:
    """An analysis whose text is the names in a row, unless given; every claim is evidenced by the whole text."""
    text = text or "，".join(name for _, *names in entities for name in names) or "空"
    made = tuple(_make_entity(number, row, text) for number, row in enumerate(entities))
    stated = tuple(Claim(f"e{head}", relation, f"e{tail}", 0, len(text), text, "test.rule") for head, relation, tail in claims)
    return Analysis(
        Document(document_id, f"{document_id}.txt", "txt", text, title=f"题{document_id}", region=region, digest="0" * 64), made, stated, ()
    )


def _make_entity(number: int, row: EntityRow, text: str) -> Entity:
    kind, name, *aliases = row
    mentions = tuple(Mention(text.find(n), text.find(n) + len(n), n, kind, "test") for n in (name, *aliases) if n in text)
    return Entity(f"e{number}", kind, name, tuple(aliases), mentions)


def with_observation(analysis: Analysis, subject: int, metric: str, value: float, *, unit: str = "家") -> Analysis:
    """The analysis with one more observation."""
    text = analysis.document.text
    more = Observation(f"e{subject}", metric, value, unit, "actual", 0, len(text), text, "test.rule")
    return Analysis(analysis.document, analysis.entities, analysis.claims, (*analysis.observations, more))
