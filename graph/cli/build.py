"""``chuangpu build``: documents in, a graph out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from graph.cli.options import DONE, INCOMPLETE, OUT, WRONG, Commands, whole_number

SAMPLES = "examples"


def add_build(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add_parser("build", help="构建图谱 / build the graph", description="由文档构建图谱 / build the graph of documents")
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
        type=whole_number,
        default=0,
        metavar="N",
        help="读取文档的进程数，缺省自动 / processes that read, chosen by itself if not given",
    )
    parser.add_argument("--curation", type=Path, metavar="FILE", help="人工合并与拆分表 / a file of same and apart rulings")
    parser.add_argument("--quiet", action="store_true", help="不显示进度 / show no progress")


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
