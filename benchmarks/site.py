"""The site of a made graph: how long it takes to be written, how much memory and disk, and a second time into the same folder.

    python -m benchmarks.site [--documents 1000] [--keep DIR]

1,000 documents give about 10,000 things with 30,000 claims. Times are seconds by the clock and, in brackets, of the processor; memory is
the peak of a process that does nothing else.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.graph_shape import make_lines, make_texts
from graph.assemble.texts import texts_path
from graph.derive import load_lines
from graph.site import write_site
from graph.store.oxigraph import build_store, open_disk_store


def make_build(folder: Path, documents: int) -> Path:
    """A store with the texts of its documents beside it."""
    place = folder / "store"
    store = build_store(place)
    load_lines(store.inner, (line + "\n" for line in make_lines(documents)))
    store.inner.flush()
    with texts_path(place).open("w", encoding="utf-8", newline="") as file:
        file.writelines(make_texts(documents))
    return place


def measure(place: str, out: str) -> dict[str, Any]:
    """One writing, in a process of its own."""
    began, worked = time.perf_counter(), time.process_time()
    report = write_site(open_disk_store(Path(place)), Path(out), texts=texts_path(Path(place)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "things": report.things, "documents": report.documents, "with text": report.texts,
        "seconds": f"{time.perf_counter() - began:.1f} ({time.process_time() - worked:.1f})", "peak MB": round(peak),
    }  # fmt: skip


def main(arguments: list[str]) -> int:
    """Make a graph, write its site twice, and print what it took."""
    parser = argparse.ArgumentParser(description="the site of a made graph")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--keep", type=Path, help="a folder for the graph and the site, which stay there")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        place = make_build(folder, options.documents)
        out = folder / "site"
        for what in ("new", "again"):
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                print(json.dumps({"writing": what} | pool.apply(measure, (str(place), str(out))), ensure_ascii=False))
        sizes = [path.stat().st_size for path in out.rglob("*") if path.is_file()]
        print(f"{len(sizes):,} files, {sum(sizes) / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
