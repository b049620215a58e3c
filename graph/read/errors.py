"""The one error of this stage: a file that cannot become a document."""

from __future__ import annotations


class ReadError(Exception):
    """A file is left out: where, what was found, what was expected.

    ``source`` is the file as :class:`~graph.read.files.SourceFile` names it, ``place`` a part of it (a page, an archive
    member), empty for the whole. ``str()`` is one line.
    """

    def __init__(self, source: str, place: str, found: str, expected: str) -> None:
        super().__init__(source, place, found, expected)  # all four, so that the error survives pickling
        self.source = source
        self.place = place
        self.found = found
        self.expected = expected

    def __str__(self) -> str:
        where = f"{self.source}: {self.place}" if self.place else self.source
        return " ".join(f"{where}: found {self.found}; expected {self.expected}".split())
