"""``chuangpu atlas``: who builds what together, as an offline page and a workbook."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from graph.cli.options import DONE, OUT, WRONG, Commands, add_store, store_place, tell_unwritten

if TYPE_CHECKING:
    from graph.atlas.model import Atlas


def add_atlas(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add_parser(
        "atlas",
        help="创新图谱（2图5表） / the innovation atlas",
        description="把图谱做成离线网页和工作簿：产业链、区域、五表、四池、角色、政策、目标、时间线 / "
        "the graph as an offline page and a workbook: chains, regions, lists, pools, roles, policies, targets, timeline",
    )
    parser.set_defaults(command=run_atlas)
    parser.add_argument("--region", metavar="NAME", help="只看一个地区及其下辖地区 / only a region and the regions inside it")
    parser.add_argument("--industry", metavar="NAME", help="只看一个产业及更窄的产业 / only an industry and narrower ones")
    add_store(parser)
    parser.add_argument(
        "--out", type=Path, default=Path(OUT) / "atlas.html", metavar="FILE.html",
        help="网页写到哪里，工作簿在旁边，缺省 exports/atlas.html / where to write the page, with the workbook beside it",
    )  # fmt: skip


def run_atlas(arguments: argparse.Namespace) -> int:
    """Write the page and the workbook, and say what is in them."""
    from graph.atlas.collect import collect_atlas
    from graph.atlas.page import render_atlas
    from graph.atlas.workbook import write_workbook
    from graph.query import AmbiguousNameError, UnknownNameError
    from graph.store import StoreError, open_store

    page: Path = arguments.out
    book = page.with_suffix(".xlsx")
    if book == page:
        print(f"发现 --out {page}，应为 .html 文件 / found --out {page}, expected an .html file", file=sys.stderr)
        return WRONG
    if folder := next((path for path in (page, book) if path.is_dir()), None):
        print(f"发现 {folder} 是文件夹，应为文件 / found the folder {folder}, expected a file", file=sys.stderr)
        return WRONG
    try:
        atlas = collect_atlas(open_store(store_place(arguments)), region=arguments.region, industry=arguments.industry)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(render_atlas(atlas), encoding="utf-8", newline="\n")
        write_workbook(atlas, book)
    except (StoreError, UnknownNameError, AmbiguousNameError) as error:
        print(error, file=sys.stderr)
        return WRONG
    except OSError as error:
        print(tell_unwritten(error), file=sys.stderr)
        return WRONG
    _tell(atlas, page, book)
    return DONE


def _tell(atlas: Atlas, page: Path, book: Path) -> None:
    """What was written, and how many rows each table has."""
    print(f"{page}，{book}：{atlas.title.zh}，{atlas.documents} 篇文档 / {atlas.title.en}, documents: {atlas.documents}")
    for section in atlas.sections:
        counts = "，".join(f"{table.title.zh} {len(table.rows)}" for table in section.tables)
        print(f"  {section.title.zh} / {section.title.en}：{counts}")
