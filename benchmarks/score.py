"""Scores a whole build against gold annotations: ``python -m benchmarks.score [--errors N]``.

Builds ``corpus/seeds`` and ``corpus/dev`` of the shared folder, on which reading was developed, and ``benchmarks/heldout``, on
which it was not; runs ``eval/score.py`` on the annotations of each, and prints entity, alias, relation and observation scores.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.gold import SHARED
from graph.pipeline import build_graph

PARTS = ("seeds", "dev")
HELD_OUT = Path(__file__).with_name("heldout")
MEASURES = ("entity", "entity_untyped", "alias", "canonical_name", "relation", "observation")


def build_annotations(texts: Path, folder: Path) -> Path:
    """The annotations folder of a build of the txt files in ``texts``."""
    sources = folder / "corpus" / texts.name
    sources.mkdir(parents=True)
    for path in sorted(texts.glob("*.txt")):
        shutil.copy(path, sources / path.name)
    build_graph([sources], folder / "out" / texts.name)
    return folder / "out" / texts.name / "annotations"


def run_scorer(gold: Path, predicted: Path, errors: int) -> tuple[dict[str, dict[str, float]], list[str]]:
    """The scorer's rows, and its first ``errors`` error lines."""
    command = [sys.executable, str(SHARED / "eval" / "score.py"), str(gold), str(predicted), "--json", "--errors", str(errors)]
    text = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    rows, end = json.JSONDecoder().raw_decode(text)
    return rows["scores"], text[end:].strip().splitlines()


def print_scores(title: str, rows: dict[str, dict[str, float]], *, details: bool) -> None:
    """One line a measure."""
    print(f"\n{title}\n{'measure':32} {'P':>7} {'R':>7} {'F1':>7} {'gold':>6} {'found':>6}")
    for name in [*MEASURES, *(sorted(set(rows) - set(MEASURES)) if details else [])]:
        row = rows[name]
        print(f"{name:32} {row['precision']:7.3f} {row['recall']:7.3f} {row['f1']:7.3f} {row['gold']:6.0f} {row['predicted']:6.0f}")


def main() -> int:
    """Build, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="also print the first N errors of both parts together")
    options = parser.parse_args()
    if not (SHARED / "eval" / "score.py").exists():
        print(f"no gold corpora: found nothing at {SHARED}, expected eval/ and corpus/ there (set CHUANGPU_SHARED)", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        gold, predicted = folder / "gold", folder / "predicted"
        gold.mkdir()
        predicted.mkdir()
        for part in PARTS:
            annotations = build_annotations(SHARED / "corpus" / part, folder)
            rows, _ = run_scorer(SHARED / "eval" / "gold" / part, annotations, 0)
            print_scores(part, rows, details=False)
            for source, target in ((SHARED / "eval" / "gold" / part, gold), (annotations, predicted)):
                for path in source.glob("*.json"):
                    shutil.copy(path, target / path.name)
        rows, errors = run_scorer(gold, predicted, options.errors)
        print_scores(" + ".join(PARTS), rows, details=True)
        print("\n".join(errors))
        rows, _ = run_scorer(HELD_OUT / "gold", build_annotations(HELD_OUT / "texts", folder), 0)
        print_scores("held out", rows, details=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
