"""Graphs for the benchmark of needs: of gold annotations, so that matching is judged apart from reading.

Enters: annotated documents. Leaves: a store in memory with everything that a build makes: things, plain triples, claims with their
sentences, documents, and what is derived. ``without`` gives the same graph with some links hidden.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from benchmarks.gold import locate_entities
from graph.assemble.statements import claim_quads, document_quads, plain_triple, state_claims, thing_quads
from graph.derive import Change, derive_all, derive_change, load_lines
from graph.model import Analysis, Claim
from graph.ontology import CP, OA, RDF, load_ontology
from graph.read import SourceFile, read_document
from graph.resolve.corpus import resolve_corpus
from graph.store.oxigraph import OxigraphStore
from training.documents import Annotated, load_annotated

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
DERIVED = "https://w3id.org/chuangpu/id/derived"


def analyse(annotated: Annotated) -> Analysis:
    """The annotations of a document as what reading it would have given; the sentence around the evidence is the quote."""
    document = read_document(SourceFile(annotated.path, annotated.path.name, annotated.path.stem))
    spans = [m.span() for m in _SENTENCE.finditer(document.text)]
    claims = tuple(_claims(annotated, document.text, spans))
    return Analysis(document, locate_entities(document.text, annotated.gold), claims, ())


def _claims(annotated: Annotated, text: str, spans: list[tuple[int, int]]) -> Iterator[Claim]:
    for relation in annotated.gold["relations"]:
        at = text.find(relation["evidence"])
        end = at + len(relation["evidence"])
        if at < 0:  # evidence that the reader joins or splits otherwise: the link is kept, without a sentence of its own
            at, end = 0, 0
        touched = [s for s in spans if s[0] < end and at < s[1]]
        start, stop = (touched[0][0], touched[-1][1]) if touched else (at, end)
        yield Claim(
            relation["head"],
            relation["relation"],
            relation["tail"],
            start,
            stop,
            text[start:stop],
            "gold",
            status=relation.get("status", "done"),
        )


def build_gold(part: str) -> list[ox.Quad]:
    """All quads of the graph of one part (``seeds``, ``dev``)."""
    ontology = load_ontology()
    analyses = [analyse(a) for a in load_annotated([part])]
    store = ox.Store()
    with tempfile.TemporaryDirectory() as scratch, resolve_corpus(analyses, (), Path(scratch) / "index.sqlite") as resolution:
        lines = [line for thing in resolution.things() for line in thing_quads(thing, ontology)]
        for a in analyses:
            lines += document_quads(a.document)
            for stated in state_claims(a, resolution.of_document(a.document.id), ontology):
                lines += [*claim_quads(stated, a.document, ontology), *plain_triple(stated, ontology)]
    load_lines(store, (line + "\n" for line in lines))
    derive_all(store)
    return list(store)


def make_store(quads: Iterable[ox.Quad]) -> OxigraphStore:
    """A store in memory with the quads."""
    store = ox.Store()
    store.extend(quads)
    return OxigraphStore(store)


def without(quads: Iterable[ox.Quad], links: Iterable[tuple[str, str, str]], *, thing: str | None = None) -> OxigraphStore:
    """The graph without the links (head, local name, tail), their claims, what follows from them, and the sentences that state them.

    A sentence that states a hidden link is taken out of all claims, also of those that state something else with it. With
    ``thing`` that thing is gone too, with all its links.
    """
    made = make_store(quads)
    store = made.inner
    hidden = {(ox.NamedNode(h), ox.NamedNode(CP + r), ox.NamedNode(t)) for h, r, t in links}
    gone = [ox.Quad(*triple, ox.DefaultGraph()) for triple in hidden]
    claims = [c for c in _claim_nodes(store) if c[1] in hidden or (thing and ox.NamedNode(thing) in (c[1][0], c[1][2]))]
    spans = [_span(store, node, graph) for node, _, graph in claims]
    for node, _, graph in claims:
        gone += store.quads_for_pattern(node, None, None, graph)
    if thing:
        gone += [*store.quads_for_pattern(ox.NamedNode(thing), None, None, ox.DefaultGraph())]
        gone += [*store.quads_for_pattern(None, None, ox.NamedNode(thing), ox.DefaultGraph())]
    derive_change(store, Change.of(removed=gone))
    for node, _, graph in list(_claim_nodes(store)):
        if any(g == graph and s < end and start < e for g, s, e in spans for start, end in [_span(store, node, graph)[1:]]):
            for quad in list(store.quads_for_pattern(node, ox.NamedNode(OA + "exact"), None, graph)):
                store.remove(quad)
                store.add(ox.Quad(node, quad.predicate, ox.Literal(""), graph))
    return made


def _claim_nodes(store: ox.Store) -> Iterator[tuple[ox.NamedNode, tuple[ox.NamedNode, ...], ox.NamedNode]]:
    """Each claim with its triple and its graph."""
    for quad in store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), ox.NamedNode(CP + "Claim"), None):
        node, graph = quad.subject, quad.graph_name
        ends = tuple(
            next(store.quads_for_pattern(node, ox.NamedNode(RDF + name), None, graph)).object for name in ("subject", "predicate", "object")
        )
        yield node, ends, graph


def _span(store: ox.Store, node: ox.NamedNode, graph: ox.NamedNode) -> tuple[ox.NamedNode, int, int]:
    start, end = (next(store.quads_for_pattern(node, ox.NamedNode(OA + name), None, graph)).object.value for name in ("start", "end"))
    return graph, int(start), int(end)
