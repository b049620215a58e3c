"""Reads one file into an analysis: the stages read, recognise, resolve (in the document) and relate in a row.

Enters: a listed file. Leaves: its ``Outcome``, whatever happens. Runs in the build's own process or in worker processes;
the outcome of a file depends on the file alone, so that the number of processes cannot matter.
"""

from __future__ import annotations

import gc
import math
import os
import signal
import threading
import traceback
from functools import cache
from multiprocessing import parent_process
from pathlib import Path

from graph.job.archive import dump_analysis
from graph.job.state import Listed, Outcome
from graph.model import Analysis, Claim, Observation, Reading
from graph.ontology import load_ontology
from graph.read import ReadError, SourceFile, read_document
from graph.recognise import Recogniser, load_recogniser
from graph.relate import relate
from graph.resolve.additions import drop_unused
from graph.resolve.document import resolve_document

PACKAGE = Path(__file__).resolve().parents[1]


@cache
def _recogniser() -> Recogniser:
    return load_recogniser()


def start_worker() -> None:
    """Prepare a worker process: leave Ctrl-C to the parent, end with the parent, load the models once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.join,), daemon=True).start()
    _recogniser()
    gc.freeze()  # the models stay to the end: the garbage collector need not go through them again and again


def _end_with(wait: object) -> None:
    """A killed parent cannot tell its workers; they would wait for work for ever."""
    if callable(wait):
        wait()
    os._exit(1)


def analyse_file(file: Listed) -> Outcome:
    """Read and analyse one file. A file that is no document is skipped; a defect of the program spoils this file only."""
    if file.found:
        return Outcome(file, "skipped", "", file.found, file.expected)
    try:
        document = read_document(SourceFile(Path(file.path), file.source, file.id))
        analysis, dropped = analyse_reading(resolve_document(_recogniser().recognise(document)))
        return Outcome(file, "read", dropped=dropped, analysis=dump_analysis(analysis))
    except ReadError as error:
        return Outcome(file, "skipped", error.place, error.found, error.expected)
    except Exception as error:  # noqa: BLE001 — the one boundary: a defect met in one document must not cost the other thousand
        return Outcome(file, "failed", _locate(error), f"{type(error).__name__}: {error}"[:500], "no defect in the program")


def analyse_reading(reading: Reading) -> tuple[Analysis, int]:
    """All that a document says, and the number of findings that were dropped because they cannot be right."""
    claims, observations = relate(reading)
    return _sift(Analysis(reading.document, drop_unused(reading.entities, claims, observations), claims, observations))


def _locate(error: Exception) -> str:
    """File and line of the innermost frame of this package, without anything of the machine."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(PACKAGE)]
    return f"{Path(frames[-1].filename).relative_to(PACKAGE.parent).as_posix()}:{frames[-1].lineno}" if frames else ""


def _sift(analysis: Analysis) -> tuple[Analysis, int]:
    """The analysis without findings that cannot be right, and their number.

    Out: evidence that does not stand where it is said to, unknown ends, values that are no finite number.
    """
    ids = {e.id for e in analysis.entities}
    claims = tuple(
        c
        for c in analysis.claims
        if _stands(c, analysis.document.text) and {c.head, c.tail} <= ids and c.relation in load_ontology().relations
    )
    observations = tuple(
        o for o in analysis.observations if _stands(o, analysis.document.text) and o.subject in ids and math.isfinite(o.value)
    )
    dropped = len(analysis.claims) + len(analysis.observations) - len(claims) - len(observations)
    return Analysis(analysis.document, analysis.entities, claims, observations), dropped


def _stands(finding: Claim | Observation, text: str) -> bool:
    return 0 <= finding.start < finding.end and text[finding.start : finding.end] == finding.quote
