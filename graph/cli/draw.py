"""``chuangpu draw``: a network page of a part of the graph, or of all of it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from graph.cli.options import DONE, OUT, WRONG, Commands, add_store, read_parameters, store_place, tell_unwritten, whole_number

if TYPE_CHECKING:
    from graph.show.draw import Part
    from graph.store import GraphStore

MOST = 100_000


def add_draw(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add_parser(
        "draw",
        help="画网络图 / draw a network",
        description="把图谱或其一部分画成离线网页 / the graph, or a part of it, as an offline page that one can search, filter and click",
    )
    parser.set_defaults(command=run_draw)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--around", metavar="NAME", help="一个对象及其周围 / a thing and what lies around it")
    what.add_argument("--community", metavar="NAME", help="一个创新共同体 / an innovation community with its members")
    what.add_argument("--question", metavar="NAME", help="一个问题的答案 / what a named question answers with")
    what.add_argument("--all", action="store_true", help="全图，缺省 / the whole graph, which is what is drawn if nothing is named")
    parser.add_argument(
        "--depth", type=whole_number, default=2, metavar="N", help="周围几步，缺省 2 / how many relations around, 2 if not given"
    )
    parser.add_argument(
        "--param",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="问题的参数，可多次给出 / a parameter of the question; may be given several times",
    )
    parser.add_argument(
        "--limit", type=whole_number, default=MOST, metavar="N",
        help="最多几个对象，缺省 100000；连接多者先 / at most so many things, the best connected first; 100000 if not given",
    )  # fmt: skip
    parser.add_argument("--webgl", action="store_true", help="不足 500 个对象也用大图页面 / the page of large networks for few things too")
    add_store(parser)
    parser.add_argument(
        "--out", type=Path, default=Path(OUT) / "draw.html", metavar="FILE", help="写到哪里 / where to write, exports/draw.html"
    )


def run_draw(arguments: argparse.Namespace) -> int:
    """Write one page and say what is on it."""
    from graph.query import AmbiguousNameError, ParameterError, UnknownNameError, UnknownQuestionError
    from graph.show.draw import EmptyDrawingError, draw_part
    from graph.store import StoreError, open_store

    try:
        store = open_store(store_place(arguments))
        drawing = draw_part(store, _choose_part(store, arguments), arguments.out, limit=arguments.limit, webgl=arguments.webgl)
    except (StoreError, ParameterError, UnknownNameError, UnknownQuestionError, AmbiguousNameError, EmptyDrawingError) as error:
        print(error, file=sys.stderr)
        return WRONG
    except OSError as error:
        print(tell_unwritten(error), file=sys.stderr)
        return WRONG
    things, relations = len(drawing.nodes), len(drawing.edges)
    print(f"{arguments.out}：{things} 个对象，{relations} 条关系 / {things} things, {relations} relations")
    return DONE


def _choose_part(store: GraphStore, arguments: argparse.Namespace) -> Part:
    from graph.show.draw import select_all, select_around, select_by_question, select_community

    if arguments.around:
        return select_around(store, arguments.around, depth=arguments.depth)
    if arguments.community:
        return select_community(store, arguments.community)
    if arguments.question:
        return select_by_question(store, arguments.question, read_parameters(arguments.param))
    return select_all()
