"""``chuangpu ask``: a named question on the store of a build."""

from __future__ import annotations

import argparse
import sys

from graph.cli.options import DONE, TIMED_OUT, WRONG, Commands, add_store, read_parameters, seconds, store_place, whole_number


def add_ask(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add_parser(
        "ask",
        help="按名称提问 / ask a named question",
        description="对图谱提出一个有名称的问题；不写名称则列出全部 / ask a named question; without a name all are listed",
    )
    parser.set_defaults(command=run_ask)
    parser.add_argument("name", nargs="?", metavar="NAME", help="问题的名称或标题 / the name or the title of a question")
    parser.add_argument(
        "--param",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="参数，可多次给出 / a parameter of the question; may be given several times",
    )
    parser.add_argument(
        "--describe", action="store_true", help="说明问题、参数和各列 / tell what the question answers, its parameters and columns"
    )
    parser.add_argument("--sparql", action="store_true", help="只显示填入参数后的 SPARQL / show the SPARQL with the parameters, do not ask")
    add_store(parser)
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table", help="输出格式 / how to print the answer")
    parser.add_argument(
        "--limit", type=whole_number, metavar="N", help="最多行数，表格缺省 200 / at most so many rows, 200 for a table if not given"
    )
    parser.add_argument("--timeout", type=seconds, metavar="SECONDS", help="限时 / stop after so long")


def run_ask(arguments: argparse.Namespace) -> int:
    """Answer one question, describe it, or list all."""
    from graph.query import UnknownQuestionError, find_question
    from graph.query.describe import describe_question, list_questions
    from graph.query.limit import TimeoutReached, run_limited

    try:
        if arguments.name is None or arguments.describe:
            sys.stdout.write(list_questions() if arguments.name is None else describe_question(find_question(arguments.name)))
            return DONE
        if arguments.timeout:
            return run_limited(_answer, (arguments,), seconds=arguments.timeout)
        return _answer(arguments)
    except UnknownQuestionError as error:
        print(f"{error}\nchuangpu ask 列出全部问题 / chuangpu ask lists all questions", file=sys.stderr)
        return WRONG
    except TimeoutReached as error:
        print(error, file=sys.stderr)
        return TIMED_OUT


def _answer(arguments: argparse.Namespace) -> int:
    from graph.query import (
        AmbiguousNameError,
        ParameterError,
        UnknownNameError,
        answer_question,
        find_question,
        prepare_question,
        render_answer,
    )
    from graph.store import StoreError, open_store

    question = find_question(arguments.name)
    try:
        store = open_store(store_place(arguments))
        prepared = prepare_question(store, question.name, read_parameters(arguments.param))
        if arguments.sparql:
            sys.stdout.write(prepared.text)
            return DONE
        for piece in render_answer(answer_question(store, prepared), arguments.format, arguments.limit, headings=question.headings()):
            sys.stdout.write(piece)
        sys.stdout.flush()
    except (StoreError, ParameterError, UnknownNameError, AmbiguousNameError) as error:
        print(error, file=sys.stderr)
        return WRONG
    return DONE
