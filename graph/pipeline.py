"""The main job: files in, a graph with evidence out, in the order of the stages.

read → recognise → resolve (in the document) → relate for each new or changed file; then, over all documents,
resolve → assemble → store → show. Enters: paths. Leaves: the files of a build and a ``BuildResult``. What one document
says is kept from build to build; everything else is made anew from that, so that a build that adds, changes or removes
files, or goes on after it was killed, ends in the same bytes as a build from nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph import __version__
from graph.assemble.annotations import render_annotation
from graph.assemble.facts import Facts
from graph.assemble.sorting import LineSorter, merge_sorted
from graph.assemble.statements import (
    claim_quads,
    document_quads,
    observation_quads,
    plain_triple,
    state_claims,
    state_observations,
    thing_quads,
)
from graph.assemble.tables import render_edges, render_graphml, render_nodes
from graph.assemble.texts import FILE as TEXTS
from graph.assemble.texts import render_text
from graph.assemble.turtle import render_turtle
from graph.check.culprits import find_culprits
from graph.check.page import render_page
from graph.check.parts import check_graph
from graph.check.review import render_review
from graph.check.validate import ValidationReport, read_store
from graph.derive import derive_all, load_lines
from graph.find.beside import make_beside
from graph.job.fingerprint import library_versions, make_fingerprint
from graph.job.folder import BuildFolder, replace_text, write_text
from graph.job.lock import lock_folder
from graph.job.network import write_build_network
from graph.job.progress import Listener, Silence
from graph.job.report import Listing, describe_outcome, render_report
from graph.job.state import BuildState, Listed, Outcome
from graph.job.workers import analyse_files, choose_jobs
from graph.model import Analysis
from graph.ontology import Ontology, load_ontology
from graph.read import ReadError, SourceFile, digest_file, find_files
from graph.resolve.corpus import Resolution, resolve_corpus
from graph.resolve.curation import Ruling, read_curation
from graph.store import build_store, open_store


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did, in numbers; ``read`` counts documents in the graph, ``fresh`` those that were read in this run."""

    read: int
    fresh: int
    skipped: int
    failed: int
    things: int
    edges: int
    claims: int
    observations: int
    conforms: bool


def build_graph(
    inputs: Sequence[Path], out: Path, *, curation: Path | None = None, jobs: int = 0, listener: Listener | None = None
) -> BuildResult:
    """Build the graph of all documents in ``inputs`` into the folder ``out``.

    ``jobs`` is the number of processes that read, 0 for a number that suits. Raises ``CurationError``, ``OntologyError``,
    ``LexiconError`` or ``ReadError`` (an input that does not exist) before work starts, ``LockedError`` where another
    build is at work in ``out``.
    """
    told = listener or Silence()
    rulings = read_curation(curation)
    ontology = load_ontology()
    files = find_files(inputs)
    folder = BuildFolder(out)
    folder.state.mkdir(parents=True, exist_ok=True)
    with lock_folder(folder.state / "lock"):
        folder.prepare()
        with closing(BuildState(folder.state / "build.sqlite", make_fingerprint())) as state:
            fresh = _read_files(state, _outside(files, out), jobs, told)
            result = _Assembly(folder, state, ontology, told).run(rulings, fresh)
        folder.clear()
    return result


def _outside(files: Iterable[SourceFile], out: Path) -> Iterator[SourceFile]:
    """The files that are no output of an earlier build, which matters where ``out`` lies inside an input."""
    root = os.path.realpath(out)
    return (f for f in files if not Path(os.path.realpath(f.path)).is_relative_to(root))  # Path.resolve raises on a loop of links


def _read_files(state: BuildState, files: Iterable[SourceFile], jobs: int, told: Listener) -> int:
    """Bring the state up to date with the files and return how many were read."""
    total = state.list_files(_list(f) for f in files)
    waiting = list(state.files_to_read())
    jobs = choose_jobs(jobs, len(waiting))
    told.begin(total, len(waiting), jobs)
    fresh = 0
    for outcome in analyse_files(iter(waiting), jobs):
        state.store_outcome(outcome)
        told.finish(outcome)
        fresh += outcome.fate == "read"
    return fresh


def _list(file: SourceFile) -> Listed:
    """The file with its digest, or with what is wrong where it cannot even be opened."""
    if file.problem:
        return Listed(file.id, file.source, str(file.path), "", file.problem.found, file.problem.expected)
    try:
        return Listed(file.id, file.source, str(file.path), digest_file(file.path))
    except ReadError as error:
        return Listed(file.id, file.source, str(file.path), "", error.found, error.expected)


class _Assembly:
    """From the analyses of all documents to the files of a build."""

    def __init__(self, folder: BuildFolder, state: BuildState, ontology: Ontology, told: Listener) -> None:
        self._folder = folder
        self._state = state
        self._ontology = ontology
        self._told = told
        self._facts = Facts(folder.scratch / "facts.sqlite")
        self._plain = LineSorter(self._scratch("plain"))  # the default graph
        self._rest = LineSorter(self._scratch("rest"))  # what the documents say
        self._derived = LineSorter(self._scratch("derived"))  # what follows

    def _scratch(self, name: str) -> Path:
        path = self._folder.scratch / name
        path.mkdir()
        return path

    def run(self, rulings: tuple[Ruling, ...], fresh: int) -> BuildResult:
        """Make all files and put them in place."""
        with closing(self._facts):
            self._told.enter("跨文档消歧 / resolving across documents")
            with resolve_corpus(self._state.analyses(), rulings, self._folder.scratch / "index.sqlite") as resolution:
                self._told.enter("组装图谱 / assembling the graph")
                self._assemble(resolution)
                self._told.enter("入库与推导 / loading the store, deriving")
                self._build_store()
                self._write_exports()
                self._told.enter("校验 / checking the shapes")
                validation = self._check()
                self._told.enter("写出文件 / writing files")
                result = self._write_report(resolution, validation, fresh)
            self._put_in_place()
        return result

    def _assemble(self, resolution: Resolution) -> None:
        for thing in resolution.things():
            self._plain.add(thing_quads(thing, self._ontology))
            self._facts.add_thing(thing)
        write_text(self._folder.next / TEXTS, (self._add_document(analysis, resolution) for analysis in self._state.analyses()))
        self._facts.close_books()

    def _add_document(self, analysis: Analysis, resolution: Resolution) -> str:
        """Add what a document says, and return its line for the file of texts."""
        document, things = analysis.document, resolution.of_document(analysis.document.id)
        claims = state_claims(analysis, things, self._ontology)
        observations = state_observations(analysis, things)
        self._plain.add(document_quads(document))
        for stated in claims:
            self._rest.add(claim_quads(stated, document, self._ontology))
            self._plain.add(plain_triple(stated, self._ontology))
        for counted in observations:
            self._rest.add(observation_quads(counted, document))
        self._facts.add_document(document, len({t.iri for t in things.values()}), claims, observations)
        return render_text(analysis, things)

    def _write_exports(self) -> None:
        facts, ontology, target = self._facts, self._ontology, self._folder.next
        write_text(target / "graph.ttl", render_turtle(self._plain))
        write_text(target / "graph.nq", (line + "\n" for line in self._lines()))
        write_text(target / "nodes.csv", render_nodes(facts, ontology))
        write_text(target / "edges.csv", render_edges(facts, ontology))
        write_text(target / "graph.graphml", render_graphml(facts, ontology))
        write_build_network(target / "network.html", facts, open_store(target / "store"), ontology)

    def _build_store(self) -> None:
        """The rules look at the store; what they give is written and loaded like everything else."""
        place = self._folder.next / "store"
        store = build_store(place)
        for lines in (self._plain, self._rest):
            load_lines(store.inner, (line + "\n" for line in lines))
        derive_all(store.inner, sink=self._derived.add)
        load_lines(store.inner, (line + "\n" for line in self._derived))
        store.inner.flush()
        store.inner.optimize()  # each load leaves a file; reading all claims from a hundred files takes three times as long as from a few
        make_beside(store, place)

    def _check(self) -> ValidationReport:
        """The report on the shapes, as a page too, and the list of claims to look at."""
        report = check_graph(self._lines(), self._facts)
        store = read_store(self._folder.next / "store")
        write_text(self._folder.next / "validation.html", render_page(report, find_culprits(report, store)))
        write_text(self._folder.next / "review.csv", render_review(self._facts, self._ontology))
        return report

    def _lines(self) -> Iterator[str]:
        """The whole graph, sorted."""
        return merge_sorted(self._plain, self._rest, self._derived)

    def _write_report(self, resolution: Resolution, validation: ValidationReport, fresh: int) -> BuildResult:
        fates = self._state.count_fates()
        facts = self._facts
        result = BuildResult(
            fates.get("read", 0), fresh, fates.get("skipped", 0), fates.get("failed", 0), facts.count("thing"), facts.count("edge"),
            facts.total("claims"), facts.total("observations"), validation.conforms,
        )  # fmt: skip
        head = self._describe(result, resolution, validation)
        listings = {
            "merges": Listing(resolution.count_merges(), resolution.merges()),
            "review": Listing(facts.count("misfit"), facts.misfits()),
            "violations": Listing(validation.total, validation.violations),
            "unused_curation": Listing(len(resolution.unused), resolution.unused),
        }
        write_text(self._folder.next / "report.json", render_report(head, listings, map(self._describe_document, self._state.outcomes())))
        return result

    def _describe(self, result: BuildResult, resolution: Resolution, validation: ValidationReport) -> dict[str, Any]:
        totals = {
            "documents": result.read, "skipped": result.skipped, "failed": result.failed, "things": result.things, "edges": result.edges,
            "claims": result.claims, "observations": result.observations, "misfits": self._facts.count("misfit"),
        }  # fmt: skip
        return {
            "versions": {"chuangpu": __version__, "ontology": self._ontology.version, **library_versions()},
            "totals": totals,
            "things_by_type": resolution.counts(),
            "edges_by_relation": self._facts.count_relations(),
            "validation": {"conforms": validation.conforms, "violations": validation.total},
        }

    def _describe_document(self, outcome: Outcome) -> dict[str, Any]:
        return describe_outcome(outcome, self._facts.counts_of(outcome.file.id) if outcome.fate == "read" else {})

    def _put_in_place(self) -> None:
        """Move everything to where it belongs. Annotations first: they are many, and each is right by itself."""
        symmetric = frozenset(r for r in self._ontology.relations if self._ontology.is_symmetric(r))
        kept = set()
        for analysis in self._state.analyses():
            name = f"{analysis.document.id}.json"
            replace_text(self._folder.annotations / name, render_annotation(analysis, symmetric))
            kept.add(name)
        for path in self._folder.annotations.iterdir():
            if path.name not in kept:
                path.unlink()
        self._folder.put_store()
        self._folder.put_files()
