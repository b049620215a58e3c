"""Labelled pairs of entities for the learned reader of relations.

In: annotated documents, and documents drawn from templates. Out: ``Page`` values: a reading on its way through relate, with
the relations that gold states between its entities, and where. Each annotated document gives two pages: with the entities of
gold, and with those that recognition finds, paired with gold by their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from benchmarks.gold import locate_entities
from benchmarks.observations_on_gold import place_words, read_gold
from graph.model import Claim, Document, Reading
from graph.recognise.quantities import find_quantities
from graph.recognise.tagger import Tagger
from graph.relate.claims import find_rule_claims
from graph.relate.context import Context, make_context
from graph.relate.learned import to_key
from graph.relate.masking import HALF_WIDTH
from graph.relate.subject import find_subjects
from graph.relate.trail import Trail, make_trail
from graph.relate.weighing import Key
from graph.resolve.anaphora import find_anaphors
from training.documents import load_annotated
from training.readers import read_unseen
from training.relation_sentences import draw_documents

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Page:
    """One reading; ``fold`` -1 means that it only serves to train. ``gold`` leads from what is stated to where (empty: unknown)."""

    id: str
    part: str
    kind: str  # gold, found or drawn
    fold: int
    context: Context
    trail: Trail
    rules: Mapping[Key, Claim]
    gold: Mapping[Key, Spans]
    wanted: tuple[Mapping[str, Any], ...]  # the relations of gold, also those between entities that were not found


def load_pages(drawn: int) -> Iterator[Page]:
    """Both pages of every annotated document, then ``drawn`` made-up ones."""
    tagger = Tagger()
    for a in load_annotated():
        same = {e["id"]: e["id"] for e in a.gold["entities"]}
        yield _page((a.id, a.part, "gold", a.fold), read_gold(a.path, a.gold, tagger), a.gold, same)
        reading = read_unseen(a)
        yield _page((a.id, a.part, "found", a.fold), reading, a.gold, pair_entities(a.gold["entities"], reading))
    for d in draw_documents(drawn):
        reading = _read_drawn(d.text, d.gold, tagger)
        yield _page((d.id, "drawn", "drawn", -1), reading, d.gold, {e["id"]: e["id"] for e in d.gold["entities"]})


def pair_entities(gold: list[dict[str, Any]], reading: Reading) -> dict[str, str]:
    """Gold id → found id, one to one by shared names, as ``eval/score.py`` pairs them."""
    found = [(e.id, e.type, e.name, {_fold(n) for n in (e.name, *e.aliases)}) for e in reading.entities]
    pairs = []
    for g in gold:
        names = {_fold(n) for n in (g["name"], *g.get("aliases", []))}
        for ident, kind, name, surfaces in found:
            if shared := len(names & surfaces):
                pairs.append((kind != g["type"], _fold(name) != _fold(g["name"]), -shared, g["id"], ident))
    out: dict[str, str] = {}
    for *_, g, f in sorted(pairs):
        if g not in out and f not in out.values():
            out[g] = f
    return out


def _fold(name: str) -> str:
    return re.sub(r"[\s《》〈〉“”\"'‘’「」()【】\[\]·•,。、;:—\-]+", "", name.translate(HALF_WIDTH)).lower()


def _page(head: tuple[str, str, str, int], reading: Reading, gold: dict[str, Any], ids: dict[str, str]) -> Page:
    context = make_context(reading)
    text = reading.document.text.translate(HALF_WIDTH)
    stated: dict[Key, Spans] = {}
    for r in gold["relations"]:
        if r["head"] in ids and r["tail"] in ids:
            evidence = r.get("evidence", "").translate(HALF_WIDTH)
            spans = tuple(m.span() for m in re.finditer(re.escape(evidence), text)) if evidence else ()
            stated[to_key(ids[r["head"]], r["relation"], ids[r["tail"]])] = spans
    rules = {to_key(c.head, c.relation, c.tail): c for c in find_rule_claims(context)}
    return Page(*head, context, make_trail(context), rules, stated, tuple(gold["relations"]))


def _read_drawn(text: str, gold: dict[str, Any], tagger: Tagger) -> Reading:
    document = Document(gold["doc_id"], "", "txt", text)
    spans = [m.span() for m in _SENTENCE.finditer(text)]
    tokens = place_words(text, spans, tagger)
    entities = locate_entities(text, gold)
    home = find_subjects(Reading(document, (), (), (), entities)).home
    pointing = find_anaphors(document, entities, home)
    entities = tuple(replace(e, mentions=tuple(sorted((*e.mentions, *pointing.get(e.id, ())), key=lambda m: m.start))) for e in entities)
    return Reading(document, tuple(tokens), tuple(spans), find_quantities(text), entities, home)
