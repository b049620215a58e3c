"""``chuangpu serve``: the graph as a SPARQL server."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from graph.cli.options import DONE, WRONG, Commands, add_store, seconds, store_path, whole_number

TOKEN = "CHUANGPU_TOKEN"


def add_serve(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add_parser(
        "serve",
        help="以 SPARQL 服务提供图谱 / serve the graph",
        description="以 SPARQL 1.1 协议提供图谱，缺省只读、只限本机 / the graph by SPARQL 1.1 Protocol, read-only, this machine only",
        epilog=f"设环境变量 {TOKEN} 或 --token-file 后可写入 / with the variable {TOKEN} or --token-file the store can be written",
    )
    parser.set_defaults(command=run_serve)
    add_store(parser)
    parser.add_argument("--host", default="127.0.0.1", help="地址，缺省仅本机 / the address, this machine only if not given")
    parser.add_argument("--port", type=_port, default=7878, help="端口，缺省 7878，0 为任一空闲端口 / the port, 0 for any free one")
    parser.add_argument("--timeout", type=seconds, default=30.0, metavar="SECONDS", help="每个查询限时，缺省 30 / seconds for a query")
    parser.add_argument("--rows", type=whole_number, default=200_000, metavar="N", help="每个答案最多行数 / rows of an answer at most")
    parser.add_argument("--answer", type=whole_number, default=64, metavar="MB", help="每个答案最大 / size of an answer at most")
    parser.add_argument("--memory", type=whole_number, default=512, metavar="MB", help="每个查询的内存上限 / memory of a query at most")
    parser.add_argument(
        "--workers", type=whole_number, metavar="N", help="同时的快查询数与慢查询数，缺省为核数 / quick and long queries at once"
    )
    parser.add_argument(
        "--cors",
        action="append",
        default=[],
        metavar="ORIGIN",
        help="允许其网页查询的来源，可重复，* 为任何 / pages that may ask, * for all",
    )
    parser.add_argument("--token-file", type=Path, metavar="FILE", help="口令文件，设后可写入 / a file with the token that allows writing")


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"发现 {text!r}，应为 0 至 65535 / found {text!r}, expected 0 to 65535")
    return int(text)


def run_serve(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from graph.serve import Limits, ServeError, make_app, run_server
    from graph.store import StoreError, open_store

    store = store_path(arguments)
    try:
        token = _read_token(arguments.token_file)
        if not token:
            open_store(store)  # to say now what would be said at the first query
            _make_partner_index(store)
        workers = {"quick": arguments.workers, "long": arguments.workers} if arguments.workers else {}
        limits = Limits(
            seconds=arguments.timeout, rows=arguments.rows, answer=arguments.answer << 20, memory=arguments.memory << 20, **workers
        )
        app = make_app(store, limits, token=token, origins=arguments.cors)
        run_server(app, arguments.host, arguments.port, ready=lambda address: _tell(address, bool(token)))
    except (StoreError, ServeError, OSError) as error:
        print(f"无法服务 / cannot serve: {error}", file=sys.stderr)
        return WRONG
    return DONE


def _make_partner_index(store: Path) -> None:
    """The index for ``/partners``, where there is none or an old one: made here it may take longer than a query may."""
    from graph.match import ready_index
    from graph.match.beside import is_stale, partner_index_path
    from graph.store import open_store

    if is_stale(store):
        print(f"正在建立伙伴索引 {partner_index_path(store)} / making the partner index", file=sys.stderr, flush=True)
        ready_index(open_store(store))


def _read_token(path: Path | None) -> str:
    return path.read_text(encoding="utf-8").strip() if path else os.environ.get(TOKEN, "")


def _tell(address: str, writable: bool) -> None:
    mode = "可写入 / can be written" if writable else "只读 / read-only"
    print(f"SPARQL: {address}/sparql （{mode}；Ctrl+C 停止 / stops it）", flush=True)
