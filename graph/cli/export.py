"""``chuangpu export``: the graph, or a part of it, for other programs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from graph.cli.options import DONE, WRONG, Commands, add_store, store_place

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
    parser.add_argument(
        "--construct",
        metavar="FILE|TEXT",
        help="只导出此查询（CONSTRUCT、DESCRIBE 或 SELECT）所得 / export what this query selects, not the whole graph",
    )


def run_export(arguments: argparse.Namespace) -> int:
    """Write the export and say what is in it."""
    from graph.export import ExportError, select_by_query, select_whole, write_export
    from graph.query import QueryFileError, explain_fault, read_query
    from graph.store import QueryError, StoreError, open_store

    text = ""
    try:
        text = read_query(arguments.construct, sys.stdin) if arguments.construct else ""
        store = open_store(store_place(arguments))
        selection = select_by_query(store, text) if text else select_whole(store)
        written = write_export(selection, arguments.format, arguments.out)
    except QueryError as error:
        print(explain_fault(text, error), file=sys.stderr)
        return WRONG
    except (ExportError, QueryFileError, StoreError, OSError) as error:
        print(f"无法导出 / cannot export: {error}", file=sys.stderr)
        return WRONG
    if written.statements is not None:
        print(f"{written.statements} 条陈述 → {arguments.out} / {written.statements} statements")
    else:
        told = (written.things, written.relations)
        print("{} 个事物，{} 条关系 → {} / {} things, {} relations".format(*told, arguments.out, *told))
    return DONE
