"""What is read from the gold corpora stays above the floors; the corpora lie beside the project."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from benchmarks.gold import SHARED
from benchmarks.score import PARTS, build_annotations, run_scorer

FLOORS = {"entity": 0.85, "canonical_name": 0.90, "relation": 0.65, "observation": 0.80}


@pytest.mark.skipif(not (SHARED / "eval" / "score.py").exists(), reason="the gold corpora are not beside the project")
def test_scores_on_the_gold_corpora(tmp_path: Path) -> None:
    gold, predicted = tmp_path / "gold", tmp_path / "predicted"
    gold.mkdir()
    predicted.mkdir()
    for part in PARTS:
        for source, target in ((SHARED / "eval" / "gold" / part, gold), (build_annotations(SHARED / "corpus" / part, tmp_path), predicted)):
            for path in source.glob("*.json"):
                shutil.copy(path, target / path.name)
    rows, _ = run_scorer(gold, predicted, 0)
    assert {name: rows[name]["f1"] for name, floor in FLOORS.items() if rows[name]["f1"] < floor} == {}
