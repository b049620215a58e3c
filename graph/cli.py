"""The command line: ``chuangpu build``, ``query``, ``partners``, ``explain``. The only module that prints.

Exit codes: 0 done; 2 the command, an input or a setting is wrong, nothing was done; 3 the graph was built, but some files
were left out; 130 interrupted (a build goes on where it stopped when it is called again).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from graph import __version__

DONE, WRONG, INCOMPLETE, TIMED_OUT, INTERRUPTED = 0, 2, 3, 124, 130
SAMPLES = "examples"
OUT = "exports"
EXPLANATIONS = f"{OUT}/explain"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a terminal set to another code shows what it can
    arguments = _make_parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = arguments.command
    try:
        return command(arguments)
    except KeyboardInterrupt:
        print("已中断，再次运行将从中断处继续 / interrupted; run it again to go on", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone, as in `chuangpu query … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="chuangpu", description="创谱：把中文创新文档变成可溯源的知识图谱 / Chinese documents on innovation into a graph with evidence"
    )
    parser.add_argument("--version", action="version", version=f"chuangpu {__version__}")
    commands = parser.add_subparsers(title="命令 / commands", required=True, metavar="COMMAND")
    add_build(commands.add_parser("build", help="构建图谱 / build the graph", description="由文档构建图谱 / build the graph of documents"))
    add_query(
        commands.add_parser(
            "query", help="查询图谱 / ask the graph", description="对图谱库执行 SPARQL 查询 / run a SPARQL query on the store of a build"
        )
    )
    add_partners(
        commands.add_parser(
            "partners",
            help="寻找伙伴 / find partners",
            description="为一个对象寻找尚无联系的伙伴，附理由和原句 / who could work with a thing and why, with the sentences",
        )
    )
    add_explain(
        commands.add_parser(
            "explain",
            help="查看一篇文档读出了什么 / see what was read in one document",
            description="把一篇文档和从中读出的内容写成一个离线网页 / one document with all that was read in it, as an offline page",
        )
    )
    return parser


def add_build(parser: argparse.ArgumentParser) -> None:
    """The options of ``build``."""
    parser.set_defaults(command=run_build)
    parser.add_argument(
        "inputs", nargs="*", type=Path, metavar="INPUT", help=f"文件或文件夹，缺省为 {SAMPLES}/ / files or folders, {SAMPLES}/ if none"
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        default=Path(OUT),
        help=f"输出文件夹，缺省 {OUT}/ / the folder to build in, {OUT}/ if not given",
    )
    parser.add_argument(
        "--jobs",
        type=_count,
        default=0,
        metavar="N",
        help="读取文档的进程数，缺省自动 / processes that read, chosen by itself if not given",
    )
    parser.add_argument("--curation", type=Path, metavar="FILE", help="人工合并与拆分表 / a file of same and apart rulings")
    parser.add_argument("--quiet", action="store_true", help="不显示进度 / show no progress")


def add_query(parser: argparse.ArgumentParser) -> None:
    """The options of ``query``."""
    parser.set_defaults(command=run_query)
    parser.add_argument(
        "query", metavar="FILE|TEXT", help="查询文件、查询语句，或 - 表示标准输入 / a query file, the query itself, or - for standard input"
    )
    _add_store(parser)
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table", help="输出格式 / how to print the answer")
    parser.add_argument(
        "--limit", type=_count, metavar="N", help="最多行数，表格缺省 200 / at most so many rows, 200 for a table if not given"
    )
    parser.add_argument("--timeout", type=_seconds, metavar="SECONDS", help="限时 / stop after so long")
    parser.add_argument("--union", action="store_true", help="不写 GRAPH 时也查命名图 / see the named graphs without GRAPH too")


def add_partners(parser: argparse.ArgumentParser) -> None:
    """The options of ``partners``."""
    parser.set_defaults(command=run_partners)
    parser.add_argument("name", metavar="NAME", help="对象的名称、别名或 IRI / a thing's name, other name or IRI")
    _add_store(parser)
    parser.add_argument("--limit", type=_count, default=10, metavar="N", help="最多几个，缺省 10 / at most so many, 10 if not given")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 / how to print the answer")


def add_explain(parser: argparse.ArgumentParser) -> None:
    """The options of ``explain``."""
    parser.set_defaults(command=run_explain)
    parser.add_argument("file", type=Path, metavar="FILE", help="一篇文档：txt、html、docx、pdf / one document")
    parser.add_argument(
        "--out",
        type=Path,
        metavar="PAGE.html",
        help=f"网页，缺省 {EXPLANATIONS}/<文档>.html / the page to write, {EXPLANATIONS}/<document>.html if not given",
    )


def _add_store(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store",
        type=Path,
        default=Path(OUT) / "store",
        metavar="DIR",
        help="图谱库或构建文件夹，缺省 exports/store / the store or the build folder",
    )


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"发现 {text!r}，应为正整数 / found {text!r}, expected a whole number from 1")
    return int(text)


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e6:
        raise argparse.ArgumentTypeError(f"发现 {text!r}，应为正的秒数 / found {text!r}, expected seconds above 0")
    return value


def run_build(arguments: argparse.Namespace) -> int:
    """Build and say what came of it."""
    # Imported here, so that --help and query need not wait for the language models.
    from graph.job.lock import LockedError
    from graph.job.progress import ProgressLines, Silence
    from graph.ontology import OntologyError
    from graph.pipeline import build_graph
    from graph.read import ReadError
    from graph.resolve.curation import CurationError
    from graph.rows import LexiconError

    listener = Silence() if arguments.quiet else ProgressLines(sys.stderr)
    inputs = arguments.inputs or [Path(SAMPLES)]
    try:
        result = build_graph(inputs, arguments.out, curation=arguments.curation, jobs=arguments.jobs, listener=listener)
    except (LockedError, OntologyError, ReadError, LexiconError, CurationError, OSError) as error:
        print(f"无法构建 / cannot build: {error}", file=sys.stderr)
        return WRONG
    print(
        f"{result.read} 篇文档（新读 {result.fresh}），{result.things} 个事物，{result.edges} 条关系，{result.observations} "
        f"个数值 → {arguments.out} / "
        f"{result.read} documents ({result.fresh} read now), {result.things} things, {result.edges} relations, "
        f"{result.observations} numbers"
    )
    return _tell_left_out(result.skipped, result.failed, arguments.out)


def _tell_left_out(skipped: int, failed: int, out: Path) -> int:
    if not skipped and not failed:
        return DONE
    print(
        f"{skipped + failed} 个文件未能读入，原因见 {out / 'report.json'} / {skipped + failed} files were left out, reasons in report.json",
        file=sys.stderr,
    )
    return INCOMPLETE


def run_query(arguments: argparse.Namespace) -> int:
    """Answer one query on standard output."""
    from graph.query import QueryFileError, read_query
    from graph.query.limit import TimeoutReached, run_limited
    from graph.store import StoreError

    try:
        text = read_query(arguments.query, sys.stdin)
        if arguments.timeout:
            return run_limited(_answer, (arguments, text), seconds=arguments.timeout)
        return _answer(arguments, text)
    except (QueryFileError, StoreError) as error:
        print(error, file=sys.stderr)
        return WRONG
    except TimeoutReached as error:
        print(error, file=sys.stderr)
        return TIMED_OUT


def _answer(arguments: argparse.Namespace, text: str) -> int:
    from graph.query import explain_fault, render_answer
    from graph.store import QueryError, StoreError, open_store

    try:
        answer = open_store(_store_path(arguments)).query(text, union=arguments.union)
        for piece in render_answer(answer, arguments.format, arguments.limit):
            sys.stdout.write(piece)
        sys.stdout.flush()
    except StoreError as error:
        print(error, file=sys.stderr)
        return WRONG
    except QueryError as error:
        print(explain_fault(text, error), file=sys.stderr)
        return WRONG
    return DONE


def run_partners(arguments: argparse.Namespace) -> int:
    """Name candidates for working together, with reasons."""
    from graph.match import AmbiguousNameError, UnknownNameError, find_partners, render_partners
    from graph.store import StoreError, open_store

    try:
        candidates = find_partners(open_store(_store_path(arguments)), arguments.name, limit=arguments.limit)
    except (StoreError, UnknownNameError, AmbiguousNameError) as error:
        print(f"找不到 / not found: {error}", file=sys.stderr)
        return WRONG
    for piece in render_partners(arguments.name, candidates, arguments.format):
        sys.stdout.write(piece)
    return DONE


def run_explain(arguments: argparse.Namespace) -> int:
    """Write the page of one document and say where it is."""
    from graph.job.explain import PagePathError, explain_file
    from graph.ontology import OntologyError
    from graph.read import ReadError
    from graph.rows import LexiconError

    try:
        made = explain_file(arguments.file, page=arguments.out, folder=Path(EXPLANATIONS))
    except (ReadError, PagePathError, OntologyError, LexiconError, OSError) as error:
        print(f"无法说明 / cannot explain: {error}", file=sys.stderr)
        return WRONG
    told = (len(made.analysis.entities), len(made.analysis.claims), len(made.analysis.observations))
    print("{} 个对象，{} 条关系，{} 个数据 → {} / {} things, {} relations, {} figures".format(*told, made.page, *told))
    return DONE


def _store_path(arguments: argparse.Namespace) -> Path:
    """The store itself or the one inside a build folder."""
    inside: Path = arguments.store / "store"
    return inside if inside.is_dir() else arguments.store


if __name__ == "__main__":
    sys.exit(main())
