"""The first stage: files and folders become documents.

In: paths. Out: :class:`~graph.model.Document` values with cleaned text, what the head says (title, issuer, number,
date, home region) and offsets back to the raw text; :class:`ReadError` for a file that is none. ``find_files`` →
``read_document``, one file at a time.
"""

from graph.read.document import read_document, read_raw
from graph.read.errors import ReadError
from graph.read.files import SourceFile, find_files
from graph.read.raw import MAX_BYTES, digest_file

__all__ = ["MAX_BYTES", "ReadError", "SourceFile", "digest_file", "find_files", "read_document", "read_raw"]
