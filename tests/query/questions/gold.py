"""The graph of the annotated seed documents: what people said that these texts say, assembled by the build as it stands.

Reading, recognising and relating are left out: the annotations take their place, so that an answer can be held against them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from benchmarks.gold import locate_entities
from graph.job.archive import dump_analysis
from graph.job.state import Listed, Outcome
from graph.model import Analysis, Claim, Document, Observation
from graph.pipeline import build_graph
from graph.query import AmbiguousNameError, UnknownNameError, find_thing
from graph.read import SourceFile, read_document
from graph.store import GraphStore, open_store

SHARED = Path(os.environ.get("CHUANGPU_SHARED", Path(__file__).resolve().parents[4] / "shared"))
ANNOTATED = SHARED / "eval" / "gold" / "seeds"
TEXTS = SHARED / "corpus" / "seeds"


@dataclass(frozen=True)
class Fact:
    """An annotated relation with the IRIs of its ends."""

    document: str
    head: str
    relation: str
    tail: str
    status: str


@dataclass(frozen=True)
class Figure:
    """An annotated number with the IRI of what it counts for."""

    document: str
    subject: str
    metric: str
    value: float
    unit: str
    kind: str


@dataclass(frozen=True)
class Gold:
    """The store and what the annotations say, in its IRIs; ``types`` leads from an IRI to the annotated class."""

    store: GraphStore
    facts: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    types: dict[str, str]

    def iri(self, name: str, *classes: str) -> str:
        return find_thing(self.store, name, classes=classes).iri


def build_gold(folder: Path) -> Gold:
    """Build the graph of the annotations in a folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graph.pipeline.analyse_files", _analyse)
        build_graph([TEXTS], folder / "out", jobs=1)
    store = open_store(folder / "out" / "store")
    facts, figures, types = [], [], {}
    for path in sorted(ANNOTATED.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        iris = {e["id"]: _find(store, e) for e in gold["entities"]}
        types |= {iris[e["id"]]: e["type"] for e in gold["entities"]}
        facts += [
            Fact(path.stem, iris[r["head"]], r["relation"], iris[r["tail"]], r.get("status", "done"))
            for r in gold["relations"]
            if iris[r["head"]] != iris[r["tail"]]
        ]
        figures += [Figure(path.stem, iris[o["subject"]], o["metric"], o["value"], o["unit"], o["kind"]) for o in gold["observations"]]
    return Gold(store, tuple(facts), tuple(figures), types)


def _find(store: GraphStore, entity: dict[str, Any]) -> str:
    """The IRI of an annotated thing, by any of its names that leads to one thing."""
    for name in (entity["name"], *entity.get("aliases", [])):
        try:
            return find_thing(store, name, classes=(entity["type"],)).iri
        except (UnknownNameError, AmbiguousNameError):
            continue
    return f"absent:{entity['name']}"


def _analyse(files: Iterator[Listed], jobs: int) -> Iterator[Outcome]:
    for file in files:
        document = read_document(SourceFile(Path(file.path), file.source, file.id))
        gold = json.loads((ANNOTATED / f"{file.id}.json").read_text(encoding="utf-8"))
        yield Outcome(file, "read", analysis=dump_analysis(_from_gold(document, gold)))


def _from_gold(document: Document, gold: dict[str, Any]) -> Analysis:
    claims = (
        Claim(r["head"], r["relation"], r["tail"], *_place(document, r["evidence"]), "gold", status=r.get("status", "done"))
        for r in gold["relations"]
    )
    observations = (
        Observation(
            o["subject"], o["metric"], o["value"], o["unit"], o["kind"], *_place(document, o["evidence"]), "gold", o.get("bound", "=")
        )
        for o in gold["observations"]
    )
    return Analysis(document, locate_entities(document.text, gold), tuple(claims), tuple(observations))


def _place(document: Document, evidence: str) -> tuple[int, int, str]:
    """Where the evidence stands; the first line of the text where the cleaned text has it otherwise."""
    start = document.text.find(evidence)
    if start < 0:
        start, evidence = 0, document.text.partition("\n")[0]
    return start, start + len(evidence), evidence
