"""What several commands share: exit codes, default folders, kinds of value, the store to work on."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias

DONE, VIOLATED, WRONG, INCOMPLETE, TIMED_OUT, INTERRUPTED = 0, 1, 2, 3, 124, 130
OUT = "exports"

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def whole_number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"发现 {text!r}，应为正整数 / found {text!r}, expected a whole number from 1")
    return int(text)


def seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e6:
        raise argparse.ArgumentTypeError(f"发现 {text!r}，应为正的秒数 / found {text!r}, expected seconds above 0")
    return value


def tell_unwritten(error: OSError) -> str:
    """What to say where a file cannot be written.

    >>> tell_unwritten(PermissionError(13, "Permission denied", "a.html"))
    '无法写出 a.html / cannot write a.html: Permission denied'
    """
    return f"无法写出 {error.filename} / cannot write {error.filename}: {error.strerror}"


def add_store(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store",
        default=f"{OUT}/store",
        metavar="DIR|URL",
        help="图谱库、构建文件夹或 SPARQL 服务地址，缺省 exports/store / the store, the build folder or the address of a SPARQL server",
    )


def store_path(arguments: argparse.Namespace) -> Path:
    """The store itself or the one inside a build folder, for commands that need the folder."""
    folder = Path(arguments.store)
    return folder / "store" if (folder / "store").is_dir() else folder


def store_place(arguments: argparse.Namespace) -> Path | str:
    """The same for commands that only ask; for them it may also be the address of a server."""
    from graph.store.opening import is_address

    return str(arguments.store) if is_address(arguments.store) else store_path(arguments)


def read_parameters(given: list[str]) -> dict[str, str]:
    """The parameters of a question, each given as NAME=VALUE. Raises ``ParameterError``."""
    from graph.query import ParameterError

    found: dict[str, str] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals:
            raise ParameterError(f"发现 --param {text!r}，应为 名称=值 / found --param {text!r}, expected NAME=VALUE")
        found[name.strip()] = value
    return found
