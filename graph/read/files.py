"""Walks inputs and names what is there: the start of the read stage.

In: files and folders. Out: a :class:`SourceFile` for every file, sorted by its source, those that cannot be documents with
the reason as ``problem``. Nothing is opened here.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.read.errors import ReadError
from graph.read.naming import assign_ids, lengthen_sources, readable_name

SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".shtml", ".docx", ".pdf"})
EXPECTED = "a file named " + " ".join(sorted(SUFFIXES))
CLUTTER = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "icon\r", "lost+found"})  # left by file managers
SPECIAL = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a character device"),
    (stat.S_ISBLK, "a block device"),
)


@dataclass(frozen=True)
class SourceFile:
    """A file to read: where it is, what reports call it, and the id its document will bear.

    ``problem`` is set where walking already showed that it cannot be read; :func:`~graph.read.read_document` raises it.
    """

    path: Path
    source: str
    id: str
    problem: ReadError | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Found:
    """A path met on the walk with its provisional source; ``trouble`` is (found, expected)."""

    path: Path
    source: str
    trouble: tuple[str, str] | None = None


def find_files(inputs: Sequence[Path]) -> Iterator[SourceFile]:
    """Every file in the inputs once, sorted by source; the same whatever the order of the inputs.

    Hidden names (``.git``) and file managers' clutter are passed over. Links are followed; a file reached twice counts once. Unreadable
    folders, loops of links, dangling links, pipes, devices and files of other kinds come out with a ``problem``.
    Raises :class:`ReadError` at once for an input that does not exist.
    """
    found = _drop_repeats(f for path in inputs for f in _look_at(Path(path), "", ()))
    sources = lengthen_sources([(f.path, f.source) for f in found])
    found = sorted((replace(f, source=s) for f, s in zip(found, sources, strict=True)), key=lambda f: f.source)
    ids = assign_ids([(f.source, f.trouble is None) for f in found])
    return iter([_name(f, identifier) for f, identifier in zip(found, ids, strict=True)])


def _name(found: Found, identifier: str) -> SourceFile:
    problem = ReadError(found.source, "", *found.trouble) if found.trouble else None
    return SourceFile(found.path, found.source, identifier, problem)


def _look_at(path: Path, folder: str, parents: tuple[tuple[int, int], ...]) -> Iterator[Found]:
    """The path itself or, of a folder, what is in it; ``folder`` is its source so far, ``parents`` guard against loops."""
    try:
        status = path.stat()
    except OSError as error:
        if not parents and not path.is_symlink():
            raise ReadError(os.fspath(path), "", f"no readable input ({error.strerror})", "an existing file or folder") from error
        yield Found(path, folder or readable_name(path.name), _explain_link(path, error))
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _walk(path, folder, (*parents, (status.st_dev, status.st_ino)))
    else:
        yield Found(path, folder or readable_name(path.name), _judge(path, status.st_mode))


def _walk(path: Path, folder: str, parents: tuple[tuple[int, int], ...]) -> Iterator[Found]:
    source = folder or readable_name(path.name) or "."
    if parents[-1] in parents[:-1]:
        yield Found(path, source, ("a link that leads back to a folder above it", "a folder that ends"))
        return
    try:
        names = sorted(os.listdir(path))
    except OSError as error:
        yield Found(path, source, (f"a folder that cannot be listed ({error.strerror})", "a readable folder"))
        return
    for name in names:
        if not name.startswith(".") and not name.startswith("~$") and name.lower() not in CLUTTER:
            yield from _look_at(path / name, f"{folder}/{readable_name(name)}" if folder else readable_name(name), parents)


def _explain_link(path: Path, error: OSError) -> tuple[str, str]:
    if path.is_symlink():
        return f"a link that leads nowhere or in a circle ({error.strerror})", "a link to a file"
    return f"an entry that cannot be looked at ({error.strerror})", "a readable file"


def _judge(path: Path, mode: int) -> tuple[str, str] | None:
    """Why a path that is no folder cannot be a document, or ``None``."""
    for test, what in SPECIAL:
        if test(mode):
            return what, "an ordinary file"
    if path.suffix.lower() in SUFFIXES:
        return None
    return (f"a {path.suffix} file" if path.suffix else "a file name without a suffix"), EXPECTED


def _drop_repeats(found: Iterable[Found]) -> list[Found]:
    """Each real file once, under its own path rather than a link's, sorted by source."""
    chosen: dict[str, tuple[tuple[bool, str, str], Found]] = {}
    for f in found:
        real = os.path.realpath(f.path) if f.trouble is None else os.path.abspath(f.path)
        rank = (real != os.path.abspath(f.path), f.source, os.fspath(f.path))
        if real not in chosen or rank < chosen[real][0]:
            chosen[real] = (rank, f)
    return [f for _, f in chosen.values()]
