"""Builds ``graph/find/traditional.tsv``: traditional characters with the simplified ones that the search index holds.

    python tools/make_traditional.py graph/find/traditional.tsv

In: the character table of OpenCC (``opencc-python-reimplemented``, Apache-2.0). A development run only: nothing of the package
imports this file.
"""

from __future__ import annotations

import sys
from pathlib import Path

import opencc  # type: ignore[import-not-found, unused-ignore]

HEADER = """\
# Traditional characters and the simplified character of each. Fields: traditional, simplified (two strings of one length).
# Source: OpenCC, TSCharacters, the first choice of each; characters of the Basic Multilingual Plane.
# Made by tools/make_traditional.py; do not edit by hand.
"""


def main(out: Path) -> None:
    table = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
    pairs = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines() if "\t" in line)
    chosen = sorted((t, s.split()[0]) for t, s in pairs)
    kept = [(t, s) for t, s in chosen if t != s and len(t) == len(s) == 1 and max(t, s) <= "\uffff"]
    out.write_text(HEADER + "".join(t for t, _ in kept) + "\t" + "".join(s for _, s in kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
