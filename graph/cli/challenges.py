"""``chuangpu challenges``: who could take up which demand of the graph."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from graph.cli.options import DONE, WRONG, Commands, add_store, store_place, whole_number
from graph.cli.partners import announce_needs_index, split_roles

_SAYS = """\
揭榜：图谱中每项尚无人承担的需求由谁来做最合适，每个单位可以揭哪些榜 /
for every demand of the graph that nobody has taken up the best takers, and for every body the demands it could take"""


def add_challenges(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add_parser("challenges", help="揭榜撮合 / who could take up which demand", description=_SAYS)
    parser.set_defaults(command=run_challenges)
    add_store(parser)
    parser.add_argument("--taken", action="store_true", help="也列出已揭榜的需求 / also the demands that were taken up")
    parser.add_argument("--by", choices=("demand", "taker"), default="demand", help="按需求或按单位列出 / by demand or by taker, for text")
    parser.add_argument(
        "--role", metavar="ROLES", default="", help="只要能担任这些角色的，如 学,研 / only those who fill one of these roles"
    )
    parser.add_argument(
        "--region", dest="regions", action="append", default=[], metavar="NAME", help="只要这一地区之内的 / only takers in this region"
    )
    parser.add_argument(
        "--limit", type=whole_number, default=5, metavar="N", help="每项需求最多几个，缺省 5 / takers for each demand, 5 if not given"
    )
    parser.add_argument(
        "--format", choices=("text", "json", "csv", "xlsx"), default="text", help="csv 为需求×单位的得分矩阵 / csv is the matrix of scores"
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="写到文件；xlsx 必须给出 / write to a file; needed for xlsx")


def run_challenges(arguments: argparse.Namespace) -> int:
    """Match demands and takers."""
    from graph.find import IndexFileError
    from graph.match import AmbiguousNameError, Matching, UnknownNameError, Wishes
    from graph.match.needs.challenges import make_board
    from graph.store import StoreError, open_store

    if arguments.format == "xlsx" and not arguments.out:
        print("xlsx 需要 --out FILE / found --format xlsx without --out, expected a file", file=sys.stderr)
        return WRONG
    try:
        store = open_store(store_place(arguments))
        announce_needs_index(arguments)
        wishes = Wishes(limit=arguments.limit, roles=split_roles(arguments.role), regions=tuple(arguments.regions))
        content = _render(make_board(Matching(store), wishes, taken=arguments.taken), arguments)
        return _write(content, arguments.out, bom=arguments.format == "csv")
    except (UnknownNameError, AmbiguousNameError) as error:
        print(f"找不到 / not found: {error}", file=sys.stderr)
    except (StoreError, IndexFileError, ValueError, OSError) as error:
        print(error, file=sys.stderr)
    return WRONG


def _render(board: object, arguments: argparse.Namespace) -> str | bytes:
    from graph.match.needs.challenge_tables import board_csv, board_json, board_text, board_workbook
    from graph.match.needs.challenges import Board

    assert isinstance(board, Board)
    if arguments.format == "xlsx":
        return board_workbook(board)
    if arguments.format == "json":
        return board_json(board)
    return "".join(board_csv(board) if arguments.format == "csv" else board_text(board, by_taker=arguments.by == "taker"))


def _write(content: str | bytes, out: Path | None, *, bom: bool) -> int:
    """To the file, a CSV with the byte-order mark without which Excel shows Chinese as noise, or to where a command prints."""
    if out is None:
        sys.stdout.write(str(content))
        return DONE
    try:
        out.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8-sig" if bom else "utf-8"))
    except OSError as error:
        print(f"{out}: 无法写入 / cannot write ({error.strerror}), expected a file in a folder that is there", file=sys.stderr)
        return WRONG
    return DONE
