"""A worker: a process that has a store open and does one job after the other, so that a job that runs away dies alone.

Enters: ``Job`` values through a pipe. Leaves: ``Outcome`` values. The process may take a set amount of memory more than it starts
with; where it asks for more the engine gives up and the process ends, which the pool reports.
"""

from __future__ import annotations

import contextlib
import json
import sys
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox

from graph.find import BadSearchError, IndexFileError
from graph.find.render import list_hits
from graph.match import Matching
from graph.match.beside import partner_index_path, read_partner_index
from graph.ontology import PREFIXES
from graph.query import (
    AmbiguousNameError,
    FaultyQueryError,
    ParameterError,
    UnknownNameError,
    UnknownQuestionError,
    answer_question,
    complete_query,
    explain_fault,
    find_question,
    prepare_question,
    render_answer,
)
from graph.query.answer import explain_error
from graph.serve.asking import answer_partners
from graph.serve.limits import Limits
from graph.serve.media import SYNTAXES, result_format, triple_format
from graph.serve.spill import Spill, TooMuchError
from graph.serve.work import Done, Failed, Job, Outcome, Source
from graph.store import OxigraphStore, QueryError, StoreError, memory_store
from graph.store.oxigraph import Solutions, open_disk_store
from graph.store.oxigraph_terms import to_graph
from graph.store.searching import Searching

if sys.platform == "linux":
    import resource


def run_worker(pipe: Connection, limits: Limits) -> None:
    """Answer jobs until the other end closes."""
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # no image of a process that gives up
    worker = _Worker(limits)
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            pipe.send(worker.do(pipe.recv()))


def _lift_bound() -> None:
    """Let this process take what it wants, while it opens a store."""
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def _bound_memory(size: int) -> None:
    """Let this process take so many bytes more than it has now, where the system can do that."""
    if sys.platform != "linux":
        return
    status = Path("/proc/self/status").read_text(encoding="ascii")
    now = next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmData"))
    resource.setrlimit(resource.RLIMIT_DATA, (now + size, resource.RLIM_INFINITY))


class _Worker:
    """Keeps one store open and opens it anew where a job has another."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._source: Source | None = None
        self._store = memory_store()
        self._partners: Matching | None = None

    def do(self, job: Job) -> Outcome:
        """Do a job; whatever goes wrong in it is told as an outcome."""
        try:
            return self._answer(job)
        except QueryError as error:
            return Failed("fault", explain_fault(job.text, error))
        except UnknownQuestionError as error:
            return Failed("unknown", str(error))
        except (ParameterError, UnknownNameError, AmbiguousNameError, BadSearchError, IndexFileError) as error:
            return Failed("fault", str(error))
        except TooMuchError as error:
            return self._too_much(error.kind)
        except MemoryError:
            return out_of_memory(self._limits)
        except (StoreError, ValueError, OSError) as error:
            self._source = None
            return Failed("store", f"图谱库无法回答 / the store cannot answer: {error}")

    def _too_much(self, kind: str) -> Failed:
        if kind == "rows":
            most = self._limits.rows
            return Failed("rows", f"答案超过 {most} 行，请加 LIMIT 或缩小范围 / the answer has over {most} rows: add LIMIT or narrow it")
        most = self._limits.answer >> 20
        return Failed("bytes", f"答案超过 {most} MB，请加 LIMIT 或缩小范围 / the answer is over {most} MB: add LIMIT or narrow it")

    def _open(self, source: Source) -> OxigraphStore:
        if source != self._source:
            _lift_bound()
            self._store = open_disk_store(Path(source.path))
            self._store.searching = Searching(Path(source.home))
            with contextlib.suppress(IndexFileError):  # told when something is looked for
                self._store.searching.open()  # its pages are no part of what a query takes
            _bound_memory(self._limits.memory)
            self._source = source
        return self._store

    def _answer(self, job: Job) -> Done:
        store = self._open(job.source)
        if job.kind == "open":
            return Done()
        if job.kind == "query":
            return self._query(store, job)
        if job.kind == "ask":
            return self._ask(store, job)
        if job.kind == "find":
            return _find(store, job)
        if job.kind == "partners":
            return Done(answer_partners(self._matching(store, job.source), job.parameters))
        graph = to_graph(job.text or None)
        if not isinstance(graph, ox.DefaultGraph) and not store.inner.contains_named_graph(graph):
            return Done(found=False)
        with self._spill(job) as spill:
            store.inner.dump(spill.sink, triple_format(job.form), from_graph=graph, prefixes=_prefixes(job.form))
            return Done(*spill.take())

    def _matching(self, store: OxigraphStore, source: Source) -> Matching:
        """Partners with the indexes beside the store, mapped with the first question and as long as the store is open.

        They are made where they are missing or, on a server that only reads, older than the store; changes by HTTP do not make them anew.
        """
        if self._partners is None or self._partners.store is not store:
            home = Path(source.home)
            as_it_was = source.path != source.home and partner_index_path(home).is_file()
            self._partners = Matching(store, read_partner_index(home) if as_it_was else None)
        return self._partners

    def _spill(self, job: Job, syntax: str = "") -> Spill:
        return Spill(Path(job.spill), rows=self._limits.rows, size=self._limits.answer, syntax=syntax)

    def _query(self, store: OxigraphStore, job: Job) -> Done:
        completed = complete_query(job.text)
        try:
            found = store.solve(completed.text, union=job.union, default=job.default_graphs, named=job.named_graphs, base=job.base)
        except QueryError as error:
            raise FaultyQueryError(explain_error(job.text, error, lines=completed.lines)) from error
        return self._write(found, job)

    def _ask(self, store: OxigraphStore, job: Job) -> Done:
        prepared = prepare_question(store, job.text, dict(job.parameters))
        if find_question(prepared.name).python is None:
            return self._write(store.solve(prepared.text), job)
        lines = render_answer(answer_question(store, prepared), "json", self._limits.rows + 1)
        return self._write(ox.parse_query_results("".join(lines), format=ox.QueryResultsFormat.JSON), job)

    def _write(self, found: Solutions, job: Job) -> Done:
        if isinstance(found, ox.QueryTriples):
            with self._spill(job) as spill:
                if prefixes := _prefixes(job.form):
                    ox.serialize(found, spill.sink, triple_format(job.form), prefixes=prefixes)
                else:
                    found.serialize(spill.sink, triple_format(job.form))
                return Done(*spill.take())
        form = result_format(job.form)
        with self._spill(job, SYNTAXES[form] if isinstance(found, ox.QuerySolutions) else "") as spill:
            found.serialize(spill.sink, form)
            return Done(*spill.take())


def _find(store: OxigraphStore, job: Job) -> Done:
    """The things of a name as JSON; ``nearest`` says that no name matched."""
    index, asked = store.searching.open(), dict(job.parameters)
    classes = [value for name, value in job.parameters if name == "class"]
    regions = [value for name, value in job.parameters if name == "region"]
    limit = int(asked.get("limit", "20"))
    hits = index.find(job.text, classes=classes, regions=regions, limit=limit)
    near = [] if hits or regions else index.nearest(job.text, limit, classes=classes)
    body = {"hits": list_hits(hits or near), "nearest": bool(near)}
    return Done(json.dumps(body, ensure_ascii=False).encode("utf-8"))


def _prefixes(form: str) -> dict[str, str] | None:
    return dict(PREFIXES) if triple_format(form) in (ox.RdfFormat.TURTLE, ox.RdfFormat.RDF_XML) else None


def out_of_memory(limits: Limits) -> Failed:
    """What is told of a query whose worker ran out of memory."""
    most = limits.memory >> 20
    return Failed("memory", f"查询需要的内存超过 {most} MB，已停止 / the query needs more than {most} MB of memory and was stopped")
