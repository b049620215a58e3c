"""Relation precision, recall and F1 with gold entities: what the relate stage does when everything before it is right.

Usage: python -m benchmarks.relations_on_gold [--parts seeds,dev,own] [--only d01,a2] [--unweighed] [--errors] [--rules]
Anaphors (该院, 双方) come from ``graph.resolve.anaphora``, for gold does not list them. The learned reader has been trained on all
these documents: for scores on documents that it has not seen, run ``python -m training.relations --check``.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from benchmarks.observations_on_gold import read_gold
from graph.model import Claim, Reading
from graph.recognise.tagger import Tagger
from graph.relate.claims import extract_claims, find_rule_claims
from graph.relate.context import make_context
from graph.relate.patterns import load_patterns
from training.documents import load_annotated

SYMMETRIC = "cooperatesWith"
Key = tuple[str, str, str]


def to_key(head: str, relation: str, tail: str) -> Key:
    """A symmetric relation has one key in both directions."""
    if relation == SYMMETRIC and tail < head:
        head, tail = tail, head
    return head, relation, tail


def read_all(parts: list[str], only: set[str]) -> Iterator[tuple[Reading, dict[str, Any]]]:
    """Every document of the parts whose id starts with one of ``only`` (all if empty)."""
    tagger = Tagger()
    for a in load_annotated(parts):
        if not only or any(a.id.startswith(o) for o in only):
            yield read_gold(a.path, a.gold, tagger), a.gold


class Score:
    """Counts of one relation, rule or document."""

    def __init__(self) -> None:
        self.hit = self.gold = self.said = 0

    def __str__(self) -> str:
        p = self.hit / self.said if self.said else 0.0
        r = self.hit / self.gold if self.gold else 0.0
        f = 2 * p * r / (p + r) if p + r else 0.0
        return f"P {p:5.3f}  R {r:5.3f}  F1 {f:5.3f}  gold {self.gold:4d}  said {self.said:4d}"


def count(scores: dict[str, Score], gold: set[Key], said: dict[Key, Claim], document: str) -> None:
    """Add one document to the totals, its relations and its own line."""
    for key in gold | said.keys():
        for name in ("all", key[1], f"= {document[:3]}"):
            scores[name].hit += key in gold and key in said
            scores[name].gold += key in gold
            scores[name].said += key in said


def print_errors(gold: dict[str, Any], wanted: set[Key], said: dict[Key, Claim]) -> None:
    """Misses with the gold evidence, spurious claims with their rule and quote."""
    names = {e["id"]: e["name"] for e in gold["entities"]}
    evidence = {to_key(r["head"], r["relation"], r["tail"]): r.get("evidence", "") for r in gold["relations"]}
    print(f"--- {gold['doc_id']}")
    for h, r, t in sorted(wanted - said.keys(), key=lambda k: k[1]):
        print(f"  - {names[h]} {r} {names[t]}   «{evidence[h, r, t]}»")
    for h, r, t in sorted(said.keys() - wanted, key=lambda k: k[1]):
        claim = said[h, r, t]
        print(f"  + {names[h]} {r} {names[t]}   [{claim.rule}] «{claim.quote}»")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parts", default="seeds,dev")
    parser.add_argument("--only", default="")
    parser.add_argument("--unweighed", action="store_true", help="what the rules alone claim")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--rules", action="store_true")
    args = parser.parse_args()
    scores: dict[str, Score] = defaultdict(Score)
    rules: Counter[tuple[str, bool]] = Counter()
    characters = spent = 0.0
    load_patterns()
    for reading, gold in read_all(args.parts.split(","), {o for o in args.only.split(",") if o}):
        wanted = {to_key(r["head"], r["relation"], r["tail"]) for r in gold["relations"]}
        started = time.process_time()
        claims = find_rule_claims(make_context(reading)) if args.unweighed else extract_claims(reading)
        spent += time.process_time() - started
        characters += len(reading.document.text)
        said = {to_key(c.head, c.relation, c.tail): c for c in claims}
        rules.update((c.rule, key in wanted) for key, c in said.items())
        count(scores, wanted, said, gold["doc_id"])
        if args.errors:
            print_errors(gold, wanted, said)
    for name, score in sorted(scores.items(), key=lambda s: -s[1].gold):
        print(f"{name:18} {score}")
    if args.rules:
        for rule in sorted({r for r, _ in rules}):
            print(f"{rule:40} right {rules[rule, True]:3d}  wrong {rules[rule, False]:3d}")
    print(f"{spent / characters * 3e6:.1f} ms for 3,000 characters")


if __name__ == "__main__":
    main()
