"""``chuangpu find``: things by part of a name, alias, pinyin or initials."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from graph.cli.options import DONE, WRONG, Commands, add_store, store_path, whole_number

if TYPE_CHECKING:
    from graph.find import SearchIndex


def add_find(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add_parser(
        "find",
        help="按名称查找 / find by name",
        description="按名称的一部分、别名、拼音或首字母在图谱中查找 / find things by part of a name, alias, pinyin or initials",
    )
    parser.set_defaults(command=run_find)
    parser.add_argument("text", metavar="TEXT", nargs="?", help="如 光芯、zndx、zhongnan、中南dx / such as these")
    add_store(parser)
    parser.add_argument(
        "--class", dest="classes", action="append", default=[], metavar="CLASS", help="只要这一类，如 University / only this class"
    )
    parser.add_argument(
        "--region", dest="regions", action="append", default=[], metavar="NAME", help="只要这一地区之内的 / only in this region"
    )
    parser.add_argument("--limit", type=whole_number, default=20, metavar="N", help="最多几个，缺省 20 / at most so many, 20 if not given")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="输出格式 / how to print the hits")
    parser.add_argument("--rebuild", action="store_true", help="重新建立检索索引 / make the search index anew")


def run_find(arguments: argparse.Namespace) -> int:
    """Print the best hits; without any, what is nearest."""
    from graph.find import BadSearchError, IndexFileError
    from graph.store import StoreError
    from graph.store.opening import is_address

    if is_address(str(arguments.store)):
        print("find 需要磁盘上的图谱库 / find needs a store on disk, expected a folder", file=sys.stderr)
        return WRONG
    try:
        index = _ready_index(store_path(arguments), rebuild=arguments.rebuild)
        if arguments.text is None and arguments.rebuild:
            return DONE
        return _print_hits(index, arguments)
    except (BadSearchError, IndexFileError, StoreError) as error:
        print(error, file=sys.stderr)
        return WRONG


def _ready_index(folder: Path, *, rebuild: bool) -> SearchIndex:
    """The index beside the store, made now where there is none or a new one is asked for."""
    from graph.find.beside import index_path, is_outdated, make_beside, open_beside
    from graph.store import open_store

    if rebuild or not index_path(folder).is_file():
        store = open_store(folder)
        print(f"正在建立检索索引 {index_path(folder)} / making the search index", file=sys.stderr)
        return make_beside(store, folder)
    if folder.is_dir() and is_outdated(folder):
        print(
            "图谱库在检索索引建立之后有改动，可用 --rebuild 更新 / the store changed after its index was made; --rebuild", file=sys.stderr
        )
    return open_beside(folder)


def _print_hits(index: SearchIndex, arguments: argparse.Namespace) -> int:
    from graph.find.render import render_hits

    text = arguments.text or ""
    hits = index.find(text, classes=arguments.classes, regions=arguments.regions, limit=arguments.limit)
    if not hits and not arguments.regions:
        hits = index.nearest(text, arguments.limit, classes=arguments.classes)
        if hits:
            print("没有匹配的名称，相近的有 / no name matches; the nearest are", file=sys.stderr)
    if not hits and arguments.format == "table":
        print("没有匹配的名称 / no name matches", file=sys.stderr)
        return DONE
    for piece in render_hits(hits, arguments.format):
        sys.stdout.write(piece)
    return DONE
