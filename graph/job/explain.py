"""One document in, the page that shows what was read in it out: the stages of a build for a single file, without its graph.

Enters: a path. Leaves: an HTML file and an ``Explanation``. read → recognise → resolve (in the document) → relate → show, with the
same functions as a build, so that the page shows what the build would take from the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph.job.folder import replace_text
from graph.job.worker import analyse_reading
from graph.model import Analysis, Document
from graph.read import ReadError, find_files, read_document
from graph.read.files import EXPECTED
from graph.recognise import load_recogniser
from graph.resolve.document import resolve_document
from graph.show import render_explanation


class PagePathError(Exception):
    """The page cannot be written where it was asked for; the message says what was found there and what was expected."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Where the page is, and what it shows."""

    page: Path
    analysis: Analysis


def explain_file(path: Path, *, page: Path | None = None, folder: Path) -> Explanation:
    """Read one document and write its page to ``page``, or to ``folder`` under the document's id.

    Raises ``ReadError`` for a file that is no document and ``PagePathError`` for a place that is none for a page, both before
    the language models are loaded, and ``LexiconError`` or ``OntologyError`` for a broken setting.
    """
    document = _read_one(path)
    page = page or folder / f"{document.id}.html"
    _check_page(page, path)
    reading = resolve_document(load_recogniser().recognise(document))
    analysis, _ = analyse_reading(reading)
    page.parent.mkdir(parents=True, exist_ok=True)
    replace_text(page, render_explanation(analysis, reading.quantities, home=reading.home))
    return Explanation(page, analysis)


def _read_one(path: Path) -> Document:
    if path.is_dir():
        raise ReadError(str(path), "", "a folder", EXPECTED)
    (file,) = find_files([path])
    return read_document(file)


def _check_page(page: Path, source: Path) -> None:
    """A page replaces an older page, but no folder, no device, and never the document itself."""
    if not page.exists():
        _check_folder(page)
        return
    if not page.is_file():
        raise PagePathError(f"{page}: found {'a folder' if page.is_dir() else 'no ordinary file'}, expected the name of a page to write")
    if page.samefile(source):
        raise PagePathError(f"{page}: found the document itself, expected another file for the page")


def _check_folder(page: Path) -> None:
    """The folder of the page is there or can be made."""
    above = next(parent for parent in page.absolute().parents if parent.exists())
    if not above.is_dir():
        raise PagePathError(f"{above}: found a file, expected a folder for the page")
