"""Names on texts of other kinds: ``python -m benchmarks.external [--limit N]``.

Recall of organisations on CLUENER (company, organization, government) and of organisations and people on ResumeNER, training parts of
the shared folder, each beside the bare tagger on the same sentences. Exact: the same span; touched: any overlap. Neither set marks what
our guideline marks (football clubs, media, committees of a company's board), so that recall alone says something.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.gold import SHARED
from graph.model import Document
from graph.recognise import load_recogniser
from graph.recognise.tagger import Tagger, split_sentences

ORGANISATIONS = frozenset(
    {
        "GovernmentBody", "Enterprise", "University", "ResearchInstitute", "FinancialInstitution", "Fund", "ServiceOrganization",
        "InnovationCommunity", "Platform",
    }
)  # fmt: skip
KINDS = {"organisation": (ORGANISATIONS, frozenset({"ORG"})), "person": (frozenset({"Person"}), frozenset({"PER"}))}
CLUENER = {"company": "organisation", "organization": "organisation", "government": "organisation"}
RESUMENER = {"ORG": "organisation", "NAME": "person"}

Span = tuple[int, int]


class Sentence(NamedTuple):
    """A text with its gold spans by kind."""

    text: str
    gold: dict[str, list[Span]]


def read_cluener(path: Path) -> Iterator[Sentence]:
    """One JSON record a line; ends are inclusive."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        gold: dict[str, list[Span]] = {"organisation": []}
        for label, names in record["label"].items():
            if label in CLUENER:
                gold[CLUENER[label]] += [(a, b + 1) for spans in names.values() for a, b in spans]
        yield Sentence(record["text"], gold)


def read_resumener(path: Path) -> Iterator[Sentence]:
    """One character and BMES tag a line, an empty line between sentences."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split(" ") for line in block.splitlines() if line]
        gold: dict[str, list[Span]] = {"organisation": [], "person": []}
        begun = 0
        for i, (_, tag) in enumerate(rows):
            mark, _, label = tag.partition("-")
            begun = i if mark in "BS" else begun
            if mark in "ES" and label in RESUMENER:
                gold[RESUMENER[label]].append((begun, i + 1))
        if rows:
            yield Sentence("".join(char for char, _ in rows), gold)


def tag_bare(tagger: Tagger, text: str) -> Iterator[tuple[Span, str]]:
    """The bare tagger's words with their tags."""
    spans = split_sentences(text)
    for (start, _), words in zip(spans, tagger.tag([text[a:b] for a, b in spans]), strict=True):
        at = start
        for word, tag in words:
            yield (at, at + len(word)), tag
            at += len(word)


def recall(gold: Sequence[Span], found: Iterable[Span]) -> tuple[int, int]:
    """How many gold spans are found exactly, and how many are touched."""
    spans = set(found)
    return sum(g in spans for g in gold), sum(any(a < g[1] and g[0] < b for a, b in spans) for g in gold)


def measure(title: str, sentences: Iterable[Sentence]) -> None:
    """Print recall of both readers for each kind."""
    recogniser, tagger = load_recogniser(), Tagger()
    counts = {kind: [0, 0, 0, 0, 0] for kind in KINDS}  # gold, ours exact, ours touched, bare exact, bare touched
    for i, sentence in enumerate(sentences):
        mentions = recogniser.recognise(Document(f"s{i}", "", "txt", sentence.text)).mentions
        words = list(tag_bare(tagger, sentence.text))
        for kind, gold in sentence.gold.items():
            types, tags = KINDS[kind]
            ours = recall(gold, [(m.start, m.end) for m in mentions if m.type in types])
            bare = recall(gold, [span for span, tag in words if tag in tags])
            for at, number in enumerate((len(gold), *ours, *bare)):
                counts[kind][at] += number
    for kind, (gold_count, *found) in counts.items():
        if gold_count:
            shares = [f"{n / gold_count:.3f}" for n in found]
            ours, bare = (f"exact {a} touched {b}" for a, b in (shares[:2], shares[2:]))
            print(f"{title:10} {kind:13} {gold_count:6d} gold | ours {ours} | bare tagger {bare}")


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, default=3000, help="sentences of each set (default 3000)")
    options = parser.parse_args()
    data = SHARED / "data"
    if not data.exists():
        print(f"no data sets: found nothing at {data} (set CHUANGPU_SHARED)", file=sys.stderr)
        return 2
    for title, read, path in (
        ("CLUENER", read_cluener, data / "cluener" / "train.jsonl"),
        ("ResumeNER", read_resumener, data / "resumener" / "train.char.bmes"),
    ):
        measure(title, (s for i, s in enumerate(read(path)) if i < options.limit))
    return 0


if __name__ == "__main__":
    sys.exit(main())
