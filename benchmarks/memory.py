"""Peak memory of a whole build of 100 and of 2,000 made documents, each in a process of its own.

    python benchmarks/memory.py [COUNT ...]

Prints, for each count, seconds, documents a second and the peak of the resident set in MB.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.documents import write_documents  # noqa: E402


def measure(folder: Path) -> None:
    """Build the documents in ``folder`` in this process and print time and peak memory."""
    from graph.pipeline import build_graph

    began = time.perf_counter()
    result = build_graph([folder / "in"], folder / "out", jobs=1)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = f"{result.read:6} documents {result.things:7} things {result.claims:7} claims"
    print(f"{size} {seconds:8.1f} s {result.read / seconds:6.1f}/s {peak:7.0f} MB peak")


def main(arguments: list[str]) -> int:
    """Measure each count in a fresh process."""
    if arguments[:1] == ["--one"]:
        measure(Path(arguments[1]))
        return 0
    for count in [int(a) for a in arguments] or [100, 2000]:
        with tempfile.TemporaryDirectory() as name:
            write_documents(Path(name) / "in", count)
            subprocess.run([sys.executable, __file__, "--one", name], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
