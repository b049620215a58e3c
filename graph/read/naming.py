"""Sources and document ids that never depend on the order in which files are met.

In: the files of a walk. Out: distinct sources, distinct ids. A stem that one document bears alone is its id. Where
several share it, each of them is ``stem~hash`` with the hash of its source, so that no file is "the first".
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

HASHED = re.compile(r"~[0-9a-f]{8}$")


def readable_name(name: str) -> str:
    """A file name as text: names in GB18030 (unpacked from archives made on Windows) are decoded, other bytes escaped.

    >>> readable_name("报告.txt")
    '报告.txt'
    """
    raw = os.fsencode(name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "backslashreplace")


def lengthen_sources(found: Sequence[tuple[Path, str]]) -> list[str]:
    """The sources of (path, source) pairs, equal ones told apart by the names of the folders above, as many as it takes."""
    sources = [source for _, source in found]
    while repeated := {s for s, n in Counter(sources).items() if n > 1}:
        sources = [_lengthen(path, s) if s in repeated else s for (path, _), s in zip(found, sources, strict=True)]
    return sources


def _lengthen(path: Path, source: str) -> str:
    parts = [readable_name(p) for p in Path(os.path.abspath(path)).parts]
    size = len(PurePosixPath(source).parts) + 1
    if size > len(parts):  # names that differ in undecodable bytes only
        return f"{source}~{os.fsencode(path).hex()}"
    return "/".join(parts[-size:]).replace("//", "/")


def assign_ids(files: Sequence[tuple[str, bool]]) -> list[str]:
    """Ids for (source, is a document) pairs: the plain stem where a document bears it alone, else stem and hash.

    Stems that differ only in case or Unicode form count as one, because some file systems do not tell them apart.
    """
    stems = Counter(_fold(_stem(source)) for source, readable in files if readable)
    return [_identify(source, readable and stems[_fold(_stem(source))] == 1) for source, readable in files]


def _identify(source: str, alone: bool) -> str:
    stem = _stem(source)
    if alone and not HASHED.search(stem):
        return stem
    return f"{stem}~{hashlib.sha256(source.encode()).hexdigest()[:8]}"


def _stem(source: str) -> str:
    return PurePosixPath(source).stem or source


def _fold(stem: str) -> str:
    return unicodedata.normalize("NFC", stem).casefold()
