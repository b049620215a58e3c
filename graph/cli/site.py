"""``chuangpu site``: the whole graph as a folder of pages."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from graph.cli.options import DONE, OUT, WRONG, Commands, add_store, store_path, store_place

SITE = f"{OUT}/site"


def add_site(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add_parser(
        "site",
        help="把图谱写成网站 / the graph as a site of pages",
        description="把图谱写成可双击打开的网站，每个对象、每篇文档一页 / the graph as a site that opens by double click",
    )
    parser.set_defaults(command=run_site)
    add_store(parser)
    parser.add_argument("--out", type=Path, default=Path(SITE), metavar="DIR", help=f"写到的文件夹，缺省 {SITE} / the folder to write")
    parser.add_argument(
        "--texts", type=Path, metavar="FILE",
        help="文档全文，缺省为图谱库旁的 documents.jsonl / the documents' texts, documents.jsonl beside the store if not given",
    )  # fmt: skip
    parser.add_argument("--title", metavar="TEXT", help="网站标题 / title of the site")
    parser.add_argument("--quiet", action="store_true", help="不报告进度 / do not tell progress")


def run_site(arguments: argparse.Namespace) -> int:
    """Write the site and say where it is."""
    from graph.assemble.texts import TextsError, texts_path
    from graph.site import SiteFolderError, write_site
    from graph.site.write import TITLE
    from graph.store import StoreError, open_store
    from graph.store.opening import is_address

    texts = arguments.texts
    try:
        if texts is not None and not texts.is_file():
            raise TextsError(f"{texts}: 没有此文件 / found no such file, expected documents.jsonl of a build")
        if texts is None and not is_address(arguments.store):
            texts = texts_path(store_path(arguments))
        store = open_store(store_place(arguments))
        report = write_site(store, arguments.out, texts=texts, title=arguments.title or TITLE, told=_tell(quiet=arguments.quiet))
    except (StoreError, SiteFolderError, TextsError, OSError) as error:
        print(f"无法写网站 / cannot write the site: {error}", file=sys.stderr)
        return WRONG
    told = (report.things, report.documents, report.texts)
    print(
        "{} 个对象，{} 篇文档（{} 篇有全文）→ {} / {} things, {} documents, {} of them with their text".format(
            *told, arguments.out / "index.html", *told
        )
    )
    if report.removed:
        print(f"删去旧页 {report.removed} 个 / {report.removed} pages of an earlier site removed")
    return DONE


def _tell(*, quiet: bool) -> Callable[[str], None]:
    """Progress on the error stream, so that what is printed stays for programs."""
    return lambda line: None if quiet else print(line, file=sys.stderr)
