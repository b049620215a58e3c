"""Observations measured apart from recognition: gold entities in, P/R/F1 and each miss with its cause out.

    python -m benchmarks.observations_on_gold [--errors] [PREFIX ...]

Matches are decided as ``eval/score.py`` does: value, unit, subject, kind, and a metric that shares half its characters.
A PREFIX (``seeds/``, ``dev/d0``, ``own/a``) limits the documents.
"""

from __future__ import annotations

import argparse
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.gold import locate_entities
from graph.gazetteer import full_name
from graph.model import Observation, Reading, Recognition, Token
from graph.read import SourceFile, read_document
from graph.recognise.quantities import find_quantities
from graph.recognise.tagger import Tagger
from graph.relate.observations import extract_observations
from graph.resolve.anaphora import find_anaphors
from graph.resolve.home import find_home
from training.documents import load_annotated

_DROP = re.compile(r"[\s《》〈〉“”\"'‘’「」()（）\[\]【】·•,，。、;；:：—\-]+")
_UNIT = {"人次": "人", "名": "人", "位": "人", "户": "家", "百分点": "%", "平方": "平方米", "㎡": "平方米"}

Pair = tuple[dict[str, Any] | None, Observation | None]


def overlap(a: str, b: str) -> float:
    """Overlap of two strings as bags of characters (F1)."""
    ca, cb = (Counter(_DROP.sub("", unicodedata.normalize("NFKC", s)).lower()) for s in (a, b))
    both = sum((ca & cb).values())
    return 2 * both / (sum(ca.values()) + sum(cb.values())) if both else 0.0


def place_words(text: str, spans: Sequence[tuple[int, int]], tagger: Tagger) -> list[Token]:
    """The tagger's words of the given stretches with their offsets."""
    tokens: list[Token] = []
    for (start, _), words in zip(spans, tagger.tag([text[a:b] for a, b in spans]), strict=True):
        at = start
        for word, tag in words:
            tokens.append(Token(at, at + len(word), word, tag))
            at += len(word)
    return tokens


def read_gold(path: Path, gold: dict[str, Any], tagger: Tagger) -> Reading:
    """The Reading of a gold document: its entities where their names stand, words that point back, tagged words, quantities."""
    document = read_document(SourceFile(path, path.name, path.stem))
    text = document.text
    spans = [m.span() for m in re.finditer(r"[^。！？；\n]+[。！？；]?", text)]
    tokens = place_words(text, spans, tagger)
    entities = locate_entities(text, gold)
    mentions = tuple(sorted((m for e in entities for m in e.mentions), key=lambda m: m.start))
    quantities = find_quantities(text)
    division = find_home(Recognition(document, tuple(tokens), tuple(spans), quantities, mentions))
    name = full_name(division) if division else None
    home = next((e.id for e in entities if e.type == "Region" and e.name == name), None)
    pointing = find_anaphors(document, entities, home)
    entities = tuple(replace(e, mentions=tuple(sorted((*e.mentions, *pointing.get(e.id, ())), key=lambda m: m.start))) for e in entities)
    return Reading(document, tuple(tokens), tuple(spans), quantities, entities, home)


def match(gold: list[dict[str, Any]], found: Sequence[Observation]) -> Iterator[Pair]:
    """Pairs as the scorer makes them; a side that has no partner stands alone."""
    left = list(found)
    for g in gold:
        for o in left:
            alike = g["subject"] == o.subject and g["kind"] == o.kind and overlap(g["metric"], o.metric) >= 0.5
            if alike and same_value(g, o.value, o.unit):
                left.remove(o)
                yield g, o
                break
        else:
            yield g, None
    for o in left:
        yield None, o


def same_value(g: dict[str, Any], value: float, unit: str) -> bool:
    """Whether a number is the gold observation's, as the scorer compares values and units."""
    same = abs(float(g["value"]) - value) <= 1e-6 * max(1.0, abs(float(g["value"])))
    return same and _UNIT.get(g["unit"], g["unit"]) == _UNIT.get(unit, unit)


def explain(g: dict[str, Any], spare: list[Observation]) -> tuple[str, Observation | None]:
    """Why a gold observation was missed, and the spare one that comes nearest."""
    near = [o for o in spare if same_value(g, o.value, o.unit)]
    if not near:
        return "value or unit", None
    best = max(near, key=lambda o: (overlap(g["metric"], o.metric), o.subject == g["subject"], o.kind == g["kind"]))
    causes = [
        name
        for name, bad in (
            ("kind", g["kind"] != best.kind),
            ("subject", g["subject"] != best.subject),
            ("metric", overlap(g["metric"], best.metric) < 0.5),
        )
        if bad
    ]
    return "+".join(causes) or "taken", best


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prefixes", nargs="*", default=["seeds/", "dev/", "own/"])
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--all", action="store_true", help="also print what was matched")
    args = parser.parse_args()
    tagger = Tagger()
    total: Counter[str] = Counter()
    causes: Counter[str] = Counter()
    spent = 0.0
    for annotated in load_annotated():
        if not f"{annotated.part}/{annotated.id}".startswith(tuple(args.prefixes)):
            continue
        gold = annotated.gold
        reading = read_gold(annotated.path, gold, tagger)
        begin = time.perf_counter()
        found = extract_observations(reading)
        spent += time.perf_counter() - begin
        pairs = list(match(gold["observations"], found))
        hit = sum(1 for g, o in pairs if g and o)
        total.update(tp=hit, gold=len(gold["observations"]), found=len(found), characters=len(reading.document.text))
        print(f"{annotated.part}/{annotated.id[:3]}  hit {hit:3d}  gold {len(gold['observations']):3d}  found {len(found):3d}")
        _report(reading, pairs, causes, args)
    precision, recall = total["tp"] / max(total["found"], 1), total["tp"] / max(total["gold"], 1)
    print(f"P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / max(precision + recall, 1e-9):.3f}  {dict(total)}")
    print(f"{total['characters'] / max(spent, 1e-9):,.0f} characters/s   missed: {dict(causes)}")


def _report(reading: Reading, pairs: list[Pair], causes: Counter[str], args: argparse.Namespace) -> None:
    names = {e.id: e.name for e in reading.entities}
    spare = [o for g, o in pairs if g is None and o]
    for g, o in pairs:
        if g and not o:
            cause, near = explain(g, spare)
            causes[cause] += 1
            if args.errors:
                print(f"   MISS [{cause}] {names[g['subject']]} | {g['metric']} | {g['value']} {g['unit']} {g['kind']}")
                if near:
                    spare.remove(near)
                    print(f"        got {names.get(near.subject)} | {near.metric} | {near.kind} | {near.rule} | {near.quote[:50]}")
        elif g and o and args.all:
            print(f"   ok   {names[g['subject']]} | {g['metric']} | {g['value']} {g['unit']} {g['kind']}  ← {o.metric} | {o.rule}")
    if args.errors:
        for o in spare:
            print(f"   EXTRA {names.get(o.subject)} | {o.metric} | {o.value} {o.unit} {o.kind} | {o.rule} | {o.quote[:60]}")


if __name__ == "__main__":
    main()
