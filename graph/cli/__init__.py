"""The command line, a module for each command. The only package that prints.

Exit codes: 0 done; 1 the graph that was checked has violations; 2 the command, an input or a setting is wrong, nothing was
done; 3 the graph was built, but some files were left out; 124 a time limit was reached; 130 interrupted (a build goes on where
it stopped when it is called again).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from graph import __version__
from graph.cli.ask import add_ask
from graph.cli.atlas import add_atlas
from graph.cli.build import add_build
from graph.cli.challenges import add_challenges
from graph.cli.derive import add_derive
from graph.cli.draw import add_draw
from graph.cli.explain import add_explain
from graph.cli.export import add_export
from graph.cli.find import add_find
from graph.cli.options import DONE, INCOMPLETE, INTERRUPTED, TIMED_OUT, VIOLATED, WRONG
from graph.cli.partners import add_partners
from graph.cli.query import add_query
from graph.cli.serve import add_serve
from graph.cli.site import add_site
from graph.cli.validate import add_validate

__all__ = ["DONE", "INCOMPLETE", "INTERRUPTED", "TIMED_OUT", "VIOLATED", "WRONG", "main"]


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
    for add in (
        add_build, add_query, add_find, add_ask, add_draw, add_atlas, add_site, add_partners, add_challenges, add_explain, add_serve,
        add_export, add_derive, add_validate,
    ):  # fmt: skip
        add(commands)
    return parser
