"""Checks a built graph against ``shapes.ttl``.

Stage check. What enters: quads, a store or a file. What leaves: a ``ValidationReport`` that names
for every violation the node, the path, the value, what is wrong and the document that it comes from.

Shapes look at one node and the classes and names of its neighbours. So a graph is checked part by part (a document's
named graph with the entities it refers to; a stretch of the default graph), parts are gathered into batches of
``BATCH`` triples, and memory stays the same however large the graph is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from itertools import islice
from pathlib import Path

import pyoxigraph as ox
import shacl

from graph.check.shapes import SHAPES_PATH
from graph.ontology import CPID, PROV, RDF, RDFS, load_ontology

BATCH = 50_000
LIMIT = 1_000
STRETCH = 2_000
TRACES = f"<{CPID}Derived/"  # they repeat derived triples to name the rule; no shape speaks of them

SHAPES_NAMESPACE = "https://w3id.org/chuangpu/shapes#"
DERIVED = ox.NamedNode(CPID + "derived")
TYPE = ox.NamedNode(RDF + "type")
LABEL = ox.NamedNode(RDFS + "label")
DERIVED_FROM = ox.NamedNode(PROV + "wasDerivedFrom")


Statement = ox.Triple | ox.Quad


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One node that breaks one shape.

    ``focus`` and ``source`` are IRIs, ``path`` is a SPARQL property path, ``value`` the offending IRI or lexical form,
    ``message`` Chinese and English, ``shape`` the local name of the shape. ``source`` is the document that the node
    comes from; ``constraint`` the local name of the constraint component of SHACL, ``term`` the value as N-Triples writes it. An
    empty string stands where there is no path, value or document.
    """

    source: str
    focus: str
    shape: str
    path: str
    value: str
    message: str
    constraint: str = ""
    term: str = ""


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """``violations`` are sorted, and the first ones where ``total``, the number of all, is larger."""

    conforms: bool
    total: int = 0
    violations: tuple[Violation, ...] = ()


class GraphFileError(ValueError):
    """There is no graph that can be checked at a place; the message says what was found."""


def read_store(path: Path) -> ox.Store:
    """The graph to check: a store on disk, opened for reading, or a Turtle, N-Triples, TriG, N-Quads, RDF/XML or JSON-LD file.

    Raises ``GraphFileError``.
    """
    expected = "应为图谱库、构建文件夹或 RDF 文件 / expected a store, a build folder or a file of RDF"
    try:
        if path.is_dir():
            return ox.Store.read_only(str(path))
        store = ox.Store()
        store.bulk_load(path=str(path))
    except (OSError, SyntaxError, ValueError) as error:
        raise GraphFileError(f"{path}: 发现 / found {error}; {expected}") from error
    return store


def validate_file(path: Path, *, limit: int = LIMIT) -> ValidationReport:
    """Checks a Turtle, N-Triples, TriG or N-Quads file, told apart by its suffix."""
    return validate_store(read_store(path), limit=limit)


def validate_store(store: ox.Store, *, limit: int = LIMIT) -> ValidationReport:
    """Checks the default graph and every named graph of a store."""
    return validate_parts(split_store(store), limit=limit)


def validate_triples(statements: Iterable[Statement], *, limit: int = LIMIT) -> ValidationReport:
    """Checks statements as one graph; they must include the classes and names of the entities that they refer to."""
    return validate_parts([statements], limit=limit)


def validate_parts(parts: Iterable[Iterable[Statement]], *, limit: int = LIMIT) -> ValidationReport:
    """Checks parts one after the other; each must include what its nodes refer to (as ``split_store`` does).

    A part is never torn apart, so it must fit into memory; a part of the size of a document is right. The report
    gives the first ``limit`` violations in sorted order, the same ones whatever the order of the parts.
    """
    seen: set[int] = set()  # hashes, because the neighbours of a faulty node report it once for each part
    kept: list[Violation] = []
    for batch in _gather(parts):
        for violation in _check(batch):
            if (key := hash(violation)) not in seen:
                seen.add(key)
                kept.append(violation)
        kept = nsmallest(limit, kept)
    return ValidationReport(not seen, len(seen), tuple(kept))


def split_store(store: ox.Store) -> Iterator[list[ox.Quad]]:
    """The parts of a store: each document's graph, the entities, the plain relations, the derived graph."""
    for name in store.named_graphs():
        if name != DERIVED:
            yield _with_context(store, list(store.quads_for_pattern(None, None, None, name)))
    relations = {ox.NamedNode(load_ontology().term(name)) for name in load_ontology().relations_by_name}
    for stretch in _stretches(store.quads_for_pattern(None, TYPE, None, ox.DefaultGraph())):
        subjects = {quad.subject for quad in stretch}
        yield [q for s in subjects for q in store.quads_for_pattern(s, None, None, ox.DefaultGraph()) if q.predicate not in relations]
    for relation in sorted(relations, key=str):
        for stretch in _stretches(store.quads_for_pattern(None, relation, None, ox.DefaultGraph())):
            yield _with_context(store, stretch)
    derived = store.quads_for_pattern(None, None, None, DERIVED)
    for stretch in _stretches(q for q in derived if not str(q.subject).startswith(TRACES)):
        yield _with_context(store, stretch)


def _stretches(quads: Iterable[ox.Quad]) -> Iterator[list[ox.Quad]]:
    source = iter(quads)
    while stretch := list(islice(source, STRETCH)):
        yield stretch


def _with_context(store: ox.Store, quads: list[ox.Quad]) -> list[ox.Quad]:
    """The quads with what the default graph says of the nodes they speak of: class and name, of a document everything."""
    nodes = {node for quad in quads for node in (quad.subject, quad.object) if isinstance(node, ox.NamedNode)}
    documents = {quad.object for quad in quads if quad.predicate == DERIVED_FROM and isinstance(quad.object, ox.NamedNode)}
    asked = [(node, predicate) for node in nodes - documents for predicate in (TYPE, LABEL)] + [(node, None) for node in documents]
    return quads + [quad for node, predicate in asked for quad in store.quads_for_pattern(node, predicate, None, ox.DefaultGraph())]


def validate_lines(lines: Sequence[str], *, limit: int = LIMIT) -> ValidationReport:
    """Checks N-Quads lines as one part, as ``validate_parts`` does; they are parsed only where something is wrong."""
    report = run_shapes(load_shapes(), "".join(_without_graph(line) for line in lines))
    if not report.results:
        return ValidationReport(True)
    return validate_parts([list(ox.parse("\n".join(lines).encode("utf-8"), ox.RdfFormat.N_QUADS))], limit=limit)


def _without_graph(line: str) -> str:
    """An N-Quads line as an N-Triples line. The graph is the last term; a literal behind its quotation mark has no space."""
    subject, predicate, rest = line.split(" ", 2)
    end = rest.index(" ", rest.rindex('"') if rest.startswith('"') else 0)
    return f"{subject} {predicate} {rest[:end]} .\n"


def _gather(parts: Iterable[Iterable[Statement]]) -> Iterator[list[Statement]]:
    """Batches of whole parts, because one run of the validator costs the same for ten triples and for a thousand."""
    batch: list[Statement] = []
    for part in parts:
        batch.extend(part)
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


@cache
def load_shapes(path: Path = SHAPES_PATH) -> shacl.Shapes:
    """The shapes of a file, compiled."""
    return shacl.Shapes.from_file(str(path))


def run_shapes(shapes: shacl.Shapes, triples: str) -> shacl.Report:
    """What the validator reports on N-Triples."""
    return shapes.validate_text(triples, format="ntriples")


def _check(batch: list[Statement]) -> set[Violation]:
    triples = (s.triple if isinstance(s, ox.Quad) else s for s in batch)
    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    report = run_shapes(load_shapes(), text.decode("utf-8"))
    if not report.results:
        return set()
    sources = _sources(batch, {result.focus_node for result in report.results})
    return {_violation(result, sources) for result in report.results}


def _sources(batch: list[Statement], nodes: set[str]) -> dict[str, str]:
    """Node → document it says it is derived from, else the named graph in which it stands."""
    graphs: dict[str, str] = {}
    stated: dict[str, str] = {}
    for statement in batch:
        if (subject := str(statement.subject)) not in nodes:
            continue
        if statement.predicate == DERIVED_FROM and isinstance(statement.object, ox.NamedNode):
            stated[subject] = statement.object.value
        elif isinstance(statement, ox.Quad) and isinstance(statement.graph_name, ox.NamedNode):
            graphs[subject] = statement.graph_name.value
    return graphs | stated


def _violation(result: shacl.Result, sources: dict[str, str]) -> Violation:
    messages = sorted(result.messages, key=str.isascii)  # Chinese first
    return Violation(
        source=sources.get(result.focus_node, ""),
        focus=result.focus_node.strip("<>"),
        shape=(result.root_shape or result.source_shape or "").strip("<>").removeprefix(SHAPES_NAMESPACE),
        path=result.path or "",
        value=result.value_plain or "",
        message=" / ".join(messages) or result.component,
        constraint=result.component,
        term=result.value or "",
    )
