"""``chuangpu validate``: whether a graph is as the ontology wants it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from graph.cli.options import DONE, OUT, VIOLATED, WRONG, Commands, whole_number

FORMATS = ("table", "turtle", "html", "json")


def add_validate(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add_parser(
        "validate",
        help="校验图谱 / check the graph",
        description="按本体与形状校验图谱，每条违例附对象、规则和原句 / check a graph against the shapes, with thing, rule and sentence",
    )
    parser.set_defaults(command=run_validate)
    parser.add_argument(
        "--store",
        type=Path,
        default=Path(OUT) / "store",
        metavar="DIR|FILE",
        help="图谱库、构建文件夹或 RDF 文件，缺省 exports/store / the store, the build folder or a file of RDF",
    )
    parser.add_argument("--format", choices=FORMATS, default="table", help="报告的形式 / how to write the report")
    parser.add_argument("--out", type=Path, metavar="FILE", help="写入文件，缺省为标准输出 / write to a file, standard output if not given")
    parser.add_argument("--limit", type=whole_number, default=1000, metavar="N", help="最多列出几条 / at most so many are listed")


def run_validate(arguments: argparse.Namespace) -> int:
    """Check, write the report and say by the exit code whether the graph conforms."""
    from graph.check.culprits import find_culprits
    from graph.check.render import describe_outcome
    from graph.check.validate import GraphFileError, read_store, validate_store

    inside: Path = arguments.store / "store"
    try:
        store = read_store(inside if inside.is_dir() else arguments.store)
        report = validate_store(store, limit=arguments.limit)
        with _open(arguments.out) as target:
            target.writelines(_render(arguments.format, report, find_culprits(report, store)))
    except (GraphFileError, OSError) as error:
        print(f"无法校验 / cannot check: {error}", file=sys.stderr)
        return WRONG
    if arguments.out:
        print(f"{describe_outcome(report, len(report.violations))} → {arguments.out}")
    return DONE if report.conforms else VIOLATED


def _render(form: str, report: object, culprits: Iterable[object]) -> Iterator[str]:
    from graph.check.page import render_page
    from graph.check.render import render_json, render_table
    from graph.check.turtle import render_turtle

    if form == "turtle":
        return render_turtle(report)  # type: ignore[arg-type]
    render = {"table": render_table, "html": render_page, "json": render_json}[form]
    return render(report, culprits)  # type: ignore[arg-type]


@contextmanager
def _open(path: Path | None) -> Iterator[TextIO]:
    """The file to write, or standard output."""
    if path is None:
        yield sys.stdout
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        yield file
