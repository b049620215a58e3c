"""Annotated documents for development and training, each with its text, its gold and the part that it belongs to.

Parts: ``seeds`` and ``dev`` of the shared folder (absent where that folder is), ``own`` (``training/texts`` with
``training/gold``: written and annotated for this project). The held-out documents of ``benchmarks/heldout`` are never loaded here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.gold import SHARED

HERE = Path(__file__).parent
PARTS = ("seeds", "dev", "own")
FOLDS = 5
UNOPENED = "tvwxy"  # own documents whose errors no rule writer has seen
READ = ("a", "b", "c", "e", "m")  # own documents that most rules were made with in view, by the first letter of their name


@dataclass(frozen=True, slots=True)
class Annotated:
    """One document with its gold (the JSON of the annotation guideline)."""

    id: str
    part: str
    path: Path
    gold: dict[str, Any]

    @property
    def fold(self) -> int:
        """The fold that holds the document out: by its name alone, so that new documents move no old one."""
        return hashlib.sha256(self.id.encode()).digest()[0] % FOLDS

    @property
    def fresh(self) -> bool:
        """Whether most rules were made without the document in view."""
        return self.part == "own" and not self.id.startswith(READ)


def load_annotated(parts: Sequence[str] = PARTS) -> Iterator[Annotated]:
    """The annotated documents of the given parts in order of name; a gold file without text raises ``FileNotFoundError``."""
    for part in parts:
        texts, golds = _folders(part)
        for path in sorted(golds.glob("*.json")):
            text = texts / f"{path.stem}.txt"
            if not text.exists():
                raise FileNotFoundError(f"{path}: found no text beside it, expected {text}")
            yield Annotated(path.stem, part, text, json.loads(path.read_text(encoding="utf-8")))


def _folders(part: str) -> tuple[Path, Path]:
    if part == "own":
        return HERE / "texts", HERE / "gold"
    return SHARED / "corpus" / part, SHARED / "eval" / "gold" / part


def fold_folder(fold: int) -> Path:
    """Where ``training.names`` leaves the models that have not seen a fold; later stages learn from what those find there."""
    return HERE / "folds" / str(fold)
