"""Stores as a build leaves them, made of analyses by hand, with the texts of their documents beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.assemble.statements import (
    claim_quads,
    document_quads,
    observation_quads,
    plain_triple,
    state_claims,
    state_observations,
    thing_quads,
)
from graph.assemble.texts import render_text, texts_path
from graph.derive import derive_all, load_lines
from graph.model import Analysis, Claim, Document, Entity, Mention, Observation
from graph.ontology import load_ontology
from graph.resolve.corpus import Thing
from graph.resolve.iri import thing_iri
from graph.store.oxigraph import build_store

LONG = "超长名称" * 75  # 300 characters


def make_build(folder: Path, analyses: Iterable[Analysis], *, texts: bool = True) -> Path:
    """The folder of a store; things of one class and name are one thing."""
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / "store"
    analyses = list(analyses)
    things = {analysis.document.id: {e.id: _make_thing(e) for e in analysis.entities} for analysis in analyses}
    store = build_store(place)
    load_lines(store.inner, (f"{line}\n" for analysis in analyses for line in _make_lines(analysis, things[analysis.document.id])))
    derive_all(store.inner)
    store.inner.flush()
    if texts:
        lines = (render_text(analysis, things[analysis.document.id]) for analysis in analyses)
        texts_path(place).write_text("".join(lines), encoding="utf-8", newline="")
    return place


def _make_thing(entity: Entity) -> Thing:
    return Thing(thing_iri(entity.type, entity.name), entity.type, entity.name, 1, entity.aliases)


def _make_lines(analysis: Analysis, things: dict[str, Thing]) -> Iterator[str]:
    ontology = load_ontology()
    yield from document_quads(analysis.document)
    for thing in things.values():
        yield from thing_quads(thing, ontology)
    for stated in state_claims(analysis, things, ontology):
        yield from claim_quads(stated, analysis.document, ontology)
        yield from plain_triple(stated, ontology)
    for counted in state_observations(analysis, things):
        yield from observation_quads(counted, analysis.document)


def make_busy(firms: int = 60) -> Analysis:
    """A city in which many firms lie, each with a line and a figure of its own; the first has a very long name."""
    lines, entities, claims, observations = ["青川市企业名录"], [], [], []
    mentions: list[Mention] = []
    at = len(lines[0]) + 1
    for number in range(1, firms + 1):
        name = LONG if number == 1 else f"青川第{number}企业有限公司"
        line = f"{name}位于青川市，有职工{number}人。"
        city = at + len(name) + 2
        mentions.append(Mention(city, city + 3, "青川市", "Region", "name.test"))
        entities.append(Entity(f"e{number}", "Enterprise", name, (), (Mention(at, at + len(name), name, "Enterprise", "name.test"),)))
        claims.append(Claim(f"e{number}", "locatedIn", "city", at, at + len(line), line, "locatedIn.test", 0.9))
        counted = line.index("有职工")
        quote = line[counted:-1]
        observations.append(
            Observation(f"e{number}", "职工", float(number), "人", "actual", at + counted, at + counted + len(quote), quote, "number.test")
        )
        lines.append(line)
        at += len(line) + 1
    document = Document("名录", "名录.txt", "txt", "\n".join(lines), title="青川市企业名录", date="2024", region="青川市", digest="1" * 64)
    city_entity = Entity("city", "Region", "青川市", ("青川",), tuple(mentions))
    return Analysis(document, (city_entity, *entities), tuple(claims), tuple(observations))
