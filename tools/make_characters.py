"""Builds ``graph/read/characters.txt``: the commonest Chinese characters in both scripts, by which an encoding is told.

    python tools/make_characters.py SHARED/data graph/read/characters.txt

In: the labelled sets of the shared folder (only counted). Out: one line for each script. Needs ``opencc-python-reimplemented``
for the traditional forms. A development run only: nothing of the package imports this file.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from opencc import OpenCC  # type: ignore[import-not-found, unused-ignore]

SIZE = 1200
HEADER = """\
# The commonest Chinese characters, by which graph/read/encoding.py tells one encoding from another.
# Two lines: simplified, then traditional forms (OpenCC, s2tw), commonest first.
# Source: characters counted over the CLUENER, FewCLUE, FewFC and FinRE sets; counts are facts, no text of theirs is kept.
# Made by tools/make_characters.py; do not edit by hand.
"""
FILES = ("cluener/train.jsonl", "fewclue/csldcp_train_few_all.jsonl", "fewfc/train_base.jsonl", "finre/train.txt")


def rank(text: str) -> str:
    counts = Counter(c for c in text if "\u4e00" <= c <= "\u9fff")
    return "".join(c for c, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:SIZE])


def main(folder: Path, out: Path) -> None:
    text = "\n".join((folder / name).read_text(encoding="utf-8") for name in FILES)
    out.write_text(HEADER + rank(text) + "\n" + rank(OpenCC("s2tw").convert(text)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
