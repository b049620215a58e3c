"""``chuangpu partners``: who could work with a thing, and why."""

from __future__ import annotations

import argparse
import sys

from graph.cli.options import DONE, WRONG, Commands, add_store, store_place, whole_number


def add_partners(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add_parser(
        "partners",
        help="寻找伙伴 / find partners",
        description="为一个对象寻找尚无联系的伙伴，附理由和原句 / who could work with a thing and why, with the sentences",
    )
    parser.set_defaults(command=run_partners)
    parser.add_argument("name", metavar="NAME", help="对象的名称、别名或 IRI / a thing's name, other name or IRI")
    add_store(parser)
    parser.add_argument("--limit", type=whole_number, default=10, metavar="N", help="最多几个，缺省 10 / at most so many, 10 if not given")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 / how to print the answer")


def run_partners(arguments: argparse.Namespace) -> int:
    """Name candidates for working together, with reasons."""
    from graph.match import AmbiguousNameError, UnknownNameError, find_partners, render_partners
    from graph.store import StoreError, open_store

    try:
        candidates = find_partners(open_store(store_place(arguments)), arguments.name, limit=arguments.limit)
    except (StoreError, UnknownNameError, AmbiguousNameError) as error:
        print(f"找不到 / not found: {error}", file=sys.stderr)
        return WRONG
    for piece in render_partners(arguments.name, candidates, arguments.format):
        sys.stdout.write(piece)
    return DONE
