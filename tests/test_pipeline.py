"""Whole builds of made documents: the same bytes however they come about, every quote where it is said to be."""

from __future__ import annotations

import csv
import json
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pyoxigraph
import pytest

from benchmarks.bad_files import write_bad_files
from benchmarks.documents import make_document, write_documents
from graph.assemble.tables import NODE_COLUMNS
from graph.export import select_whole, write_export
from graph.job.lock import LockedError, lock_folder
from graph.job.state import Outcome
from graph.ontology import OA, PROV
from graph.pipeline import BuildResult, build_graph
from graph.read import ReadError, find_files, read_document
from graph.resolve.curation import CurationError
from graph.resolve.iri import document_iri
from graph.store import Rows, open_store

ROOT = Path(__file__).resolve().parents[1]
FILES = {
    "graph.ttl", "graph.nq", "graph.graphml", "nodes.csv", "edges.csv", "network.html", "report.json",
    "review.csv", "store.search", "validation.html", "documents.jsonl",
}  # fmt: skip


def snapshot(out: Path) -> dict[str, bytes]:
    """All files of a build but the store and the state, by path."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.relative_to(out).parts[0] not in ("store", ".state")
    }


def store_size(out: Path) -> int:
    return len(open_store(out / "store"))


class Stopper:
    """A listener that stops the build at its n-th step."""

    def __init__(self, step: int) -> None:
        self._steps = step

    def begin(self, total: int, to_read: int, jobs: int) -> None: ...

    def finish(self, outcome: Outcome) -> None:
        self.enter("file")

    def enter(self, stage: str) -> None:
        self._steps -= 1
        if self._steps < 0:
            raise KeyboardInterrupt


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    write_documents(folder, 8)
    (folder / "<img src=x onerror=alert(1)>.txt").write_text(
        "聊城大学与<img src=x onerror=alert(1)>有限公司签署合作协议。聊城大学与山东恒源轴承有限公司签署战略合作协议。\n", encoding="utf-8"
    )
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 rubbish")
    return folder


@pytest.fixture(scope="module")
def built(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built")
    build_graph([documents], out, jobs=1)
    return out


def copy(source: Path, target: Path) -> Path:
    shutil.copytree(source, target)
    return target


def test_all_files_are_there(built: Path) -> None:
    assert FILES | {"annotations", "store", ".state"} == {path.name for path in built.iterdir()}
    assert len(list((built / "annotations").iterdir())) == 9
    assert [path.name for path in (built / ".state").iterdir()] == ["build.sqlite"]


def test_two_builds_give_the_same_bytes(documents: Path, built: Path, tmp_path: Path) -> None:
    build_graph([documents], tmp_path / "out", jobs=1)
    assert snapshot(tmp_path / "out") == snapshot(built)


def test_the_order_of_inputs_and_the_number_of_processes_do_not_matter(documents: Path, built: Path, tmp_path: Path) -> None:
    build_graph(sorted(documents.iterdir(), reverse=True), tmp_path / "out", jobs=2)
    assert snapshot(tmp_path / "out") == snapshot(built)


def add_one(folder: Path) -> None:
    (folder / "doc00090.txt").write_text(make_document(90), encoding="utf-8")


def change_one(folder: Path) -> None:
    (folder / "doc00003.txt").write_text(make_document(91), encoding="utf-8")


def remove_one(folder: Path) -> None:
    (folder / "doc00005.txt").unlink()


@pytest.mark.parametrize(("change", "fresh"), [(add_one, 1), (change_one, 1), (remove_one, 0)])
def test_an_incremental_build_ends_as_a_build_from_nothing(
    documents: Path, tmp_path: Path, built: Path, change: Callable[[Path], None], fresh: int
) -> None:
    folder = copy(documents, tmp_path / "in")
    copy(built, tmp_path / "out")
    change(folder)
    assert build_graph([folder], tmp_path / "out", jobs=1).fresh == fresh
    build_graph([folder], tmp_path / "anew", jobs=1)
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "anew")
    assert store_size(tmp_path / "out") == store_size(tmp_path / "anew")


def test_a_removed_document_leaves_nothing(documents: Path, tmp_path: Path, built: Path) -> None:
    folder = copy(documents, tmp_path / "in")
    copy(built, tmp_path / "out")
    remove_one(folder)
    build_graph([folder], tmp_path / "out", jobs=1)
    assert not [name for name, data in snapshot(tmp_path / "out").items() if b"doc00005" in data or "doc00005" in name]
    answer = open_store(tmp_path / "out" / "store").query(f"ASK {{ GRAPH <{document_iri('doc00005')}> {{ ?s ?p ?o }} }}")
    assert answer is False


@pytest.mark.parametrize("step", [3, 10, 11, 12, 13])
def test_a_build_stopped_anywhere_goes_on(documents: Path, tmp_path: Path, built: Path, step: int) -> None:
    with pytest.raises(KeyboardInterrupt):
        build_graph([documents], tmp_path / "out", jobs=1, listener=Stopper(step))
    result = build_graph([documents], tmp_path / "out", jobs=1)
    assert result.fresh < 9
    assert snapshot(tmp_path / "out") == snapshot(built)


def count_outcomes(out: Path) -> int:
    """How many outcomes the state of a running build holds by now."""
    try:
        with closing(sqlite3.connect(f"file:{out / '.state' / 'build.sqlite'}?mode=ro", uri=True)) as state:
            return int(state.execute("SELECT count(*) FROM outcome").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_a_build_killed_half_way_goes_on(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 60)
    command = [sys.executable, "-m", "graph", "build", str(tmp_path / "in"), "--jobs", "1", "--quiet", "--out"]
    process = subprocess.Popen([*command, str(tmp_path / "out")], cwd=ROOT)
    while count_outcomes(tmp_path / "out") < 3 and process.poll() is None:
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.02)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert 3 <= count_outcomes(tmp_path / "out") < 60
    told = [
        subprocess.run([*command, str(tmp_path / name)], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for name in ("out", "anew")
    ]
    fresh = [int(re.search(r"\((\d+) read now\)", line)[1]) for line in told if "60 documents" in line]  # type: ignore[index]
    assert fresh[0] < 58 and fresh[1] == 60
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "anew")


def test_every_quote_stands_where_it_is_said_to(documents: Path, built: Path) -> None:
    texts = {document_iri(f.id): read_document(f).text for f in find_files([documents]) if f.path.suffix == ".txt"}
    findings: dict[str, dict[str, str]] = {}
    for quad in pyoxigraph.parse(path=str(built / "graph.nq"), format=pyoxigraph.RdfFormat.N_QUADS):
        if quad.predicate.value in (OA + "exact", OA + "start", OA + "end", PROV + "wasDerivedFrom"):
            findings.setdefault(str(quad.subject), {})[quad.predicate.value] = str(getattr(quad.object, "value", ""))
    assert len(findings) > 100
    for found in findings.values():
        text = texts[found[PROV + "wasDerivedFrom"]]
        assert text[int(found[OA + "start"]) : int(found[OA + "end"])] == found[OA + "exact"]


def test_every_claim_and_observation_has_its_evidence(built: Path) -> None:
    for kind in ("Claim", "Observation"):
        answer = open_store(built / "store").query(
            f"SELECT ?f WHERE {{ GRAPH ?d {{ ?f a cp:{kind} FILTER NOT EXISTS {{ ?f oa:exact ?e ; oa:start ?s ; oa:end ?n ; cp:rule ?r ; "
            "cp:confidence ?c ; prov:wasDerivedFrom ?d } } }"
        )
        assert isinstance(answer, Rows) and list(answer.rows) == []


def test_store_and_files_say_the_same(built: Path) -> None:
    lines = (built / "graph.nq").read_text(encoding="utf-8").splitlines()
    quads = list(pyoxigraph.parse(path=str(built / "graph.nq"), format=pyoxigraph.RdfFormat.N_QUADS))
    turtle = set(pyoxigraph.parse(path=str(built / "graph.ttl"), format=pyoxigraph.RdfFormat.TURTLE))
    assert lines == sorted(set(lines))
    assert store_size(built) == len(lines) == len(quads)
    assert {q.triple for q in turtle if isinstance(q, pyoxigraph.Quad)} == {
        q.triple for q in quads if q.graph_name == pyoxigraph.DefaultGraph()
    }
    assert not [q for q in quads if isinstance(q.subject, pyoxigraph.BlankNode) or isinstance(q.object, pyoxigraph.BlankNode)]


def test_things_of_the_graph_are_typed(built: Path) -> None:
    answer = open_store(built / "store").query(
        "SELECT ?t WHERE { GRAPH ?g { ?c a cp:Claim ; (rdf:subject|rdf:object) ?t } FILTER NOT EXISTS { ?t a ?k ; rdfs:label ?n } }"
    )
    assert isinstance(answer, Rows) and list(answer.rows) == []


def test_an_export_has_the_tables_of_the_build(built: Path, tmp_path: Path) -> None:
    write_export(select_whole(open_store(built / "store")), "csv", tmp_path)
    assert (tmp_path / "edges.csv").read_bytes() == (built / "edges.csv").read_bytes()
    nodes = [list(csv.reader((f / "nodes.csv").read_text(encoding="utf-8-sig").splitlines())) for f in (tmp_path, built)]
    column = NODE_COLUMNS.index("documents")  # an export counts documents with a fact, a build those that name the thing
    assert [[*row[:column], *row[column + 1 :]] for row in nodes[0]] == [[*row[:column], *row[column + 1 :]] for row in nodes[1]]


def test_the_report_tells_all_and_no_more(documents: Path, built: Path) -> None:
    text = (built / "report.json").read_text(encoding="utf-8")
    report = json.loads(text)
    assert report["totals"]["documents"] == 9 and report["totals"]["skipped"] == 1
    (bad,) = [d for d in report["documents"] if d["status"] != "read"]
    assert bad["source"].endswith("broken.pdf") and bad["found"] and bad["expected"]
    assert str(documents) not in text and str(built) not in text
    assert report["validation"]["conforms"] is True


def test_a_network_of_many_things_is_drawn_by_webgl_with_the_same_bytes(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.job.network.SMALL", 5)
    monkeypatch.setattr("graph.job.network.MOST", 12)
    pages = []
    for name in ("one", "two"):
        build_graph([documents], tmp_path / name, jobs=1)
        pages.append((tmp_path / name / "network.html").read_text(encoding="utf-8"))
    assert pages[0] == pages[1]
    assert 'id="pack-network"' in pages[0]
    totals = json.loads(re.findall(r'id="data">(.*?)</script>', pages[0], re.DOTALL)[0])["totals"]
    with (tmp_path / "one" / "nodes.csv").open(encoding="utf-8-sig", newline="") as file:
        assert (totals["nodesShown"], totals["nodes"]) == (12, sum(1 for _ in csv.reader(file)) - 1)


def test_markup_in_names_is_text_everywhere(built: Path) -> None:
    for name in ("network.html", "graph.graphml"):
        assert b"<img src=x" not in (built / name).read_bytes()
    assert f"<{document_iri('<img src=x onerror=alert(1)>')}>" in (built / "graph.nq").read_text(encoding="utf-8")


def test_outputs_inside_an_input_are_not_read(tmp_path: Path) -> None:
    write_documents(tmp_path, 1)
    results = [build_graph([tmp_path], tmp_path / "exports", jobs=1) for _ in range(2)]
    assert [(r.read, r.skipped) for r in results] == [(1, 0), (1, 0)]


def test_a_build_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert build_graph([tmp_path / "in"], tmp_path / "out") == BuildResult(0, 0, 0, 0, 0, 0, 0, 0, True)
    assert {path.name for path in (tmp_path / "out").iterdir()} > FILES


def test_what_is_wrong_from_the_start_stops_before_work(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        build_graph([tmp_path / "nowhere"], tmp_path / "out")
    (tmp_path / "c.tsv").write_text("same\tx\n")
    with pytest.raises(CurationError):
        build_graph([tmp_path], tmp_path / "out", curation=tmp_path / "c.tsv")
    assert not (tmp_path / "out").exists()


def test_a_second_build_into_the_folder_is_turned_away(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out" / ".state").mkdir(parents=True)
    with lock_folder(tmp_path / "out" / ".state" / "lock"), pytest.raises(LockedError):
        build_graph([tmp_path / "in"], tmp_path / "out")


def test_a_curator_is_obeyed(documents: Path, tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 2)
    table = tmp_path / "curation.tsv"
    table.write_text("same\tcpid:Region/枣庄市\tcpid:Region/滨州市\t试\n", encoding="utf-8")
    build_graph([tmp_path / "in"], tmp_path / "out", curation=table, jobs=1)
    assert "Region/滨州市>" not in (tmp_path / "out" / "graph.nq").read_text(encoding="utf-8")
    build_graph([tmp_path / "in"], tmp_path / "out", jobs=1)
    assert "Region/滨州市>" in (tmp_path / "out" / "graph.nq").read_text(encoding="utf-8")


def test_bad_files_cost_nothing_but_themselves(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 40)
    write_bad_files(tmp_path / "in", 22)
    result = build_graph([tmp_path / "in"], tmp_path / "out", jobs=1)
    assert (result.read, result.skipped, result.failed) == (40, 22, 0)
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    bad = [d for d in report["documents"] if d["status"] == "skipped"]
    assert {d["source"] for d in bad} == {path.name for path in (tmp_path / "in").iterdir() if path.name.startswith("bad")}
    assert all(d["found"] and d["expected"] for d in bad)


def test_symmetric_triples_are_derived_apart(built: Path) -> None:
    store = open_store(built / "store")
    assert store.query("ASK { ?a cp:cooperatesWith ?b . ?b cp:cooperatesWith ?a FILTER (?a != ?b) }") is False
    traced = "?n cp:derivedBy 'symmetric' ; rdf:subject ?s ; rdf:predicate cp:cooperatesWith ; rdf:object ?o . ?s cp:cooperatesWith ?o"
    assert store.query(f"ASK {{ GRAPH cpid:derived {{ {traced} }} }}") is True
