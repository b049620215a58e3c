"""Relation precision, recall and F1 with gold entities: what the relate stage does when everything before it is right.

Usage: python -m benchmarks.relations_on_gold [--only d01,d02] [--errors] [--rules]
Anaphors (该院, 双方) come from ``graph.resolve.anaphora``, for gold does not list them.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from benchmarks.gold import load_gold, locate_entities
from graph.model import Claim, Document, Reading
from graph.relate.claims import extract_claims
from graph.relate.patterns import load_patterns
from graph.relate.subject import find_subjects
from graph.resolve.anaphora import find_anaphors

SYMMETRIC = "cooperatesWith"
Key = tuple[str, str, str]


def read_gold(text: str, gold: dict[str, Any]) -> Reading:
    """A reading with the gold entities, their mentions, and anaphors; home and issuer as the relate stage guesses them."""
    document = Document(gold["doc_id"], "", "txt", text, title=text.split("\n", 1)[0])
    bare = Reading(document, (), (), (), locate_entities(text, gold))
    home = find_subjects(bare).home
    anaphors = find_anaphors(document, bare.entities, home)
    entities = tuple(
        replace(e, mentions=tuple(sorted((*e.mentions, *anaphors.get(e.id, ())), key=lambda m: m.start))) for e in bare.entities
    )
    return replace(bare, entities=entities, home=home)


def to_key(head: str, relation: str, tail: str) -> Key:
    """A symmetric relation has one key in both directions."""
    if relation == SYMMETRIC and tail < head:
        head, tail = tail, head
    return head, relation, tail


def read_all(only: set[str]) -> Iterator[tuple[Reading, dict[str, Any]]]:
    """Every document of seeds and dev whose id starts with one of ``only`` (all if empty)."""
    for part in ("seeds", "dev"):
        for text, gold in load_gold(part):
            if not only or any(gold["doc_id"].startswith(o) for o in only):
                yield read_gold(text, gold), gold


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
    parser.add_argument("--only", default="")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--rules", action="store_true")
    args = parser.parse_args()
    scores: dict[str, Score] = defaultdict(Score)
    rules: Counter[tuple[str, bool]] = Counter()
    characters = spent = 0.0
    load_patterns()
    for reading, gold in read_all({o for o in args.only.split(",") if o}):
        wanted = {to_key(r["head"], r["relation"], r["tail"]) for r in gold["relations"]}
        started = time.process_time()
        claims = extract_claims(reading)
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
