"""``chuangpu query``: a SPARQL query on the store of a build."""

from __future__ import annotations

import argparse
import sys

from graph.cli.options import DONE, TIMED_OUT, WRONG, Commands, add_store, seconds, store_place, whole_number


def add_query(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add_parser(
        "query", help="查询图谱 / ask the graph", description="对图谱库执行 SPARQL 查询 / run a SPARQL query on the store of a build"
    )
    parser.set_defaults(command=run_query)
    parser.add_argument(
        "query", metavar="FILE|TEXT", help="查询文件、查询语句，或 - 表示标准输入 / a query file, the query itself, or - for standard input"
    )
    add_store(parser)
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table", help="输出格式 / how to print the answer")
    parser.add_argument(
        "--limit", type=whole_number, metavar="N", help="最多行数，表格缺省 200 / at most so many rows, 200 for a table if not given"
    )
    parser.add_argument("--timeout", type=seconds, metavar="SECONDS", help="限时 / stop after so long")
    parser.add_argument("--union", action="store_true", help="不写 GRAPH 时也查命名图 / see the named graphs without GRAPH too")


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
    from graph.query import answer_query, explain_fault, find_warnings, render_answer, render_fault
    from graph.store import QueryError, StoreError, open_store

    try:
        answer = answer_query(open_store(store_place(arguments)), text, union=arguments.union)
        for warning in find_warnings(text):
            print(f"注意 / note: {render_fault(text, warning)}", file=sys.stderr)
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
