"""Plain text, often a web page copied into a file.

In: decoded text. Out: an :class:`~graph.read.extract.Extract` whose raw text is the decoded text.
"""

from __future__ import annotations

from graph.read.extract import Extract
from graph.read.lines import clean_line, split_lines
from graph.read.wrap import unwrap


def extract_txt(raw: str) -> Extract:
    """Cleaned lines of a text; a hard-wrapped text gets its paragraphs back."""
    lines = [line for line in split_lines(raw)]
    return Extract(raw, unwrap([clean_line(line) for line in lines], [line.text for line in lines]))
