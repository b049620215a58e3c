"""What the models of names learn from: annotated documents and marked sentences, each as the rules read it, with what gold says.

Enters: ``texts``, ``gold`` and ``sentences`` beside this file, and the shared corpora. Leaves: ``Example`` values for the judge,
``Sample`` values for the network.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from benchmarks.gold import locate_entities
from graph.model import Mention
from graph.read import SourceFile, read_document
from graph.recognise.encoder import Array
from graph.recognise.learned.judge import Reading
from graph.recognise.learned.network import NameNetwork, Piece
from graph.recognise.nlp import build_pipeline
from graph.recognise.wide import find_wide
from graph.recognise.words import Words
from training.documents import FOLDS, HERE, load_annotated

CLASSES = (
    "GovernmentBody", "Enterprise", "University", "ResearchInstitute", "FinancialInstitution", "Fund", "ServiceOrganization",
    "InnovationCommunity", "Platform", "Person", "Team", "Technology", "Demand", "Project", "Policy", "Programme", "FinancialProduct",
    "Event", "Award", "Industry", "Region",
)  # fmt: skip
MARK = re.compile(r"\[([^\[\]]+)\]\((\w+)\)")
# How often the network is trained without the rules' reading, for the same reason.
BLIND = {"fresh": 0.1, "known": 0.35, "sentence": 0.1}


class Sample(NamedTuple):
    """One piece: the tagger's states, the rules' reading, the right tags; ``blind``: how often the rules' reading is withheld."""

    states: Array
    reading: Array
    tags: NDArray[np.int32]
    blind: float


@dataclass(frozen=True, slots=True)
class Example:
    """One text with what the rules and the gold say of it; ``sort`` is a key of ``WEIGHTS``."""

    words: Words
    sort: str
    fold: int
    pieces: tuple[Piece, ...]
    chosen: tuple[Mention, ...]
    spare: tuple[Mention, ...]
    wide: tuple[Mention, ...]
    gold: frozenset[Reading]

    @property
    def text(self) -> str:
        """The text itself."""
        return self.words.text


def load_examples() -> Iterator[Example]:
    """All documents, then all marked sentences."""
    nlp = build_pipeline(None)
    for item in load_annotated():
        text = read_document(SourceFile(item.path, item.path.name, item.id)).text
        gold = frozenset((m.start, m.end, e.type) for e in locate_entities(text, item.gold) for m in e.mentions)
        yield _make(nlp(text), "fresh" if item.fresh else "known", item.fold, gold)
    for path in sorted((HERE / "sentences").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                text, gold = read_marks(line.strip())
                fold = hashlib.sha256(text[:12].encode()).digest()[0] % FOLDS
                yield _make(nlp(text), "sentence", fold, gold)


def _make(doc: Doc, sort: str, fold: int, gold: frozenset[Reading]) -> Example:
    own = doc._
    return Example(own.words, sort, fold, own.pieces, own.mentions, tuple(own.candidates or ()), tuple(find_wide(own.words.text)), gold)


def read_marks(line: str) -> tuple[str, frozenset[Reading]]:
    """``[宜昌市](Region)的…``: the text without marks, and what they mark."""
    text, at = "", 0
    gold: set[Reading] = set()
    for match in MARK.finditer(line):
        text += line[at : match.start()]
        gold.add((len(text), len(text) + len(match[1]), match[2]))
        text, at = text + match[1], match.end()
    return text + line[at:], frozenset(gold)


def to_samples(examples: Iterable[Example], shell: NameNetwork) -> list[Sample]:
    """What the network learns from: one sample for each piece."""
    samples = []
    for example in examples:
        reading = shell.encode_mentions(example.chosen, len(example.text))
        tags = np.zeros(len(example.text), dtype=np.int32)
        for start, end, kind in example.gold:
            tags[start] = shell.tag_of(kind)
            tags[start + 1 : end] = shell.tag_of(kind) + 1
        samples += [
            Sample(p.states, reading[p.start : p.end], tags[p.start : p.end], BLIND[example.sort]) for p in example.pieces if len(p.states)
        ]
    return samples
