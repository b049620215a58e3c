"""``chuangpu explain``: what was read in one document, as a page."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from graph.cli.options import DONE, OUT, WRONG, Commands

EXPLANATIONS = f"{OUT}/explain"


def add_explain(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add_parser(
        "explain",
        help="查看一篇文档读出了什么 / see what was read in one document",
        description="把一篇文档和从中读出的内容写成一个离线网页 / one document with all that was read in it, as an offline page",
    )
    parser.set_defaults(command=run_explain)
    parser.add_argument("file", type=Path, metavar="FILE", help="一篇文档：txt、html、docx、pdf / one document")
    parser.add_argument(
        "--out",
        type=Path,
        metavar="PAGE.html",
        help=f"网页，缺省 {EXPLANATIONS}/<文档>.html / the page to write, {EXPLANATIONS}/<document>.html if not given",
    )


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
