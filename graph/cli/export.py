"""``chuangpu export``: the graph, or a part of it, for other programs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from graph.cli.options import DONE, WRONG, Commands, add_store, read_parameters, store_place

if TYPE_CHECKING:
    from graph.export import Selection

FORMATS = ("turtle", "nquads", "trig", "jsonld", "rdfxml", "graphml", "gexf", "csv", "neo4j", "parquet")


def add_export(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add_parser(
        "export",
        help="导出图谱 / export the graph",
        description="把全图或查询所得的子图导出给其他程序 / the whole graph, or what a query selects of it, for other programs",
    )
    parser.set_defaults(command=run_export)
    add_store(parser)
    parser.add_argument("--format", choices=FORMATS, required=True, help="格式；csv、neo4j、parquet 为文件夹 / the last three are folders")
    parser.add_argument("--out", type=Path, required=True, metavar="PATH", help="写到的文件或文件夹 / the file or folder to write")
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--question", metavar="NAME", help="只导出此问题的答案 / export what this named question answers with")
    part.add_argument(
        "--construct",
        metavar="FILE|TEXT",
        help="只导出此查询（CONSTRUCT、DESCRIBE 或 SELECT）所得 / export what this query selects, not the whole graph",
    )
    parser.add_argument(
        "--param",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="问题的参数，可多次给出 / a parameter of the question; may be given several times",
    )


def run_export(arguments: argparse.Namespace) -> int:
    """Write the export and say what is in it."""
    from graph.export import ExportError, write_export
    from graph.query import (
        AmbiguousNameError,
        ParameterError,
        QueryFileError,
        UnknownNameError,
        UnknownQuestionError,
        explain_fault,
        read_query,
    )
    from graph.store import QueryError, StoreError

    text = ""
    try:
        text = read_query(arguments.construct, sys.stdin) if arguments.construct else ""
        written = write_export(_select(arguments, text), arguments.format, arguments.out)
    except QueryError as error:
        print(explain_fault(text, error), file=sys.stderr)
        return WRONG
    except (
        ExportError, QueryFileError, StoreError, OSError, UnknownQuestionError, ParameterError, UnknownNameError, AmbiguousNameError,
    ) as error:  # fmt: skip
        print(f"无法导出 / cannot export: {error}", file=sys.stderr)
        return WRONG
    if written.statements is not None:
        print(f"{written.statements} 条陈述 → {arguments.out} / {written.statements} statements")
    else:
        told = (written.things, written.relations)
        print("{} 个事物，{} 条关系 → {} / {} things, {} relations".format(*told, arguments.out, *told))
    return DONE


def _select(arguments: argparse.Namespace, text: str) -> Selection:
    from graph.export import ExportError, select_by_query, select_by_question, select_whole
    from graph.store import open_store

    if arguments.param and not arguments.question:
        raise ExportError("--param 只与 --question 同用 / found --param without --question, expected both")
    store = open_store(store_place(arguments))
    if arguments.question:
        return select_by_question(store, arguments.question, read_parameters(arguments.param))
    return select_by_query(store, text) if text else select_whole(store)
