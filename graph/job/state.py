"""The state of a build: what has been read, kept from one build to the next in ``.state/build.sqlite``.

Enters: the files of this build, the outcome of each. Leaves: which files must be read, and all analyses in the order of
their document ids. Every outcome is committed as it comes, so that a build that is killed loses at most the document it
was reading.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Literal

from graph.job.archive import load_analysis
from graph.model import Analysis

Fate = Literal["read", "skipped", "failed"]
FORMAT = 1  # raise it when the tables change: an older state is then thrown away
_TABLES = """
CREATE TABLE IF NOT EXISTS outcome (id TEXT PRIMARY KEY, source TEXT NOT NULL, digest TEXT NOT NULL,
    fingerprint TEXT NOT NULL, fate TEXT NOT NULL, place TEXT NOT NULL,
    found TEXT NOT NULL, expected TEXT NOT NULL, dropped INTEGER NOT NULL, analysis TEXT);
CREATE TABLE IF NOT EXISTS listed (id TEXT PRIMARY KEY, source TEXT NOT NULL, path TEXT NOT NULL, digest TEXT NOT NULL,
    found TEXT NOT NULL, expected TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of this build. ``digest`` is empty where the file could not even be read to its end.

    ``found`` and ``expected`` are set where listing already showed that it is no document.
    """

    id: str
    source: str
    path: str
    digest: str
    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file. ``analysis`` is its archive text where it was read, else ``found`` and ``expected`` say why not.

    ``dropped`` counts claims and observations that were left out because a value of theirs was impossible.
    """

    file: Listed
    fate: Fate
    place: str = ""
    found: str = ""
    expected: str = ""
    dropped: int = 0
    analysis: str | None = None


class BuildState:
    """The open state; one build at a time has it."""

    def __init__(self, path: Path, fingerprint: str) -> None:
        self._fingerprint = fingerprint
        self._open(path)
        if self._rows.execute("PRAGMA user_version").fetchone()[0] not in (0, FORMAT):
            self._rows.close()
            path.unlink()
            self._open(path)
        self._rows.execute(f"PRAGMA user_version = {FORMAT}")
        self._rows.executescript(_TABLES)

    def _open(self, path: Path) -> None:
        self._rows = sqlite3.connect(path, isolation_level=None)
        self._rows.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-8192;")

    def close(self) -> None:
        """Close the file."""
        self._rows.close()

    def list_files(self, files: Iterable[Listed]) -> int:
        """Note the files of this build, forget the outcome of all others, and return how many there are."""
        self._rows.execute("BEGIN")
        self._rows.execute("DELETE FROM listed")
        self._rows.executemany("INSERT INTO listed VALUES (?,?,?,?,?,?)", (astuple(f) for f in files))
        self._rows.execute("DELETE FROM outcome WHERE id NOT IN (SELECT id FROM listed)")
        self._rows.execute("COMMIT")
        count: int = self._rows.execute("SELECT count(*) FROM listed").fetchone()[0]
        return count

    def files_to_read(self) -> Iterator[Listed]:
        """The files without a valid outcome: new, changed, read by another version of the program, or failed by a defect."""
        ids = self._rows.execute(
            "SELECT l.id FROM listed l LEFT JOIN outcome o ON o.id = l.id AND o.source = l.source AND o.digest = l.digest "
            "AND o.fingerprint = ? "
            "AND o.digest <> '' AND o.fate <> 'failed' WHERE o.id IS NULL ORDER BY l.id",
            (self._fingerprint,),
        ).fetchall()
        for (name,) in ids:
            yield Listed(*self._rows.execute("SELECT * FROM listed WHERE id = ?", (name,)).fetchone())

    def store_outcome(self, outcome: Outcome) -> None:
        """Keep what became of one file; on disk when this returns."""
        f, o = outcome.file, outcome
        row = (f.id, f.source, f.digest, self._fingerprint, o.fate, o.place, o.found, o.expected, o.dropped, o.analysis)
        self._rows.execute("INSERT OR REPLACE INTO outcome VALUES (?,?,?,?,?,?,?,?,?,?)", row)

    def outcomes(self) -> Iterator[Outcome]:
        """The outcome of every file, without its analysis, in the order of ids."""
        rows = self._rows.execute(
            "SELECT o.id, o.source, l.path, o.digest, o.fate, o.place, o.found, o.expected, o.dropped FROM outcome o JOIN "
            "listed l USING (id) ORDER BY o.id"
        )
        for row in rows:
            yield Outcome(Listed(*row[:4]), *row[4:])

    def count_fates(self) -> dict[str, int]:
        """How many files were read, skipped, failed."""
        return dict(self._rows.execute("SELECT fate, count(*) FROM outcome JOIN listed USING (id) GROUP BY 1"))

    def analyses(self) -> Iterator[Analysis]:
        """The analysis of every document that was read, in the order of ids; one at a time is in memory."""
        for (text,) in self._rows.execute("SELECT analysis FROM outcome WHERE fate = 'read' ORDER BY id"):
            yield load_analysis(text)
